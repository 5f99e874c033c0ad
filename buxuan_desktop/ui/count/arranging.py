"""Where everything stands on the painted ballot: pure geometry, so that one to several posts always fit."""

from collections.abc import Sequence
from math import ceil, floor
from typing import NamedTuple

TITLE, CANDIDATE, WRITTEN = "title", "candidate", "written"

_TITLE_ROWS = 0.8
_TALLEST = 84.0
_COMFORTABLE = 52.0
_NARROWEST = 250.0
_GAP = 8.0
_BETWEEN = 24.0


class Slot(NamedTuple):
    """A row on the ballot: its post, what it is, the place among its kind, and where it stands in pixels."""

    post: int
    kind: str
    place: int
    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in this row."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class _Plan(NamedTuple):
    """Posts side by side or stacked, and how many columns of names inside each."""

    side: bool
    inner: int


def arrange(rows: Sequence[tuple[int, int]], width: float, height: float) -> list[Slot]:
    """Slots for posts with (candidates, write-in rows) each, on a sheet of that size.

    The plainest plan with comfortable rows wins, else the one with the tallest; too narrow columns count for less.
    """
    plans = [_Plan(False, 1), _Plan(True, 1), _Plan(False, 2), _Plan(True, 2)]
    usable = [plan for plan in plans if len(rows) > 1 or not plan.side]
    rated = [(_worth(rows, plan, width, height), -place, plan) for place, plan in enumerate(usable)]
    comfortable = [one for one in rated if one[0] >= _COMFORTABLE]
    plan = comfortable[0][2] if comfortable else max(rated)[2]
    return _place(rows, plan, width, height)


def _worth(rows: Sequence[tuple[int, int]], plan: _Plan, width: float, height: float) -> float:
    column = _columns(rows, plan, width)[1]
    return _row_height(rows, plan, height) * min(1.0, column / _NARROWEST)


def _columns(rows: Sequence[tuple[int, int]], plan: _Plan, width: float) -> tuple[float, float]:
    """The width of a post and of a column of names in it."""
    posts = len(rows) if plan.side else 1
    post = (width - _BETWEEN * (posts - 1)) / posts
    return post, (post - _GAP * (plan.inner - 1)) / plan.inner


def _units(row: tuple[int, int], plan: _Plan) -> float:
    return _TITLE_ROWS + max(1, ceil(sum(row) / plan.inner))


def _row_height(rows: Sequence[tuple[int, int]], plan: _Plan, height: float) -> float:
    if plan.side:
        return min(_TALLEST, height / max(_units(row, plan) for row in rows))
    return min(_TALLEST, (height - _GAP * (len(rows) - 1)) / sum(_units(row, plan) for row in rows))


def _place(rows: Sequence[tuple[int, int]], plan: _Plan, width: float, height: float) -> list[Slot]:
    """Rows on whole pixels, so that none is painted into its neighbour's and each can be painted alone."""
    tall = floor(_row_height(rows, plan, height))
    titles = floor(tall * _TITLE_ROWS)
    post_width, column = (floor(wide) for wide in _columns(rows, plan, width))
    slots: list[Slot] = []
    left = top = 0.0
    for number, row in enumerate(rows):
        slots.append(Slot(number, TITLE, 0, left, top, post_width, titles))
        first = top + titles
        deep = max(1, ceil(sum(row) / plan.inner))
        for place in range(sum(row)):
            x = left + place // deep * (column + _GAP)
            y = first + place % deep * tall
            kind, at = (CANDIDATE, place) if place < row[0] else (WRITTEN, place - row[0])
            slots.append(Slot(number, kind, at, x, y, column, tall))
        if plan.side:
            left += post_width + _BETWEEN
        else:
            top += titles + deep * tall + _GAP
    return slots
