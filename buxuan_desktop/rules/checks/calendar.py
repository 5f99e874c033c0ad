"""All that the days, the plan and the vacancy of a case say against each other (domain notes, section 15; C25)."""

from collections.abc import Iterator
from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.calendar.deadlines import first_vacancy
from buxuan_desktop.rules.checks.gap import check_day, check_gap
from buxuan_desktop.rules.checks.plan_days import check_plan_days
from buxuan_desktop.rules.checks.plan_text import check_plan_text
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook


def calendar_findings(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    """The findings before the vote; apart from those of a result, which they never change."""
    yield from check_gap(election, book, today)
    yield from check_day(election, book, today)
    yield from check_plan_days(election, book)
    yield from check_plan_text(election, book)
    yield from check_finish(election, book)


def check_finish(election: Election, book: RuleBook) -> Iterator[Finding]:
    """A plan that says by when all of it must be done, about vacancies that were there by then (B03)."""
    finish, since = book.parameter("finish_by").value, first_vacancy(election)
    if not isinstance(finish, str) or since is None or since > date.fromisoformat(finish):
        return
    if election.election_day > date.fromisoformat(finish):
        yield finding("past-finish-by", book, day=election.election_day.isoformat(), last=finish)
