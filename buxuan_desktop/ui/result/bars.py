"""Votes as bars against the line, painted; names of any length stand above their bars."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from buxuan_desktop.app.verdicts import Standing
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.now import px, scale, tint
from buxuan_desktop.ui.look.palette import LIGHT

_BAR = 14
_GAP = 12
_COMPACT_GAP = 8
_FOOT = 26
_NUMBER = 84
_WRAP = Qt.TextFlag.TextWrapAnywhere


class Bars(QWidget):
    """People with their votes; the whole width stands for `total` ballots, `needed` draws the line.

    `compact` leaves out the number of the line at the foot.
    """

    def __init__(self, people: Sequence[Standing], needed: int | None, total: int, *, compact: bool) -> None:
        super().__init__()
        self._gap = _COMPACT_GAP if compact else _GAP
        self._foot = 0 if compact or not needed else _FOOT
        self._people = tuple(people)
        self._needed = needed
        self._most = max([total, needed or 0, 1, *(one.votes for one in people)])
        said = "，".join(f"{one.name}{one.votes}票" for one in people)
        self.setAccessibleName(f"{said}；当选线{needed}票，收回{total}张" if needed else f"{said}；收回{total}张")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for short names."""
        return QSize(px(240), self.heightForWidth(px(240)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The least that can be read."""
        return QSize(px(200), self.heightForWidth(max(px(200), self.width())))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """All rows, and the foot with the line's number."""
        rows = sum(self._text_height(one, int(width / scale())) + _BAR + self._gap for one in self._people)
        return px(rows + self._foot)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows from the top, then the line across them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale(), scale())
        top = 0
        for one in self._people:
            top = self._draw_row(painter, one, top)
        if self._needed:
            self._draw_line(painter, top)
        painter.end()

    @property
    def _wide(self) -> int:
        """The width as it is painted, in pixels at 100 %."""
        return int(self.width() / scale())

    def _text_height(self, one: Standing, width: int) -> int:
        room = QRect(0, 0, max(60, width - _NUMBER), 1000)
        return QFontMetrics(hei(16)).boundingRect(room, _WRAP, one.name).height() + 4

    def _draw_row(self, painter: QPainter, one: Standing, top: int) -> int:
        height = self._text_height(one, self._wide)
        painter.setFont(hei(16, bold=one.elected))
        painter.setPen(tint(LIGHT.ink))
        painter.drawText(QRect(0, top, self._wide - _NUMBER, height), _WRAP, one.name)
        number = QRect(self._wide - _NUMBER, top, _NUMBER, height)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight, f"{one.votes}票")
        bar = QRectF(0, top + height, self._wide, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(LIGHT.rail))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        if one.votes:
            painter.setBrush(tint(LIGHT.red if one.elected else LIGHT.faint))
            bar.setWidth(max(_BAR, self._wide * one.votes / self._most))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        return top + height + _BAR + self._gap

    def _draw_line(self, painter: QPainter, bottom: int) -> None:
        needed = self._needed or 0
        x = min(self._wide - 2, round(self._wide * needed / self._most))
        painter.setPen(QPen(tint(LIGHT.ink), 2))
        place = 0
        for one in self._people:
            place += self._text_height(one, self._wide)
            painter.drawLine(QPointF(x, place - 4), QPointF(x, place + _BAR + 4))
            place += _BAR + self._gap
        if not self._foot:
            return
        painter.setFont(hei(14))
        text = f"当选线{needed}"
        wide = QFontMetrics(hei(14)).horizontalAdvance(text) + 2
        left = min(max(0, x - wide // 2), self._wide - wide)
        painter.drawText(QRect(left, bottom - 8, wide, 26), Qt.AlignmentFlag.AlignCenter, text)
