"""Days and periods as the law counts them; which days are off is given from outside (Civil Code 201 to 203)."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, date, timedelta

import msgspec

from buxuan_desktop.domain.identity import age_on

_SATURDAY = 5
_MONTHS = 12


class DaysOff(msgspec.Struct, frozen=True):
    """Days off and shifted working days; without them Saturdays and Sundays are off and no other day is."""

    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()

    def is_off(self, day: date) -> bool:
        """Whether nobody works on that day."""
        return day not in self.work and (day in self.off or day.weekday() >= _SATURDAY)


WEEKENDS = DaysOff()


def days_off(off: Iterable[date], work: Iterable[date]) -> DaysOff:
    """The table of days off made of two rows of days."""
    return DaysOff(frozenset(off), frozenset(work))


def days_before(day: date, days: int) -> date:
    """The last day that is “`day` 的 `days` 日前”: counted back, and never moved, for a day later would be too late."""
    return _moved(day, -days)


def days_after(start: date, days: int, table: DaysOff = WEEKENDS) -> date:
    """The last day of a period of days: the first day is not counted, a last day that is off moves on (CC 201, 203)."""
    return next_working(_moved(start, days), table)


def months_after(start: date, months: int, table: DaysOff = WEEKENDS) -> date:
    """The last day of a period of months: the same day of the month, else the month's last (CC 202), moved on (203)."""
    year, month = divmod(start.year * _MONTHS + start.month - 1 + months, _MONTHS)
    if year > MAXYEAR:
        return date.max
    day = min(start.day, monthrange(year, month + 1)[1])
    return next_working(date(year, month + 1, day), table)


def next_working(day: date, table: DaysOff = WEEKENDS) -> date:
    """The day itself when it is worked, else the first one after it that is."""
    while table.is_off(day) and day < date.max:
        day += timedelta(1)
    return day


def _moved(day: date, days: int) -> date:
    """So many days on; what lies beyond the calendar is its last or its first day."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def born_from(age: int, day: date) -> date:
    """The earliest birth date of those who on that day are `age` or younger (以下 includes the number, CC 1259)."""
    year = day.year - age - 1
    last = monthrange(year, day.month)[1]
    first = date(year, day.month, min(day.day, last)) + timedelta(1)
    # Who is born on 29 February is a year older on 28 February of a common year already.
    return first if age_on(first, day) <= age else first + timedelta(1)
