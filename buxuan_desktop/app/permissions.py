"""Holding every act against the matrix of who may do what (`rules.permissions`); a refusal is an event.

`Case.record` asks `admitted` for every write; what is no event of its own (an export, a certificate printed again, an
ID number uncovered) asks `require`. Screens ask `why_not`, to grey a button with the reason beside it. A case in which
nobody is named lets everybody do everything, as it was before there were roles.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from buxuan_desktop.app.acts import action_of
from buxuan_desktop.app.clock import stamp
from buxuan_desktop.app.seating import said
from buxuan_desktop.domain.access_events import ActRefused, Countersigned
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import MATRIX, Action, allowed, leading
from buxuan_desktop.words.access import action_words, role_words, roles_words

if TYPE_CHECKING:
    from buxuan_desktop.app.case import Case

__all__ = ["Action", "admitted", "may", "refuse", "require", "why_not"]


def why_not(case: "Case", action: Action) -> Refusal | None:
    """Why whoever sits here may not do it; None when they may. Codes `locked`, `not-signed-in`, `role-may-not`.

    Of two at a counting table the teller acts, the scrutineer watches.
    """
    access = case.election.access
    if not access.guarded or MATRIX[action].unseated:
        return None
    if case.locked:
        return Refusal("locked")
    person = access.people.get(case.seat[0]) if case.seat else None
    if person is None:
        return Refusal("not-signed-in")
    if not allowed(action, person.role):
        role, roles = role_words(person.role), roles_words(MATRIX[action].roles)
        return Refusal("role-may-not", name=person.name, role=role, act=action_words(action), roles=roles)
    return None


def may(case: "Case", action: Action) -> bool:
    """Whether whoever sits here may do it, a second signature set aside."""
    return why_not(case, action) is None


def require(case: "Case", action: Action) -> None:
    """Refuse what whoever sits here may not do: the refusal is in the file before it is raised."""
    found = why_not(case, action)
    if found is not None:
        refuse(case, action, found)


def admitted(case: "Case", events: Sequence[Event]) -> Countersigned | None:
    """Refuse a write that the matrix does not allow; returns the second signature that goes in front of it, if any.

    Refusal `second-needed` where two people must sign and only one has, `second-same` where both are one.
    """
    election = case.election
    if case.seat and not case.who.startswith(said(*case.seat) if len(case.seat) > 1 else case.seat[0]):
        raise RuntimeError("another name than that of whoever signed in")
    actions = {action_of(event, election) for event in events}
    for action in sorted(leading(actions)):
        require(case, action)
    to_sign = sorted(action for action in actions if MATRIX[action].second)
    if not to_sign:
        return None
    signature = case.second
    if signature is None or signature.action not in to_sign:
        refuse(case, to_sign[0], Refusal("second-needed", act=action_words(to_sign[0]), action=to_sign[0].value))
    if signature.name in case.seat[:1]:
        # Somebody else sat down since it was given.
        refuse(case, to_sign[0], Refusal("second-same", name=signature.name), signature.name)
    return signature


def refuse(case: "Case", action: Action, refusal: Refusal, name: str = "") -> NoReturn:
    """Write down what was refused, to whom, when and why; then raise it."""
    case.note(ActRefused(action.value, refusal.code, stamp(case.clock()), name))
    raise refusal
