"""Naming the people of a case, relieving them, and their PINs: own, forgotten, and a clerk's that nobody can reset."""

from secrets import token_hex

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.permissions import Action, require
from buxuan_desktop.app.pins import USUAL, Cost, check_pin, hash_of
from buxuan_desktop.app.signing import Private, leave, prove, sit
from buxuan_desktop.domain.access import CHIEF_TELLER, CHIEF_WATCHER, GUIDE, READER, TELLER, WATCHER, pin_ref
from buxuan_desktop.domain.access_events import PersonNamed, PersonRelieved, PinChanged, PinRecovered
from buxuan_desktop.domain.events import Event, PrivateErased
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.integrity import seal
from buxuan_desktop.words.access import role_words

WITHOUT_PIN = (READER, GUIDE)
"""Roles that do nothing at the computer: a PIN, to look on, can be left for later."""
LONGEST_NAME = 30
_AT_THE_TABLE = (TELLER, CHIEF_TELLER, WATCHER, CHIEF_WATCHER, READER)
_CHANGED = "口令已更换"


def name_person(case: Case, name: str, role: str, pin: str = "", *, cost: Cost = USUAL) -> None:
    """Somebody has a role in this case from now on, and a PIN.

    The first must be a clerk, who sits at this computer at once: from then on the matrix holds. Refusal
    `person-name-unusable`, `person-named-already`, `seat-candidate`, `pin-unusable`, `pin-too-plain`, `first-is-clerk`.
    """
    require(case, Action.NAME_PEOPLE)
    name = name.strip()
    access = case.election.access
    if not name or len(name) > LONGEST_NAME or any(one.isdigit() or not one.isprintable() for one in name):
        raise Refusal("person-name-unusable", name=name)
    known = access.people.get(name)
    if known is not None and known.role == role and (known.pin or not pin):
        raise Refusal("person-named-already", name=name, role=role_words(role))
    if role in _AT_THE_TABLE and name in case.election.candidates:
        raise Refusal("seat-candidate", name=name)
    # One who has a PIN keeps it with another role; whoever is no clerk any more does not name people.
    fresh = bool(pin) or (role not in WITHOUT_PIN and not (known and known.pin))
    if not fresh:
        case.record(PersonNamed(name, role))
        return
    value, private, sealed = _made(case, pin, cost)
    named = PersonNamed(name, role, value, sealed)
    if access.guarded:
        case.record(named, before_commit=lambda: case.file.keep_private([private]))
    else:
        sit(case, (name,), named=named, private=private)


def relieve(case: Case, name: str, reason: str) -> None:
    """Somebody has no role any more. Refusal `person-not-named`, `last-clerk`, `reason-missing`."""
    events = [PersonRelieved(name, reason.strip()), *_forgotten(case, name)]
    case.record(*events, before_commit=lambda: _keep(case, None, events))
    if name in case.seat:
        leave(case)


def change_own_pin(case: Case, name: str, old: str, new: str, *, cost: Cost = USUAL) -> None:
    """A new PIN for somebody who knows the old one. Refusal as in `signing.prove`, `pin-unusable`, `pin-too-plain`."""
    require(case, Action.OWN_PIN)
    check_pin(new)
    prove(case, name, old, Action.OWN_PIN)
    _change(case, name, new, cost, own=True)


def reset_pin(case: Case, name: str, new: str, reason: str, *, cost: Cost = USUAL) -> None:
    """A new PIN for somebody who forgot it, inside `signing.countersigned`: two others sign.

    A clerk's PIN is set by two of clerk, chair and chief scrutineer. Refusal `second-needed`, `reason-missing`.
    """
    if not reason.strip():
        raise Refusal("reason-missing")
    _change(case, name, new, cost, own=False, reason=reason.strip())


def recover_pin(case: Case, name: str, new: str, reason: str, by: tuple[str, str], *, cost: Cost = USUAL) -> None:
    """A clerk's PIN where no two people of the case can set it: two others put their names and a reason under it.

    It is open to whoever sits here, so it leaves a mark that stands on the page, in the table of roles and in the
    ledger for good. Refusal `pin-needs-no-recovery`, `needs-two-others`.
    """
    value, private, sealed = _made(case, new, cost)
    signed = (by[0].strip(), by[1].strip())
    events = [PinRecovered(name, value, sealed, reason.strip(), signed), *_forgotten(case, name)]
    case.record(*events, before_commit=lambda: _keep(case, private, events))


def _change(case: Case, name: str, new: str, cost: Cost, *, own: bool, reason: str = "") -> None:
    value, private, sealed = _made(case, new, cost)
    events = [PinChanged(name, value, sealed, own, reason), *_forgotten(case, name)]
    case.record(*events, before_commit=lambda: _keep(case, private, events))


def _made(case: Case, pin: str, cost: Cost) -> tuple[int, Private, dict[str, str]]:
    """Number, private row and seal of a new PIN."""
    number = case.election.access.pins + 1
    value, salt = hash_of(check_pin(pin), cost), token_hex(16)
    return number, (pin_ref(number), "pin", salt, value), {"pin": seal(salt, value)}


def _forgotten(case: Case, name: str) -> list[Event]:
    """The hash of the PIN before is erased: people use one PIN in many places."""
    person = case.election.access.people.get(name)
    old = pin_ref(person.pin) if person is not None and person.pin else ""
    return [PrivateErased((old,), _CHANGED)] if old and old not in case.election.erased else []


def _keep(case: Case, private: Private | None, events: list[Event]) -> None:
    case.file.keep_private([private] if private else [])
    case.file.erase_private([ref for one in events if isinstance(one, PrivateErased) for ref in one.refs])
