"""Votes as strokes of 正: how large, in how many lines, and when a number takes their place. Lengths in pixels."""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF

# The five strokes in writing order, in a unit square with the origin at its upper left corner.
_ZHENG = (
    (0.12, 0.09, 0.88, 0.09),
    (0.52, 0.09, 0.52, 0.92),
    (0.52, 0.48, 0.86, 0.48),
    (0.24, 0.42, 0.24, 0.92),
    (0.06, 0.92, 0.94, 0.92),
)
WHOLE = len(_ZHENG)
PEN = 0.105
_PITCH, _GROUP, _GROUP_GAP, _LINE = 1.16, 5, 0.4, 1.28
_STEP = 0.85


class Hand(NamedTuple):
    """How all lines of a post are written, so that their lengths compare.

    `side` of one 正, at most `lines` of `per_line` each in a box; `lines` 0 says 正×60 and the remainder, whose place
    leaves room for a number of `digits` digits.
    """

    side: float
    lines: int
    per_line: int
    digits: int = 0


def hand_for(most: int, box: QRectF, side: float, least: float) -> Hand:
    """The largest hand in which `most` votes fit the box, in steps, so that it seldom changes; at last 正×N.

    `side` is the wish, `least` what can still be told apart from afar.
    """
    needed = -(-most // WHOLE)
    size = min(side, box.height())
    while size >= least:
        lines = 1 + int((box.height() / size - 1) / _LINE)
        per_line = _per_line(box.width(), size)
        if per_line >= needed:
            return Hand(size, 1, per_line)
        # Lines end with a whole group: what is counted along with the finger must not be torn.
        grouped = max(per_line - per_line % _GROUP, min(per_line, _GROUP))
        if grouped * lines >= needed:
            return Hand(size, lines, grouped)
        size *= _STEP
    digits = max(2, len(str(needed)))
    size = min(side, box.height(), box.width() / (_before_rest(1.0, digits) + 1))
    return Hand(size, 0, 0, digits)


def split(votes: int) -> tuple[int, int]:
    """Whole 正 and the strokes after them, 1 to 5, so that the fifth stroke too is seen being drawn."""
    if votes <= WHOLE:
        return 0, votes
    whole = (votes - 1) // WHOLE
    return whole, votes - whole * WHOLE


def strokes_of(votes: int, hand: Hand, box: QRectF) -> list[QLineF]:
    """Every stroke as a line in writing order; the last one is the last vote."""
    if hand.lines == 0:
        return _product(votes, hand, box)
    count = -(-votes // WHOLE)
    used = max(1, -(-count // hand.per_line))
    top = box.top() + (box.height() - hand.side * (1 + (used - 1) * _LINE)) / 2
    drawn: list[QLineF] = []
    for place in range(count):
        line, column = divmod(place, hand.per_line)
        left = box.left() + hand.side * (column * _PITCH + column // _GROUP * _GROUP_GAP)
        drawn += _zheng(left, top + line * hand.side * _LINE, hand.side, min(WHOLE, votes - place * WHOLE))
    return drawn


def times_box(hand: Hand, box: QRectF) -> QRectF:
    """Where ×N is written."""
    top = box.center().y() - hand.side / 2
    return QRectF(box.left() + hand.side * 1.08, top, hand.side * (_before_rest(1.0, hand.digits) - 1.9), hand.side)


def plus_box(hand: Hand, box: QRectF) -> QRectF:
    """Where ＋ is written, between the number and the strokes."""
    right = box.left() + _before_rest(hand.side, hand.digits)
    return QRectF(right - hand.side * 0.8, box.center().y() - hand.side / 2, hand.side * 0.7, hand.side)


def _product(votes: int, hand: Hand, box: QRectF) -> list[QLineF]:
    whole, rest = split(votes)
    top = box.center().y() - hand.side / 2
    if not whole:
        return _zheng(box.left(), top, hand.side, rest)
    left = box.left() + _before_rest(hand.side, hand.digits)
    return _zheng(box.left(), top, hand.side, WHOLE) + _zheng(left, top, hand.side, rest)


def _before_rest(side: float, digits: int) -> float:
    """From the left edge to the strokes after ＋: 正, ×, the digits, ＋."""
    return side * (1.08 + 0.62 + 0.5 * digits + 1.0)


def _per_line(width: float, side: float) -> int:
    count = int(width / (side * _PITCH)) + 1
    while count > 1 and side * ((count - 1) * _PITCH + (count - 1) // _GROUP * _GROUP_GAP + 1) > width:
        count -= 1
    return count


def _zheng(x: float, y: float, side: float, strokes: int) -> list[QLineF]:
    return [QLineF(x + side * a, y + side * b, x + side * c, y + side * d) for a, b, c, d in _ZHENG[:strokes]]
