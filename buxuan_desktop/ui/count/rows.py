"""What stands in each row of the painted ballot, and how it is drawn; equal rows look alike."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from buxuan_desktop.domain.ballot import PostMarks
from buxuan_desktop.ui.board.fitting import LEADING, fit
from buxuan_desktop.ui.count.arranging import CANDIDATE, TITLE, Slot
from buxuan_desktop.ui.count.draft import Draft
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.now import tint
from buxuan_desktop.ui.look.palette import LIGHT

_SMALLEST = 9


class Row(NamedTuple):
    """A row and its words: a post's title with `note` its seats, a candidate or a written-in name, or room for one.

    `mark` is o, x or nothing; `quiet` the room; `here` the post in focus among several.
    """

    slot: Slot
    text: str
    note: str = ""
    key: str = ""
    mark: str = ""
    quiet: bool = False
    here: bool = False

    @property
    def box(self) -> QRect:
        """Where it stands, in whole pixels."""
        return QRectF(self.slot.x, self.slot.y, self.slot.width, self.slot.height).toAlignedRect()

    def paint(self, painter: QPainter) -> None:
        """Draw it on the paper."""
        (_draw_title if self.slot.kind == TITLE else _draw_row)(painter, self)


def rows_of(draft: Draft, slots: tuple[Slot, ...]) -> Iterator[Row]:
    """The rows of a draft in its slots."""
    for slot in slots:
        post, marks = draft.posts[slot.post], draft.marks[slot.post]
        here = slot.post == draft.focus
        if slot.kind == TITLE:
            yield Row(slot, post.title, f"应选 {post.seats} 人", here=here and len(draft.posts) > 1)
        elif slot.kind == CANDIDATE:
            name = post.candidates[slot.place]
            yield Row(slot, name, key=draft.key_of(slot.post, slot.place), mark=_mark_of(marks, name))
        elif slot.place < len(marks.write_in):
            yield Row(slot, marks.write_in[slot.place], "另选", "l" if here else "", "o")
        else:
            yield Row(slot, "另选他人", key="l" if here else "", quiet=True)


def _mark_of(marks: PostMarks, name: str) -> str:
    return "o" if name in marks.approve else "x" if name in marks.against else ""


def _draw_title(painter: QPainter, row: Row) -> None:
    slot = row.slot
    box = QRectF(slot.x + 12, slot.y, slot.width - 24, slot.height)
    if row.here:
        painter.fillRect(QRectF(slot.x, slot.y + slot.height * 0.2, 4, slot.height * 0.6), tint(LIGHT.red))
    size = int(max(13, min(26, slot.height * 0.5)))
    painter.setFont(hei(size, bold=True))
    painter.setPen(tint(LIGHT.red) if row.here else tint(LIGHT.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, row.text)
    after = QFontMetricsF(painter.font()).horizontalAdvance(row.text) + 16
    painter.setFont(hei(max(14, min(17, size - 2))))
    painter.setPen(tint(LIGHT.quiet))
    painter.drawText(box.adjusted(after, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.note)
    painter.setPen(QPen(tint(LIGHT.line), 1))
    bottom = slot.y + slot.height - 2
    painter.drawLine(QPointF(slot.x, bottom), QPointF(slot.x + slot.width, bottom))


def _draw_row(painter: QPainter, row: Row) -> None:
    slot = row.slot
    frame = (
        QRectF(slot.x, slot.y, slot.width, slot.height).adjusted(1, 3, -1, -3)
        if slot.height > 40
        else QRectF(slot.x + 1, slot.y + 1, slot.width - 2, slot.height - 2)
    )
    if row.mark:
        painter.setPen(QPen(tint(LIGHT.red) if row.mark == "o" else tint(LIGHT.ink), 2))
        painter.setBrush(tint(LIGHT.red_soft if row.mark == "o" else LIGHT.ground))
        painter.drawRoundedRect(frame, 10, 10)
    side = min(36.0, frame.height() - 4)
    middle = frame.center().y()
    _draw_cap(painter, QRectF(frame.left() + 12, middle - side / 2, side, side), row.key)
    size = max(18.0, min(44.0, frame.height() - 8))
    box = QRectF(frame.right() - size - 14, middle - size / 2, size, size)
    words = QRectF(frame.left() + side + 26, frame.top(), box.left() - frame.left() - side - 36, frame.height())
    if row.note:
        painter.setFont(hei(14))
        painter.setPen(tint(LIGHT.quiet))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.note)
        words.setRight(words.right() - 40)
    painter.setPen(tint(LIGHT.quiet) if row.quiet else tint(LIGHT.ink))
    wanted = max(slot.height * 0.46, min(18.0, slot.height - 9))
    most = int(max(_SMALLEST, min(20.0 if row.quiet else 38.0, wanted)))
    _draw_name(painter, words, row.text, most, bold=not row.quiet)
    if not row.quiet:
        _draw_mark(painter, box, row.mark)


def _draw_name(painter: QPainter, box: QRectF, text: str, most: int, *, bold: bool) -> None:
    """The name as large as fits, in one line or two.

    Where even that does not fit (twenty rows on the smallest window) its middle is left out; the line of the law below
    says it whole.
    """
    fitted = fit(text, bold, box.width(), box.height(), most, 2)
    lines, font = fitted.lines, hei(max(_SMALLEST, fitted.pixels), bold=bold)
    if fitted.pixels < _SMALLEST:
        lines = (QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, box.width()),)
    painter.setFont(font)
    step = font.pixelSize() * LEADING
    top = box.center().y() - step * len(lines) / 2
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    for place, line in enumerate(lines):
        painter.drawText(QRectF(box.left(), top + place * step, box.width(), step), flags, line)


def _draw_cap(painter: QPainter, box: QRectF, key: str) -> None:
    if not key:
        return
    painter.setPen(QPen(tint(LIGHT.faint), 1.2))
    painter.setBrush(tint(LIGHT.card))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(hei(int(max(14, min(20, box.height() * 0.58))), bold=True))
    painter.setPen(tint(LIGHT.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key.upper())


def _draw_mark(painter: QPainter, box: QRectF, mark: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark == "o":
        painter.setPen(QPen(tint(LIGHT.red), max(3.0, box.width() / 10)))
        painter.drawEllipse(box.adjusted(3, 3, -3, -3))
    elif mark == "x":
        pen = QPen(tint(LIGHT.ink), max(3.0, box.width() / 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        inner = box.adjusted(6, 6, -6, -6)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    else:
        painter.setPen(QPen(tint(LIGHT.faint), 1.2))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)
