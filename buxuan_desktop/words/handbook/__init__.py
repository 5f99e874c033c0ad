"""The handbook: read once from `resources/handbook`, with the way from a code to the section that says what to do."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from buxuan_desktop.paths import resource
from buxuan_desktop.words.handbook.parts import Handbook, Leaf, Section, Shot
from buxuan_desktop.words.handbook.reading import read_leaf

TITLE = "补选桌面　使用手册"


@cache
def handbook() -> Handbook:
    """All pages, in the order of their files. Raises ValueError where a file breaks the rules of its writing."""
    files = sorted(resource("handbook").glob("*.txt"))
    return Handbook(TITLE, tuple(read_leaf(one.read_text(encoding="utf-8")) for one in files))


@cache
def places() -> Mapping[str, tuple[Leaf, Section]]:
    """Where each anchor stands."""
    return {section.anchor: (leaf, section) for leaf in handbook().leaves for section in leaf.sections}


@cache
def _by_code(what: Literal["finds", "refuses", "kinds"]) -> Mapping[str, str]:
    sections = [section for leaf in handbook().leaves for section in leaf.sections]
    return {code: one.anchor for one in sections for code in getattr(one, what)}


def of_finding(code: str) -> str:
    """The anchor of the section that says what to do about a finding; "" where none does."""
    return _by_code("finds").get(code, "")


def of_refusal(code: str) -> str:
    """The same for a refusal."""
    return _by_code("refuses").get(code, "")


def of_kind(tag: str) -> str:
    """The same for records of a kind."""
    return _by_code("kinds").get(tag, "")


def of_stage(stage: int) -> str:
    """The first section of the page about a stage; where none is about it that of the first page."""
    leaves = handbook().leaves
    return next((leaf for leaf in leaves if leaf.stage == stage), leaves[0]).sections[0].anchor


def pictures() -> frozenset[str]:
    """The names of all pictures, each a PNG in `resources/handbook`."""
    sections = (section for leaf in handbook().leaves for section in leaf.sections)
    return frozenset(part.name for section in sections for part in section.parts if isinstance(part, Shot))
