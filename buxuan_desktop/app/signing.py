"""Signing in with a PIN, taking the counting table, locking and unlocking, and the second signature under an act."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import NoReturn

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import stamp
from buxuan_desktop.app.permissions import Action, refuse
from buxuan_desktop.app.pins import fits, waits_until
from buxuan_desktop.app.seating import check_seats, said
from buxuan_desktop.domain.access import CHIEF_TELLER, CHIEF_WATCHER, PIN_WRONG, TELLER, WATCHER, Person, pin_ref
from buxuan_desktop.domain.access_events import ActRefused, Countersigned, PersonNamed, SignedIn
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import MATRIX
from buxuan_desktop.words.access import action_words, role_words, roles_words

Private = tuple[str, str, str, str]
"""Reference, name, salt and value, as they lie beside the chain."""
TELLERS, WATCHERS = (TELLER, CHIEF_TELLER), (WATCHER, CHIEF_WATCHER)
"""Roles that may sit at the counting table, as teller and as scrutineer."""


def prove(case: Case, name: str, pin: str, action: Action = Action.SIGN_IN) -> Person:
    """The person of that name, whose PIN this is. Refusal, each written down: `person-not-named`,
    `person-without-pin`, `pin-wait`, `pin-missing`, `pin-wrong`.
    """
    person = case.election.access.people.get(name.strip())
    if person is None:
        refuse(case, action, Refusal("person-not-named", name=name.strip()), name.strip())
    if not person.pin:
        refuse(case, action, Refusal("person-without-pin", name=person.name), person.name)
    until = waiting(case, person.name)
    if until is not None:
        refuse(case, action, Refusal("pin-wait", name=person.name, until=_clock_words(until)), person.name)
    kept = case.file.private(pin_ref(person.pin)).get("pin", "")
    if not kept:
        refuse(case, action, Refusal("pin-missing", name=person.name), person.name)
    if not fits(kept, pin):
        _wrong(case, action, person.name)
    return person


def waiting(case: Case, name: str) -> datetime | None:
    """Until when a person's next try waits; None when it need not."""
    return waits_until(case.election.access.wrong.get(name), case.clock())


def sign_in(case: Case, name: str, pin: str) -> Person:
    """Somebody sits down at this computer: every row carries the name from now on. Refusal as in `prove`."""
    person = prove(case, name, pin)
    sit(case, (person.name,))
    return person


def take_table(case: Case, teller: str, teller_pin: str, scrutineer: str, scrutineer_pin: str) -> None:
    """Two people sit down at the counting table. Refusal as in `prove`, `seats-one-person`, `seat-candidate`,
    `seat-role` for somebody whose role has no seat there.
    """
    check_seats(case.election, teller, scrutineer)
    for name, roles in ((teller, TELLERS), (scrutineer, WATCHERS)):
        person = case.election.access.people.get(name)
        if person is not None and person.role not in roles:
            role, seat = role_words(person.role), role_words(roles[0])
            refuse(case, Action.KEY, Refusal("seat-role", name=name, role=role, seat=seat), name)
    prove(case, teller, teller_pin)
    prove(case, scrutineer, scrutineer_pin)
    sit(case, (teller, scrutineer))


def sit(
    case: Case,
    names: Sequence[str],
    proved: Sequence[str] = (),
    *,
    named: PersonNamed | None = None,
    private: Private | None = None,
) -> None:
    """These people sit at this computer from now on; `proved` are those who typed their PIN now, if not all.

    The first person of a case is `named` in the same transaction, with the `private` row of the PIN.
    """
    before = case.seat, case.who, case.locked
    case.seat, case.locked = tuple(names), False
    case.who = _names(names)
    try:
        events = (*([named] if named else []), SignedIn(tuple(proved or names)))
        case.record(*events, before_commit=lambda: case.file.keep_private([private] if private else []))
    except BaseException:
        case.seat, case.who, case.locked = before
        raise


def lock(case: Case) -> None:
    """Nothing is written until somebody unlocks; whoever sat here keeps the seat."""
    case.locked = case.election.access.guarded


def unlock(case: Case, name: str, pin: str) -> None:
    """Whoever sat here goes on, both of a counting table; anybody else takes the seat. Refusal as in `prove`."""
    person = prove(case, name, pin)
    sit(case, case.seat if person.name in case.seat else (person.name,), (person.name,))


def leave(case: Case) -> None:
    """Nobody sits here any more."""
    case.seat = ()


@contextmanager
def countersigned(case: Case, action: Action, name: str, pin: str) -> Iterator[None]:
    """What is written inside stands under a second signature. Refusal `second-same`, `second-may-not`, as in `prove`.

    At a counting table the scrutineer may be the second: there the teller acts. Where nobody is named with a PIN
    nothing is asked.
    """
    if not case.election.access.guarded:
        yield
        return
    case.second = Countersigned(action.value, _second(case, action, name.strip(), pin))
    try:
        yield
    finally:
        case.second = None


@contextmanager
def under(case: Case, signature: Countersigned | None) -> Iterator[None]:
    """What is written inside stands under a second signature that was given for it a moment before, if one was."""
    case.second = signature
    try:
        yield
    finally:
        case.second = None


@contextmanager
def as_before(case: Case, seat: Sequence[str]) -> Iterator[None]:
    """What these people did before the screen locked is written under their names."""
    if not case.election.access.guarded:
        yield
        return
    now = case.seat, case.who, case.locked
    case.seat, case.who, case.locked = tuple(seat), _names(seat), False
    try:
        yield
    finally:
        case.seat, case.who, case.locked = now


def signers(case: Case, action: Action) -> tuple[Sequence[Person], Sequence[str]]:
    """Who may sign an act as the second person now, and which roles may."""
    roles = MATRIX[action].second
    return [one for one in case.election.access.of_role(*roles) if one.name not in case.seat[:1]], roles


def resume(case: Case, teller: str, scrutineer: str) -> bool:
    """Whether these two sit at the counting table; where nobody is named with a PIN, they do from now on."""
    if case.election.access.guarded:
        return case.seat == (teller, scrutineer)
    case.who = said(teller, scrutineer)
    return True


def _names(seat: Sequence[str]) -> str:
    return said(*seat) if len(seat) > 1 else seat[0]


def _second(case: Case, action: Action, name: str, pin: str) -> str:
    if name in case.seat[:1]:
        refuse(case, action, Refusal("second-same", name=name), name)
    person = case.election.access.people.get(name)
    permit = MATRIX[action]
    if person is not None and person.role not in permit.second:
        role, roles = role_words(person.role), roles_words(permit.second)
        refuse(
            case, action, Refusal("second-may-not", name=name, role=role, act=action_words(action), roles=roles), name
        )
    return prove(case, name, pin, action).name


def _wrong(case: Case, action: Action, name: str) -> NoReturn:
    """Write a wrong PIN down, then say it, with the wait that follows."""
    case.note(ActRefused(action.value, PIN_WRONG, stamp(case.clock()), name))
    until = waiting(case, name)
    wait = f"请等到 {_clock_words(until)} 再试" if until else "请看清姓名，再输一次"
    raise Refusal("pin-wrong", wait=wait)


def _clock_words(moment: datetime) -> str:
    return f"{moment.hour}时{moment.minute:02d}分"
