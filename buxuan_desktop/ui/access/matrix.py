"""The published matrix as a table: what, who may and who signs besides, and where that comes from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from buxuan_desktop.rules.permissions import MATRIX
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.words.access import MatrixRow, rows_of_matrix

_HEADS = ("做什么", "谁可以做", "依据")
_SHARES = (25, 38, 37)
_BESIDE, _ABOVE, _FURTHER_ROWS = 12, 6, 10_000
_LOOK = f"""
QTableWidget {{ background: {LIGHT.card}; border: 1px solid {LIGHT.line}; border-radius: 8px; font-size: 15px;
    gridline-color: {LIGHT.line}; selection-background-color: {LIGHT.red_soft}; selection-color: {LIGHT.ink}; }}
QTableWidget:focus {{ border: 2px solid {LIGHT.red}; }}
QTableWidget::item {{ padding: 2px 6px; }}
{SLIM}"""


class MatrixTable(QTableWidget):
    """All rows of the matrix; what one role may do stands out (`show_role`)."""

    def __init__(self) -> None:
        rows = rows_of_matrix()
        super().__init__(len(rows), len(_HEADS))
        self._roles = [permit.roles for permit in MATRIX.values()]
        self.setAccessibleName("岗位权限表")
        dress(self, _LOOK)
        self.setHorizontalHeaderLabels(_HEADS)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self._cells = [[QTableWidgetItem(text) for text in (row.what, _who(row), row.source)] for row in rows]
        for place, cells in enumerate(self._cells):
            for column, cell in enumerate(cells):
                self.setItem(place, column, cell)

    def show_role(self, role: str) -> None:
        """Set what somebody with this role may do in bold."""
        for place, roles in enumerate(self._roles):
            font = self.font()
            font.setBold(role in roles)
            self._cells[place][0].setFont(font)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width, and make every row as high as its words run."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, width * share // 100)
        for place in range(self.rowCount()):
            self.setRowHeight(place, max(self._needed(place, column) for column in range(len(_HEADS))))

    def _needed(self, place: int, column: int) -> int:
        room = self.columnWidth(column) - 2 * _BESIDE
        words = self._cells[place][column].text()
        run = self.fontMetrics().boundingRect(0, 0, room, _FURTHER_ROWS, Qt.TextFlag.TextWordWrap, words)
        return run.height() + 2 * _ABOVE


def _who(row: MatrixRow) -> str:
    return f"{row.who}\n第二个人签字：{row.second}" if row.second else row.who
