"""How many have drawn: per way, against the quorum, as a line for the telephone, as numbers for the close."""

from collections.abc import Sequence

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin.places import here
from buxuan_desktop.app.checkin.proxies import proxies_of
from buxuan_desktop.domain import checkin_events as ce
from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.domain.checkin import Heads, RoundCheckIn
from buxuan_desktop.domain.records.preparation import PaperOrder
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.thresholds import quorum_needed
from buxuan_desktop.words import round_name


class Turnout(msgspec.Struct, frozen=True):
    """People who drew against those registered; `needed` is the quorum, `basis` hundredths of a percent."""

    heads: Heads
    registered: int
    needed: int
    spoiled: int

    @property
    def missing(self) -> int:
        """How many must still come; 0 when there are enough."""
        return max(0, self.needed - self.heads.total)

    @property
    def percent(self) -> str:
        """Those who drew of those registered, two decimals, rounded half up."""
        if not self.registered:
            return "0.00"
        basis = (self.heads.total * 20000 + self.registered) // (2 * self.registered)
        return f"{basis // 100}.{basis % 100:02}"


def turnout(case: Case) -> Turnout:
    """The numbers of the round under way."""
    state = here(case)
    registered = case.election.registered
    return Turnout(state.heads, registered, quorum_needed(case.options.quorum, registered), state.spoiled)


def phone_line(case: Case) -> str:
    """One line to read over the telephone (报数)."""
    now, number = turnout(case), len(case.election.rounds)
    heads = now.heads
    clock = case.clock()
    parts = [("会场本人", heads.hall), ("投票站", heads.station), ("流动票箱", heads.mobile), ("委托", heads.proxy)]
    ways = "、".join(f"{name}{count}人" for name, count in parts if count)
    enough = "已经够法定人数" if not now.missing else f"还差{now.missing}人"
    told = f"（{ways}）" if ways else ""
    return (
        f"{case.election.case.place}，{round_name(number)}，登记{now.registered}人，"
        f"到{clock.hour}时{clock.minute:02}分已领票{heads.total}人{told}，占{now.percent}%，{enough}。"
    )


def proxies_valid(case: Case) -> int:
    """Proxies whose ballot was drawn or may still be drawn: what the meeting is told under 委托."""
    state, known = here(case), proxies_of(case)
    ready = [one for one in known.given if one not in state.back and one not in known.why and one not in state.drawn]
    return state.heads.proxy + len(ready)


def count_heads(case: Case, hall: int, chair: str, proxies: int | None = None) -> ce.HeadsCounted:
    """The first gate (T2, S3): people in the hall, those who drew at stations and mobile boxes, and by proxy.

    Before ballots are handed out in the hall, `hall` is who sits there and `proxies` the letters that they brought
    (None: those whose ballots are drawn). Refusal `chair-missing`.
    """
    if not chair.strip():
        raise Refusal("chair-missing")
    if not case.election.rounds:
        raise Refusal("checkin-not-begun")
    heads = here(case).heads
    brought = heads.proxy if proxies is None else proxies
    event = ce.HeadsCounted(len(case.election.rounds), hall, heads.station, heads.mobile, brought, chair.strip())
    case.record(event)
    return event


def enough_people(case: Case, event: ce.HeadsCounted) -> bool:
    """Whether the people counted reach the quorum, so that voting may begin."""
    counted = event.hall + event.stations + event.mobile + event.proxies
    return counted >= quorum_needed(case.options.quorum, case.election.registered)


def boxes_of_day(state: RoundCheckIn) -> Sequence[Box]:
    """Boxes with what was issued for them: all desks of the hall are one box, each other place is its own."""
    halls = [place for place in state.places.values() if place.opened.kind == "hall"]
    name = halls[0].opened.place if len(halls) == 1 else "中心会场"
    made = [Box(name, "hall", sum(place.issued for place in halls))] if halls else []
    return (
        *made,
        *(
            Box(place.opened.place, place.opened.kind, place.issued)
            for place in state.places.values()
            if place.opened.kind != "hall"
        ),
    )


class PapersOfDay(msgspec.Struct, frozen=True):
    """Ballots handed to all places, exchanged, and given back unused; None where a place did not say."""

    given: int | None
    spoiled: int
    returned: int | None


def papers_of_day(state: RoundCheckIn) -> PapersOfDay:
    """Where the papers of all places went."""
    places = list(state.places.values())
    given = [place.opened.ballots for place in places]
    returned = [place.closed.returned if place.closed else None for place in places]
    return PapersOfDay(_sum(given), state.spoiled, _sum(returned))


class Accounted(msgspec.Struct, frozen=True):
    """What the page on which papers are accounted begins with: printed, spoiled, unissued; None where nobody knows."""

    printed: int | None
    spoiled: int
    unissued: int | None


def to_account(case: Case) -> Accounted | None:
    """Papers of the last round, with those that places gave back or never got; None without check-in."""
    number = len(case.election.rounds)
    state = here(case)
    if not state.places:
        return None
    orders = [one for one in case.election.records.all(PaperOrder) if (one.what, one.round) == ("ballots", number)]
    received = _sum([one.received for one in orders])
    papers = papers_of_day(state)
    known = received is not None and papers.given is not None and papers.returned is not None
    unissued = received - papers.given + papers.returned if known else None  # type: ignore[operator]
    return Accounted(received, papers.spoiled, unissued)


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [one for one in numbers if one is not None]
    return sum(known) if known and len(known) == len(numbers) else None
