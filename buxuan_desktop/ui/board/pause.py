"""The sheet that covers the board while counting rests."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from buxuan_desktop.ui.board.frame import whole
from buxuan_desktop.ui.board.parts import Words
from buxuan_desktop.ui.board.view import BoardView

RESTING = "计票暂停，请稍候"


class PauseSheet(QWidget):
    """Place and one sentence, in the board's colours; it covers the view it lies on."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self.setAccessibleName(RESTING)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay over the whole view while it changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint place and sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._view.colours
        painter.fillRect(self.rect(), QColor(colours.ground))
        width, height = self.width(), self.height()
        state = self._view.state
        place = whole(width * 0.06, height * 0.3, width * 0.88, height * 0.12)
        sentence = whole(width * 0.06, height * 0.45, width * 0.88, height * 0.18)
        Words(place, state.place if state else "", height * 0.055, "quiet", side="middle").paint(painter, colours)
        Words(sentence, RESTING, height * 0.1, bold=True, side="middle").paint(painter, colours)
        painter.end()
