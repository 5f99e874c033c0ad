"""Rule profiles from `resources/rules`, and the rule book of a case from the copy that the case keeps."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from buxuan_desktop.domain.codec import plain
from buxuan_desktop.domain.events import CaseOpened
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.paths import resource
from buxuan_desktop.rules.profile import Profile, RuleBook, from_mapping


@cache
def known(kind: str) -> tuple[str, ...]:
    """The ids of all profiles (`profile`) or overlays (`overlay`) that the program brings."""
    return tuple(name for name in _names() if load(name).kind == kind)


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in resource("rules").glob("*.toml")))


@cache
def load(name: str) -> Profile:
    """The profile or overlay of that id; Refusal `profile-missing`."""
    path = resource("rules", f"{name}.toml")
    if not name.replace("-", "").isalnum() or not path.is_file():
        raise Refusal("profile-missing", profile=name)
    with path.open("rb") as source:
        return from_mapping(tomllib.load(source))


def load_as(kind: str, name: str) -> Profile:
    """The profile (`profile`) or overlay (`overlay`) of that id; Refusal when there is none of that kind."""
    # Not `known`: that reads all of them, which takes longer than a small election.
    if name not in _names() or load(name).kind != kind:
        raise Refusal(f"{kind}-unknown", profile=name, known="、".join(known(kind)))
    return load(name)


@cache
def copied(name: str) -> Mapping[str, Any]:
    """The profile as plain data, for the copy in a case."""
    data: Mapping[str, Any] = plain(load(name))
    return data


def book_for(profile: str, overlays: Sequence[str], electors: str, body: str) -> RuleBook:
    """The rule book for a new case."""
    laid = tuple(load_as("overlay", name) for name in overlays)
    return RuleBook(load_as("profile", profile), laid, electors, body)


def book_of(case: CaseOpened) -> RuleBook:
    """The rule book that a case was opened with, from its own copy."""
    return RuleBook(from_mapping(case.profile), tuple(map(from_mapping, case.overlays)), case.electors, case.body)
