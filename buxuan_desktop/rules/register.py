"""The days of the register, from the rules of the case; periods are counted by `rules.days` (CC Arts 201, 203)."""

from datetime import date

import msgspec

from buxuan_desktop.rules.days import WEEKENDS, DaysOff, days_after, days_before
from buxuan_desktop.rules.profile import RuleBook


class Days(msgspec.Struct, frozen=True):
    """Last days, each None where the rules set none.

    `post_by`: the list must be up ("选举日的N日前" is election day − N); `object_until`: objections to the list that
    was posted last.
    """

    post_by: date | None
    object_until: date | None


def days_of(book: RuleBook, election_day: date, posted: date | None, table: DaysOff = WEEKENDS) -> Days:
    """The days of a case whose list was posted on `posted`; `table` says which days are off."""
    before = number(book, "list_days")
    objections = number(book, "objection_days")
    return Days(
        days_before(election_day, before) if before else None,
        days_after(posted, objections, table) if posted and objections else None,
    )


def answer_by(book: RuleBook, received: date, table: DaysOff = WEEKENDS) -> date | None:
    """The last day for the decision on an objection that came on `received`."""
    days = number(book, "answer_days")
    return days_after(received, days, table) if days else None


def number(book: RuleBook, name: str) -> int:
    """A parameter that is a number of days; 0 where the rules set none."""
    value = book.parameter(name).value
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
