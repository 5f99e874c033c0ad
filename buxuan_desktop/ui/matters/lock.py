"""What stands before the register of matters: its passphrase, chosen the first time and said twice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.matters import LEAST, Register, counts_of, is_new, unlock
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.matters.counts import told_counts
from buxuan_desktop.ui.page import button, card, field, label, row, tab_through
from buxuan_desktop.words import of_refusal

WIDTH = 560
_FIRST = (
    f"第一次使用，请负责人自己定一个口令，至少{LEAST}个字，输入两次。"
    "口令不存在电脑里：忘记了，谁也打不开已经登记的内容，也换不了口令。"
)
_AGAIN = "请负责人输入口令。离开这一页就重新锁上。口令忘记了没有办法找回；要换口令，先用原口令打开。"


class Lock(QWidget):
    """`opened` gives the register once the passphrase is right; `left` when somebody goes back."""

    opened = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._case: Case | None = None
        self.said = label("", "quiet", wrap=True)
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for edit in (self.passphrase, self.again):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.second = QWidget()
        self.counts = label("", "", wrap=True)
        self.missing = Complaint()
        self.open, self.leave = button("打开", "primary"), button("返回")
        self.open.clicked.connect(self._open)
        self.leave.clicked.connect(self.left.emit)
        self._lay_out()

    def look(self, case: Case) -> None:
        """Ask for the passphrase of this case; what everybody may know, the counts, is shown."""
        self._case = case
        first = is_new(case)
        self.said.setText(_FIRST if first else _AGAIN)
        self.second.setVisible(first)
        self.counts.setText(told_counts(counts_of(case)))
        for edit in (self.passphrase, self.again):
            edit.clear()
        self.missing.say("")
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, Escape goes back."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        assert self._case is not None
        try:
            register: Register = unlock(self._case, self.passphrase.text(), self.again.text())
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            self.passphrase.selectAll()
            return
        self.passphrase.clear()
        self.again.clear()
        self.opened.emit(register)

    def _lay_out(self) -> None:
        frame, column = card()
        frame.setMaximumWidth(px(WIDTH))
        column.setSpacing(14)
        column.addWidget(self.said)
        column.addLayout(field("口令", self.passphrase))
        inside = field("再输入一次", self.again)
        inside.setContentsMargins(0, 0, 0, 0)
        self.second.setLayout(inside)
        column.addWidget(self.second)
        column.addWidget(self.missing)
        column.addLayout(row(self.open, self.leave, 1))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addWidget(frame)
        outer.addWidget(self.counts)
        outer.addStretch(1)
        tab_through([self.passphrase, self.again, self.open, self.leave])
