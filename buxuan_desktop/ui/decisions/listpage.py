"""A page with a list on the left and the form for what is chosen on the right."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.ui.decisions.base import CLOSED, DecisionPage, empty, put_in, scrolling
from buxuan_desktop.ui.decisions.form import Form
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import LIST_LOOK, wrap_lines
from buxuan_desktop.ui.look.now import dress, px

_WIDTH = 316


class Item(msgspec.Struct, frozen=True):
    """A line of the list: what it stands for, and its text."""

    key: object
    text: str


class ListPage(DecisionPage):
    """Arrows choose in the list, every other key goes to the form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = QListWidget()
        dress(self.list, LIST_LOOK)
        self.list.setWordWrap(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedWidth(px(_WIDTH))
        self.list.setAccessibleName(self.accessibleName())
        self.below = QVBoxLayout()
        self.area = scrolling()
        self.form: QWidget | None = None
        self._items: tuple[Item, ...] = ()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addLayout(self.below)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(left)
        sides.addWidget(self.area, 1)
        self.column.addLayout(sides, 1)
        self.list.currentRowChanged.connect(lambda _row: self._show_form())

    def items(self) -> Sequence[Item]:
        """What the list holds now."""
        raise NotImplementedError

    def form_for(self, key: object) -> QWidget:
        """The form for what is chosen; `key` is None when the list is empty."""
        raise NotImplementedError

    def show_more(self) -> None:
        """Whatever a page shows below its list."""

    def choose(self, key: object) -> None:
        """Choose the line that stands for `key`."""
        for place, one in enumerate(self._items):
            if one.key == key:
                self.list.setCurrentRow(place)

    def press(self, key: str) -> bool:
        """Arrows, then the form."""
        if key in ("up", "down"):
            last = self.list.count() - 1
            row = self.list.currentRow() + (1 if key == "down" else -1)
            self.list.setCurrentRow(max(0, min(last, row)) if last >= 0 else -1)
            return True
        return isinstance(self.form, Form) and self.form.press(key)

    def refresh(self) -> None:
        """List and form from the folded state, the same line chosen where it is still there."""
        super().refresh()
        row = self.list.currentRow()
        chosen = self._items[row].key if 0 <= row < len(self._items) else None
        self._items = tuple(self.items()) if self.current is not None else ()
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._items:
            self.list.addItem(QListWidgetItem(one.text))
        wrap_lines(self.list, 18, 8)
        keys = [one.key for one in self._items]
        self.list.setCurrentRow(keys.index(chosen) if chosen in keys else 0 if keys else -1)
        self.list.blockSignals(False)
        self.list.setVisible(bool(keys))
        self.show_more()
        self._show_form()

    def _show_form(self) -> None:
        row = self.list.currentRow()
        key = self._items[row].key if 0 <= row < len(self._items) else None
        self.form = self.form_for(key) if self.current is not None else empty(CLOSED)
        if isinstance(self.form, Form):
            self.form.written.connect(self._written)
        put_in(self.area, self.form)
        if self.isVisible():
            self.setFocus()

    def _written(self, told: str) -> None:
        """On to whatever waits first."""
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.setFocus()
        self.desk.said.emit(told)
