"""Checks on the audit of outgoing cadres: finished in time, who audits whom, over which time (stage 1)."""

from collections.abc import Iterator
from datetime import date, timedelta

from buxuan_desktop.domain import auditing
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.records.audit import AuditMember, AuditObject, AuditPlan
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.calendar.proofs import proved_on
from buxuan_desktop.rules.calendar.timetable import planned, table_of
from buxuan_desktop.rules.checks.audit_result import check_result
from buxuan_desktop.rules.checks.audit_work import check_work
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.days import days_after
from buxuan_desktop.rules.profile import RuleBook

UNITS = ("discipline", "agriculture", "finance", "bookkeeping")
"""The offices that the group is made of (A21)."""


def audit_findings(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    """All about the audit as of `today`; where nothing of it is written down, only that it is due."""
    yield from _in_time(election, book, today)
    if next(auditing.begun(election.records), None) is None:
        return
    yield from check_plan(election.records, book)
    yield from check_people(election.records, book)
    yield from check_work(election, book, today)
    yield from check_result(election, book, today)


def missing_to_finish(records: Records) -> tuple[str, ...]:
    """What an audit needs to count as finished and published, of what there is not: codes of `terms.toml`."""
    objects = records.all(AuditObject)
    known = (
        ("objects", bool(objects)),
        ("items", not auditing.untouched(records) and not auditing.still_open(records)),
        ("reports", bool(objects) and not auditing.without_report(records)),
        ("posting", auditing.posted(records) is not None),
    )
    return tuple(code for code, there in known if not there)


def audit_limit(election: Election, book: RuleBook) -> date:
    """The last day on which the result must have been posted: before the committee is chosen, or before the vote."""
    before = book.parameter("audit_before").value
    limit = election.election_day - timedelta(1)
    if before == "committee":
        own = planned(election).get("committee")
        chosen = proved_on(election, "meeting:choose_committee") or (own.begins if own else None)
        return chosen - timedelta(1) if chosen else limit
    days = book.parameter("audit_before_days").value
    return election.election_day - timedelta(days) if isinstance(days, int) else limit


def _in_time(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    missing, limit = missing_to_finish(election.records), audit_limit(election, book)
    posted = auditing.posted(election.records)
    if missing or (posted is not None and posted > limit):
        code = "audit-due" if book.parameter("audit_before").is_set else "audit-open"
        if code == "audit-due" or book.parameter("audit_publish").is_set:
            late = posted.isoformat() if posted is not None and posted > limit else ""
            yield finding(code, book, audit_parts=joined(missing), limit=limit.isoformat(), late=late)
    yield from _over_in_time(election, book, posted)
    days = book.parameter("audit_leave_days").value
    if isinstance(days, int):
        for one in election.records.all(AuditObject):
            if one.until is None:
                continue
            due = one.until + timedelta(days)
            if (posted or today) > due:
                yield finding("audit-after-leaving", book, name=one.name, due=due.isoformat(), days=days)


def _over_in_time(election: Election, book: RuleBook, posted: date | None) -> Iterator[Finding]:
    """Objections may come until the last day of the posting: that day lies before the vote, too (A15, A16)."""
    length = book.parameter("audit_days").value
    if posted is None or not isinstance(length, int) or not book.parameter("audit_before").is_set:
        return
    until = days_after(posted, length, table_of(election))
    if posted < election.election_day <= until:
        day = election.election_day.isoformat()
        yield finding("audit-posting-runs-on", book, begins=posted.isoformat(), until=until.isoformat(), day=day)


def check_plan(records: Records, book: RuleBook) -> Iterator[Finding]:
    """The plan, what it stands on, and whether the period holds the time in office (A12, A13, A16, A27)."""
    objects, plan = records.all(AuditObject), records.last(AuditPlan)
    if not objects:
        yield finding("audit-no-object", book)
    if plan is None:
        yield finding("audit-plan-missing", book)
        return
    if not plan.bases.strip():
        yield finding("audit-basis-missing", book)
    if (plan.back_to and not plan.back_because.strip()) or (plan.on_to and not plan.on_because.strip()):
        yield finding("audit-period-unreasoned", book)
    if plan.level == "county" and not plan.county_because.strip():
        yield finding("audit-county-unreasoned", book)
    for one in objects:
        gap = _gap(plan, one)
        if gap is not None:
            yield finding("audit-period-gap", book, name=one.name, since=gap[0].isoformat(), until=gap[1].isoformat())


def _gap(plan: AuditPlan, one: AuditObject) -> tuple[date, date] | None:
    """The first days in office that the audit does not look at, as first and last."""
    if one.since is not None and plan.first is not None and one.since < plan.first:
        return one.since, plan.first - timedelta(1)
    if one.until is not None and plan.last is not None and plan.last < one.until:
        return plan.last + timedelta(1), one.until
    return None


def check_people(records: Records, book: RuleBook) -> Iterator[Finding]:
    """The group with its offices and head, its integrity, the county's bodies (A18, A21, A22, A26)."""
    group = auditing.group_on(records, None)
    units = {one.from_unit for one in group}
    absent = [unit for unit in UNITS if unit not in units]
    heads = [kept for kept in records.kept(AuditMember) if kept.record.body == "group" and kept.record.office == "head"]
    absent += [] if heads else ["head"]
    absent += [] if not heads or any("phone" in kept.private for kept in heads) else ["head_phone"]
    if absent:
        yield finding("audit-group-incomplete", book, audit_units=joined(absent))
    unsigned = [one.name for one in group if one.signed_on is None]
    if unsigned:
        yield finding("audit-integrity-unsigned", book, names=joined(unsigned))
    audited = {one.name for one in records.all(AuditObject)}
    for one in group:
        if one.name in audited:
            yield finding("audit-audits-oneself", book, name=one.name)
    least = book.parameter("audit_representatives").value
    there = sum(one.from_unit == "representative" for one in group)
    if isinstance(least, int) and there < least:
        yield finding("audit-representatives-few", book, number=there, least=least)
    yield from _county(records, book)


def _county(records: Records, book: RuleBook) -> Iterator[Finding]:
    plan = records.last(AuditPlan)
    bodies = {one.body for one in records.all(AuditMember) if one.until is None}
    wanted = ["county_leading", "county_team"] if book.parameter("audit_county_office").is_set else []
    if plan is not None and plan.level == "county" and not wanted:
        wanted = ["county_team"]
    absent = [body for body in wanted if body not in bodies]
    if absent:
        yield finding("audit-county-missing", book, audit_bodies=joined(absent))
