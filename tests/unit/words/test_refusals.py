"""Every refusal that the program can raise has its sentence, every sentence its refusal, and every blank its fact.

The codes are read from the program's own syntax trees, so that a new refusal without words fails here.
"""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import pytest

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.faults import _BY_CODE
from buxuan_desktop.words import of_fault, of_refusal, term

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "buxuan_desktop"
SENTENCES: dict[str, str] = tomllib.loads((ROOT / "resources/words/refusals.toml").read_text(encoding="utf-8"))
FAULTS: dict[str, str] = tomllib.loads((ROOT / "resources/words/terms.toml").read_text(encoding="utf-8"))["fault"]
ALWAYS = {"where", "code"}


class Site(NamedTuple):
    """A place that refuses: its code, the facts it gives, whether it may give more, and where it is."""

    code: str
    facts: frozenset[str]
    more: bool
    place: str


@cache
def trees() -> list[tuple[str, ast.Module]]:
    files = sorted(PACKAGE.rglob("*.py"))
    return [(file.relative_to(ROOT).as_posix(), ast.parse(file.read_text(encoding="utf-8"))) for file in files]


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    for file, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names and node.args:
                yield f"{file}:{node.lineno}", node


def constants(node: ast.expr) -> list[str]:
    """The texts that an expression can be: a literal, or one of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*constants(node.body), *constants(node.orelse)]
    return []


def plain_sites() -> Iterator[Site]:
    for place, call in calls("Refusal", "IllegalEvent"):
        facts = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
        for code in constants(call.args[0]):
            yield Site(code, facts, any(keyword.arg is None for keyword in call.keywords), place)


def script_problems() -> Iterator[Site]:
    """The pairs of code and facts that the script's checks yield."""
    tree = ast.parse((PACKAGE / "exchange/script.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[1], ast.Dict):
            facts = frozenset(text for key in node.elts[1].keys if key for text in constants(key))
            for code in constants(node.elts[0]):
                yield Site(code, facts, False, f"exchange/script.py:{node.lineno}")


def register_sites() -> Iterator[Site]:
    """Why a register cannot be read at all; `UnreadableRegister` gives its path and nothing else."""
    for file, tree in trees():
        if "/exchange/register/" in file:
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and str(node.value).startswith("register-"):
                    yield Site(str(node.value), frozenset({"path"}), False, f"{file}:{node.lineno}")


INDIRECT: dict[str, list[Site]] = {
    "problem[0]": list(script_problems()),
    "known": [Site(code, frozenset({"path", "detail"}), False, "store/faults.py") for code in set(_BY_CODE.values())],
    "code": [
        Site(code, frozenset({"where", "key"}), False, "exchange/script.py") for code in ("key-missing", "key-unknown")
    ],
    "f'{kind}-unknown'": [
        Site(f"{kind}-unknown", frozenset({"profile", "known"}), False, "app/rulebooks.py")
        for kind in ("profile", "overlay")
    ],
}
"""Codes that are worked out, by the expression that gives them."""

SITES = [*plain_sites(), *register_sites(), *(site for sites in INDIRECT.values() for site in sites)]


def test_no_refusal_hides_its_code() -> None:
    hidden = {ast.unparse(call.args[0]) for _, call in calls("Refusal", "IllegalEvent") if not constants(call.args[0])}
    assert hidden == set(INDIRECT)
    assert len(INDIRECT["problem[0]"]) > 8


@pytest.mark.parametrize("site", SITES, ids=[f"{site.code}@{site.place}" for site in SITES])
def test_refusal_has_a_sentence_whose_blanks_are_all_filled(site: Site) -> None:
    assert site.code in SENTENCES
    blanks = {field for _, field, _, _ in Formatter().parse(SENTENCES[site.code]) if field}
    assert site.more or blanks <= site.facts | ALWAYS
    said = of_refusal(Refusal(site.code, **{name: f"<{name}>" for name in site.facts}))
    assert "{" not in said
    assert all(f"<{name}>" in said for name in blanks)
    assert "\n" not in said


def test_no_sentence_is_left_over() -> None:
    assert sorted(set(SENTENCES) - {site.code for site in SITES}) == ["unknown"]


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items(), ids=SENTENCES)
def test_sentence_is_plain_chinese(code: str, sentence: str) -> None:
    assert sentence.endswith("。")
    outside = re.sub(r"\{\w+\}|序号:64位校验码", "", sentence)
    assert not re.search(r"[,;:!?()]", outside)
    assert "\n" not in sentence


def test_a_refusal_without_words_is_still_said() -> None:
    assert "no-such-code" in of_refusal(Refusal("no-such-code"))


def test_where_it_is_wrong_stands_first() -> None:
    assert of_refusal(Refusal("name-empty", where="rounds[0]")).startswith("rounds[0]：")


def fault_codes() -> Mapping[str, str]:
    """Codes of the faults that verifying names; the register's faults have words of their own."""
    found: dict[str, str] = {}
    for place, call in calls("Fault", "Faulty"):
        if "/register/" not in place:
            found.update(dict.fromkeys(constants(call.args[0]), place))
    return found


def test_every_fault_of_a_file_has_its_words_and_no_other() -> None:
    assert sorted(fault_codes()) == sorted(FAULTS)
    passed_on = ("/register/", "app/packages.py")  # the latter hands on what `Faulty` named
    assert all(constants(call.args[0]) for place, call in calls("Fault") if not any(p in place for p in passed_on))


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_fault_is_said_with_its_row_and_its_facts(code: str) -> None:
    said: Any = of_fault(code, 7, "abc")
    assert said == f"第7条记录：{term('fault', code)}（abc）。"
    assert of_fault(code, 0, "") == f"{FAULTS[code]}。"
