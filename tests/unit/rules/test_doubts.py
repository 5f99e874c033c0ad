"""Doubtful ballots: every row of the decision table that people decide, by kind, choices and rule of each profile."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from buxuan_desktop.app.rulebooks import book_for
from buxuan_desktop.domain.ballot import VOID_REASONS, Ballot, Judgement, Post
from buxuan_desktop.domain.bundles import RULINGS
from buxuan_desktop.rules.ballots import judge
from buxuan_desktop.rules.doubts import CHOICES, KINDS, OTHER, SILENT, Rule, choices_for, kind_of, rule_for, written
from buxuan_desktop.words import of_doubt, ready_reasons
from tests.unit.rules.hall import marks, sheet
from tests.unit.rules.test_ballots import ONE, RANKED, TWO_SEATS, options
from tests.unit.rules.test_profile_data import CHOICES as VALUES
from tests.unit.rules.test_profile_data import PROFILES, RESIDENTS

WORDS = tomllib.loads((Path(__file__).parents[3] / "resources/words/doubts.toml").read_text(encoding="utf-8"))
SINGLE, SEVERAL = (Post("主任", 1, ("甲", "乙")),), (Post("主任", 1, ("甲",)), Post("委员", 2, ("乙", "丙")))


def rule(kind: str, profile: str, posts: tuple[Post, ...] = SEVERAL) -> Rule:
    body = "residents" if profile in RESIDENTS else "villagers"
    return rule_for(kind, book_for(profile, (), "voters", body), posts)


@pytest.mark.proves("R6", "R7", "R8", "R9", "R10", "R11", "R13", "R14", "R15", "R17", "R18", "R19", "R20", "R21", "R22")
@pytest.mark.proves("R26")
@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("R6", "alteration"),
        ("R7", "wrong-symbol"),
        ("R8", "wrong-symbol"),
        ("R9", "outside-box"),
        ("R10", "name-without-mark"),
        ("R11", "mark-without-name"),
        ("R13", "name-form"),
        ("R14", "namesakes"),
        ("R15", "listed-written-in"),
        ("R17", "unclear-mark"),
        ("R18", "part-unreadable"),
        ("R19", "stray-mark"),
        ("R20", "other-paper"),
        ("R21", "torn"),
        ("R22", "folded"),
        ("R26", "scribe"),
    ],
)
def test_every_row_that_people_decide_has_a_kind_with_choices_and_words(row: str, kind: str) -> None:
    assert row in KINDS[kind].rows
    assert len(choices_for(kind, SINGLE)) >= 2, "there is something to decide"
    for profile in PROFILES:
        said = rule(kind, profile)
        assert of_doubt("rules", said.code) if said.code != SILENT else of_doubt("kinds", kind, "practice")
        assert not said.proposes or said.proposes in choices_for(kind, SEVERAL)


@pytest.mark.proves("R3", "R4", "R12", "R16")
def test_what_rules_decide_alone_is_no_kind_of_doubt() -> None:
    rows = {row for known in KINDS.values() for row in known.rows}
    assert rows.isdisjoint({"R1", "R2", "R3", "R4", "R5", "R12", "R16", "R23", "R24", "R25"})


@pytest.mark.proves("R19", "stray_mark", "wrong_symbol", "R7")
def test_henan_voids_other_signs_and_most_texts_say_nothing() -> None:
    henan = "河南省实施《中华人民共和国村民委员会组织法》办法第三十五条第三款"
    assert rule("stray-mark", "HA-2011") == Rule("stray_mark.void_ballot", (henan,), "verified", "void-identifying")
    assert rule("wrong-symbol", "HA-2011").proposes == "void-unreadable"
    assert rule("stray-mark", "CN-V-2025") == Rule(SILENT)
    assert of_doubt("silent", "") == "法律没有规定，由选举委员会认定。"


@pytest.mark.proves("R18", "unreadable_part", "doubtful_ballot")
def test_a_part_that_cannot_be_read() -> None:
    assert rule("part-unreadable", "SC-V-2025").proposes == "count-part"
    assert rule("part-unreadable", "HA-2011").proposes == "void-unreadable"
    assert (rule("part-unreadable", "HI-2025").code, rule("part-unreadable", "HI-2025").proposes) == (
        "unreadable_part.committee",
        "",
    )
    assert rule("part-unreadable", "SC-V-2025", SINGLE).proposes == "void-unreadable", "one seat has no other part"
    assert "count-part" not in choices_for("part-unreadable", SINGLE)
    assert "第二十七条" in rule("outside-box", "ZJ-2020").who[0], "ZJ20: the committee decides"
    assert rule("outside-box", "HE-2020").who == (), "practice is no citation"


@pytest.mark.proves("R20", "forged_excluded", "T6")
def test_a_forged_paper_is_set_aside_by_the_text_of_hainan() -> None:
    assert rule("other-paper", "HI-2025").proposes == "set-aside"
    assert rule("other-paper", "SC-V-2025").code == SILENT
    assert "set-aside" in choices_for("other-paper", SINGLE)


@pytest.mark.proves("R10", "writein_no_mark")
def test_no_text_says_what_a_name_without_a_mark_is() -> None:
    assert {rule("name-without-mark", profile).code for profile in PROFILES} == {SILENT}
    assert "选举办法" in of_doubt("kinds", "name-without-mark", "practice")


def test_a_doubt_is_kept_as_code_and_own_words() -> None:
    assert kind_of(written("torn", " 缺一角 ")) == ("torn", "缺一角")
    assert kind_of(written("torn")) == ("torn", "")
    assert kind_of("圈画在两个名字之间") == (OTHER, "圈画在两个名字之间")
    assert kind_of("") == (OTHER, "")


def test_every_choice_is_a_ruling_that_can_be_folded() -> None:
    for ruling, void in CHOICES.values():
        assert ruling in RULINGS
        assert (ruling == "void") == bool(void)
        assert not void or void in VOID_REASONS
    assert set(KINDS[OTHER].choices) == set(CHOICES)
    assert {choice for known in KINDS.values() for choice in known.choices} == set(CHOICES)


def sentences() -> Iterator[str]:
    yield from (WORDS[name] for name in ("silent", "committee", "practice", "before"))
    for kind in WORDS["kinds"].values():
        yield from kind.values()
    yield from WORDS["rules"].values()
    yield from WORDS["choices"].values()
    for reasons in WORDS["reasons"].values():
        yield from reasons


def test_words_are_whole_and_plain() -> None:
    assert set(WORDS["kinds"]) == set(KINDS)
    assert set(WORDS["choices"]) == set(WORDS["reasons"]) == set(CHOICES)
    assert all(set(kind) == {"title", "hint", "practice"} for kind in WORDS["kinds"].values())
    assert all(ready_reasons(choice) for choice in CHOICES)
    used = {f"{known.decides}.{value}".lower() for known in KINDS.values() for value in VALUES.get(known.decides, ())}
    assert used <= {*WORDS["rules"], "unreadable_part.committee"}
    assert not [text for text in sentences() if re.search(r"[,;:!?()]", text)]


@pytest.mark.proves("R18", "T35")
def test_a_post_that_nobody_can_read_is_void_and_the_rest_stands() -> None:
    part = Ballot(sheet(委员="丙").marks, "", ("主任",))
    assert judge(part, RANKED, options()) == Judgement("valid", "part-unreadable", ("主任",))
    assert judge(part, RANKED, options("ballot")) == Judgement("valid", "part-unreadable", ("主任",))
    over = Ballot(sheet(副主任="甲 乙", 委员="丙").marks, "", ("主任",))
    assert judge(over, RANKED, options()) == Judgement("valid", "over-vote", ("主任", "副主任"))
    assert judge(over, RANKED, options("ballot")) == Judgement("void", "over-vote")
    assert judge(Ballot({}, "", ("主任",)), RANKED, options()) == Judgement("void", "unreadable")
    mixed = Ballot(sheet(副主任="甲 乙").marks, "", ("主任",))
    assert judge(mixed, RANKED, options()) == Judgement("void", "every-post-void")


@pytest.mark.proves("R7", "R8", "R9", "R6")
def test_once_its_meaning_is_found_a_paper_counts_like_any_other() -> None:
    assert judge(sheet(主任="甲"), ONE, options()) == Judgement("valid")
    assert judge(sheet(主任=marks(against="甲")), ONE, options()) == Judgement("valid")


@pytest.mark.proves("R10", "R11", "R13")
def test_a_row_that_falls_away_leaves_the_rest() -> None:
    assert judge(sheet(委员=marks("甲", write_in="丁")), TWO_SEATS, options()) == Judgement("valid")
    assert judge(sheet(委员="甲"), TWO_SEATS, options()) == Judgement("valid")


@pytest.mark.proves("R24")
def test_a_ballot_cast_by_proxy_is_a_ballot_like_any_other() -> None:
    """Nothing on a paper, and nothing in its record, tells a proxy's ballot from the elector's own."""
    own, by_proxy = sheet(主任="甲"), sheet(主任="甲")
    assert own == by_proxy
    assert judge(own, ONE, options()) == judge(by_proxy, ONE, options())
