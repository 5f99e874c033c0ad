"""Checks on method and hours of the vote: adopted before it is posted, one order, one closing time (C15, C18)."""

from collections.abc import Iterator
from datetime import date, timedelta

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.calendar import Planned
from buxuan_desktop.domain.records.preparation import Method, Place
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.calendar.proofs import proved_on
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook

_ORDER = ("station_vote", "mobile_vote", "hall_vote")
_Way = tuple[int, date, timedelta | None, timedelta | None]
"""A way to vote: its place in the order, its day, when it opens and closes."""


def check_polling(election: Election, set_days: dict[str, Planned], book: RuleBook) -> Iterator[Finding]:
    """Method, preselection, hours; places that are written down go before what is only planned."""
    yield from _method(election, set_days, book)
    yield from _prevote(election, set_days, book)
    yield from _polling(election, set_days, book)


def _method(election: Election, set_days: dict[str, Planned], book: RuleBook) -> Iterator[Finding]:
    """The method is posted before the meeting that adopts it (C15 against C28)."""
    posted = proved_on(election, "posting:method") or _begins(set_days, "method_posted")
    adopted = (
        proved_on(election, "meeting:method")
        or proved_on(election, "method:adopted")
        or _begins(set_days, "method_adopted")
    )
    if posted is not None and adopted is not None and posted < adopted:
        yield finding("method-posted-before-adopted", book, posted=_iso(posted), adopted=_iso(adopted))


def _prevote(election: Election, set_days: dict[str, Planned], book: RuleBook) -> Iterator[Finding]:
    """A time for a vote before the vote is told, and no preselection is planned (C15)."""
    told = [one.pre_vote for one in election.records.all(Method) if one.pre_vote]
    own = set_days.get("prevote_notice")
    if (told or own is not None) and "preselection" not in set_days:
        yield finding("prevote-without-preselection", book, when=_told(own.begins) if own is not None else told[-1])


def _polling(election: Election, set_days: dict[str, Planned], book: RuleBook) -> Iterator[Finding]:
    """Stations, then mobile boxes, then the meeting, and one closing time for all (C17, C18)."""
    day = election.election_day
    ways = [
        (_ORDER.index(f"{one.kind}_vote"), day, clock(one.opens), clock(one.closes))
        for one in election.records.all(Place)
    ] or [
        (_ORDER.index(code), set_days[code].begins, clock(set_days[code].from_time), clock(set_days[code].to_time))
        for code in _ORDER
        if code in set_days
    ]
    kinds = {order for order, *_ in ways}
    if len(kinds) < 2 or _ORDER.index("hall_vote") not in kinds:
        return
    begun = {opens for _, _, opens, _ in ways}
    closed = {closes for *_, closes in ways}
    in_order = None not in begun and all(_ends_before(ways, kind) for kind in kinds)
    if not (in_order and len({one[1] for one in ways}) == 1 and None not in closed and len(closed) == 1):
        yield finding("polling-order-open", book, day=_iso(day))


def _ends_before(ways: list[_Way], kind: int) -> bool:
    """Whether no place of a later kind opens before one of this kind."""
    here = [opens for order, _, opens, _ in ways if order == kind and opens is not None]
    later = [opens for order, _, opens, _ in ways if order > kind and opens is not None]
    return not later or max(here) <= min(later)


def clock(time: str) -> timedelta | None:
    """A time of day as `8:30` or `8：30`; None when it is none."""
    hours, _, minutes = time.strip().replace("：", ":").partition(":")
    if not (hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60):
        return None
    return timedelta(hours=int(hours), minutes=int(minutes))


def _begins(set_days: dict[str, Planned], code: str) -> date | None:
    return set_days[code].begins if code in set_days else None


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _iso(day: date) -> str:
    return day.isoformat()
