"""A board as its parts: one page of a state laid out for a size."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from buxuan_desktop.app.boards import BoardPost, BoardRow, BoardState
from buxuan_desktop.ui.board.fitting import advance
from buxuan_desktop.ui.board.frame import Frame, frame_for, whole
from buxuan_desktop.ui.board.paging import HEADER, Page, height_of, pages_of
from buxuan_desktop.ui.board.parts import Counter, Dashes, Part, Strokes, Words
from buxuan_desktop.ui.board.strokes import Hand, hand_for
from buxuan_desktop.ui.board.voting import told, voting
from buxuan_desktop.ui.board.wording import NOTHING_YET, SAFE, counters_of, mark_of, need_of, note_of, seats_of

_TOGETHER = ("others", "from_above")


class Sheet(NamedTuple):
    """The parts of one page, which page that is (from 0), and how many there are."""

    parts: tuple[Part, ...]
    page: int
    pages: int


class _Columns(NamedTuple):
    """The boxes of name, strokes and number in a line at x 0, y 0, and the sizes of type."""

    name: QRectF
    strokes: QRectF
    number: QRectF
    name_pixels: float
    number_pixels: float


def compose(state: BoardState | None, page: int, width: int, height: int) -> Sheet:
    """Lay out page `page` (counted round) of a state on a board of this size."""
    frame = frame_for(width, height)
    if state is None:
        return Sheet((Words(frame.rows, NOTHING_YET, 5 * frame.unit, "quiet", side="middle"),), 0, 1)
    if state.turnout is not None:
        parts = (*_titles(state, frame, 0, 1), *voting(state.turnout, frame), *_foot(state, frame))
        return Sheet(parts, 0, 1)
    pages = pages_of(state.posts, frame.rows.height() / frame.least_row)
    page %= len(pages)
    return Sheet(
        (*_head(state, frame, page, len(pages)), *_lines(state, pages, page, frame), *_foot(state, frame)),
        page,
        len(pages),
    )


def _titles(state: BoardState, frame: Frame, page: int, pages: int) -> Iterator[Part]:
    unit, wide = frame.unit, not frame.stacked
    yield Words(frame.title, state.title, (5 if wide else 3.2) * unit, bold=True, most_lines=2)
    small = (3.4 if wide else 2.2) * unit
    yield Words(frame.mark, mark_of(state), 3.8 * unit if wide else small, "mark", bold=True, side="right")
    yield Words(frame.note, note_of(state), small, "quiet")
    turn = f"第 {page + 1} 页，共 {pages} 页" if pages > 1 else ""
    yield Words(frame.turn, turn, small * (1 if wide else 0.9), "quiet", side="right")


def _head(state: BoardState, frame: Frame, page: int, pages: int) -> Iterator[Part]:
    yield from _titles(state, frame, page, pages)
    unit, wide = frame.unit, not frame.stacked
    counters = counters_of(state)
    gap = (2.6 if wide else 1) * unit
    each = (frame.counters.width() - gap * (len(counters) - 1)) / len(counters)
    for place, (name, number) in enumerate(counters):
        left = frame.counters.left() + place * (each + gap)
        yield Counter(whole(left, frame.counters.top(), each, frame.counters.height()), name, number)


def _foot(state: BoardState, frame: Frame) -> Iterator[Part]:
    yield Dashes(frame.dashes)
    size = (3.6 if not frame.stacked else 2.3) * frame.unit
    need = need_of(state) if state.turnout is None else told(state.turnout)
    yield Words(frame.need, need, size, bold=True)
    yield Words(frame.safe, SAFE, size * 0.85, "safe", side="left" if frame.stacked else "right")


def _lines(state: BoardState, pages: Sequence[Page], shown: int, frame: Frame) -> Iterator[Part]:
    row = _row_height([pages[shown]], frame)
    columns = _columns(state, frame, row)
    y = frame.rows.top()
    for section in pages[shown]:
        if section.headed:
            yield _heading(section.post, frame, y, row * HEADER)
            y += row * HEADER
        # One hand for all pages of a post, or the shorter page would look like more votes.
        all_its = [page for page in pages if any(one.post is section.post for one in page)]
        lowest = _columns(state, frame, _row_height(all_its, frame)).strokes
        width = min(columns.strokes.width(), lowest.width()) - 1
        hand = _hand(section.post, QRectF(0, 0, width, lowest.height() - 1), frame)
        for line in section.rows:
            yield from _line(line, columns, hand, frame.rows.left(), y)
            y += row


def _row_height(pages: Sequence[Page], frame: Frame) -> float:
    return min(frame.most_row, frame.rows.height() / max(1.0, *(height_of(page) for page in pages)))


def _columns(state: BoardState, frame: Frame, row: float) -> _Columns:
    return (_stacked if frame.stacked else _in_a_line)(state, frame, row)


def _heading(post: BoardPost, frame: Frame, y: float, height: float) -> Part:
    box = whole(frame.rows.left(), y + height * 0.12, frame.rows.width(), height * 0.84)
    text = f"{post.title}　{seats_of(post)}"
    return Words(box, text, min(height * 0.68, (2.6 if frame.stacked else 4.2) * frame.unit), "mark", bold=True)


def _line(line: BoardRow, columns: _Columns, hand: Hand, x: float, y: float) -> Iterator[Part]:
    def at(box: QRectF) -> QRectF:
        return whole(x + box.left(), y + box.top(), box.width(), box.height())

    apart = line.kind in _TOGETHER
    name_pixels = columns.name_pixels * (0.8 if apart else 1)
    yield Words(at(columns.name), line.name, name_pixels, "quiet" if apart else "ink", bold=True, most_lines=2)
    yield Strokes(at(columns.strokes), line.votes, hand, "quiet" if apart else "stroke")
    yield Words(at(columns.number), str(line.votes), columns.number_pixels, bold=True, side="right")


def _hand(post: BoardPost, box: QRectF, frame: Frame) -> Hand:
    side, least = (2.9, 1.4) if frame.stacked else (6.4, 2.3)
    return hand_for(post.most, box, side * frame.unit, least * frame.unit)


def _in_a_line(state: BoardState, frame: Frame, row: float) -> _Columns:
    width = frame.rows.width()
    name_pixels = min(0.6 * row, 6.6 * frame.unit)
    number_pixels = min(0.74 * row, 9 * frame.unit)
    names = _widest_name(state, name_pixels, width * 0.16, width * 0.29)
    numbers = _number_width(state, number_pixels)
    gap = 3 * frame.unit
    pad = row * 0.09
    strokes = width - names - numbers - 2 * gap
    return _Columns(
        QRectF(0, pad / 2, names, row - pad),
        QRectF(names + gap, pad, strokes, row - 2 * pad),
        QRectF(width - numbers, 0, numbers, row),
        name_pixels,
        number_pixels,
    )


def _stacked(state: BoardState, frame: Frame, row: float) -> _Columns:
    width = frame.rows.width()
    number_pixels = min(0.42 * row, 4.6 * frame.unit)
    numbers = _number_width(state, number_pixels)
    upper = row * 0.52
    return _Columns(
        QRectF(0, 0, width - numbers - frame.unit, upper),
        QRectF(0, upper + row * 0.02, width, row * 0.4),
        QRectF(width - numbers, 0, numbers, upper),
        min(0.36 * row, 3.2 * frame.unit),
        number_pixels,
    )


def _widest_name(state: BoardState, pixels: float, least: float, most: float) -> float:
    names = [row.name for post in state.posts for row in post.rows]
    widest = max((advance(name, int(pixels), bold=True) for name in names), default=0.0)
    return min(most, max(least, widest + 2))


def _number_width(state: BoardState, pixels: float) -> float:
    """Room for the largest number that can come, so that nothing moves while it grows."""
    most = max(100, state.recovered or 0, *(post.most for post in state.posts))
    return advance("0" * len(str(most)), int(pixels) + 1, bold=True) + 2
