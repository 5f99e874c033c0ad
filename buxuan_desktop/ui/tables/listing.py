"""A list that is only looked at: rows of words, one cell in the colour of its state."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from buxuan_desktop.ui.look.now import dress, px, tint

_PADDING = "QTableWidget::item { padding: 0 14px; } QHeaderView::section { padding: 8px 14px; }"


class Listing(QTableWidget):
    """Heads and rows; the columns in `wide` share what room there is, `row` is selected as a whole or not at all."""

    def __init__(self, name: str, heads: Sequence[str], wide: Sequence[int], *, selects: bool) -> None:
        super().__init__(0, len(heads))
        self.setHorizontalHeaderLabels(heads)
        self.setAccessibleName(name)
        dress(self, _PADDING)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(44))
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        one, none = QAbstractItemView.SelectionMode.SingleSelection, QAbstractItemView.SelectionMode.NoSelection
        self.setSelectionMode(one if selects else none)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(heads)):
            narrow = QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch if column in wide else narrow)

    def show_rows(self, rows: Sequence[Sequence[str]], inks: Sequence[str], inked: int) -> None:
        """Show these; the cell in column `inked` has the row's colour."""
        self.setRowCount(len(rows))
        for place, (cells, ink) in enumerate(zip(rows, inks, strict=True)):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == inked:
                    item.setForeground(tint(ink))
                self.setItem(place, column, item)
