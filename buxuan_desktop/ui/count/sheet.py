"""The ballot on screen, painted like the paper: key caps, names, ○ and × as strokes, write-in rows."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from buxuan_desktop.domain.ballot import NOT_ISSUED
from buxuan_desktop.ui.count.arranging import CANDIDATE, TITLE, Slot, arrange
from buxuan_desktop.ui.count.draft import Draft
from buxuan_desktop.ui.count.rows import Row, rows_of
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.now import px, scale, tint
from buxuan_desktop.ui.look.palette import LIGHT

_STAMPS = {"": ("空白", LIGHT.quiet), NOT_ISSUED: ("封存", LIGHT.amber)}
_VOID = ("无效", LIGHT.red)
_LEAST_ROW = 22


class BallotSheet(QWidget):
    """Shows a draft. `clicked` tells a candidate row (post, name), `wrote` a write-in row (post).

    A key changes a row or two, a stored ballot those that were marked: only they are painted again.
    """

    clicked = Signal(int, str)
    wrote = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("选票")
        self._draft = Draft.of(())
        self._rows: tuple[Row, ...] = ()

    def show_draft(self, draft: Draft, said: str) -> None:
        """Draw this draft; `said` is what a screen reader reads."""
        stamp, before = self._stamp, self._rows
        if draft.posts != self._draft.posts:
            self.updateGeometry()
        self._draft, self._rows = draft, ()
        self.setAccessibleDescription(said)
        self._rows = tuple(rows_of(draft, self._places()))
        if stamp != self._stamp or [row.slot for row in before] != [row.slot for row in self._rows]:
            self.update()
            return
        for old, row in zip(before, self._rows, strict=True):
            if old != row:
                self.update(self._on_screen(row.box))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What can be used at the usual size of type; larger type keeps its rows readable and lets the page scroll."""
        rows = sum(len(post.candidates) + post.seats + 1 for post in self._draft.posts)
        readable = rows * _LEAST_ROW // (2 if rows > _LEAST_ROW else 1) if scale() > 1 else 0
        return QSize(px(280), px(max(160, readable)))

    def slots(self) -> list[Slot]:
        """Where the rows stand now."""
        return list(self._places())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a row does what its key does."""
        at = event.position() / scale()
        slot = next((slot for slot in self.slots() if slot.holds(at.x(), at.y())), None)
        if slot is None or slot.kind == TITLE:
            return
        if slot.kind == CANDIDATE:
            self.clicked.emit(slot.post, self._draft.posts[slot.post].candidates[slot.place])
        else:
            self.wrote.emit(slot.post)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place the rows anew."""
        super().resizeEvent(event)
        self._rows = tuple(rows_of(self._draft, self._places()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows asked for, and the stamp when the whole sheet is blank or void."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), tint(LIGHT.card))
        painter.scale(scale(), scale())
        stamp = self._stamp
        if stamp:
            painter.setOpacity(0.28)
        asked = event.region()
        for row in self._rows:
            if asked.intersects(self._on_screen(row.box)):
                row.paint(painter)
        if stamp:
            painter.setOpacity(1)
            self._draw_stamp(painter, *stamp)
        painter.end()

    def _on_screen(self, box: QRect) -> QRect:
        """Where a row stands in the pixels of the screen."""
        return box if scale() == 1 else QTransform.fromScale(scale(), scale()).mapRect(box).adjusted(-1, -1, 1, 1)

    @property
    def _stamp(self) -> tuple[str, str] | None:
        """What is stamped over the whole sheet."""
        if self._draft.blank or self._draft.void:
            return _STAMPS.get("" if self._draft.blank else self._draft.void, _VOID)
        return None

    def _places(self) -> tuple[Slot, ...]:
        rows = tuple(
            (len(post.candidates), len(marks.write_in) + (len(marks.write_in) < post.seats))
            for post, marks in zip(self._draft.posts, self._draft.marks, strict=True)
        )
        return _arranged(rows, int(self.width() / scale()), int(self.height() / scale()))

    def _draw_stamp(self, painter: QPainter, text: str, colour: str) -> None:
        painter.setFont(hei(64, bold=True))
        painter.setPen(QPen(tint(colour), 4))
        painter.setBrush(tint(LIGHT.card))
        middle = QRectF(self.rect()).center() / scale()
        frame = QRectF(middle.x() - 110, middle.y() - 56, 220, 112)
        painter.drawRoundedRect(frame, 12, 12)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


@lru_cache(maxsize=16)
def _arranged(rows: tuple[tuple[int, int], ...], width: int, height: int) -> tuple[Slot, ...]:
    return tuple(arrange(rows, width, height)) if rows else ()
