"""The dice as they were thrown, painted: so that the hall can compare them with what is keyed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from buxuan_desktop.domain.drawing import DICE, THROWS
from buxuan_desktop.ui.look.now import px, scale, tint
from buxuan_desktop.ui.look.palette import LIGHT

_SIDE, _GAP = 52.0, 12.0
_LEAST = 320
_LEFT, _MIDDLE, _RIGHT = 0.26, 0.5, 0.74
_PIPS = {
    "1": ((_MIDDLE, _MIDDLE),),
    "2": ((_LEFT, _LEFT), (_RIGHT, _RIGHT)),
    "3": ((_LEFT, _LEFT), (_MIDDLE, _MIDDLE), (_RIGHT, _RIGHT)),
    "4": ((_LEFT, _LEFT), (_RIGHT, _LEFT), (_LEFT, _RIGHT), (_RIGHT, _RIGHT)),
    "5": ((_LEFT, _LEFT), (_RIGHT, _LEFT), (_MIDDLE, _MIDDLE), (_LEFT, _RIGHT), (_RIGHT, _RIGHT)),
    "6": tuple((x, y) for x in (_LEFT, _RIGHT) for y in (_LEFT, _MIDDLE, _RIGHT)),
}
_RED_ONES = frozenset("14")


class DiceRow(QWidget):
    """Ten dice; those not thrown yet are empty places."""

    def __init__(self) -> None:
        super().__init__()
        self.seed = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumSize(self.sizeHint())
        self.show_seed("")

    def show_seed(self, seed: str) -> None:
        """Show these throws."""
        self.seed = seed
        self.setAccessibleName(f"骰子：{'、'.join(seed) or '还没有掷'}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All ten in a row."""
        return QSize(px(int(THROWS * _SIDE + (THROWS - 1) * _GAP) + 2), px(int(_SIDE) + 2))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """In a narrow window the dice are drawn smaller."""
        return QSize(px(_LEAST), px(int(_SIDE) + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw one after the other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = min(scale(), scale() * self.width() / self.sizeHint().width())
        painter.scale(drawn, drawn)
        for place in range(THROWS):
            box = QRectF(1 + place * (_SIDE + _GAP), 1, _SIDE, _SIDE)
            _draw(painter, box, self.seed[place : place + 1])
        painter.end()


def _draw(painter: QPainter, box: QRectF, face: str) -> None:
    if face not in DICE or not face:
        painter.setPen(QPen(tint(LIGHT.faint), 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 10, 10)
        return
    painter.setPen(QPen(tint(LIGHT.faint), 1.4))
    painter.setBrush(tint(LIGHT.card))
    painter.drawRoundedRect(box, 10, 10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint(LIGHT.red if face in _RED_ONES else LIGHT.ink))
    size = 7.5 if face == "1" else 4.8
    for x, y in _PIPS[face]:
        painter.drawEllipse(QPointF(box.left() + x * _SIDE, box.top() + y * _SIDE), size, size)
