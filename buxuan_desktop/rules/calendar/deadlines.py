"""Rows that follow from the vacancy: by when there must be a by-election, and the monthly reports (B04, B07)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.rules.calendar.proofs import proved_on
from buxuan_desktop.rules.calendar.slot import BASIS, Slot, cite_of, table_of
from buxuan_desktop.rules.calendar.steps import DEADLINE, MONTHLY
from buxuan_desktop.rules.days import months_after
from buxuan_desktop.rules.profile import RuleBook

_DECEMBER = 12


def first_vacancy(election: Election) -> date | None:
    """The day since which a seat is vacant; the earliest where there are several."""
    return min((one.day for one in election.records.all(Vacancy)), default=None)


def deadline(election: Election, book: RuleBook) -> Slot | None:
    """By when there must have been a by-election; the earlier one where law and plan both say so (S2: two months)."""
    table = table_of(election)
    given = [
        (months_after(since, parameter.value, table), since, parameter)
        for since, parameter in (
            (first_vacancy(election), book.parameter("deadline_months")),
            (too_few_since(election, book), book.parameter("by_election_months")),
        )
        if since is not None and isinstance(parameter.value, int)
    ]
    if not given:
        return None
    last, since, parameter = min(given, key=lambda one: one[0])
    months = parameter.value if isinstance(parameter.value, int) else None
    done = proved_on(election, "round:declared")
    return Slot(DEADLINE, 0, since, last, BASIS[parameter.status], last, cite_of(parameter), months, done=done)


def too_few_since(election: Election, book: RuleBook) -> date | None:
    """Since when a law that sets a time applies: too few members left, or the head gone where it says so.

    Who is left and was not written down counts as too few, so that no time is missed.
    """
    least, condition = book.parameter("min_members").value, book.parameter("by_election_condition").value
    of_the_head = isinstance(condition, str) and "主任缺额" in condition
    days = [
        one.day
        for one in election.records.all(Vacancy)
        if one.members_left is None
        or not isinstance(least, int)
        or one.members_left < least
        or (of_the_head and one.post == "主任")
    ]
    return min(days, default=None)


def monthly_reports(election: Election, book: RuleBook) -> Iterator[Slot]:
    """The monthly report on the state of the by-election (S2): each month until the vote is over."""
    parameter, since = book.parameter("monthly_report_day"), first_vacancy(election)
    if not isinstance(parameter.value, int) or since is None:
        return
    until = proved_on(election, "round:declared") or election.election_day
    year, month = since.year, since.month
    day = since
    while day <= until:
        day = date(year, month, min(parameter.value, monthrange(year, month)[1]))
        if day > since:
            yield Slot(MONTHLY, 0, day, day, BASIS[parameter.status], day, cite_of(parameter))
        year, month = (year + 1, 1) if month == _DECEMBER else (year, month + 1)
