"""A sheet's columns as they are understood, one below the other, each with a list in which people say otherwise."""

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from buxuan_desktop.app.register.importing import Columns
from buxuan_desktop.domain.identity import masked
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import label, tab_through
from buxuan_desktop.ui.pages.inputs import Choice
from buxuan_desktop.words import term

_NOTHING = "不导入"
_SHOWN, _LONGEST = 2, 12
_CHOICE, _HIGH = 220, 232
_LONG = re.compile(r"[0-9]{14,}[0-9Xx]")
"""ID numbers, old ones of 15 digits too, and bank cards."""


class ColumnTable(QScrollArea):
    """Head, a few cells, and what the column is taken for; `assigned` tells field by column."""

    assigned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[int, Choice] = {}
        self.setAccessibleName("各列的含义")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self, SLIM)
        self.setFixedHeight(px(_HIGH))

    def show_columns(self, columns: Columns, fields: tuple[str, ...]) -> None:
        """Show a sheet; `fields` are what a column can be taken for."""
        self.choices = {}
        body = QWidget()
        body.setObjectName("page")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        for row, column in enumerate(columns):
            choice = _choice(fields, column.field, column.holds)
            choice.setAccessibleName(f"“{_head(column.head, column.place)}”这一列")
            choice.activated.connect(lambda _index: self.assigned.emit(self.fields))
            self.choices[column.place] = choice
            head = label(_head(column.head, column.place), "" if column.field else "quiet")
            dress(head, f"font-weight: {700 if column.field else 400};")
            cells = label("　".join(map(_cell, column.samples[:_SHOWN])), "quiet")
            dress(cells, f"color: {LIGHT.quiet if column.field else LIGHT.faint};")
            for place, widget in enumerate((head, choice, cells)):
                grid.addWidget(widget, row, place)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(columns), 1)
        self.setWidget(body)
        tab_through(list(self.choices.values()))

    @property
    def fields(self) -> Mapping[int, str]:
        """Field by column from 0, as chosen now."""
        chosen = {place: str(choice.currentData() or "") for place, choice in self.choices.items()}
        return {place: field for place, field in chosen.items() if field}


def _head(head: str, place: int) -> str:
    words = head or f"第{place + 1}列"
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _cell(sample: str) -> str:
    """A cell as an example, short, numbers of people masked."""
    shown = _LONG.sub(lambda found: masked(found[0]), sample)
    return shown if len(shown) <= 2 * _LONGEST else f"{shown[:_LONGEST]}…"


def _choice(fields: tuple[str, ...], field: str, holds: str) -> Choice:
    choice = Choice()
    choice.setFixedWidth(px(_CHOICE))
    choice.addItem(f"{_NOTHING}（{term('column_holds', holds)}）" if holds else _NOTHING, "")
    for one in fields:
        choice.addItem(term("register_field", one), one)
    choice.setCurrentIndex(max(choice.findData(field), 0))
    return choice
