"""The rows of the survey in a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from buxuan_desktop.app.survey import DONE, HEADS, Line, cells_of
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress, px, tint
from buxuan_desktop.ui.look.palette import LIGHT

_SHOWN = (0, 2, 3, 5, 6, 7)
_WIDTHS = (0, 86, 56, 132, 132, 146)
_LINE = 36


class SurveyTable(QTableWidget):
    """One row a gap; what is late stands in red, what is done in green."""

    def __init__(self) -> None:
        super().__init__(0, len(_SHOWN))
        self.lines: Sequence[Line] = ()
        self.setHorizontalHeaderLabels([HEADS[place] for place in _SHOWN])
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(px(72))
        self.verticalHeader().setDefaultSectionSize(px(_LINE))
        dress(self, f"{SLIM} QTableWidget::item {{ padding: 0 6px; }}")
        self.setAccessibleName("缺额排查表")
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, px(width))
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these rows; the gap that was chosen stays chosen."""
        chosen = self.chosen
        self.lines = lines
        self.blockSignals(True)
        self.setRowCount(len(lines))
        for place, one in enumerate(lines):
            cells = cells_of(one)
            ink = LIGHT.red if one.late else LIGHT.green if one.state == DONE else LIGHT.ink
            for column, which in enumerate(_SHOWN):
                item = QTableWidgetItem(cells[which])
                item.setForeground(tint(ink))
                item.setToolTip(cells[which])
                self.setItem(place, column, item)
        places = [one.place for one in lines]
        at = places.index(chosen.place) if chosen is not None and chosen.place in places else 0
        self.setCurrentCell(at if lines else -1, 0)
        self.blockSignals(False)

    @property
    def chosen(self) -> Line | None:
        """The row that the cursor stands on."""
        place = self.currentRow()
        return self.lines[place] if 0 <= place < len(self.lines) else None
