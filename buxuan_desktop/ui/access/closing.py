"""结案, and opening a concluded case again: two people sign, or where nobody has a PIN two names stand under it."""

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.concluding import conclude, reopen
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.access.second import with_second
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.words import of_refusal

_CONCLUDE = "结案以后，这份案卷不再写入，只能查看、打印、归档、移交。确实要改的，两个人签字以后可以再打开。"
_REOPEN = "写明为什么再打开。打开以后可以接着办，这一步永远留在案卷里。"


class ConcludeDialog(Asking):
    """One Enter more, so that nobody concludes a case in passing."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "结案", 620)
        self._desk = desk
        self.column.addWidget(label(_CONCLUDE, wrap=True))
        self.note = CalmEdit()
        self.note.taken.connect(self.take)
        self.column.addLayout(field("说明（可以不写）", self.note))
        self.confirm = CalmButton("回车　结案", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self.take)
        self.finish_with(self.confirm)
        self.note.setFocus()

    def take(self) -> None:
        """Write it."""

        def done() -> bool:
            conclude(self._desk.the_case, self.note.text())
            return True

        self.accept()
        if self._desk.attempt(done):
            self._desk.said.emit("案卷已经结案。")


class ReopenDialog(Asking):
    """Why, and who agrees."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "结案后再打开", 620)
        self._desk = desk
        self.column.addWidget(label(_REOPEN, wrap=True))
        self.reason, self.first, self.other = CalmEdit(), CalmEdit(), CalmEdit()
        self.column.addLayout(field("原因", self.reason))
        self.missing = Complaint()
        self.missing.setMinimumHeight(px(28))
        self.confirm = CalmButton("回车　再打开", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self.take)
        if desk.election.access.guarded:
            self.reason.taken.connect(self.take)
        else:
            self.column.addLayout(field("同意的第一个人", self.first))
            self.column.addLayout(field("同意的第二个人", self.other))
            self.reason.taken.connect(self.first.setFocus)
            self.first.taken.connect(self.other.setFocus)
            self.other.taken.connect(self.take)
        self.column.addWidget(self.missing)
        self.finish_with(self.confirm)
        self.reason.setFocus()

    def take(self) -> None:
        """Ask the second person, then one event; what is missing is said here."""
        desk, why, guarded = self._desk, self.reason.text(), self._desk.election.access.guarded
        if not guarded or not why.strip():
            try:
                reopen(desk.the_case, why, (self.first.text(), self.other.text()))
            except Refusal as refusal:
                self.missing.say(of_refusal(refusal))
                return
            self.accept()
            desk.said.emit("案卷又打开了。")
            return
        self.accept()

        def again() -> None:
            def done() -> bool:
                reopen(desk.the_case, why)
                return True

            if desk.attempt(done):
                desk.said.emit("案卷又打开了。")

        parent = self.parentWidget()
        if isinstance(parent, QWidget):
            with_second(parent, desk, Action.REOPEN, again)
