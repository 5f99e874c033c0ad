"""One line that asks why, below everything else, and goes away again."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.page import button, label


class Reason(QWidget):
    """`ask` shows it with a sentence ready; Enter does it, Escape lets it be. `done` tells that it is gone."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words, self.line = label("", "section"), QLineEdit()
        self.line.setMaxLength(60)
        self.line.setAccessibleName("理由")
        self.yes = button("确定")
        self._doing: Callable[[str], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(self.line, 1)
        row.addWidget(self.yes)
        self.yes.clicked.connect(self._do)
        self.hide()

    def ask(self, words: str, ready: str, doing: Callable[[str], object], *actions: Action) -> None:
        """Ask `words`; `ready` is what is mostly the case, `actions` what it does."""
        self.yes.needs(*actions)
        self._doing = doing
        self.words.setText(words)
        self.line.setText(ready)
        self.show()
        self.line.selectAll()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Escape."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        if self._doing is not None and self.line.text().strip():
            self._doing(self.line.text())
            self._leave()

    def _leave(self) -> None:
        self._doing = None
        self.hide()
        self.done.emit()
