"""The rows of the timetable in a table: matter, days, what they stand on, how they stand, a bar."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from buxuan_desktop.app.timetable import Row
from buxuan_desktop.ui.calendar.bars import Bars, Head, Scale
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress, px, tint
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.words import term

_HEADS = ("事项", "日期", "根据", "情况", "")
_WIDTHS = (222, 170, 62, 104)
_BARS = 4
_LINE = 34
_INK = {"late": LIGHT.red, "behind": LIGHT.amber, "today": LIGHT.red, "done": LIGHT.green}


class TimetableTable(QTableWidget):
    """Arrows choose a row."""

    def __init__(self) -> None:
        super().__init__(0, len(_HEADS))
        self.rows: Sequence[Row] = ()
        self._bars = Bars(self)
        self.setHorizontalHeader(Head(self._bars, _BARS))
        self.setHorizontalHeaderLabels(_HEADS)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setItemDelegateForColumn(_BARS, self._bars)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_LINE))
        dress(self, f"{SLIM} QTableWidget::item {{ padding: 0 6px; }}")
        self.setAccessibleName("日程表")
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, px(width))
        self.horizontalHeader().setSectionResizeMode(_BARS, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: Sequence[Row], election_day: date, today: date) -> None:
        """Show these rows; the matter that was chosen stays chosen, else the first that is not over."""
        chosen = self.chosen
        self.rows = self._bars.rows = rows
        self._bars.scale = Scale(rows, election_day, today) if rows else None
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for place, one in enumerate(rows):
            for column, words in enumerate((one.title, one.days, one.basis, term("due", one.state), "")):
                item = QTableWidgetItem(words)
                if column == _BARS:
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.days}，{term('due', one.state)}")
                else:
                    item.setForeground(tint(_INK.get(one.state, LIGHT.ink)))
                    item.setToolTip(words)
                self.setItem(place, column, item)
        keys = [(one.slot.code, one.slot.stage) for one in rows]
        key = (chosen.slot.code, chosen.slot.stage) if chosen is not None else None
        waiting = next((n for n, one in enumerate(rows) if one.state not in ("done", "past") and one.is_step), 0)
        self.setCurrentCell(keys.index(key) if key in keys else waiting, 0)
        self.blockSignals(False)
        self.viewport().update()

    @property
    def chosen(self) -> Row | None:
        """The row that the cursor stands on."""
        place = self.currentRow()
        return self.rows[place] if 0 <= place < len(self.rows) else None
