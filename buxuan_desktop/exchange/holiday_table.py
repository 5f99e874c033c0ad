"""Days off in China and shifted working days, as the `holidays` package knows them; it is loaded when asked for."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple


class DayOff(NamedTuple):
    """One day: its name, and whether it is off or a worked Saturday or Sunday."""

    day: date
    name: str
    kind: str


def days_of(years: Iterable[int]) -> Iterator[DayOff]:
    """The days of these years in order; of a year that was not announced yet only the days that each year has."""
    from holidays.countries.china import China  # a tenth of a second, and no start needs it

    asked = set(years)
    table = China(years=sorted(asked), language="zh_CN")  # type: ignore[no-untyped-call]
    found = [DayOff(day, _as_people_write(name), "off") for day, name in table.items() if day.year in asked]
    # The package tells shifted days at the end of other years along with these.
    found += [DayOff(day, "调休上班", "work") for day in table.weekend_workdays if day.year in asked]
    yield from sorted(found)


def announced(year: int) -> bool:
    """Whether the shifted days of that year are known; without them the table must be looked over by hand."""
    return any(one.kind == "work" for one in days_of([year]))


def _as_people_write(name: str) -> str:
    """The package writes the day that a day off was shifted from with hyphens."""
    return re.sub(r"\s*(\d{4})-(\d\d)-(\d\d)\s*", lambda one: "{}年{}月{}日".format(*map(int, one.groups())), name)
