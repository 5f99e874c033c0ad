"""The options a case is judged by: what the case sets over overlays over the profile (design §5.8)."""

from collections.abc import Mapping

import msgspec

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.profile import RuleBook

ALLOWED: dict[str, tuple[str | bool, ...]] = {
    "quorum": (">1/2", ">2/3", ">=2/3"),
    "win": (">1/2", ">=1/2"),
    "overvote_scope": ("ballot", "post"),
    "blank": ("abstain", "void"),
    "same_person": ("void_ballot", "highest_only", "add_down", "separate"),
    "woman_first": (True, False),
    "third_without_vote": (True, False),
}
"""The options a script or a case can set, with their values."""


def worded(value: object) -> str:
    """A value of an option as it is written in a script."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class Options(msgspec.Struct, frozen=True):
    """The options in force; the values are those of ALLOWED."""

    quorum: str
    win: str
    overvote_scope: str
    blank: str
    same_person: str
    woman_first: bool = False
    third_without_vote: bool = False


def check_given(given: Mapping[str, object]) -> None:
    """Raise Refusal for an option that nobody knows, or a value that it cannot have."""
    for name, value in given.items():
        if name not in ALLOWED:
            raise Refusal("option-unknown", option=name, known="、".join(ALLOWED))
        if not any(value is allowed or (value == allowed and isinstance(value, str)) for allowed in ALLOWED[name]):
            values = "、".join(map(worded, ALLOWED[name]))
            raise Refusal("option-value-unknown", option=name, value=worded(value), known=values)


def resolve(given: Mapping[str, str | bool], book: RuleBook, posts: int) -> Options:
    """The options in force for a case with `posts` posts.

    Refusal `option-missing` names one that is needed and nobody sets: `overvote_scope` and `blank` always,
    `same_person` with several posts.
    """
    check_given(given)
    if given.get("third_without_vote") and not book.parameter("third_without_vote").is_set:
        raise Refusal("option-not-in-profile", option="third_without_vote", profile=book.profile.id)

    def text(name: str, needed: bool = True) -> str:
        value = given.get(name, book.parameter(name).value)
        if value is None and needed:
            raise Refusal("option-missing", option=name, known="、".join(map(str, ALLOWED[name])))
        if value is not None and value not in ALLOWED[name]:
            # Of a copy of the rules that another hand changed.
            raise Refusal(
                "option-value-unknown", option=name, value=str(value)[:40], known="、".join(map(str, ALLOWED[name]))
            )
        return str(value or "separate")

    return Options(
        quorum=text("quorum"),
        win=text("win"),
        overvote_scope=text("overvote_scope"),
        blank=text("blank"),
        same_person=text("same_person", needed=posts > 1),
        woman_first=bool(given.get("woman_first", book.parameter("woman_first").value)),
        third_without_vote=bool(given.get("third_without_vote", False)),
    )
