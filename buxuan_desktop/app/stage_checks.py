"""Which checks look at which stage of a case before its vote; the results' findings are apart from these."""

from collections.abc import Callable, Iterator

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.records.meetings import Meeting
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.bodies import check_bodies
from buxuan_desktop.rules.checks.meetings import check_meetings

Check = Callable[[Case], Iterator[Finding]]


def _bodies(case: Case) -> Iterator[Finding]:
    yield from check_bodies(case.election, case.book)
    yield from check_meetings(case.election.records.all(Meeting), case.book)


CHECKS: dict[int, tuple[Check, ...]] = {2: (_bodies,)}
"""What looks at a stage, by stage."""
