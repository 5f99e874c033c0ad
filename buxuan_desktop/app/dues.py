"""What is late, due and next in a case, and where one goes on; nothing of a window in it."""

from collections.abc import Sequence
from datetime import date

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.timetable import SOON, Row, rows_of
from buxuan_desktop.domain.records.calendar import Holiday
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.calendar import calendar_findings
from buxuan_desktop.words import Wording, of_finding

_VOTE = 6
_NEXT = 4
_ORDER = ("stop", "warn", "note")


class Dues(msgspec.Struct, frozen=True):
    """What stands before the people of a case on a day.

    `prepared` tells whether anything of the weeks before the vote is written down here; where nothing is, the case is
    for the count alone, and nothing is called late.
    """

    today: date
    election_day: date
    prepared: bool
    late: tuple[Row, ...] = ()
    now: tuple[Row, ...] = ()
    next: tuple[Row, ...] = ()

    @property
    def days_left(self) -> int:
        """Days until election day; negative after it."""
        return (self.election_day - self.today).days


class Going(msgspec.Struct, frozen=True):
    """Where the primary action leads: a page (`day`, `calendar`, or "" the one where the case stands), or a stage's."""

    page: str
    words: str
    stage: int | None = None


def dues_of(case: Case) -> Dues:
    """What is late, due within a week or running, and what comes after that."""
    today = case.clock().date()
    kept = case.election.records
    prepared = len(kept) > sum(1 for _ in kept.kept(Holiday))
    rows = [row for row in rows_of(case, today) if row.state not in ("done", "past", "open")]
    if not prepared:
        return Dues(today, case.election.election_day, prepared)
    late = tuple(row for row in rows if row.state in ("late", "behind"))
    now = tuple(sorted((row for row in rows if _is_due(row, today)), key=_by_end))
    ahead = tuple(row for row in rows if row.state == "ahead")
    return Dues(today, case.election.election_day, prepared, late, now, ahead[:_NEXT])


def going_on(case: Case, dues: Dues, stages: Sequence[int]) -> Going:
    """Where one goes on: the first matter that waits, election day when it has come or nothing else is kept here.

    `stages` are those that have a page of their own.
    """
    if case.election.rounds:
        return Going("", "接着办：计票和结果")
    if dues.days_left > 0 and not dues.prepared and _has_just_begun(case):
        return Going("stage", "开始准备：登记缺额和日程", 0)
    if not dues.prepared or dues.days_left <= 0:
        return Going("day", "去选举日：清点、截止投票")
    for row in (*dues.late, *dues.now, *dues.next):
        if row.slot.stage < _VOTE and row.slot.code != "deadline":
            page = "stage" if row.slot.stage in stages else "calendar"
            return Going(page, f"去办：{row.title}", row.slot.stage if page == "stage" else None)
    return Going("day", "去选举日：清点、截止投票")


def _has_just_begun(case: Case) -> bool:
    """Whether nobody can vote or be voted for yet: then the vote cannot be what comes next."""
    election = case.election
    return not election.registered and not any(state.post.candidates for state in election.posts.values())


def findings_of(case: Case) -> list[Finding]:
    """The findings of calendar, plan and vacancy, the heaviest first."""
    found = calendar_findings(case.election, case.book, case.clock().date())
    return sorted(found, key=lambda one: _ORDER.index(one.severity))


def wordings_of(case: Case) -> list[Wording]:
    """The same in words."""
    return [of_finding(one) for one in findings_of(case)]


def _is_due(row: Row, today: date) -> bool:
    """Whether a row is due or running; what runs for weeks only in its last week."""
    if row.state == "running" and not row.is_step:
        return row.slot.ends - today <= SOON
    return row.state in ("today", "running", "soon")


def _by_end(row: Row) -> tuple[date, date]:
    return row.slot.ends, row.slot.begins
