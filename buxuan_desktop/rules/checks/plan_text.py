"""Checks on what a local plan says: against the law it stands on, and against itself (domain notes, section 15)."""

from collections.abc import Iterator
from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.calendar import Planned
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.days import born_from
from buxuan_desktop.rules.profile import Parameter, RuleBook

_NEAR = "近亲属"
_WORDS = {"residents": ("居民", "村民"), "villagers": ("村民", "居民")}
_PROCEDURE = ("list_days", "nominators", "proxy_who")
"""What a text that rules a by-election says; of none of them in force nobody has said how it is done."""


def check_plan_text(election: Election, book: RuleBook) -> Iterator[Finding]:
    """Every contradiction in the words of the plan."""
    yield from _words(election, book)
    yield from _ages(election.election_day, book)
    yield from _law(book)
    yield from _proxy(book)
    if book.parameter("attendance_gate").is_set and book.parameter("quorum").is_set:
        yield finding("attendance-is-not-quorum", book)
    organisers = book.parameter("organised_by").value
    if isinstance(organisers, tuple | list) and len(organisers) > 1:
        yield finding("two-organisers", book, names=joined(organisers))


def _words(election: Election, book: RuleBook) -> Iterator[Finding]:
    """A plan for a community that speaks of villagers, or the other way round."""
    right, wrong = _WORDS[book.body]
    sources = [
        parameter.cite or overlay.title
        for overlay in book.overlays
        for parameter in overlay.parameters.values()
        if any(wrong in text for text in _texts(parameter))
    ]
    sources += [f"日程说明“{one.note}”" for one in election.records.all(Planned) if wrong in one.note]
    if sources:
        yield finding("plan-words-mixed", book, right=right, wrong=wrong, where=joined(list(dict.fromkeys(sources))))


def _ages(day: date, book: RuleBook) -> Iterator[Finding]:
    """A gap between two age limits; a birth date that does not fit an age on election day (C11)."""
    usual, limit = book.parameter("age_usual_max").value, book.parameter("age_limit").value
    if isinstance(usual, int) and isinstance(limit, int) and limit > usual + 1:
        yield finding("age-rule-gap", book, usual=usual, limit=limit, first=usual + 1, last=limit - 1)
    born = book.parameter("age_born_from").value
    if isinstance(usual, int) and isinstance(born, str):
        fits = born_from(usual, day)
        if date.fromisoformat(born) != fits:
            yield finding("age-and-birth-differ", book, usual=usual, born=born, fits=fits.isoformat())


def _law(book: RuleBook) -> Iterator[Finding]:
    """A plan that stands on a text without rules of procedure (S2 on the residents' law of 2018)."""
    if book.overlays and not any(book.parameter(name).is_set for name in _PROCEDURE):
        yield finding("law-silent-on-procedure", book, profile=book.profile.title)


def _proxy(book: RuleBook) -> Iterator[Finding]:
    """A plan that lets any elector vote for another, where the law has near relatives only, or has no rule."""
    law, now = book.profile.parameters.get("proxy_who", Parameter()), book.parameter("proxy_who")
    if now.status != "plan" or not isinstance(now.value, str) or _NEAR in now.value:
        return
    said = law.value if isinstance(law.value, str) else ""
    if said.endswith(_NEAR):
        found = finding("proxy-wider-than-law", book, plan=now.value, law=said)
        yield Finding(found.code, found.severity, tuple(filter(None, (law.cite, now.cite))), found.data)
    elif book.body == "residents" and not said:
        yield finding("proxy-only-for-residents", book, plan=now.value)


def _texts(parameter: Parameter) -> Iterator[str]:
    """The words that a plan itself says."""
    if parameter.status != "plan":
        return
    if isinstance(parameter.value, str):
        yield parameter.value
    elif isinstance(parameter.value, tuple | list):
        yield from parameter.value
