"""Posting the list and closing it for the vote (C15, T23 to T26)."""

from collections.abc import Sequence
from datetime import date

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.records import GUARDS
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.electors import ListObjection
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.register_events import RegisterFrozen, RegisterPublished, RegisterUnfrozen
from buxuan_desktop.rules.calendar.timetable import table_of
from buxuan_desktop.rules.register import Days, days_of


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
    reason = reason if edition > 1 else ""
    event = RegisterPublished(edition, day, election.registered, order, where, election.election_day, reason)
    case.record(event)
    return event


def days_now(case: Case, posted: date | None = None) -> Days:
    """The register's days: for a list posted on `posted`, else for the one posted last."""
    last = case.election.register.published
    return days_of(
        case.book, case.election.election_day, posted or (last.day if last else None), table_of(case.election)
    )


def open_objections(election: Election) -> int:
    """How many objections to the list wait for a decision."""
    return sum(not one.outcome for one in election.records.all(ListObjection))


def freeze(case: Case, day: date) -> None:
    """Close the list for the vote; Refusal while an objection waits for its decision."""
    waiting = open_objections(case.election)
    if waiting:
        raise Refusal("register-objections-open", count=waiting)
    if not case.election.registered:
        raise Refusal("register-has-no-names")
    case.record(RegisterFrozen(day, case.election.registered))


def unfreeze(case: Case, reason: str, by: Sequence[str]) -> None:
    """Open the list again."""
    if not reason or not by:
        raise Refusal("register-reason-needed")
    case.record(RegisterUnfrozen(reason, tuple(by)))


def _check_objection(case: Case, record: Record, _number: int) -> None:
    """An objection is about a list that was posted; its decision has a day, comes after it, and names who decided."""
    if not isinstance(record, ListObjection):
        return
    register = case.election.register
    if register.published is None:
        raise Refusal("register-not-posted", field="received")
    if record.number is not None and record.number not in case.election.voters and record.number not in register.struck:
        raise Refusal("no-such-elector", number=record.number, field="number")
    if not record.outcome:
        return
    if record.decided_on is None or not record.by:
        raise Refusal("register-decision-incomplete", field="by" if record.decided_on else "decided_on")
    if record.decided_on < record.received:
        raise Refusal("decision-before-objection", day=record.received.isoformat(), field="decided_on")


def guard_objections() -> None:
    """Let no objection be written down that lacks what the law asks for."""
    GUARDS[ListObjection] = _check_objection


guard_objections()
