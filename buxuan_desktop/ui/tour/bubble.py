"""The bubble over the window: the page grows dim around what it points at, the words are large."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.ui.look.now import dress, px, tint
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import button, label
from buxuan_desktop.ui.result.parts import sized

_DIM = QColor(20, 16, 12, 150)
_AROUND, _GAP, _EDGE, _WIDE, _ROUND = 8, 16, 20, 400, 12


class Bubble(QWidget):
    """Lies over the whole of `body` and takes its keys and clicks. `wanted` asks for the next stop, `left` ends it."""

    wanted = Signal()
    left = Signal()

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        self._body = body
        self._target: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = QFrame(self)
        self.card.setObjectName("bubble")
        dress(
            self.card,
            f"QFrame#bubble {{ background: {LIGHT.card}; border: 3px solid {LIGHT.red}; border-radius: {_ROUND}px; }}",
        )
        self.card.setFixedWidth(px(_WIDE))
        self.title = sized("", 24, LIGHT.red, bold=True)
        self.words = sized("", 20)
        self.number = label("", "quiet")
        self.on, self.leave = button("回车　下一处", "primary"), button("Esc　不看了")
        for made in (self.on, self.leave):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.on.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.left)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        self._lay_out()
        body.installEventFilter(self)

    def show_at(self, target: QWidget, title: str, words: str, number: str, *, last: bool) -> None:
        """Point at something else."""
        self._target = target
        self.title.setText(title)
        self.words.setText(words)
        self.number.setText(number)
        self.on.setText("回车　看完了" if last else "回车　下一处")
        self.setAccessibleName(f"{number}　{title}。{words}")
        self.setGeometry(self._body.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._soon.start()

    def event(self, event: QEvent) -> bool:
        """No key of the window is heard below."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802 - Qt's name
        """The Tab key leads to nothing below."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, Escape ends; held keys and all others do nothing."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay over the whole window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._body.rect())
            self._soon.start()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Dim everything but what is pointed at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, hole = QPainterPath(), QPainterPath()
        ground.addRect(self.rect().toRectF())
        hole.addRoundedRect(self.hole.toRectF(), _ROUND, _ROUND)
        painter.fillPath(ground.subtracted(hole), _DIM)
        painter.setPen(QPen(tint(LIGHT.red), 4))
        painter.drawPath(hole)
        painter.end()

    @property
    def hole(self) -> QRect:
        """Where the thing pointed at lies, with a little around it."""
        target = self._target
        if target is None or not target.isVisible():
            return QRect()
        found = QRect(target.mapTo(self._body, QPoint(0, 0)), target.size())
        return found.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(self.rect().adjusted(4, 4, -4, -4))

    def _place(self) -> None:
        """Right of the thing, left of it, below, above, or over its lower part: where the least of it is hidden."""
        hole, whole = self.hole, self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        wide = min(px(_WIDE), whole.width())
        tall = self.card.heightForWidth(wide)
        self.card.setFixedWidth(wide)
        self.card.resize(wide, tall)
        middle = hole.center()
        corners = (
            QPoint(hole.right() + _GAP, middle.y() - tall // 2),
            QPoint(hole.left() - _GAP - wide, middle.y() - tall // 2),
            QPoint(middle.x() - wide // 2, hole.bottom() + _GAP),
            QPoint(middle.x() - wide // 2, hole.top() - _GAP - tall),
            QPoint(hole.right() - wide - _GAP, hole.bottom() - tall - _GAP),
        )
        kept = [_kept(QRect(corner.x(), corner.y(), wide, tall), whole) for corner in corners]
        self.card.setGeometry(min(kept, key=lambda one: _area(one.intersected(hole))))
        self.update()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(12)
        column.addWidget(self.number)
        column.addWidget(self.title)
        column.addWidget(self.words)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.on, 1)
        line.addWidget(self.leave)
        column.addLayout(line)


def _area(box: QRect) -> int:
    return max(0, box.width()) * max(0, box.height())


def _kept(box: QRect, whole: QRect) -> QRect:
    """The box moved into the whole."""
    left = max(whole.left(), min(box.left(), whole.right() - box.width()))
    top = max(whole.top(), min(box.top(), whole.bottom() - box.height()))
    return QRect(left, top, box.width(), box.height())
