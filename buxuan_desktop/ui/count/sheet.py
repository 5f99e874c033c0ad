"""The ballot on screen, painted like the paper: key caps, names, ○ and × as strokes, write-in rows."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from buxuan_desktop.domain.ballot import NOT_ISSUED, PostMarks
from buxuan_desktop.ui.board.fitting import LEADING, fit
from buxuan_desktop.ui.count.arranging import CANDIDATE, TITLE, Slot, arrange
from buxuan_desktop.ui.count.draft import Draft
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.palette import LIGHT

_INK, _QUIET, _RED = QColor(LIGHT.ink), QColor(LIGHT.quiet), QColor(LIGHT.red)
_SMALLEST = 10
_STAMPS = {"": ("空白", _QUIET), NOT_ISSUED: ("封存", QColor(LIGHT.amber))}


class BallotSheet(QWidget):
    """Shows a draft. `clicked` tells a candidate row (post, name), `wrote` a write-in row (post)."""

    clicked = Signal(int, str)
    wrote = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(280, 160))
        self.setAccessibleName("选票")
        self._draft = Draft.of(())

    def show_draft(self, draft: Draft, said: str) -> None:
        """Draw this draft; `said` is what a screen reader reads."""
        self._draft = draft
        self.setAccessibleDescription(said)
        self.update()

    def slots(self) -> list[Slot]:
        """Where the rows stand now."""
        rows = [
            (len(post.candidates), len(marks.write_in) + (len(marks.write_in) < post.seats))
            for post, marks in zip(self._draft.posts, self._draft.marks, strict=True)
        ]
        return arrange(rows, self.width(), self.height()) if rows else []

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a row does what its key does."""
        at = event.position()
        slot = next((slot for slot in self.slots() if slot.holds(at.x(), at.y())), None)
        if slot is None or slot.kind == TITLE:
            return
        if slot.kind == CANDIDATE:
            self.clicked.emit(slot.post, self._draft.posts[slot.post].candidates[slot.place])
        else:
            self.wrote.emit(slot.post)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw every row, and the stamp when the whole sheet is blank or void."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stamped = self._draft.blank or bool(self._draft.void)
        if stamped:
            painter.setOpacity(0.28)
        for slot in self.slots():
            if slot.kind == TITLE:
                self._draw_title(painter, slot)
            elif slot.kind == CANDIDATE:
                self._draw_candidate(painter, slot)
            else:
                self._draw_written(painter, slot)
        if stamped:
            painter.setOpacity(1)
            self._draw_stamp(painter)
        painter.end()

    def _draw_title(self, painter: QPainter, slot: Slot) -> None:
        draft = self._draft
        post = draft.posts[slot.post]
        here = len(draft.posts) > 1 and slot.post == draft.focus
        box = QRectF(slot.x + 12, slot.y, slot.width - 24, slot.height)
        if here:
            painter.fillRect(QRectF(slot.x, slot.y + slot.height * 0.2, 4, slot.height * 0.6), _RED)
        size = int(max(13, min(26, slot.height * 0.5)))
        painter.setFont(hei(size, bold=True))
        painter.setPen(_RED if here else _INK)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, post.title)
        after = QFontMetricsF(painter.font()).horizontalAdvance(post.title) + 16
        painter.setFont(hei(max(14, min(17, size - 2))))
        painter.setPen(_QUIET)
        painter.drawText(box.adjusted(after, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"应选 {post.seats} 人")
        painter.setPen(QPen(QColor(LIGHT.line), 1))
        bottom = slot.y + slot.height - 2
        painter.drawLine(QPointF(slot.x, bottom), QPointF(slot.x + slot.width, bottom))

    def _draw_candidate(self, painter: QPainter, slot: Slot) -> None:
        draft = self._draft
        name = draft.posts[slot.post].candidates[slot.place]
        mark = _mark_of(draft.marks[slot.post], name)
        self._draw_row(painter, slot, draft.key_of(slot.post, slot.place), name, mark)

    def _draw_written(self, painter: QPainter, slot: Slot) -> None:
        written = self._draft.marks[slot.post].write_in
        key = "l" if slot.post == self._draft.focus else ""
        if slot.place < len(written):
            self._draw_row(painter, slot, key, written[slot.place], "o", note="另选")
        else:
            self._draw_row(painter, slot, key, "另选他人", "", quiet=True)

    def _draw_row(
        self, painter: QPainter, slot: Slot, key: str, text: str, mark: str, *, note: str = "", quiet: bool = False
    ) -> None:
        frame = (
            QRectF(slot.x, slot.y, slot.width, slot.height).adjusted(1, 3, -1, -3)
            if slot.height > 40
            else QRectF(slot.x + 1, slot.y + 1, slot.width - 2, slot.height - 2)
        )
        if mark:
            painter.setPen(QPen(_RED if mark == "o" else _INK, 2))
            painter.setBrush(QColor(LIGHT.red_soft if mark == "o" else LIGHT.ground))
            painter.drawRoundedRect(frame, 10, 10)
        side = min(36.0, frame.height() - 4)
        middle = frame.center().y()
        _draw_cap(painter, QRectF(frame.left() + 12, middle - side / 2, side, side), key)
        size = max(18.0, min(44.0, frame.height() - 8))
        box = QRectF(frame.right() - size - 14, middle - size / 2, size, size)
        words = QRectF(frame.left() + side + 26, frame.top(), box.left() - frame.left() - side - 36, frame.height())
        if note:
            painter.setFont(hei(14))
            painter.setPen(_QUIET)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
            words.setRight(words.right() - 40)
        painter.setPen(_QUIET if quiet else _INK)
        wanted = max(slot.height * 0.46, min(18.0, slot.height - 9))
        _draw_name(painter, words, text, min(20.0, wanted) if quiet else wanted, bold=not quiet)
        if not quiet:
            _draw_mark(painter, box, mark)

    def _draw_stamp(self, painter: QPainter) -> None:
        text, colour = _STAMPS.get("" if self._draft.blank else self._draft.void, ("无效", _RED))
        painter.setFont(hei(64, bold=True))
        painter.setPen(QPen(colour, 4))
        painter.setBrush(QColor(LIGHT.card))
        middle = QRectF(self.rect()).center()
        frame = QRectF(middle.x() - 110, middle.y() - 56, 220, 112)
        painter.drawRoundedRect(frame, 12, 12)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


def _mark_of(marks: PostMarks, name: str) -> str:
    return "o" if name in marks.approve else "x" if name in marks.against else ""


def _draw_cap(painter: QPainter, box: QRectF, key: str) -> None:
    if not key:
        return
    painter.setPen(QPen(QColor(LIGHT.faint), 1.2))
    painter.setBrush(QColor(LIGHT.card))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(hei(int(max(14, min(20, box.height() * 0.58))), bold=True))
    painter.setPen(_INK)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key.upper())


def _draw_name(painter: QPainter, box: QRectF, text: str, wanted: float, *, bold: bool) -> None:
    """The name as large as fits, in one line or two.

    Where even that does not fit (twenty rows on the smallest window) its middle is left out; the line of the law below
    says it whole.
    """
    fitted = fit(text, bold, box.width(), box.height(), max(_SMALLEST, min(38.0, wanted)), 2)
    lines, font = fitted.lines, hei(max(_SMALLEST, fitted.pixels), bold=bold)
    if fitted.pixels < _SMALLEST:
        metrics = QFontMetricsF(font)
        lines = (metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, box.width()),)
    painter.setFont(font)
    step = font.pixelSize() * LEADING
    top = box.center().y() - step * len(lines) / 2
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    for place, line in enumerate(lines):
        painter.drawText(QRectF(box.left(), top + place * step, box.width(), step), flags, line)


def _draw_mark(painter: QPainter, box: QRectF, mark: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark == "o":
        painter.setPen(QPen(_RED, max(3.0, box.width() / 10)))
        painter.drawEllipse(box.adjusted(3, 3, -3, -3))
    elif mark == "x":
        pen = QPen(_INK, max(3.0, box.width() / 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        inner = box.adjusted(6, 6, -6, -6)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    else:
        painter.setPen(QPen(QColor(LIGHT.faint), 1.2))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)
