"""Checks on draft, answer, villagers heard, boards, objections, measures, filing (A15, A19, A20, A24 to A31)."""

from collections.abc import Iterator
from datetime import date, timedelta

from buxuan_desktop.domain import auditing
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.records.audit import AuditFiling
from buxuan_desktop.domain.records.audit_findings import AuditFinding, AuditMeasure
from buxuan_desktop.domain.records.audit_result import (
    AuditAnswer,
    AuditDraft,
    AuditObjection,
    AuditPosting,
    AuditReport,
    VillagersHeard,
)
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.calendar.timetable import table_of
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.days import DaysOff, days_after
from buxuan_desktop.rules.profile import RuleBook

FILINGS = ("plan", "scheme", "contact", "summary", "statistics", "archive")
"""What a plan wants sent up or put into the archive (A20, A26, A28)."""


def check_result(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    """All of it as of `today`."""
    records = election.records
    yield from check_draft(records, book)
    yield from check_answers(records, book)
    yield from _villagers(records, book)
    yield from check_boards(records, book, table_of(election))
    yield from _objections(records, book)
    yield from _measures(records, book, today)
    yield from _filed(records, book, today)


def check_draft(records: Records, book: RuleBook) -> Iterator[Finding]:
    """The last discussion had every member of the group of that day; a report has one before it (A19)."""
    drafts, reports = records.all(AuditDraft), records.all(AuditReport)
    if not drafts:
        if reports:
            yield finding("audit-draft-not-by-all", book, names="", day="")
        return
    last = drafts[-1]
    group = auditing.group_on(records, last.day)
    away = [one.name for one in group if one.name not in last.present]
    if away or not group:
        yield finding("audit-draft-not-by-all", book, names=joined(away), day=last.day.isoformat())


def check_answers(records: Records, book: RuleBook) -> Iterator[Finding]:
    """Whoever is reported on was met before; what they object to was looked at again and answered (A19)."""
    known = auditing.answers(records)
    unmet = [
        name for name, one in auditing.reported(records).items() if name not in known or known[name].met_on > one.day
    ]
    if unmet:
        yield finding("audit-person-not-met", book, names=joined(unmet))
    unchecked = [one.name for one in known.values() if _unchecked(one)]
    if unchecked:
        yield finding("audit-not-rechecked", book, names=joined(unchecked))


def _unchecked(one: AuditAnswer) -> bool:
    return one.answer == "objects" and (one.rechecked_on is None or not one.outcome or one.told_on is None)


def _villagers(records: Records, book: RuleBook) -> Iterator[Finding]:
    heard = min((one.day for one in records.all(VillagersHeard)), default=None)
    early = [one.name for one in records.all(AuditReport) if heard is None or one.day < heard]
    if early:
        yield finding("audit-villagers-unheard", book, names=joined(early))
    measures = sum(heard is None or one.day < heard for one in records.all(AuditMeasure))
    if measures and not early:
        yield finding("audit-decided-unheard", book, number=measures)


def check_boards(records: Records, book: RuleBook, table: DaysOff) -> Iterator[Finding]:
    """Both boards where the plan says so, long enough, with photo and the person's answer (A15, A25, A31)."""
    postings = records.all(AuditPosting)
    if not postings:
        return
    days = book.parameter("audit_days").value
    if isinstance(days, int):
        yield from _short(postings, days, book, table)
    boards = {one.board for one in postings}
    if book.parameter("audit_boards").is_set and len(boards) == 1:
        yield finding("audit-one-board", book, audit_board="village" if "township" in boards else "township")
    if not all(kept.files for kept in records.kept(AuditPosting)):
        yield finding("audit-posting-unproved", book)
    said = any(one.answer.strip() for one in records.all(AuditFinding) if one.state == "concluded")
    if said and not all(one.answers for one in postings):
        yield finding("audit-answer-unposted", book)


def _short(postings: list[AuditPosting], days: int, book: RuleBook, table: DaysOff) -> Iterator[Finding]:
    """The first posting that ends too early; its first day is not counted, a last day that is off moves on."""
    for one in postings:
        until = days_after(one.begins, days, table)
        if one.ends is None or one.ends < until:
            ends = one.ends.isoformat() if one.ends else ""
            found = {"begins": one.begins.isoformat(), "ends": ends, "until": until.isoformat()}
            yield finding("audit-posting-short", book, days=days, **found)
            return


def _objections(records: Records, book: RuleBook) -> Iterator[Finding]:
    waiting = [
        one
        for one in records.all(AuditObjection)
        if one.reported_on is None or one.again_done is None or not one.outcome or one.answered_on is None
    ]
    if not waiting:
        return
    days = book.parameter("audit_answer_days").value
    due = waiting[0].day + timedelta(days) if isinstance(days, int) else None
    unreported = sum(one.reported_on is None for one in waiting)
    told = due.isoformat() if due is not None else ""
    yield finding("audit-objection-open", book, count=len(waiting), number=unreported, due=told)


def _measures(records: Records, book: RuleBook, today: date) -> Iterator[Finding]:
    measures = records.all(AuditMeasure)
    covered = {one.item for one in measures}
    bare = [
        one.item
        for one in auditing.faults(records)
        if one.state == "concluded" and one.nature in ("fraud", "waste") and one.amount and one.item not in covered
    ]
    if bare:
        yield finding("audit-loss-unmeasured", book, audit_items=joined(list(dict.fromkeys(bare))))
    late = [one for one in measures if one.state in ("open", "partly") and one.due is not None and one.due < today]
    if late:
        rest = sum(max((one.amount or 0) - (one.paid or 0), 0) for one in late)
        yield finding("audit-measure-overdue", book, count=len(late), fen=rest)


def _filed(records: Records, book: RuleBook, today: date) -> Iterator[Finding]:
    """What the plan wants sent up is not sent, or was sent late; summary and statistics once there is a report."""
    if not book.parameter("audit_county_office").is_set:
        return
    filings = records.all(AuditFiling)
    sent = {one.what for one in filings if one.sent_on is not None}
    wanted = FILINGS if records.all(AuditReport) else FILINGS[:3]
    absent = [what for what in wanted if what not in sent]
    late = [one.what for one in filings if one.due is not None and (one.sent_on or today) > one.due]
    open_ones = list(dict.fromkeys((*absent, *late)))
    if open_ones:
        yield finding("audit-not-filed", book, audit_filings=joined(open_ones))
