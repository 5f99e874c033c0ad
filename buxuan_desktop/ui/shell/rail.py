"""The rail on the left: the ten stages, what is done, and where one is; marks are drawn, not typed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.stages import Stage
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.palette import LIGHT

_STEP = 44
_TOP = 84


class Rail(QWidget):
    """Stages one below the other; `people` are the names at the table, at the foot. `wanted` tells a stage clicked."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(208)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("选举阶段")
        self._stages: tuple[Stage, ...] = ()
        self._people = ""

    def show_stages(self, stages: tuple[Stage, ...], people: str) -> None:
        """Draw these stages and the people at the table, unless they stand there already."""
        if (stages, people) == (self._stages, self._people):
            return
        self._stages, self._people = stages, people
        here = next((f"{stage.title}{stage.round}" for stage in stages if stage.mark == "here"), "")
        done = "、".join(f"{stage.title}{stage.round}" for stage in stages if stage.mark == "done")
        self.setAccessibleDescription(f"现在在：{here}。已经完成：{done or '无'}")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a stage asks for its page."""
        place = int((event.position().y() - _TOP) // _STEP)
        if 0 <= place < len(self._stages):
            self.wanted.emit(self._stages[place].number)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for four characters."""
        return QSize(208, 640)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, program name, stages and people."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Not `fillRect`: the first one makes all of Qt's ready gradients, which the first window would wait for.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.rail))
        painter.drawRect(self.rect())
        painter.setFont(hei(20, bold=True))
        painter.setPen(QColor(LIGHT.red))
        painter.drawText(QRectF(24, 22, 180, 32), Qt.AlignmentFlag.AlignVCenter, "补选桌面")
        for place, stage in enumerate(self._stages):
            self._draw_stage(painter, stage, _TOP + place * _STEP)
        painter.setFont(hei(14))
        painter.setPen(QColor(LIGHT.quiet))
        foot = QRectF(24, self.height() - 84, 172, 72)
        painter.drawText(foot, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, self._people)
        painter.end()

    def _draw_stage(self, painter: QPainter, stage: Stage, top: int) -> None:
        here, done = stage.mark == "here", stage.mark == "done"
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(LIGHT.card))
            painter.drawRoundedRect(QRectF(12, top, 184, 40), 8, 8)
            painter.setBrush(QColor(LIGHT.red))
            painter.drawRect(QRectF(12, top, 4, 40))
            painter.drawEllipse(QPointF(36, top + 20), 7, 7)
        elif done:
            painter.setPen(QPen(QColor(LIGHT.green), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline([QPointF(29, top + 20), QPointF(34, top + 25), QPointF(43, top + 14)])
        elif stage.mark == "elsewhere":
            painter.setPen(QPen(QColor(LIGHT.faint), 2))
            painter.drawLine(QPointF(31, top + 20), QPointF(41, top + 20))
        else:
            painter.setPen(QPen(QColor(LIGHT.faint), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(36, top + 20), 6.5, 6.5)
        painter.setFont(hei(16, bold=here))
        painter.setPen(QColor(LIGHT.ink if here else LIGHT.quiet))
        words = QRectF(56, top, 130, 40)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, stage.title)
        if stage.round:
            after = QFontMetricsF(painter.font()).horizontalAdvance(stage.title) + 10
            painter.setFont(hei(14))
            painter.drawText(words.adjusted(after, 0, 8, 0), Qt.AlignmentFlag.AlignVCenter, stage.round)
