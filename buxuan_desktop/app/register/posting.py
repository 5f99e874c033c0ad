"""Posting the list, objections to it, and closing it for the vote (C15, T23 to T26)."""

from collections.abc import Sequence
from datetime import date

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.sealing import kept, sealed_under
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.register_events import (
    RegisterFrozen,
    RegisterObjection,
    RegisterObjectionDecided,
    RegisterPublished,
    RegisterUnfrozen,
)
from buxuan_desktop.domain.registering import objection_ref


def publish(case: Case, day: date, where: str, order: str = "groups", reason: str = "") -> RegisterPublished:
    """Say that the list was posted, or posted again with a reason; Refusal without names, place or reason."""
    election = case.election
    if not election.voters or election.counted is not None:
        raise Refusal("register-has-no-names")
    if not where:
        raise Refusal("register-where-needed")
    edition = len(election.register.editions) + 1
    if edition > 1 and not reason:
        raise Refusal("register-reason-needed")
    event = RegisterPublished(
        edition, day, election.registered, order, where, election.case.election_day, reason if edition > 1 else ""
    )
    case.record(event)
    return event


def object_to(case: Case, day: date, about: str, who: str, text: str, number: int = 0) -> int:
    """Somebody objects; who and what stay private. Returns the number of the objection."""
    if not who or not text:
        raise Refusal("register-objection-incomplete")
    if case.election.register.published is None:
        raise Refusal("register-not-posted")
    objection = len(case.election.register.objections) + 1
    sealed, rows = sealed_under(objection_ref(objection), {"who": who, "text": text})
    case.record(RegisterObjection(objection, day, about, number, sealed), before_commit=kept(case, rows))
    return objection


def decide(case: Case, objection: int, day: date, outcome: str, by: Sequence[str], told: str = "") -> None:
    """What the committee decided; a change of the list that follows is a step of its own."""
    if not by:
        raise Refusal("register-committee-needed")
    case.record(RegisterObjectionDecided(objection, day, outcome, tuple(by), told))


def freeze(case: Case, day: date) -> None:
    """Close the list for the vote; Refusal while an objection waits for its decision."""
    waiting = case.election.register.open_objections
    if waiting:
        raise Refusal("register-objections-open", count=len(waiting))
    case.record(RegisterFrozen(day, case.election.registered))


def unfreeze(case: Case, reason: str, by: Sequence[str]) -> None:
    """Open the list again."""
    if not reason or not by:
        raise Refusal("register-reason-needed")
    case.record(RegisterUnfrozen(reason, tuple(by)))
