import tomllib
from collections import Counter
from pathlib import Path

import pytest

from buxuan_desktop.rules.codes import CODES
from buxuan_desktop.words.forms import all_words
from buxuan_desktop.words.handbook import (
    handbook,
    of_finding,
    of_kind,
    of_refusal,
    of_stage,
    pictures,
    places,
)
from buxuan_desktop.words.handbook.parts import Keys, Mind, Points, Section, Shot, Steps, Trouble, Words
from buxuan_desktop.words.handbook.reading import read_leaf
from buxuan_desktop.words.handbook.search import found

ROOT = Path(__file__).parents[3]
WORDS = ROOT / "resources/words"
SECTIONS = [section for leaf in handbook().leaves for section in leaf.sections]
NOT_OF_A_SCREEN = {
    "unknown", "no-display", "script-name-unusable", "script-name-twice", "key-missing", "key-unknown",
    "value-unusable", "number-too-small", "post-title-unusable", "name-for-and-against", "issued-missing",
    "recovered-differs", "too-many-ballots", "percent-unusable", "number-too-large", "case-passphrase-unasked",
    "parts-missing", "processor-unsupported", "libc-unsupported", "windows-too-old", "output-unwritable",
}  # fmt: skip
"""Refusals that only commands, rehearsal scripts and computers that open no window meet: no page leads to them."""


def table(name: str) -> dict[str, object]:
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


def codes_of(what: str) -> list[str]:
    return [code for section in SECTIONS for code in getattr(section, what)]


def test_every_stage_has_a_page_in_the_order_of_the_work() -> None:
    assert [leaf.stage for leaf in handbook().leaves if leaf.stage is not None] == list(range(10))
    assert of_stage(7) == "seats"
    assert of_stage(11) == "begin"


def test_every_anchor_stands_once() -> None:
    assert len(places()) == len(SECTIONS)


@pytest.mark.parametrize("code", sorted(CODES.keys() | (table("findings").keys() - {"registers"})))
def test_every_finding_has_a_section_that_says_what_to_do(code: str) -> None:
    assert of_finding(code) in places()


@pytest.mark.parametrize(("what", "known"), [("finds", "findings"), ("refuses", "refusals")])
def test_a_section_names_codes_that_are_there_and_no_code_is_told_twice(what: str, known: str) -> None:
    named = codes_of(what)
    assert set(named) <= table(known).keys()
    assert [code for code, times in Counter(named).items() if times > 1] == []


def test_every_refusal_that_a_window_can_show_has_a_section() -> None:
    assert table("refusals").keys() - set(codes_of("refuses")) == NOT_OF_A_SCREEN
    assert of_refusal("disk-full") == "case-file"
    assert of_refusal("unknown") == ""


@pytest.mark.parametrize("tag", all_words())
def test_every_kind_of_record_has_a_section_of_its_stage(tag: str) -> None:
    leaf, _ = places()[of_kind(tag)]
    words = all_words()[tag]
    assert leaf.stage == words.stage or tag in ("matter", "scribe-help")


def test_every_picture_is_there_light_and_none_is_left_over() -> None:
    files = {one.stem: one.stat().st_size for one in (ROOT / "resources/handbook").glob("*.png")}
    assert files.keys() == pictures()
    assert max(files.values()) <= 60_000
    assert sum(files.values()) <= 2_500_000


def told(section: Section) -> list[str]:
    found: list[str] = []
    for part in section.parts:
        if isinstance(part, Words | Mind):
            found.append(part.text)
        elif isinstance(part, Steps | Points):
            found += part.items
        elif isinstance(part, Trouble):
            found += [part.when, part.do]
    return found


def test_it_is_written_for_people_in_a_hall() -> None:
    """Short paragraphs, no half-width punctuation between Chinese, keys and buttons closed."""
    for section in SECTIONS:
        for text in told(section):
            assert len(text) <= 90, text
            assert text.count("【") == text.count("】"), text
            assert text.count("“") == text.count("”"), text
            assert not set(text) & set(',;:?!"'), text


def test_a_page_reads_into_its_parts() -> None:
    leaf = read_leaf(
        "# 计票\nstage: 7\n先看这里。\n\n## 录票 {count}\nfinds: a b\n1. 一步\n2. 两步\n- 点\n| F9 | 板 |\n"
        "? 错了\n: 改\n? 又错\n: 再改\n! 小心\n![样子](count)\n话\n"
    )
    (section,) = leaf.sections
    assert (leaf.title, leaf.stage, leaf.lead) == ("计票", 7, "先看这里。")
    assert section.finds == ("a", "b")
    assert section.parts == (
        Steps(("一步", "两步")),
        Points(("点",)),
        Keys((("F9", "板"),)),
        Trouble("错了", "改"),
        Trouble("又错", "再改"),
        Mind("小心"),
        Shot("count", "样子"),
        Words("话"),
    )


@pytest.mark.parametrize(
    "text",
    ["没有题目", "# 题目", "# 题目\n## 没有锚", "# 题目\n## 节 {a}\n? 没有办法\n话", "# 题目\n## 节 {a}\n| 只有一格 |"],
)
def test_a_page_that_breaks_the_rules_is_no_page(text: str) -> None:
    with pytest.raises(ValueError, match=r"no |nothing"):
        read_leaf(text)


@pytest.mark.parametrize(
    ("typed", "anchor"),
    [("fp", "void"), ("废票", "void"), ("KBP", "void"), ("cbfhf", "restore"), ("骰子", "spot"), ("yitaodiannao", "")],
)
def test_it_is_searched_by_characters_and_by_initials(typed: str, anchor: str) -> None:
    assert anchor in [section.anchor for _, section in found(typed)] or (not anchor and not found(typed))


def test_titles_come_before_texts_and_a_key_is_found_as_well() -> None:
    assert next(section.anchor for _, section in found("发票")) == "checkin"
    assert "end" in [section.anchor for _, section in found("f10")]
