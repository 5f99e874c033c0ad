"""Finding a name without an input method: letters or a number narrow a list, arrows choose, Enter takes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.app.people import Person, find
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import label

LIST = f"""
QListWidget {{ background: {LIGHT.card}; border: 1px solid {LIGHT.line}; border-radius: 8px; }}
QListWidget::item {{ padding: 6px 12px; color: {LIGHT.ink}; border-left: 4px solid {LIGHT.card}; }}
QListWidget::item:selected {{ background: {LIGHT.red_soft}; color: {LIGHT.ink}; border-left: 4px solid {LIGHT.red}; }}
"""


class CalmEdit(QLineEdit):
    """A line to type in; a held key types once. `moved` tells arrows up and down, `taken` Enter."""

    moved = Signal(int)
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows and Enter go to the list; a held letter is heard once."""
        key = event.key()
        if event.isAutoRepeat() and (event.text().isprintable() or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class Picker(QWidget):
    """A line and the people it can mean; `picked` tells the name taken.

    A name on no list can be written as typed. Typed in Latin letters it is offered but not chosen beforehand, so
    that initials which fit nobody never become a name by one Enter too many.
    """

    picked = Signal(str)

    def __init__(self, known: Sequence[Person], hint: str) -> None:
        super().__init__()
        self._known = known
        self.edit = CalmEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(hint)
        self.list = QListWidget()
        dress(self.list, LIST)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("可以选的人")
        self.hint = label("", "quiet", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.edit, self.list, self.hint):
            column.addWidget(widget)
        self.edit.textChanged.connect(self._narrow)
        self.edit.moved.connect(self._move)
        self.edit.taken.connect(self.take)
        self.list.itemClicked.connect(lambda item: self.picked.emit(_name_in(item)))
        self._narrow("")

    def take(self) -> None:
        """Take the chosen name."""
        item = self.list.currentItem()
        if item is not None:
            self.picked.emit(_name_in(item))

    def _narrow(self, text: str) -> None:
        typed = text.strip()
        self.list.clear()
        found = find(self._known, typed)
        for person in found:
            number = f"{person.number}号　" if person.number and person.note == "候选人" else ""
            self._add(person.name, f"{person.name}　　{number}{person.note}")
        own = typed and not typed.isdecimal() and typed not in [person.name for person in found]
        if own:
            self._add(typed, f"按原样写入：{typed}")
        if self.list.count() and (found or not typed.isascii()):
            self.list.setCurrentRow(0)
        self.hint.setText(_hint(typed, bool(found), self.list.currentRow() >= 0))

    def _add(self, name: str, shown: str) -> None:
        item = QListWidgetItem(shown)
        item.setData(Qt.ItemDataRole.UserRole, name)
        self.list.addItem(item)

    def _move(self, step: int) -> None:
        last = self.list.count() - 1
        self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)) if last >= 0 else -1)


def _name_in(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))


def _hint(typed: str, found: bool, chosen: bool) -> str:
    if not typed:
        return "王建国可以输入 wjg；也可以输入选民编号或直接打字。"
    if found:
        return "↑ ↓ 选择，回车确定，Esc 返回。"
    if typed.isdecimal():
        return "选民名单上没有这个编号。"
    return "名单上没有。回车按原样写入。" if chosen else "名单上没有。核对后按 ↓ 再按回车，可以按原样写入。"
