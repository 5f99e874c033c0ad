"""Which stages around the vote the case file proves done, from what was written down in them."""

from collections.abc import Iterator

from buxuan_desktop.domain.bodies import sitting
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.audit_result import AuditPosting, AuditReport
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.candidacies import OfficialList
from buxuan_desktop.domain.records.meetings import Meeting
from buxuan_desktop.domain.records.preparation import Method
from buxuan_desktop.domain.records.result_papers import ResultFiling

AUDIT, MOBILISE, REGISTER, CANDIDATES, PREPARE, CLOSE = 1, 2, 3, 4, 5, 9


def proven(election: Election) -> Iterator[int]:
    """Numbers of the stages that are done: each by the one record that ends it."""
    records = election.records
    reported, shown = records.last(AuditReport), records.last(AuditPosting)
    if reported is not None and shown is not None:
        yield AUDIT
    chosen = any(one.about == "choose_committee" and one.passed != "failed" for one in records.all(Meeting))
    if chosen and sitting(records.all(BodyMember), "committee"):
        yield MOBILISE
    if election.register.published is not None:
        yield REGISTER
    listed = {one.post for one in records.all(OfficialList)}
    if election.posts and listed >= set(election.posts):
        yield CANDIDATES
    method = records.last(Method)
    if method is not None and method.adopted:
        yield PREPARE
    filed = {one.to for one in records.all(ResultFiling) if one.what == "report"}
    if "township" in filed and filed & {"county", "city"}:
        yield CLOSE
