"""What stops a record of the audit from being written: verdicts before the body that may decide, one's own audit."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from buxuan_desktop.domain.records.audit import AuditMember, AuditObject
from buxuan_desktop.domain.records.audit_findings import AuditFinding
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.refusal import Refusal

if TYPE_CHECKING:
    from buxuan_desktop.app.case import Case


def _finding(_case: "Case", record: AuditFinding, _number: int) -> None:
    """Until it is concluded a finding is named neither fraud nor anything that may be posted."""
    if record.state == "open":
        if record.conclusion.strip() or record.answer.strip():
            raise Refusal("audit-conclusion-early")
        if record.nature == "fraud":
            raise Refusal("audit-fraud-undecided")
        return
    if not record.decided_by.strip() or record.decided_on is None:
        raise Refusal("audit-decider-missing")
    if record.state == "cleared":
        if record.conclusion.strip() or record.answer.strip() or record.amount:
            raise Refusal("audit-cleared-with-words")
        return
    if record.nature == "undecided":
        raise Refusal("audit-nature-undecided")
    if not record.conclusion.strip():
        raise Refusal("audit-conclusion-missing")


def _member(case: "Case", record: AuditMember, _number: int) -> None:
    if record.body != "county_leading" and any(
        one.name == record.name for one in case.election.records.all(AuditObject)
    ):
        raise Refusal("audit-of-oneself", name=record.name)


def _object(case: "Case", record: AuditObject, _number: int) -> None:
    if any(
        one.name == record.name and one.body != "county_leading" and one.until is None
        for one in case.election.records.all(AuditMember)
    ):
        raise Refusal("audit-of-oneself", name=record.name)


AUDIT_GUARDS: Mapping[type[Record], Callable[["Case", Any, int], None]] = {
    AuditFinding: _finding,
    AuditMember: _member,
    AuditObject: _object,
}
