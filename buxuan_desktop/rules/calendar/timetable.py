"""The timetable of a case, computed backwards and forwards from election day, vacancy, rules and what is planned."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.calendar import Holiday, Planned
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.rules.calendar.proofs import proved_on
from buxuan_desktop.rules.calendar.steps import DEADLINE, MONTHLY, ONLY_PLANNED, STEPS, Step
from buxuan_desktop.rules.days import DaysOff, days_after, days_before, days_off, months_after
from buxuan_desktop.rules.profile import Parameter, RuleBook

_DECEMBER = 12
_BASIS = {"verified": "law", "plan": "plan", "custom": "custom"}


class Slot(msgspec.Struct, frozen=True):
    """One row of the timetable.

    `limit` is the last day that rule or suggestion leaves; `basis` says what it stands on: law, plan, custom,
    suggested, or fact (a day that is simply so). Articles stand only with law and plan. `set` tells that people planned
    it, `done` the day on which it was done.
    """

    code: str
    stage: int
    begins: date
    ends: date
    basis: str
    limit: date | None = None
    cite: tuple[str, ...] = ()
    days: int | None = None
    set: bool = False
    done: date | None = None
    note: str = ""

    @property
    def binding(self) -> bool:
        """Whether a law or a plan sets the limit."""
        return self.limit is not None and self.basis in ("law", "plan")


def table_of(election: Election) -> DaysOff:
    """The days off that the case keeps."""
    kept = election.records.all(Holiday)
    return days_off((one.day for one in kept if one.kind == "off"), (one.day for one in kept if one.kind == "work"))


def planned(election: Election) -> dict[str, Planned]:
    """What is planned, the last record of each item."""
    return {one.item: one for one in election.records.all(Planned)}


def first_vacancy(election: Election) -> date | None:
    """The day since which a seat is vacant; the earliest where there are several."""
    return min((one.day for one in election.records.all(Vacancy)), default=None)


def timetable(election: Election, book: RuleBook) -> list[Slot]:
    """All rows in order of their days; rows of one day keep the order of the work."""
    return sorted(_slots(election, book), key=lambda slot: (slot.begins, slot.ends))


def deadline(election: Election, book: RuleBook) -> Slot | None:
    """By when there must have been a by-election; the earlier one where law and plan both say so (S2: two months)."""
    since = first_vacancy(election)
    given = [
        (months_after(since, parameter.value, table_of(election)), parameter)
        for parameter in (book.parameter("deadline_months"), book.parameter("by_election_months"))
        if since is not None and isinstance(parameter.value, int)
    ]
    if not given or since is None:
        return None
    last, parameter = min(given, key=lambda one: one[0])
    months = parameter.value if isinstance(parameter.value, int) else None
    done = proved_on(election, "round:declared")
    return Slot(DEADLINE, 0, since, last, _BASIS[parameter.status], last, _cite(parameter), months, done=done)


def list_day(election: Election, book: RuleBook) -> date:
    """The day of the list of electors: posted, planned, or the last lawful day, not before registration is to end."""
    posted, set_days = proved_on(election, "posting:electors"), planned(election)
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
        slot = _slot(step, anchors, book, table)
        own = set_days.get(step.code)
        if slot is None and own is None:
            continue
        made = _with_plan(slot or Slot(step.code, step.stage, own.begins, own.last, "fact"), own)  # type: ignore[union-attr]
        if step.code == "audit_notice" and made.set:
            anchors["audit_notice"] = made.begins
        if step.code == "objections":
            anchors["objections"] = made.ends
        yield msgspec.structs.replace(made, done=(own.done_on if own else None) or _done(election, step))
    for code, stage in ONLY_PLANNED.items():
        if code in set_days:
            own = set_days[code]
            yield _with_plan(Slot(code, stage, own.begins, own.last, "fact", done=own.done_on), own)
    found = deadline(election, book)
    if found is not None:
        yield found
    yield from _reports(election, book)


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
    basis = _BASIS[parameter.status] if parameter.is_set else "fact" if number == 0 else "suggested"
    cite = _cite(parameter) or (book.cite(step.cite) if step.cite and basis != "suggested" else ())
    return Slot(step.code, step.stage, first, last, basis, last, cite, number)


def _with_plan(slot: Slot, own: Planned | None) -> Slot:
    if own is None or slot.code == "vote":
        return slot
    return msgspec.structs.replace(slot, begins=own.begins, ends=max(own.begins, own.last), set=True, note=own.note)


def _done(election: Election, step: Step) -> date | None:
    days = [day for proof in step.proof if (day := proved_on(election, proof)) is not None]
    return min(days, default=None)


def _reports(election: Election, book: RuleBook) -> Iterator[Slot]:
    """The monthly report on the state of the by-election (S2): each month until the vote is over."""
    parameter, since = book.parameter("monthly_report_day"), first_vacancy(election)
    if not isinstance(parameter.value, int) or since is None:
        return
    until = proved_on(election, "round:declared") or election.election_day
    year, month = since.year, since.month
    day = since
    while day <= until:
        day = date(year, month, min(parameter.value, monthrange(year, month)[1]))
        if day > since:
            yield Slot(MONTHLY, 0, day, day, _BASIS[parameter.status], day, _cite(parameter))
        year, month = (year + 1, 1) if month == _DECEMBER else (year, month + 1)


def _cite(parameter: Parameter) -> tuple[str, ...]:
    return (parameter.cite,) if parameter.cite else ()
