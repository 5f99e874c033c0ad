"""The roll call of representatives: who is there draws a ballot; no proxies, one meeting in person (T15, T17)."""

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import drawing, places, turnout
from buxuan_desktop.app.opening import rounds_ahead
from buxuan_desktop.domain.refusal import Refusal

PLACE = "会场"
_WRONG = "点名时点错了"


class Caller(msgspec.Struct, frozen=True):
    """One of those who are due, and whether they answered."""

    number: int
    name: str
    group: str
    here: bool


def asked(case: Case) -> bool:
    """Whether this case is voted by representatives, who are called by name."""
    return case.election.case.electors == "representatives"


def begin(case: Case) -> None:
    """Open the round that waits and the hall, with a ballot for everybody who is due; Refusal `no-post-waits`."""
    ahead = rounds_ahead(case.election)
    if not ahead:
        raise Refusal("no-post-waits", kind="first")
    places.begin(case, ahead[0].kind)
    if PLACE not in places.here(case).places:
        places.open_place(case, PLACE, "hall", case.election.registered)


def due(case: Case) -> list[Caller]:
    """Everybody who is due, in order of number, while the call goes on."""
    drawn = places.here(case).drawn if places.under_way(case) else {}
    return [Caller(n, who.name, who.group, n in drawn) for n, who in sorted(case.election.voters.items())]


def answer(case: Case, number: int) -> bool:
    """Somebody answers, or was called by mistake; whether they are there now."""
    if number in places.here(case).drawn:
        drawing.undo(case, number, _WRONG)
        return False
    drawing.draw(case, number, PLACE)
    return True


def ended(case: Case) -> bool:
    """The call is over: the number is told to the meeting and kept; whether it is enough (the first gate, T2).

    Everybody who answered holds a ballot, so that nobody is counted twice.
    """
    event = turnout.count_heads(case, places.here(case).heads.hall, case.who)
    return turnout.enough_people(case, event)
