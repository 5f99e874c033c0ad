"""The mark of a rehearsal over a window: 演练 in faint diagonals, so light that every word below stays readable."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.page import Page

WORDS = "演练　不算数"
_SLANT, _SIZE = -24.0, 54
_STEP = QPointF(470.0, 250.0)
# Between ink and paper, so that it shows on the light pages and on the dark board alike.
_COLOUR = QColor(150, 105, 95, 30)


class Veil(QWidget):
    """Lies over `window` while the case on the desk is a rehearsal; no key and no click is meant for it."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._wanted = True
        self.setAccessibleName(WORDS)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        desk.opened.connect(self.look)
        self.look()

    def want(self, wanted: bool) -> None:
        """Whether what the window shows now belongs to the case on the desk."""
        self._wanted = wanted
        self.look()

    def look(self) -> None:
        """Look whether there is a rehearsal on the desk."""
        case = self._desk.case
        self.setGeometry(self._window.rect())
        self.setVisible(self._wanted and case is not None and case.election.case.rehearsal)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay over the whole window."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif event.type() == QEvent.Type.Show:
            self.look()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the words again and again, every other row set off by half."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(hei(_SIZE, bold=True))
        painter.setPen(_COLOUR)
        rows, columns = int(self.height() / _STEP.y()) + 2, int(self.width() / _STEP.x()) + 2
        for row in range(rows):
            for column in range(columns):
                x = (column + (row % 2) * 0.5) * _STEP.x() - 60
                middle = QPointF(x, (row + 0.5) * _STEP.y())
                reach = QRectF(middle.x() - 240, middle.y() - 160, 480, 320)
                if event.rect().intersects(reach.toAlignedRect()):
                    _draw(painter, middle)
        painter.end()


def veil_over(question: QDialog) -> None:
    """Lay the mark over a question as well, when the page that asks it shows the case."""
    above = question.parentWidget()
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    if above is not None and above.OF_CASE:
        Veil(question, above.desk)


def _draw(painter: QPainter, middle: QPointF) -> None:
    painter.save()
    painter.translate(middle)
    painter.rotate(_SLANT)
    painter.drawText(QRectF(-260, -50, 520, 100), Qt.AlignmentFlag.AlignCenter, WORDS)
    painter.restore()
