"""One person at the desk: who it is, what may be drawn, drawn in one step, and taken back when it was wrong."""

import re
from secrets import token_hex

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin.places import here, under_way
from buxuan_desktop.app.checkin.proxies import proxies_of
from buxuan_desktop.domain import checkin_events as ce
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.voter_code import number_of

_CERTIFICATE = re.compile(r"\s*BX1:", re.IGNORECASE)
_SALT = 12
READY, DRAWN, BACK = "ready", "drawn", "back"


class Principal(msgspec.Struct, frozen=True):
    """Somebody whose ballot the person at the desk may draw, and how it stands: ready, drawn, back, or a code."""

    number: int
    name: str
    state: str


class Standing(msgspec.Struct, frozen=True):
    """The person at the desk: how their own ballot stands (ready or drawn), and those of their principals.

    `by` is who drew the ballot when it was not the person, `place` where it was drawn or has to be drawn; `checkin` the
    seq of their last check-in; `gave_to` who holds their proxy.
    """

    number: int
    name: str
    sex: str
    group: str
    state: str
    place: str = ""
    by: str = ""
    gave_to: str = ""
    principals: tuple[Principal, ...] = ()
    checkin: int = 0

    @property
    def ballots(self) -> int:
        """Ballots that Enter hands out now."""
        return (self.state == READY) + sum(one.state == READY for one in self.principals)


def scanned(case: Case, text: str) -> int | None:
    """The number on a scanned certificate; None when the text is none. Refusal for another case's certificate."""
    if _CERTIFICATE.match(text) is None:
        return None
    number = number_of(text, case.election.case.case)
    if number is None:
        raise Refusal("certificate-foreign")
    return number


def look(case: Case, number: int) -> Standing:
    """How an elector stands; Refusal `not-on-the-list`, `checkin-not-begun`, `checkin-over` (polls closed).

    After the day nobody can look up here who came and who did not.
    """
    if not case.election.rounds:
        raise Refusal("checkin-not-begun")
    if not under_way(case):
        raise Refusal("checkin-over", round=len(case.election.rounds))
    voter = case.election.voters.get(number)
    if voter is None:
        raise Refusal("not-on-the-list", number=number)
    state, proxies = here(case), proxies_of(case)
    holder = proxies.given.get(number)
    gave_to = "" if holder is None or number in state.back else _name(case, holder)
    principals = tuple(Principal(one, _name(case, one), _of(case, one)) for one in proxies.held.get(number, ()))
    drawn = state.drawn.get(number)
    told, place, by = READY, state.locked.get(number, ""), ""
    if drawn is not None:
        event = state.standing[drawn]
        told, place = DRAWN, event.place
        by = "" if event.number == number else _name(case, event.number)
    own = state.at_desk.get(number, (0,))[-1]
    return Standing(number, voter.name, voter.sex, voter.group, told, place, by, gave_to, principals, own)


def draw(case: Case, number: int, place: str, *, own: bool | None = None) -> int:
    """Hand out everything the person may draw here in one step; how many ballots.

    The own ballot, unless `own` is False or it is drawn already, and those of all principals who have not drawn. A
    principal who comes in person takes the proxy back in the same step (T21).
    """
    person = look(case, number)
    if person.state == DRAWN and person.by:
        raise Refusal("drawn-by-proxy", name=person.name, by=person.by)
    ready = tuple(one.number for one in person.principals if one.state == READY)
    mine = person.state == READY if own is None else own
    if not mine and not ready:
        raise Refusal("drawn-already", number=number)
    round_number = len(case.election.rounds)
    events: list[Event] = []
    if mine and person.gave_to:
        events.append(ce.ProxyTakenBack(round_number, number, token_hex(_SALT)))
    case.record(*events, ce.VoterCheckedIn(round_number, number, place, mine, ready, token_hex(_SALT)))
    return mine + len(ready)


def take_back(case: Case, principal: int) -> int:
    """A proxy ends before its ballot is drawn, while the principal is here but does not draw yet; the principal."""
    if principal not in proxies_of(case).given:
        raise Refusal("proxy-unknown", number=principal)
    case.record(ce.ProxyTakenBack(len(case.election.rounds), principal, token_hex(_SALT)))
    return principal


def undo(case: Case, number: int, reason: str) -> int:
    """The last check-in of a person was wrong, its ballots are back; how many. Refusal `checkin-not-there`."""
    state = here(case)
    seq = look(case, number).checkin
    if not seq:
        raise Refusal("checkin-not-there", checkin=number)
    if not reason.strip():
        raise Refusal("reason-missing")
    wrong = state.standing[seq]
    case.record(ce.CheckInUndone(len(case.election.rounds), seq, reason.strip()))
    return wrong.own + len(wrong.principals)


def spoil(case: Case, place: str, count: int = 1) -> int:
    """Ballots were spoiled before they were cast and exchanged at a place; how many."""
    case.record(ce.BallotSpoiled(len(case.election.rounds), place, count))
    return count


def _of(case: Case, principal: int) -> str:
    state = here(case)
    if principal in state.drawn:
        return DRAWN
    if principal in state.back:
        return BACK
    if principal in state.locked:
        return "locked"
    return proxies_of(case).why.get(principal, READY)


def _name(case: Case, number: int) -> str:
    voter = case.election.voters.get(number)
    return voter.name if voter else ""
