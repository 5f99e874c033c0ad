"""Bars of the timetable, painted into the last column of its table, with a scale of weeks in the head."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableWidget

from buxuan_desktop.app.timetable import Row, shown_days
from buxuan_desktop.ui.look.now import lettering, px, tint
from buxuan_desktop.ui.look.palette import LIGHT

_BAR = 14
_WORDS = 74


class Scale:
    """Days to pixels of a width."""

    def __init__(self, rows: Sequence[Row], election_day: date, today: date) -> None:
        self.election_day, self.today = election_day, today
        self.first, self.last = shown_days(rows, election_day)

    def x(self, day: date, room: QRect) -> float:
        """The left edge of a day in a cell."""
        return room.left() + (day - self.first).days * self.step(room)

    def step(self, room: QRect) -> float:
        """The width of a day."""
        return room.width() / ((self.last - self.first).days + 1)

    def weeks(self, room: QRect) -> list[date]:
        """Mondays that have room for their words."""
        every = max(1, -(-px(_WORDS) // max(1, int(7 * self.step(room)))))
        first = self.first + timedelta(-self.first.weekday() % 7)
        return [first + timedelta(7 * n) for n in range(0, (self.last - first).days // 7 + 1, every)]


class Bars(QStyledItemDelegate):
    """Paints one bar a row: green done, red what law, plan or people set, an open one what is only advised."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self.rows: Sequence[Row] = ()
        self.scale: Scale | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground of the cell, weeks, today, election day, the bar."""
        super().paint(painter, option, index)
        if self.scale is None or not 0 <= index.row() < len(self.rows):
            return
        room: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(room)
        for day in self.scale.weeks(room):
            _upright(painter, self.scale.x(day, room), room, LIGHT.line, 1)
        middle = self.scale.step(room) / 2
        _upright(painter, self.scale.x(self.scale.today, room) + middle, room, LIGHT.faint, 2)
        _upright(painter, self.scale.x(self.scale.election_day, room) + middle, room, LIGHT.red, 2)
        self._bar(painter, self.rows[index.row()], room)
        painter.restore()

    def _bar(self, painter: QPainter, row: Row, room: QRect) -> None:
        assert self.scale is not None
        slot = row.slot
        left = self.scale.x(slot.begins, room)
        right = max(self.scale.x(slot.ends, room) + self.scale.step(room), left + 5)
        advised = slot.basis in ("suggested", "custom") and not slot.set
        ink = LIGHT.green if row.state == "done" else LIGHT.faint if advised else LIGHT.red
        ground = LIGHT.green if row.state == "done" else LIGHT.card if advised else LIGHT.red
        painter.setPen(QPen(tint(ink), 2))
        painter.setBrush(tint(ground))
        top = room.center().y() - px(_BAR) / 2
        painter.drawRoundedRect(QRectF(left + 1, top, max(right - left - 2, 3), px(_BAR)), 3, 3)
        if slot.binding and slot.limit is not None and slot.limit != slot.ends:
            _upright(painter, self.scale.x(slot.limit, room) + self.scale.step(room), room, LIGHT.ink, 3)


class Head(QHeaderView):
    """The head of the table; over the bars it shows the weeks."""

    def __init__(self, bars: Bars, column: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._bars, self._column = bars, column

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:  # noqa: N802 - Qt's name
        """The usual head, and the weeks over the bars."""
        painter.save()
        super().paintSection(painter, rect, index)
        painter.restore()
        scale = self._bars.scale
        if index != self._column or scale is None:
            return
        painter.save()
        painter.setClipRect(rect)
        painter.setFont(lettering(13))
        painter.setPen(tint(LIGHT.quiet))
        for day in scale.weeks(rect):
            box = QRectF(scale.x(day, rect) + 2, rect.top(), px(_WORDS), rect.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, f"{day.month}月{day.day}日")
        painter.restore()


def _upright(painter: QPainter, x: float, room: QRect, colour: str, width: int) -> None:
    painter.setPen(QPen(tint(colour), width))
    painter.drawLine(round(x), room.top(), round(x), room.bottom())
