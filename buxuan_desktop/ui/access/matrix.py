"""The published matrix as a table: what, who may, who signs besides, and where that comes from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from buxuan_desktop.app.access_table import rows_of_matrix
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.palette import LIGHT

_HEADS = ("做什么", "谁可以做", "第二个人签字", "依据")
_SHARES = (24, 30, 20, 26)
_LOOK = f"""
QTableWidget {{ background: {LIGHT.card}; border: 1px solid {LIGHT.line}; border-radius: 8px; font-size: 14px;
    gridline-color: {LIGHT.line}; selection-background-color: {LIGHT.red_soft}; selection-color: {LIGHT.ink}; }}
QTableWidget:focus {{ border: 2px solid {LIGHT.red}; }}
QTableWidget::item {{ padding: 4px 8px; }}
{SLIM}"""


class MatrixTable(QTableWidget):
    """All rows of the matrix; rows that `role` may do stand out."""

    def __init__(self) -> None:
        rows = rows_of_matrix()
        super().__init__(len(rows), len(_HEADS))
        self._roles = [row.roles for row in rows]
        self.setAccessibleName("岗位权限表")
        self.setStyleSheet(_LOOK)
        self.setHorizontalHeaderLabels(_HEADS)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        for place, row in enumerate(rows):
            for column, text in enumerate((row.what, row.who, row.second, row.source)):
                self.setItem(place, column, QTableWidgetItem(text))

    def show_role(self, role: str) -> None:
        """Set what somebody with this role may do in bold."""
        for place, roles in enumerate(self._roles):
            item = self.item(place, 0)
            if item is not None:
                font = item.font()
                font.setBold(role in roles)
                item.setFont(font)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, width * share // 100)
        self.resizeRowsToContents()
