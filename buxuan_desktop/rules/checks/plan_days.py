"""Checks on days against each other: what is planned, what rules leave, what was done (domain notes, section 15)."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.calendar import Planned
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.calendar.slot import Slot
from buxuan_desktop.rules.calendar.steps import AUDIT_STAGES, STAGES
from buxuan_desktop.rules.calendar.timetable import list_day, planned, timetable
from buxuan_desktop.rules.checks.polling import check_polling
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook

_LEAST_DAYS_LEFT = 2
"""Whole days between the last answer to an objection and the vote that certificates and ballots need; ours."""

_SAID_ELSEWHERE = frozenset(("audit_objections",))


def check_plan_days(election: Election, book: RuleBook) -> Iterator[Finding]:
    """Every contradiction between days."""
    set_days = planned(election)
    slots = {slot.code: slot for slot in timetable(election, book)}
    yield from _backwards(set_days, book)
    yield from _registration(set_days, slots, book)
    yield from _objections(election, slots, book)
    for stages in (STAGES, AUDIT_STAGES):
        yield from _stages([set_days[code] for code in stages if code in set_days], stages[0], book)
    yield from _audit(set_days, slots, book)
    yield from check_polling(election, set_days, book)
    yield from _limits(slots, book)


def _backwards(set_days: dict[str, Planned], book: RuleBook) -> Iterator[Finding]:
    for code, own in set_days.items():
        if own.last < own.begins:
            yield finding("planned-backwards", book, item=code, begins=_iso(own.begins), ends=_iso(own.last))


def _registration(set_days: dict[str, Planned], slots: dict[str, Slot], book: RuleBook) -> Iterator[Finding]:
    """The list is due while registration still runs; self-nomination ends before anybody may nominate."""
    registration, due = set_days.get("registration") or set_days.get("stage_register"), slots["list"].limit
    if registration is not None and due is not None and registration.last > due:
        yield finding("list-before-registration-ends", book, ends=_iso(registration.last), due=_iso(due))
    nomination = set_days.get("nomination") or set_days.get("stage_elect")
    selfnom = slots.get("selfnom")
    last = selfnom.limit if selfnom is not None else None
    if nomination is not None and last is not None and last < nomination.begins:
        yield finding("selfnom-ends-before-nomination", book, ends=_iso(last), begins=_iso(nomination.begins))


def _objections(election: Election, slots: dict[str, Slot], book: RuleBook) -> Iterator[Finding]:
    posted, day, last = list_day(election, book), election.election_day, slots["answers"].ends
    left = (day - last).days - 1
    if left < _LEAST_DAYS_LEFT:
        yield finding(
            "objections-run-into-vote", book, posted=_iso(posted), ends=_iso(last), day=_iso(day), left=max(left, 0)
        )


def _stages(stages: list[Planned], whole: str, book: RuleBook) -> Iterator[Finding]:
    """Stages that go on after the end of the whole, and two that hold the same day."""
    parts = [one for one in stages if one.item != whole]
    ends = [one.last for one in stages if one.item == whole]
    for one in parts:
        if ends and one.last > ends[0]:
            yield finding("stage-past-plan-end", book, item=one.item, ends=_iso(one.last), last=_iso(ends[0]))
    for before, after in pairwise(parts):
        if before.last >= after.begins:
            yield finding("stages-overlap", book, first=before.item, second=after.item, day=_iso(after.begins))


def _audit(set_days: dict[str, Planned], slots: dict[str, Slot], book: RuleBook) -> Iterator[Finding]:
    """The time to object to the audit's result ends after the report is due, or after the audit (S1)."""
    notice, objections = set_days.get("audit_notice"), slots.get("audit_objections")
    report, whole = set_days.get("audit_report"), set_days.get("audit_whole")
    due = min((own.last for own in (report, whole) if own is not None), default=None)
    if notice is not None and objections is not None and due is not None and objections.ends > due:
        yield finding(
            "audit-notice-past-report", book, posted=_iso(notice.begins), ends=_iso(objections.ends), due=_iso(due)
        )


def _limits(slots: dict[str, Slot], book: RuleBook) -> Iterator[Finding]:
    """What is planned or was done after the last day that law or plan leaves."""
    for slot in slots.values():
        if not slot.binding or slot.limit is None or slot.code in _SAID_ELSEWHERE:
            continue
        facts = {"item": slot.code, "limit": _iso(slot.limit)}
        if slot.done is not None and slot.done > slot.limit:
            found = finding("done-past-limit", book, day=_iso(slot.done), **facts)
        elif slot.done is None and slot.set and slot.ends > slot.limit:
            found = finding("planned-past-limit", book, day=_iso(slot.ends), **facts)
        else:
            continue
        yield Finding(found.code, found.severity, slot.cite, found.data)


def _iso(day: date) -> str:
    return day.isoformat()
