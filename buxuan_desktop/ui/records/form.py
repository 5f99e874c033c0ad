"""The form of one record: its fields in two columns, long texts across both."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.forms import Field, Form
from buxuan_desktop.ui.page import field as labelled
from buxuan_desktop.ui.page import label, tab_through
from buxuan_desktop.ui.records.editors import Editor, editor_for

_GAP = 14


class RecordForm(QWidget):
    """All that is asked about one kind of record."""

    def __init__(self, form: Form, near: date, offered: Callable[[str], list[str]]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.form = form
        self.editors: dict[str, Editor] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(_GAP)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row, column = 0, 0
        for one in form.fields:
            wide = one.kind == "text"
            if wide and column:
                row, column = row + 1, 0
            self._put(grid, one, editor_for(one, near, offered), (row, column, wide))
            column = 2 if wide else column + 1
            if column == 2:
                row, column = row + 1, 0
        grid.setRowStretch(row + 1, 1)
        tab_through([one.widget for one in self.editors.values()])

    def _put(self, grid: QGridLayout, one: Field, editor: Editor, place: tuple[int, int, bool]) -> None:
        self.editors[one.name] = editor
        name = one.label if one.optional or one.private else f"{one.label}（必填）"
        column = QVBoxLayout()
        column.setSpacing(2)
        if one.kind == "yesno":
            column.addStretch(1)
            column.addWidget(editor.widget)
        else:
            column.addLayout(labelled(name, editor.widget))
        if one.hint or one.private:
            column.addWidget(label(one.hint or "单独存放，不写进公开的记录，日后可以依规定删除", "quiet", wrap=True))
        column.addStretch(1)
        editor.widget.setAccessibleName(one.label)
        row, at, wide = place
        grid.addLayout(column, row, at, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)

    def values(self) -> dict[str, object]:
        """What stands in the form, by field."""
        found = {name: editor.get() for name, editor in self.editors.items()}
        return {name: value for name, value in found.items() if value is not None}

    def private(self) -> dict[str, str]:
        """What stands in the fields whose values lie beside the chain."""
        return {one.name: str(self.editors[one.name].get() or "") for one in self.form.fields if one.private}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Fill the form; what is not named is emptied."""
        for name, editor in self.editors.items():
            editor.put(values.get(name))

    def faulty(self) -> tuple[str, str]:
        """The first field whose text cannot be understood: the sentence, and the field's name."""
        for name, editor in self.editors.items():
            if words := editor.faulty():
                return words, name
        return "", ""

    def focus(self, name: str = "") -> None:
        """Put the cursor into a field, the first one when none is named."""
        editor = self.editors.get(name) or next(iter(self.editors.values()))
        editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)
