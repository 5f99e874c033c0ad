"""A sheet's columns as they are understood, each with a list above it in which people say otherwise."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from buxuan_desktop.app.register.importing import Columns
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.pages.inputs import Choice
from buxuan_desktop.ui.result.parts import SLIM
from buxuan_desktop.words import term

_CHOICES, _HEADS, _SAMPLES = 0, 1, 4
_WIDTH, _CHOICE_ROW, _ROW = 152, 52, 32
_NOTHING = "不导入"


class ColumnTable(QTableWidget):
    """First row: what each column is taken for; then its head and a few cells. `assigned` tells field by column."""

    assigned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[int, Choice] = {}
        self.setAccessibleName("各列的含义")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.setWordWrap(False)
        self.setStyleSheet(SLIM.replace("vertical", "horizontal").replace("width: 12px", "height: 12px"))
        self.setFixedHeight(_CHOICE_ROW + (_SAMPLES + 1) * _ROW + 18)

    def show_columns(self, columns: Columns, fields: tuple[str, ...]) -> None:
        """Show a sheet; `fields` are what a column can be taken for."""
        self.clear()
        self.choices = {}
        self.setRowCount(_SAMPLES + 2)
        self.setColumnCount(len(columns))
        self.setRowHeight(_CHOICES, _CHOICE_ROW)
        for row in range(_HEADS, self.rowCount()):
            self.setRowHeight(row, _ROW)
        for place, column in enumerate(columns):
            self.setColumnWidth(place, _WIDTH)
            choice = _choice(fields, column.field, column.holds)
            choice.setAccessibleName(f"“{column.head or f'第{column.place + 1}列'}”这一列")
            choice.activated.connect(lambda _index: self.assigned.emit(self.fields))
            self.choices[column.place] = choice
            self.setCellWidget(_CHOICES, place, choice)
            self._put(_HEADS, place, column.head, bold=True, faint=not column.field)
            for row, sample in enumerate(column.samples, start=_HEADS + 1):
                self._put(row, place, sample, bold=False, faint=not column.field)

    @property
    def fields(self) -> Mapping[int, str]:
        """Field by column from 0, as chosen now."""
        chosen = {place: str(choice.currentData() or "") for place, choice in self.choices.items()}
        return {place: field for place, field in chosen.items() if field}

    def _put(self, row: int, place: int, text: str, *, bold: bool, faint: bool) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        font = self.font()
        font.setBold(bold)
        item.setFont(font)
        if faint:
            item.setForeground(QColor(LIGHT.faint))
        self.setItem(row, place, item)


def _choice(fields: tuple[str, ...], field: str, holds: str) -> Choice:
    choice = Choice()
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(3)
    choice.addItem(f"{_NOTHING}（{term('column_holds', holds)}）" if holds else _NOTHING, "")
    for one in fields:
        choice.addItem(term("register_field", one), one)
    choice.setCurrentIndex(max(choice.findData(field), 0))
    return choice
