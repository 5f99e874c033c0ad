"""Folding who may do what: people named and relieved, PINs, second signatures, what was refused, the conclusion."""

from collections.abc import Mapping

from buxuan_desktop.domain import access_events as ae
from buxuan_desktop.domain.access import (
    CLERK,
    GUIDE,
    PIN_WRONG,
    REOPEN,
    REPRINT,
    RESET_CLERK,
    ROLES,
    SET_PIN,
    Access,
    Person,
    Wrong,
    pin_ref,
)
from buxuan_desktop.domain.refusal import IllegalEvent


def name(access: Access, seq: int, event: ae.PersonNamed) -> None:
    """A person gets a role. IllegalEvent unless the first is a clerk with a PIN, or where the last clerk goes."""
    if not event.name or event.role not in ROLES:
        raise IllegalEvent("role-unknown", role=event.role)
    if not access.people and not (event.role == CLERK and event.pin):
        raise IllegalEvent("first-is-clerk", name=event.name)
    before = access.people.get(event.name)
    if event.role != CLERK and access.is_last_clerk(event.name):
        raise IllegalEvent("last-clerk", name=event.name)
    # Whoever had a PIN before, also before being relieved, gets another by two people alone.
    if event.pin and event.name in access.known and not access.signed(seq, SET_PIN):
        raise IllegalEvent("second-signature-missing", what=event.KIND)
    if event.pin:
        _set_pin(access, event.name, event.pin, event.sealed)
    pin = event.pin or (before.pin if before else 0)
    access.people[event.name] = Person(event.name, event.role, pin)
    access.guarded = True


def relieve(access: Access, event: ae.PersonRelieved) -> None:
    """A person goes; somebody always can name people."""
    access.named(event.name)
    if access.is_last_clerk(event.name):
        raise IllegalEvent("last-clerk", name=event.name)
    if not event.reason:
        raise IllegalEvent("reason-missing")
    del access.people[event.name]


def change_pin(access: Access, seq: int, event: ae.PinChanged) -> None:
    """A new PIN, the own one or with a second signature."""
    person = access.named(event.name)
    if not event.own and not access.signed(seq, RESET_CLERK if person.role == CLERK else SET_PIN):
        raise IllegalEvent("second-signature-missing", what=event.KIND)
    _renew(access, person, event.pin, event.sealed)


def recover(access: Access, event: ae.PinRecovered) -> None:
    """A clerk's PIN without anybody's PIN: only where no two people of the case could set it."""
    person = access.named(event.name)
    names = {*event.by}
    if person.role != CLERK or access.can_be_reset(event.name):
        raise IllegalEvent("pin-needs-no-recovery", name=event.name)
    if len(names) < 2 or "" in names or event.name in names or not event.reason:
        raise IllegalEvent("needs-two-others", name=event.name)
    _renew(access, person, event.pin, event.sealed)
    access.recovered.append(event)


def sign_in(access: Access, event: ae.SignedIn) -> None:
    """People who are named and have a PIN sat down."""
    for name in event.names:
        if not access.named(name).pin:
            raise IllegalEvent("person-without-pin", name=name)
        access.wrong.pop(name, None)


def refuse(access: Access, event: ae.ActRefused) -> None:
    """What was refused is remembered; a wrong PIN makes the next try of that person wait."""
    access.refused.append(event)
    if event.why == PIN_WRONG and event.name in access.people:
        before = access.wrong.get(event.name)
        access.wrong[event.name] = Wrong(before.times + 1 if before else 1, event.when)


def countersign(access: Access, seq: int, event: ae.Countersigned) -> None:
    """A second signature for the rows that follow."""
    person = access.named(event.name)
    if not person.pin:
        raise IllegalEvent("person-without-pin", name=event.name)
    if person.role == GUIDE:
        raise IllegalEvent("guide-signs-nothing", name=event.name)
    access.wrong.pop(event.name, None)
    access.sign(seq, event.action)


def print_certificate(access: Access, seq: int, event: ae.CertificatePrinted) -> None:
    """A certificate was printed; again only with a second signature and a reason."""
    who = (event.post, event.name)
    if access.printed.get(who):
        access.need_signature(seq, REPRINT, event.KIND)
        if not event.reason:
            raise IllegalEvent("reason-missing")
        access.went_on(seq)
    access.printed[who] = access.printed.get(who, 0) + 1


def conclude(access: Access, event: ae.CaseConcluded) -> None:
    """Nothing is written any more."""
    access.concluded = event


def reopen(access: Access, seq: int, event: ae.CaseReopened) -> None:
    """It goes on; two people signed, or where nobody has a PIN two names stand under it."""
    if access.concluded is None:
        raise IllegalEvent("case-not-concluded")
    if not event.reason:
        raise IllegalEvent("reason-missing")
    if not access.guarded and (len({*event.by}) < 2 or "" in event.by):
        raise IllegalEvent("needs-two-names")
    access.need_signature(seq, REOPEN, event.KIND)
    access.concluded = None


def _renew(access: Access, person: Person, pin: int, sealed: Mapping[str, str]) -> None:
    _set_pin(access, person.name, pin, sealed)
    access.people[person.name] = person._replace(pin=pin)


def _set_pin(access: Access, name: str, pin: int, sealed: Mapping[str, str]) -> None:
    if pin != access.pins + 1 or set(sealed) != {"pin"}:
        raise IllegalEvent("pin-out-of-order", name=name)
    access.pins = pin
    access.sealed[pin_ref(pin), "pin"] = sealed["pin"]
    access.known.add(name)
    access.wrong.pop(name, None)
