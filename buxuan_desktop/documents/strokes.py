"""A count as 正 strokes: how high, how drawn, how said. Lengths are in points."""

from typing import Any

from buxuan_desktop.documents.marks import WHOLE, zheng
from buxuan_desktop.documents.pen import INK, MM, extent, text

SIDE = 4.4 * MM
LINE_HEIGHT = 6.4 * MM
MOST_DRAWN = 500

_PITCH = 5.7 * MM
_GROUP, _GROUP_GAP = 5, 1.6 * MM
_PER_LINE = 15


def line_count(number: int | None) -> int:
    """Lines of strokes for `number` votes; above `MOST_DRAWN` one line says 正×N."""
    if number is None or number > MOST_DRAWN:
        return 1
    return max(1, -(-number // (WHOLE * _PER_LINE)))


def sum_in_words(number: int) -> str:
    """The check of a row (domain §12): 60×5＋1."""
    return f"{number // WHOLE}×{WHOLE}＋{number % WHOLE}"


def draw_strokes(canvas: Any, x: float, top: float, number: int) -> None:
    """`number` votes as 正, from the left at `x`, the first line hanging from `top`."""
    if number > MOST_DRAWN:
        _draw_product(canvas, x, top, number)
        return
    whole, rest = divmod(number, WHOLE)
    for place in range(whole + bool(rest)):
        line, column = divmod(place, _PER_LINE)
        left = x + column * _PITCH + column // _GROUP * _GROUP_GAP
        foot = top - line * LINE_HEIGHT - (LINE_HEIGHT + SIDE) / 2
        zheng(canvas, left, foot, SIDE, WHOLE if place < whole else rest)


def _draw_product(canvas: Any, x: float, top: float, number: int) -> None:
    whole, rest = divmod(number, WHOLE)
    foot = top - (LINE_HEIGHT + SIDE) / 2
    zheng(canvas, x, foot, SIDE, WHOLE)
    words = f"× {whole}"
    x += SIDE + 2 * MM
    text(canvas, x, foot + 0.7 * MM, words, "song", 12, INK)
    if rest:
        x += extent(words, "song", 12) + 3 * MM
        text(canvas, x, foot + 0.7 * MM, "＋", "song", 12, INK)
        zheng(canvas, x + 12 + 3 * MM, foot, SIDE, rest)
