"""The board before the count: how many have drawn their ballot, however they came, and how many are still needed."""

from collections.abc import Iterator

from buxuan_desktop.app.checkin.turnout import Turnout
from buxuan_desktop.ui.board.frame import Frame, whole
from buxuan_desktop.ui.board.parts import Counter, Part, Words

_PLACES = 4


def counters_of_turnout(now: Turnout) -> tuple[tuple[str, int], ...]:
    """登记, 已领票, 还差."""
    return (("登记", now.registered), ("已领票", now.heads.total), ("还差", now.missing))


def ways_of(now: Turnout) -> tuple[tuple[str, int], ...]:
    """The four ways."""
    heads = now.heads
    return (("会场本人", heads.hall), ("投票站", heads.station), ("流动票箱", heads.mobile), ("委托投票", heads.proxy))


def told(now: Turnout) -> str:
    """The first gate in words; the second is of ballots and comes after the boxes are opened (T2)."""
    if now.missing:
        return f"须有 {now.needed} 人参加投票，还差 {now.missing} 人"
    return f"参加投票的已经达到 {now.needed} 人"


def voting(now: Turnout, frame: Frame) -> Iterator[Part]:
    """The head's numbers and the four ways, as large as there is room."""
    unit, rows = frame.unit, frame.rows
    gap = (2.6 if not frame.stacked else 1) * unit
    counters = counters_of_turnout(now)
    each = (frame.counters.width() - gap * (len(counters) - 1)) / len(counters)
    for place, (name, number) in enumerate(counters):
        left = frame.counters.left() + place * (each + gap)
        yield Counter(whole(left, frame.counters.top(), each, frame.counters.height()), name, number)
    high = rows.height() / _PLACES
    size = min(high * 0.55, (9 if not frame.stacked else 5) * unit)
    for place, (name, number) in enumerate(ways_of(now)):
        top = rows.top() + place * high
        half = rows.width() / 2
        yield Words(whole(rows.left(), top, half, high), name, size)
        yield Words(whole(rows.left() + half, top, half, high), f"{number} 人", size, bold=True, side="right")
