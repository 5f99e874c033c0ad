"""The rail on the left: the ten stages, what is done, and where one is; marks are drawn, not typed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from buxuan_desktop.app.stages import Stage
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.now import px, scale, tint
from buxuan_desktop.ui.look.palette import LIGHT

_WIDE = 208
_STEP, _LEAST_STEP = 44, 36
_TOP, _FOOT = 84, 84
_STAGES = 10
SAID = {"here": "现在在这里", "done": "已完成", "ahead": "还没有到", "elsewhere": "案卷里看不出"}
"""What the marks say, for who does not see them."""


class StageMark(QAbstractButton):
    """One stage with its mark: a dot here, a tick done, a dash unknown, a ring ahead. Up and Down go along the rail."""

    def __init__(self, rail: "Rail") -> None:
        super().__init__(rail)
        self._stage = Stage(0, "", "ahead")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_stage(self, stage: Stage) -> None:
        """Draw this stage; the one that the page belongs to is where the Tab key comes to the rail."""
        self._stage = stage
        self.setAccessibleName(f"{stage.title}{stage.round}，{SAID[stage.mark]}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows go along the rail, Enter and Space press."""
        rail = self.parentWidget()
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is not None and isinstance(rail, Rail):
            rail.go_along(self, way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the mark, the words, and the ring of the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale(), scale())
        middle = self.height() / scale() / 2
        stage, here = self._stage, self._stage.mark == "here"
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(LIGHT.card))
            painter.drawRoundedRect(QRectF(12, middle - 20, 184, 40), 8, 8)
            painter.setBrush(tint(LIGHT.red))
            painter.drawRect(QRectF(12, middle - 20, 4, 40))
        if self.hasFocus():
            painter.setPen(QPen(tint(LIGHT.red), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(13, middle - 19, 182, 38), 8, 8)
        _draw_mark(painter, stage.mark, middle)
        painter.setFont(hei(16, bold=here))
        painter.setPen(tint(LIGHT.ink if here else LIGHT.quiet))
        words = QRectF(56, middle - 20, 130, 40)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, stage.title)
        if stage.round:
            after = QFontMetricsF(painter.font()).horizontalAdvance(stage.title) + 10
            painter.setFont(hei(14))
            painter.drawText(words.adjusted(after, 0, 8, 0), Qt.AlignmentFlag.AlignVCenter, stage.round)
        painter.end()


class Rail(QWidget):
    """Stages one below the other; `people` are the names at the table, at the foot. `wanted` tells a stage clicked."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(px(_WIDE))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("选举阶段")
        self._stages: tuple[Stage, ...] = ()
        self._people = ""
        self.marks = [StageMark(self) for _ in range(_STAGES)]
        for number, mark in enumerate(self.marks):
            mark.clicked.connect(lambda _checked=False, number=number: self.wanted.emit(number))

    @staticmethod
    def least_height() -> int:
        """Below that the stages have no room one below the other."""
        return px(_TOP + _STAGES * _LEAST_STEP + _FOOT)

    def show_stages(self, stages: tuple[Stage, ...], people: str) -> None:
        """Draw these stages and the people at the table, unless they stand there already."""
        if (stages, people) == (self._stages, self._people):
            return
        self._stages, self._people = stages, people
        here = next((f"{stage.title}{stage.round}" for stage in stages if stage.mark == "here"), "")
        done = "、".join(f"{stage.title}{stage.round}" for stage in stages if stage.mark == "done")
        self.setAccessibleDescription(f"现在在：{here}。已经完成：{done or '无'}")
        entry = next((place for place, stage in enumerate(stages) if stage.mark == "here"), 0)
        for place, (mark, stage) in enumerate(zip(self.marks, stages, strict=True)):
            mark.show_stage(stage)
            mark.setFocusPolicy(Qt.FocusPolicy.TabFocus if place == entry else Qt.FocusPolicy.NoFocus)
        self.update()

    def go_along(self, mark: StageMark, way: int) -> None:
        """The keyboard goes to the next stage, or the one before."""
        place = self.marks.index(mark) + way
        if 0 <= place < len(self.marks):
            self.marks[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for four characters."""
        return QSize(px(_WIDE), px(640))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It is put away where it has no room, see `least_height`."""
        return QSize(px(_WIDE), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place the stages anew."""
        super().resizeEvent(event)
        tall = self.height() / scale() - _TOP - _FOOT
        step = px(int(max(_LEAST_STEP, min(_STEP, tall / _STAGES))))
        for place, mark in enumerate(self.marks):
            mark.setGeometry(0, px(_TOP) - px(2) + place * step, self.width(), step)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, program name and people."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Not `fillRect`: the first one makes all of Qt's ready gradients, which the first window would wait for.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(LIGHT.rail))
        painter.drawRect(self.rect())
        painter.scale(scale(), scale())
        painter.setFont(hei(20, bold=True))
        painter.setPen(tint(LIGHT.red))
        painter.drawText(QRectF(24, 22, 180, 32), Qt.AlignmentFlag.AlignVCenter, "补选桌面")
        painter.setFont(hei(14))
        painter.setPen(tint(LIGHT.quiet))
        foot = QRectF(24, self.height() / scale() - _FOOT, 172, 72)
        painter.drawText(foot, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, self._people)
        painter.end()


def _draw_mark(painter: QPainter, mark: str, middle: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark == "here":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(LIGHT.red))
        painter.drawEllipse(QPointF(36, middle), 7, 7)
    elif mark == "done":
        painter.setPen(QPen(tint(LIGHT.green), 3))
        painter.drawPolyline([QPointF(29, middle), QPointF(34, middle + 5), QPointF(43, middle - 6)])
    elif mark == "elsewhere":
        painter.setPen(QPen(tint(LIGHT.faint), 2))
        painter.drawLine(QPointF(31, middle), QPointF(41, middle))
    else:
        painter.setPen(QPen(tint(LIGHT.faint), 1.5))
        painter.drawEllipse(QPointF(36, middle), 6.5, 6.5)
