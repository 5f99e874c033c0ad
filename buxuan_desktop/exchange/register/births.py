"""The column of birth dates: whole dates, months or years, in the many ways that they are typed."""

import math
import re
from datetime import date, datetime, timedelta

import msgspec

from buxuan_desktop.exchange.register.folding import fold_text
from buxuan_desktop.exchange.register.records import Cell

_PARTS = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?(?:00:00(?::00)?)?")
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})?")
# Day 0 of spreadsheets; right for every date after their non-existent 29 February 1900.
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)
_OCTOBER = 10
_EARLIEST_YEAR = 1900


class Birth(msgspec.Struct, frozen=True):
    """When somebody was born, as far as the sheet says: 0 for a `day` or a `month` that it leaves open."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def whole(self) -> date | None:
        """The date, if the sheet names one."""
        return date(self.year, self.month, self.day) if self.day else None

    @property
    def earliest(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    def agrees(self, day: date) -> bool:
        """Whether `day` is that day, or in that month or year."""
        return self.year == day.year and self.month in (0, day.month) and self.day in (0, day.day)


def read_birth(cell: Cell) -> Birth | None:
    """A birth date in any usual spelling; None if nothing can be read from the cell (an empty one, 不详, 31 June)."""
    if cell == "":
        return None
    if isinstance(cell, datetime | date):
        return Birth(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell)
    text = fold_text(cell)
    parts = _PARTS.fullmatch(text) or _RUN.fullmatch(text)
    return _checked(*(int(part) if part else None for part in parts.groups())) if parts else None


def unreadable_birth(cell: Cell) -> bool:
    """Whether the cell holds digits that make no date: then somebody meant one."""
    return cell != "" and read_birth(cell) is None and any(c.isdigit() for c in fold_text(cell))


def _from_number(number: float) -> Birth | None:
    if not math.isfinite(number):
        return None
    if float(number).is_integer():
        whole = int(number)
        if whole in _SERIALS:
            day = _SERIAL_ZERO + timedelta(days=whole)
            return Birth(day.year, day.month, day.day)
        return read_birth(str(whole))
    if int(number) in _SERIALS:
        return _from_number(float(int(number)))
    month = round((number - int(number)) * 100)
    # 1980.1 is what remains of 1980.10 as well as of 1980.1: only the year is sure.
    return _checked(int(number), None if month == _OCTOBER else month, None)


def _checked(year: int | None, month: int | None, day: int | None) -> Birth | None:
    if year is None or year < _EARLIEST_YEAR:
        return None
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return Birth(year, month or 0, day or 0)
