"""The two questions about a passphrase: which one opens a case, and which one a new case is to have."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton, name_of
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.ui.passphrase.fields import NewPassphrase, hidden_edit
from buxuan_desktop.words import term

_OPENING = "这份案卷加了口令。输错了不要紧，内容都在；口令封在信封里的，请找保管信封的人。"
_WRONG = "口令不对，没有打开。请看清大小写和输入法，再输入一次。"


class OpenDialog(Asking):
    """Asks for the passphrase of a file; Enter takes it."""

    def __init__(self, parent: QWidget | None, path: Path, *, wrong: bool) -> None:
        super().__init__(parent, "请输入口令")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.column.addWidget(label(path.name, "section", wrap=True))
        self.column.addWidget(label(_OPENING, "quiet", wrap=True))
        self.passphrase = hidden_edit()
        self.column.addLayout(field("口令", self.passphrase))
        self.missing = Complaint()
        self.missing.say(_WRONG if wrong else "")
        self.column.addWidget(self.missing)
        self.confirm = CalmButton("回车　打开", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self._take)
        self.finish_with(self.confirm)
        self.passphrase.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes it, except on a button that has the focus."""
        if name_of(event) == "enter" and not isinstance(self.focusWidget(), CalmButton):
            self._take()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if self.passphrase.text():
            self.accept()
        else:
            self.missing.say("请输入口令。")


def ask_passphrase(path: Path, *, wrong: bool) -> str:
    """Ask for the passphrase of a file and wait; "" when somebody goes back."""
    QApplication.setOverrideCursor(Qt.CursorShape.ArrowCursor)
    try:
        above = QApplication.activeWindow()
        # The question before may still be the active one, and takes what hangs on it along when it goes.
        while isinstance(above, OpenDialog):
            above = above.parentWidget()
        dialog = OpenDialog(above, path, wrong=wrong)
        answered = dialog.exec() == QDialog.DialogCode.Accepted
        typed = dialog.passphrase.text() if answered else ""
        dialog.passphrase.clear()
        dialog.deleteLater()
        return typed
    finally:
        QApplication.restoreOverrideCursor()


class ChooseDialog(Asking):
    """What a passphrase protects and what it costs, and two editors; `chosen` gives it, "" for none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, *, has_one: bool) -> None:
        super().__init__(parent, "给案卷加口令", 640)
        for code in ("protects", "lost"):
            self.column.addWidget(label(term("passphrase", code), wrap=True))
        self.new = NewPassphrase()
        self.column.addWidget(self.new)
        self.missing = Complaint()
        self.column.addWidget(self.missing)
        self.confirm = CalmButton("回车　用这句口令", "primary")
        self.none = CalmButton("不加口令")
        for one in (self.confirm, self.none):
            one.setAutoDefault(False)
        self.confirm.clicked.connect(self._take)
        self.none.clicked.connect(lambda: self._choose(""))
        self.none.setVisible(has_one)
        self.finish_with(self.confirm, self.none)
        self.new.first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on to the second editor, then takes the passphrase."""
        focused = self.focusWidget()
        if name_of(event) != "enter" or isinstance(focused, CalmButton):
            super().keyPressEvent(event)
        elif focused is self.new.first and not self.new.again.text():
            self.new.again.setFocus()
        else:
            self._take()

    def _take(self) -> None:
        missing = self.new.missing()
        self.missing.say(missing, self.new.missing)
        if missing:
            self.new.first.setFocus()
            self.new.first.selectAll()
        else:
            self._choose(self.new.first.text())

    def _choose(self, passphrase: str) -> None:
        self.chosen.emit(passphrase)
        self.accept()
