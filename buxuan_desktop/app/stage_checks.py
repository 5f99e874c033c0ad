"""Which checks look at which stage of a case before its vote; the results' findings are apart from these."""

from collections.abc import Callable, Iterator

from buxuan_desktop.app import preparing
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.papers import held_back
from buxuan_desktop.app.register import posting
from buxuan_desktop.app.results import findings_of
from buxuan_desktop.domain.records.meetings import Meeting
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.after import after_findings
from buxuan_desktop.rules.checks.audit import audit_findings
from buxuan_desktop.rules.checks.bodies import check_bodies
from buxuan_desktop.rules.checks.calendar import calendar_findings
from buxuan_desktop.rules.checks.candidates import candidate_findings
from buxuan_desktop.rules.checks.matters import matter_findings
from buxuan_desktop.rules.checks.meetings import check_meetings
from buxuan_desktop.rules.checks.register import check_register
from buxuan_desktop.rules.codes import finding

Check = Callable[[Case], Iterator[Finding]]


def _bodies(case: Case) -> Iterator[Finding]:
    yield from check_bodies(case.election, case.book)
    yield from check_meetings(case.election.records.all(Meeting), case.book)


def _audit(case: Case) -> Iterator[Finding]:
    yield from audit_findings(case.election, case.book, case.clock().date())


def _calendar(case: Case) -> Iterator[Finding]:
    yield from calendar_findings(case.election, case.book, case.clock().date())


def _candidates(case: Case) -> Iterator[Finding]:
    yield from candidate_findings(case.election, case.book, case.clock().date())


def _register(case: Case) -> Iterator[Finding]:
    yield from check_register(case.election, case.book, case.clock().date())


def _matters(case: Case) -> Iterator[Finding]:
    yield from matter_findings(case.election, case.book, case.clock().date())


def _after(case: Case) -> Iterator[Finding]:
    # What holds a certificate is shown beside the others that wait, under its own name.
    held = held_back(case.election, findings_of(case.election))
    yield from after_findings(case.election, case.book, case.clock().date(), held)
    yield from {id(one): one for one in held.values()}.values()


def nobody_named(case: Case) -> Iterator[Finding]:
    """Nobody is named with a PIN: that is said before a round begins, and stops nothing."""
    if not case.election.access.guarded:
        yield finding("nobody-named", case.book)


def _recovered(case: Case) -> Iterator[Finding]:
    """A PIN that was set anew on names alone is for ever worth a look."""
    for one in case.election.access.recovered:
        yield finding("pin-recovered", case.book, name=one.name, names="、".join(one.by), reason=one.reason)


posting.guard_objections()

CHECKS: dict[int, tuple[Check, ...]] = {
    0: (_calendar,),
    1: (_audit,),
    2: (_bodies, _matters),
    3: (_register,),
    4: (_candidates,),
    5: (preparing.findings, nobody_named, _recovered),
    6: (preparing.day_findings, nobody_named, _recovered),
    9: (_after, _matters, _recovered),
}
"""What looks at a stage, by stage."""
