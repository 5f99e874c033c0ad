"""The days of the register, from the rules of the case: periods leave their first day out (CC Art 201)."""

from datetime import date, timedelta

import msgspec

from buxuan_desktop.rules.profile import RuleBook

_SATURDAY = 5


class Days(msgspec.Struct, frozen=True):
    """Last days, each None where the rules set none.

    `post_by`: the list must be up ("选举日的N日前" is election day − N); `object_until`: objections to the list that
    was posted last.
    """

    post_by: date | None
    object_until: date | None


def days_of(book: RuleBook, election_day: date, posted: date | None) -> Days:
    """The days of a case whose list was posted on `posted`."""
    before = number(book, "list_days")
    objections = number(book, "objection_days")
    return Days(
        election_day - timedelta(days=before) if before else None,
        posted + timedelta(days=objections) if posted and objections else None,
    )


def answer_by(book: RuleBook, received: date) -> date | None:
    """The last day for the decision on an objection that came on `received`."""
    days = number(book, "answer_days")
    return received + timedelta(days=days) if days else None


def may_move(day: date) -> bool:
    """Whether a period that ends on this day can end later, because the day is no working day (CC Art 203).

    Weekends only: holidays and working weekends are in the table of holidays.
    """
    return day.weekday() >= _SATURDAY


def number(book: RuleBook, name: str) -> int:
    """A parameter that is a number of days; 0 where the rules set none."""
    value = book.parameter(name).value
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
