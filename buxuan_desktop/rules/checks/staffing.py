"""The staff of the vote: electors, no candidates, no such kin as the rules name, chosen by the electors (T42, C17)."""

from collections.abc import Iterator, Sequence

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.helpers import ScribeHelp, Staff
from buxuan_desktop.domain.records.preparation import Place
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.kin import circle
from buxuan_desktop.rules.profile import RuleBook

NEEDED = ("chief_watcher", "watcher", "chief_teller", "teller")
"""Roles that every vote needs (S3 第三阶段2（4）); a mobile box needs one who is in charge besides."""

_CHOSEN = ("voters", "assembly", "representatives")


def check_staff(election: Election, book: RuleBook) -> Iterator[Finding]:
    """All that is wrong with the staff as written down, and which roles nobody has."""
    staff = election.records.all(Staff)
    for one in staff:
        yield from against_staff(one, election, book)
    unchosen = [one.name for one in staff if one.chosen_by not in _CHOSEN]
    if unchosen:
        yield finding("staff-not-chosen", book, names="、".join(dict.fromkeys(unchosen)))
    mobile = any(place.kind == "mobile" for place in election.records.all(Place))
    roles = {one.role for one in staff}
    missing = [role for role in (*NEEDED, *(("mobile",) if mobile else ())) if role not in roles]
    if missing:
        yield finding("staff-roles-missing", book, roles="、".join(missing))
    yield from check_scribes(election, book)


def against_staff(one: Staff, election: Election, book: RuleBook) -> Iterator[Finding]:
    """Why a person cannot serve: that is mended by another person alone."""
    if not election.is_elector(one.name):
        yield finding("staff-not-elector", book, name=one.name)
    if one.name in election.candidates:
        yield finding("staff-is-candidate", book, name=one.name)
    if one.candidate in election.candidates and one.relation in circle(book.parameter("teller_kin").value):
        yield finding("staff-is-kin", book, name=one.name, candidate=one.candidate)


def check_scribes(election: Election, book: RuleBook) -> Iterator[Finding]:
    """Whether a scribe wrote for more people than the rules let one, or is a candidate."""
    held = election.records.all(ScribeHelp)
    for place, one in enumerate(held):
        yield from against_scribe(one, held[:place], election, book)


def against_scribe(
    one: ScribeHelp, others: Sequence[ScribeHelp], election: Election, book: RuleBook
) -> Iterator[Finding]:
    """Why a scribe cannot have helped so many beside what stands there already."""
    limit = book.parameter("scribe_limit").value
    helped = one.helped + sum(o.helped for o in others if (o.scribe, o.round) == (one.scribe, one.round))
    if isinstance(limit, int) and helped > limit:
        yield finding("scribe-over-limit", book, name=one.scribe, helped=helped, limit=limit)
    if one.scribe in election.candidates:
        yield finding("scribe-is-candidate", book, name=one.scribe)
