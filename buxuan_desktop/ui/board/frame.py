"""Where everything stands on a board of any size: a wide one for the hall, a narrow one beside the count page."""

from functools import lru_cache

import msgspec
from PySide6.QtCore import QRectF


class Frame(msgspec.Struct, frozen=True):
    """Boxes in whole pixels; `unit` is the length that type and gaps are measured in.

    `stacked` puts the strokes under the name; a line of the list is between `least_row` and `most_row` high.
    """

    unit: float
    stacked: bool
    title: QRectF
    mark: QRectF
    note: QRectF
    turn: QRectF
    counters: QRectF
    rows: QRectF
    dashes: QRectF
    need: QRectF
    safe: QRectF
    least_row: float
    most_row: float


def whole(x: float, y: float, width: float, height: float) -> QRectF:
    """A box on whole pixels, so that neighbours never share one."""
    left, top = round(x), round(y)
    return QRectF(left, top, max(1, round(x + width) - left), max(1, round(y + height) - top))


@lru_cache(maxsize=8)
def frame_for(width: int, height: int) -> Frame:
    """The frame for a board of this size in pixels."""
    return _narrow(width, height) if width < 1.15 * height or width < 640 else _wide(width, height)


def _wide(width: float, height: float) -> Frame:
    unit = min(width / 162, height / 100)
    edge = round(width * 0.042)
    inner = width - 2 * edge
    aside = 34 * unit
    top, foot = 31 * unit, height - 13.5 * unit
    return Frame(
        unit=unit,
        stacked=False,
        title=whole(edge, 3.4 * unit, inner - aside, 8 * unit),
        mark=whole(width - edge - aside, 3.9 * unit, aside, 7 * unit),
        note=whole(edge, 11.6 * unit, inner - aside, 4.6 * unit),
        turn=whole(width - edge - aside, 11.6 * unit, aside, 4.6 * unit),
        counters=whole(edge, 18.4 * unit, inner, 10 * unit),
        rows=whole(edge, top, inner, foot - unit - top),
        dashes=whole(edge, foot, inner, unit),
        need=whole(edge, height - 11.5 * unit, inner * 0.64, 7 * unit),
        safe=whole(edge + inner * 0.64, height - 11.5 * unit, inner * 0.36, 7 * unit),
        least_row=0.075 * height,
        most_row=0.165 * height,
    )


def _narrow(width: float, height: float) -> Frame:
    unit = min(width / 60, height / 66)
    edge = round(2.3 * unit)
    inner = width - 2 * edge
    aside = 17 * unit
    top, foot = 20 * unit, height - 8.4 * unit
    return Frame(
        unit=unit,
        stacked=True,
        title=whole(edge, 1.6 * unit, inner, 4.6 * unit),
        mark=whole(width - edge - aside, 6.4 * unit, aside, 3.4 * unit),
        note=whole(edge, 6.4 * unit, inner - aside, 3.4 * unit),
        turn=whole(width - edge - aside, height - 4.2 * unit, aside, 3 * unit),
        counters=whole(edge, 10.6 * unit, inner, 8 * unit),
        rows=whole(edge, top, inner, foot - 0.4 * unit - top),
        dashes=whole(edge, foot, inner, 0.6 * unit),
        need=whole(edge, height - 7.6 * unit, inner, 3.4 * unit),
        safe=whole(edge, height - 4.2 * unit, inner - aside, 3 * unit),
        least_row=8.6 * unit,
        most_row=13 * unit,
    )
