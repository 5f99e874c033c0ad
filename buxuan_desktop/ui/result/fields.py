"""A choice and a number with drawn arrows: inside rounded frames Fusion would leave bevels, or nothing at all."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from buxuan_desktop.ui.look.now import dress, px, tint
from buxuan_desktop.ui.look.palette import LIGHT

_NO_BEVELS = """
QComboBox::drop-down { border: none; width: 28px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 28px; }
"""


class Choice(QComboBox):
    """One of a few; arrow keys and Alt+Down work as in any list."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, _NO_BEVELS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The field, and a chevron that says there is a list."""
        super().paintEvent(event)
        _chevrons(self, ((self.height() / 2, 1),))


class Number(QSpinBox):
    """A small number; arrow keys change it, and so do the two chevrons."""

    def __init__(self, least: int, most: int, suffix: str) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSuffix(suffix)
        dress(self, _NO_BEVELS)
        self.setMinimumWidth(px(112))
        self.lineEdit().setTextMargins(10, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The field, and a chevron up and one down."""
        super().paintEvent(event)
        _chevrons(self, ((self.height() * 0.32, -1), (self.height() * 0.68, 1)))


def _chevrons(widget: QWidget, places: tuple[tuple[float, int], ...]) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(tint(LIGHT.ink if widget.isEnabled() else LIGHT.faint), px(2))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, wide = widget.width() - px(18), px(5)
    for y, way in places:
        high = wide / 2 * way
        painter.drawPolyline([QPointF(x - wide, y - high), QPointF(x, y + high), QPointF(x + wide, y - high)])
    painter.end()
