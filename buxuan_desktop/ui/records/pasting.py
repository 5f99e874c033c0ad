"""The question before a pasted table is written: its rows as understood, and what is wrong with them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from buxuan_desktop.app.pasting import Pasted, Table
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress, px, tint
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.question import Question
from buxuan_desktop.ui.look.veil import veil_over
from buxuan_desktop.ui.page import button, label, row

_SIZE = (960, 560)
_LEAST, _BESIDE = 120, 16
_WIDEST = (56, 220, 320)
"""Of the number of the row, of what was pasted, of what is wrong with it."""
_LEFT_OUT = "（不用）"


class PastingDialog(Question):
    """Accepted when the rows shall be written; that is not offered while a row is not understood."""

    def __init__(self, parent: QWidget, title: str, table: Table) -> None:
        super().__init__(parent)
        veil_over(self)
        self.setWindowTitle(f"粘贴：{title}")
        self.resize(*map(px, _SIZE))
        faults = len(table.faults)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(f"粘贴到“{title}”：{len(table.rows)}行", "section"))
        said = (
            f"有{faults}行认不出来（红字）。请在原来的表格里改好，再复制粘贴一次；现在一行都不会存入。"
            if faults
            else "请核对每一列放对了没有，然后存入。"
        )
        column.addWidget(label(said, "bad" if faults else "quiet", wrap=True))
        column.addWidget(_shown(table), 1)
        self.take = button(f"存入{len(table.rows)}条", "primary")
        self.take.setEnabled(not faults)
        self.take.clicked.connect(self.accept)
        self.leave = button("不存，返回")
        self.leave.clicked.connect(self.reject)
        column.addLayout(row(self.take, 1, self.leave))
        (self.leave if faults else self.take).setFocus()


def _shown(table: Table) -> QTableWidget:
    heads = ["行", *(one.label if one else _LEFT_OUT for one in table.columns), "问题"]
    shown = QTableWidget(len(table.rows), len(heads))
    shown.setHorizontalHeaderLabels(heads)
    shown.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    shown.verticalHeader().hide()
    dress(shown, f"{SLIM} QHeaderView {{ background: {LIGHT.rail}; }}")
    shown.setAccessibleName("认出来的每一行")
    shown.setMinimumHeight(px(_LEAST))
    # The Tab key leads on to the buttons; arrows go from cell to cell.
    shown.setTabKeyNavigation(False)
    shown.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    shown.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    for place, one in enumerate(table.rows):
        for column, text in enumerate((str(one.row), *one.cells, one.fault)):
            shown.setItem(place, column, _item(text, one))
    shown.resizeColumnsToContents()
    for column in range(len(heads)):
        most = px(_WIDEST[0] if column == 0 else _WIDEST[2] if column == len(heads) - 1 else _WIDEST[1])
        shown.setColumnWidth(column, min(shown.columnWidth(column) + px(_BESIDE), most))
    shown.horizontalHeader().setStretchLastSection(True)
    shown.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return shown


def _item(text: str, one: Pasted) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setForeground(tint(LIGHT.red if one.fault else LIGHT.ink))
    item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter)
    return item
