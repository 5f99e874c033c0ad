"""Places of the day: opened, lists locked, closed with seals, boxes carried to the centre; a round opened for it."""

from collections.abc import Mapping, Sequence

import msgspec

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin.proxies import proxies_of
from buxuan_desktop.domain import checkin_events as ce
from buxuan_desktop.domain.checkin import RoundCheckIn
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.records.preparation import MobileVoter, Place
from buxuan_desktop.domain.refusal import Refusal

DESK = "中心会场"
_WATCH = 2


class Ready(msgspec.Struct, frozen=True):
    """A place as prepared: its name, kind, staff, and the electors of its list by number."""

    name: str
    kind: str
    staff: tuple[str, ...] = ()
    electors: tuple[int, ...] = ()


def begin(
    case: Case, kind: str, titles: Sequence[str] | None = None, candidates: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Open the round for check-in, unless it is open; Refusal as in `counting.open_round`."""
    if not case.election.rounds or case.election.rounds[-1].polls_closed:
        counting.open_round(case, kind, titles, candidates)


def unready(case: Case) -> tuple[str, ...]:
    """What speaks against beginning the next round now: `day` before election day, `electors`, `candidates` none."""
    election = case.election
    if election.rounds:
        return ()
    found = {
        "day": case.clock().date() < election.election_day,
        "electors": not election.registered,
        "candidates": not any(state.post.candidates for state in election.posts.values()),
    }
    return tuple(code for code, holds in found.items() if holds)


def under_way(case: Case) -> bool:
    """Whether a round is open whose polls are not closed."""
    rounds = case.election.rounds
    return bool(rounds) and not rounds[-1].polls_closed


def here(case: Case) -> RoundCheckIn:
    """The check-in of the last round; empty before the first."""
    return case.election.checkin.of(len(case.election.rounds))


def prepared(case: Case) -> tuple[Ready, ...]:
    """The places as prepared that are not open yet; the hall alone where none was prepared."""
    opened = here(case).places
    places = case.election.records.all(Place) or [Place(name=DESK, kind="hall")]
    return tuple(
        Ready(one.name, one.kind, tuple(dict.fromkeys((*one.staff, *one.watchers))), _listed(case, one))
        for one in places
        if one.name not in opened
    )


def open_place(
    case: Case, name: str, kind: str, ballots: int | None = None, staff: Sequence[str] = (), *, paper: bool = False
) -> None:
    """A place begins to hand out ballots, a mobile box with its list locked; Refusal `place-opened-twice`."""
    number = _number(case)
    events: list[Event] = [ce.PlaceOpened(number, name.strip(), kind, ballots, tuple(staff), paper)]
    listed = next((one.electors for one in prepared(case) if one.name == name.strip()), ())
    if kind == "mobile" and not listed:
        raise Refusal("mobile-list-empty", place=name)
    free = _free(case, listed)
    if free:
        events.append(ce.PlaceLocked(number, name.strip(), free))
    case.record(*events)


def lock(case: Case, place: str, electors: Sequence[int]) -> int:
    """Put electors on the list of an open place, those who may still draw anywhere; how many."""
    free = _free(case, electors)
    if free:
        case.record(ce.PlaceLocked(_number(case), place, free))
    return len(free)


def unlock(case: Case, place: str, reason: str) -> None:
    """Let whoever did not draw at a place draw elsewhere; Refusal `list-stays-locked` on paper, `reason-missing`."""
    case.record(ce.PlaceUnlocked(_number(case), place, _given(reason)))


def close_place(
    case: Case, place: str, returned: int | None, seals: Sequence[str], by: Sequence[str], when: str
) -> None:
    """A place is over; Refusal `closing-incomplete` without seals, two who watched, and the time."""
    _need(case, place, by, seals, when)
    case.record(ce.PlaceClosed(_number(case), place, returned, tuple(seals), tuple(by), when))


def reopen_place(case: Case, place: str, reason: str) -> None:
    """A place goes on after all."""
    case.record(ce.PlaceReopened(_number(case), place, _given(reason)))


def carry(
    case: Case, place: str, by: Sequence[str], left: str, arrived: str, *, whole: bool = True, note: str = ""
) -> None:
    """A box arrives at the centre; a broken seal needs its words. Refusal `closing-incomplete`, `seal-needs-note`."""
    _need(case, place, by, left, arrived)
    if not whole and not note.strip():
        raise Refusal("seal-needs-note", place=place)
    case.record(ce.BoxCarried(_number(case), place, tuple(by), left, arrived, whole, note.strip()))


def total(case: Case, place: str, own: int, proxy: int, reason: str = "") -> None:
    """Key the totals of a place on paper, or others in their stead with a reason."""
    before = here(case).places[place].totals if place in here(case).places else None
    if before is not None and not reason.strip():
        raise Refusal("reason-missing")
    case.record(ce.DeskTotalled(_number(case), place, own, proxy, before[0] if before else 0, reason.strip()))


def seal_rolls(case: Case, packets: int, by: Sequence[str], kept_at: str) -> None:
    """The rolls are sealed after the day."""
    case.record(ce.RollsSealed(_number(case), packets, tuple(by), kept_at.strip()))


def _listed(case: Case, one: Place) -> tuple[int, ...]:
    """Who votes at a place: those decided for a mobile box; the groups of a station that has groups."""
    election = case.election
    if one.kind == "mobile":
        names = [who.elector for who in election.records.all(MobileVoter) if who.box == one.name]
        return tuple(election.numbers[name] for name in names if name in election.numbers)
    if one.kind == "station" and one.groups:
        given = proxies_of(case).given
        groups = frozenset(one.groups)
        # Whoever gave a proxy is left to the proxy, who may come to the hall.
        return tuple(n for n, who in election.voters.items() if who.group in groups and n not in given)
    return ()


def _free(case: Case, electors: Sequence[int]) -> tuple[int, ...]:
    state = here(case)
    return tuple(one for one in dict.fromkeys(electors) if one not in state.drawn and one not in state.locked)


def _number(case: Case) -> int:
    if not case.election.rounds:
        raise Refusal("checkin-not-begun")
    return len(case.election.rounds)


def _given(reason: str) -> str:
    if not reason.strip():
        raise Refusal("reason-missing")
    return reason.strip()


def _need(case: Case, place: str, by: Sequence[str], *given: object) -> None:
    _number(case)
    if len(set(by)) < _WATCH or not all(given):
        raise Refusal("closing-incomplete", place=place)
