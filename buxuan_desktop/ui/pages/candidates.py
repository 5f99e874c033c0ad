"""Names of candidates in ballot order, one a row, worked by keys alone."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import button, label

KEYS = "回车：下一名，空行回车：往下走　　Alt + ↑ ↓：调整次序　　Alt + Delete：删去这一名"
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Candidates(QWidget):
    """Rows of names; `changed` tells every change. Enter goes to the next row and makes one at the end."""

    changed = Signal()

    def __init__(self, of: str) -> None:
        super().__init__()
        self._of = of
        self._edits: list[QLineEdit] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more = button("加一名候选人")
        self.more.clicked.connect(lambda: self._add_at(len(self._edits)))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.fill(())

    @property
    def names(self) -> tuple[str, ...]:
        """The names in order, rows left empty apart; blanks around a name are dropped."""
        return tuple(name for edit in self._edits if (name := edit.text().strip()))

    @property
    def edits(self) -> Sequence[QLineEdit]:
        """The rows' editors in order."""
        return tuple(self._edits)

    def fill(self, names: Sequence[str]) -> None:
        """Show these names, and two empty rows when there are none."""
        while self._edits:
            self._drop(0)
        for name in names or ("", ""):
            self._insert(len(self._edits), name)
        self._number()

    def go_to_repeated(self) -> None:
        """Put the cursor on the first name that stands here a second time."""
        seen: set[str] = set()
        for edit in self._edits:
            name = edit.text().strip()
            if name and name in seen:
                edit.setFocus()
                return
            seen.add(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter, Alt and the arrows, Alt and Delete in a row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._edits:
            return self._press(next(i for i, edit in enumerate(self._edits) if edit is watched), event)
        return super().eventFilter(watched, event)

    def _press(self, place: int, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return event.isAutoRepeat() or self._next(place)
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if key in _MOVES:
            self._move(place, _MOVES[key])
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if not event.isAutoRepeat():
                self._remove(place)
            return True
        return False

    def _next(self, place: int) -> bool:
        """The next row; Enter in an empty last row is for the page, whose primary button it presses."""
        if place + 1 < len(self._edits):
            self._go(place + 1)
            return True
        if not self._edits[place].text().strip():
            return False
        self._add_at(place + 1)
        return True

    def _insert(self, place: int, name: str) -> None:
        edit = QLineEdit(name)
        edit.setMaxLength(60)
        edit.textChanged.connect(self.changed)
        edit.installEventFilter(self)
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        number = label("", "quiet")
        number.setFixedWidth(px(24))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(number)
        across.addWidget(edit, 1)
        for words, step in (("上移", -1), ("下移", 1)):
            across.addWidget(self._small(words, lambda _=False, step=step: self._move(self._edits.index(edit), step)))
        across.addWidget(self._small("删去", lambda _=False: self._remove(self._edits.index(edit))))
        self._edits.insert(place, edit)
        self._rows.insert(place, line)
        self._column.insertWidget(place, line)
        # At once, not with the next layout: the cursor goes there now.
        line.show()

    @staticmethod
    def _small(words: str, doing: object) -> QPushButton:
        made = button(words, "link")
        # Tab goes from name to name; the keys shown below do the same as these buttons.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(doing)
        return made

    def _add_at(self, place: int) -> None:
        self._insert(place, "")
        self._number()
        self._go(place)
        self.changed.emit()

    def _move(self, place: int, step: int) -> None:
        other = place + step
        if 0 <= other < len(self._edits):
            here, there = self._edits[place], self._edits[other]
            mine = here.text()
            here.setText(there.text())
            there.setText(mine)
            self._go(other)

    def _remove(self, place: int) -> None:
        if len(self._edits) == 1:
            self._edits[0].clear()
        else:
            self._drop(place)
        self._number()
        self._go(min(place, len(self._edits) - 1))
        self.changed.emit()

    def _drop(self, place: int) -> None:
        self._edits.pop(place).removeEventFilter(self)
        line = self._rows.pop(place)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _go(self, place: int) -> None:
        self._edits[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _number(self) -> None:
        before: QWidget | None = None
        for number, (line, edit) in enumerate(zip(self._rows, self._edits, strict=True), start=1):
            shown = line.findChild(type(label("")))
            if shown is not None:
                shown.setText(str(number))
            edit.setAccessibleName(f"{self._of}第{number}名候选人")
            if before is not None:
                QWidget.setTabOrder(before, edit)
            before = edit
        if before is not None:
            QWidget.setTabOrder(before, self.more)
