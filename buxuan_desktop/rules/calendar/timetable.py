"""The timetable of a case, computed backwards and forwards from election day, vacancy, rules and what is planned."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.calendar import Planned
from buxuan_desktop.rules.calendar.deadlines import deadline, monthly_reports
from buxuan_desktop.rules.calendar.proofs import proved_on
from buxuan_desktop.rules.calendar.slot import BASIS, Slot, cite_of, table_of
from buxuan_desktop.rules.calendar.steps import LIST_POSTED, ONLY_PLANNED, STEPS, TERM, Step
from buxuan_desktop.rules.days import DaysOff, days_after, days_before
from buxuan_desktop.rules.profile import Parameter, RuleBook

__all__ = ["list_day", "planned", "table_of", "timetable"]


def planned(election: Election) -> dict[str, Planned]:
    """What is planned, the last record of each item."""
    return {one.item: one for one in election.records.all(Planned)}


def timetable(election: Election, book: RuleBook) -> list[Slot]:
    """All rows in order of their days; rows of one day keep the order of the work."""
    return sorted(_slots(election, book), key=lambda slot: (slot.begins, slot.ends))


def list_day(election: Election, book: RuleBook) -> date:
    """The day of the list of electors: posted, planned, or the last lawful day, not before registration is to end."""
    posted, set_days = proved_on(election, *LIST_POSTED), planned(election)
    if posted is not None:
        return posted
    if "list" in set_days:
        return set_days["list"].begins
    step = next(step for step in STEPS if step.code == "list")
    number = book.parameter(step.days).value
    last = days_before(election.election_day, number if isinstance(number, int) else step.usual or 0)
    registration = set_days.get("registration") or set_days.get("stage_register")
    return max(last, registration.last) if registration is not None else last


def _slots(election: Election, book: RuleBook) -> Iterator[Slot]:
    set_days, table = planned(election), table_of(election)
    anchors = {"election": election.election_day, "list": list_day(election, book)}
    for step in STEPS:
        own, done = set_days.get(step.code), proved_on(election, *step.proof)
        slot = _slot(step, anchors, book, table) or _fact(step, own, done)
        if slot is None:
            continue
        made = _with_plan(slot, own)
        if step.code == "audit_notice" and (made.set or done is not None):
            anchors["audit_notice"] = done or made.begins
        if step.code == "objections":
            anchors["objections"] = made.ends
        yield msgspec.structs.replace(made, done=(own.done_on if own else None) or done)
    for code, stage in ONLY_PLANNED.items():
        if code in set_days:
            own = set_days[code]
            yield _with_plan(Slot(code, stage, own.begins, own.last, "fact", done=own.done_on), own)
    found = deadline(election, book)
    if found is not None:
        yield found
    yield from monthly_reports(election, book)
    if election.case.term_ends is not None:
        yield Slot(TERM, 0, election.case.term_ends, election.case.term_ends, "fact")


def _slot(step: Step, anchors: dict[str, date], book: RuleBook, table: DaysOff) -> Slot | None:
    """The row that rules and suggestions make of a step; None where nobody says a day."""
    anchor = anchors.get(step.anchor)
    if anchor is None:
        return None
    if step.window is not None:
        first, last = (days_before(anchor, days) for days in step.window)
        return Slot(step.code, step.stage, first, last, "suggested", last)
    parameter = book.parameter(step.days) if step.days else Parameter()
    number = parameter.value if isinstance(parameter.value, int) else step.usual
    if number is None:
        return None
    last = days_after(anchor, number, table) if step.after else days_before(anchor, number)
    first = min(anchor + timedelta(1), last) if step.after else last
    basis = BASIS[parameter.status] if parameter.is_set else "fact" if number == 0 else "suggested"
    cite = cite_of(parameter) or (book.cite(step.cite) if step.cite and basis != "suggested" else ())
    return Slot(step.code, step.stage, first, last, basis, last, cite, number)


def _fact(step: Step, own: Planned | None, done: date | None) -> Slot | None:
    """The row of a step whose day nobody gives but who planned or did it."""
    if own is not None:
        return Slot(step.code, step.stage, own.begins, own.last, "fact")
    return Slot(step.code, step.stage, done, done, "fact") if done is not None else None


def _with_plan(slot: Slot, own: Planned | None) -> Slot:
    if own is None or slot.code == "vote":
        return slot
    return msgspec.structs.replace(slot, begins=own.begins, ends=max(own.begins, own.last), set=True, note=own.note)
