"""Another passphrase for the register of matters: the old one, the new one twice, and what that does not reach."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app.matters import LEAST, Register
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.matters.lock import WIDTH
from buxuan_desktop.ui.page import button, card, field, label, row, tab_through
from buxuan_desktop.words import of_refusal

_SAID = (
    f"全部内容用新口令重新加密，一次写完；中途停电，还是原口令。新口令至少{LEAST}个字。"
    "口令不存在电脑里：忘记了，谁也打不开，也找不回来。"
)
_OLD_COPIES = "以前拷走的案卷和归档包不会跟着换，还是用原口令打开；不再需要的请收回。"


class Changing(QWidget):
    """`changed` once everything is shut with the new one; `left` when somebody goes back."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._register: Register | None = None
        self.old, self.new, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        self.missing = Complaint()
        self.confirm, self.leave = button("换成新口令", "primary", Action.RECORDS), button("不换了")
        self.confirm.clicked.connect(self._change)
        self.leave.clicked.connect(self.left.emit)
        self._lay_out()
        self.hide()

    def ask(self, register: Register) -> None:
        """Ask for the old passphrase and the new one."""
        self.forget()
        self._register = register
        self.show()
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Nothing of what was typed stays."""
        self._register = None
        for edit in (self.old, self.new, self.again):
            edit.clear()
        self.missing.say("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter changes, Escape goes back."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def _change(self) -> None:
        assert self._register is not None
        try:
            self._register.change_passphrase(self.old.text(), self.new.text(), self.again.text())
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            edit = self.old if refusal.code == "passphrase-old-wrong" else self.new
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
            edit.selectAll()
            return
        self.forget()
        self.changed.emit()

    def _lay_out(self) -> None:
        frame, column = card()
        frame.setMaximumWidth(px(WIDTH))
        column.setSpacing(14)
        column.addWidget(label(_SAID, "quiet", wrap=True))
        for words, edit in (("原口令", self.old), ("新口令", self.new), ("再输入一次新口令", self.again)):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            column.addLayout(field(words, edit))
        column.addWidget(self.missing)
        column.addLayout(row(self.confirm, self.leave, 1))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addWidget(frame)
        outer.addWidget(label(_OLD_COPIES, "", wrap=True))
        outer.addStretch(1)
        tab_through([self.old, self.new, self.again, self.confirm, self.leave])
