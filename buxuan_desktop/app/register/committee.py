"""What the election committee and the meetings say about who is registered (C15, L18 Art 13)."""

from collections.abc import Sequence
from datetime import date

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register.lines import on_list
from buxuan_desktop.app.sealing import kept, sealed_under
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.register_events import (
    ElectorStruck,
    GroundApproved,
    IncapacityConfirmed,
    IncapacityLifted,
)
from buxuan_desktop.domain.registering import incapacity_ref


def confirm_incapacity(
    case: Case, name: str, basis: str, day: date, by: Sequence[str], family_told: date | None = None, number: int = 0
) -> int:
    """The committee does not register somebody who cannot express a will; who and why stay private.

    With `number` the elector leaves the list at once, for the neutral reason of a decision. Returns the number of the
    confirmation. Refusal without name, basis or committee.
    """
    if number:
        name = on_list(case, number).name
    if not name or not basis or not by:
        raise Refusal("incapacity-incomplete")
    confirmation = len(case.election.register.incapacities) + 1
    ref = incapacity_ref(confirmation)
    sealed, rows = sealed_under(ref, {"name": name, "basis": basis, "number": str(number or "")})
    events: list[Event] = [IncapacityConfirmed(confirmation, day, tuple(by), sealed, family_told)]
    if number:
        events.append(ElectorStruck(number, "decided"))
    case.record(*events, before_commit=kept(case, rows))
    return confirmation


def lift_incapacity(case: Case, confirmation: int, reason: str, by: Sequence[str]) -> None:
    """The confirmation holds no longer; whoever it was about is put on the list by a step of its own."""
    case.record(IncapacityLifted(confirmation, reason, tuple(by)))


def approve_ground(case: Case, ground: str, day: date, meeting: str) -> None:
    """The meeting agreed to the electors of a class as they stand on the list now."""
    electors = sum(voter.ground == ground for voter in case.election.voters.values())
    case.record(GroundApproved(ground, day, meeting, electors))
