"""Checks on matters that came in: deadlines, and bribery by its stated standard to its 通报 (C12)."""

from collections.abc import Iterator
from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook


def matter_findings(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    """What is late, and which confirmed case of bribery was not made known; numbers alone, never names."""
    matters = election.records.all(Matter)
    late = sum(not one.done and one.until is not None and one.until < today for one in matters)
    if late:
        yield finding("matter-overdue", book, number=late)
    silent = sum(one.about == "bribery" and one.found == "confirmed" and one.circulated_on is None for one in matters)
    if silent:
        yield finding("bribery-not-circulated", book, number=silent)
