"""Days and periods: backwards never moves, forwards moves on over days off; months end where the month ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.identity import age_on
from buxuan_desktop.rules.days import (
    WEEKENDS,
    born_from,
    days_after,
    days_before,
    days_off,
    months_after,
    next_working,
)

QINGMING = days_off((date(2020, 4, 4), date(2020, 4, 5), date(2020, 4, 6)), (date(2020, 4, 26),))
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.proves("list_days")
def test_twenty_days_before_the_twentieth_of_april_is_the_last_of_march() -> None:
    assert days_before(date(2020, 4, 20), 20) == date(2020, 3, 31)


def test_a_period_that_ends_on_a_day_off_ends_on_the_next_working_day() -> None:
    assert days_after(date(2020, 3, 31), 5) == date(2020, 4, 6)
    assert days_after(date(2020, 3, 31), 5, QINGMING) == date(2020, 4, 7)
    assert days_after(date(2020, 4, 21), 5, QINGMING) == date(2020, 4, 26), "a Sunday that is worked"
    assert days_after(date(2020, 4, 1), 0) == date(2020, 4, 1)


@pytest.mark.parametrize(
    ("since", "months", "last"),
    [
        (date(2020, 2, 28), 2, date(2020, 4, 28)),
        (date(2019, 12, 31), 2, date(2020, 3, 2)),
        (date(2020, 12, 31), 2, date(2021, 3, 1)),
        (date(2020, 11, 3), 2, date(2021, 1, 4)),
        (date(2026, 1, 30), 1, date(2026, 3, 2)),
        (date(2020, 10, 20), 3, date(2021, 1, 20)),
    ],
)
@pytest.mark.proves("deadline_months", "by_election_months")
def test_months_end_on_the_same_day_or_on_the_last_and_move_on(since: date, months: int, last: date) -> None:
    assert months_after(since, months) == last


@given(DAYS, st.integers(0, 60))
def test_a_period_ends_on_a_working_day_and_never_early(start: date, days: int) -> None:
    last = days_after(start, days)
    assert not WEEKENDS.is_off(last)
    assert 0 <= (last - start).days - days <= 2


@given(DAYS, st.integers(1, 24))
def test_months_go_on_with_the_day(start: date, months: int) -> None:
    last = months_after(start, months)
    assert last > start
    assert next_working(last) == last
    assert timedelta(days=28 * months) <= last - start <= timedelta(days=31 * months + 2)


@given(DAYS, st.integers(1, 90))
def test_who_is_born_from_that_day_is_not_older_and_the_day_before_is(day: date, age: int) -> None:
    first = born_from(age, day)
    assert age_on(first, day) <= age
    assert age_on(first - timedelta(1), day) == age + 1


@pytest.mark.proves("C11", "age_born_from")
def test_fifty_on_the_day_of_plan_three_was_born_from_april_1969() -> None:
    assert born_from(50, date(2020, 4, 20)) == date(1969, 4, 21)
    assert born_from(50, date(2020, 12, 31)) == date(1970, 1, 1)
