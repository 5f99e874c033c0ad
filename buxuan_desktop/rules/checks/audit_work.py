"""Checks on the work of the audit: steps, items, evidence, findings kept apart (A02 to A11, A17, A23, A27, T46)."""

from collections.abc import Iterator
from datetime import date

from buxuan_desktop.domain import auditing
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.records.audit import AuditObject
from buxuan_desktop.domain.records.audit_findings import AuditFinding
from buxuan_desktop.domain.records.audit_result import AuditReport
from buxuan_desktop.domain.records.audit_work import AuditEvidence, WorkingPaper
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.profile import RuleBook


def check_work(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    """All of it as of `today`."""
    records = election.records
    yield from _steps(records, book, today)
    yield from _items(records, book)
    yield from _evidence(records, book)
    yield from check_apart(records, book)


def _steps(records: Records, book: RuleBook, today: date) -> Iterator[Finding]:
    known = auditing.steps(records)
    absent = [step for step in auditing.STEPS if step not in known]
    if absent:
        yield finding("audit-steps-missing", book, audit_steps=joined(absent))
    late = [step for step, one in known.items() if one.done_on is None and one.last < today]
    if late:
        yield finding("audit-step-late", book, audit_steps=joined(late))


def _items(records: Records, book: RuleBook) -> Iterator[Finding]:
    untouched = auditing.untouched(records)
    if untouched:
        yield finding("audit-items-untouched", book, count=len(untouched), audit_items=joined(untouched))
    lacking = [
        item
        for item, one in auditing.items(records).items()
        if one.missing.strip() or (one.wanted.strip() and not one.received.strip() and one.state == "open")
    ]
    if lacking:
        yield finding("audit-papers-missing", book, audit_items=joined(lacking))


def _evidence(records: Records, book: RuleBook) -> Iterator[Finding]:
    """A fault stands on evidence or a working paper of its item."""
    proved = {one.item for one in records.all(AuditEvidence)} | {one.item for one in records.all(WorkingPaper)}
    bare = [one.item for one in auditing.faults(records) if one.item not in proved]
    if bare:
        yield finding("audit-evidence-missing", book, audit_items=joined(list(dict.fromkeys(bare))))


def check_apart(records: Records, book: RuleBook) -> Iterator[Finding]:
    """Predecessor and incumbent, person and collective, mistake and fraud; achievements too (A23, A29, A30, T46)."""
    findings, objects = records.all(AuditFinding), records.all(AuditObject)
    bare = [one.item for one in auditing.faults(records) if auditing.unclassified(one)]
    if bare:
        yield finding("audit-unclassified", book, count=len(bare), audit_items=joined(list(dict.fromkeys(bare))))
    wrong = [one.item for one in findings if one.state != "cleared" and auditing.in_wrong_period(one, objects)]
    if wrong:
        yield finding("audit-wrong-period", book, count=len(wrong), audit_items=joined(list(dict.fromkeys(wrong))))
    waiting = [one for one in auditing.faults(records) if one.state == "open"]
    if waiting:
        yield finding("audit-undecided", book, count=len(waiting))
    reports = records.all(AuditReport)
    praised = any(one.kind == "achievement" for one in findings) or all(one.achievements.strip() for one in reports)
    if reports and not praised:
        yield finding("audit-no-achievement", book)
