"""Certificates at the printer where people are named with a PIN: noted, and a second print signed by two."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.reprinting import Released, Who, action_for, printed_before, release
from buxuan_desktop.ui.access.second import with_second
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton, name_of
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import field, label

REASONS = ("打坏了，原来的一份作废", "卡纸，没有印出来", "颜色太淡，看不清", "上次只存了PDF，没有打印")
"""Reasons that have a key; any other is typed."""


class ReprintDialog(Asking):
    """Why a certificate is printed again; `given` tells the reason."""

    OF_ONE = True
    given = Signal(str)

    def __init__(self, parent: QWidget, people: tuple[Who, ...]) -> None:
        super().__init__(parent, "再打印一次当选证书", 620)
        names = "、".join(f"{post}{name}" for post, name in people)
        told = f"{names}的当选证书已经打印过。再打印要写明原因，由两个人签字；原来的一份请收回作废。"
        self.column.addWidget(label(told, wrap=True))
        answers = enumerate(REASONS, start=1)
        self.offer({str(key): (words, partial(self._reason, words)) for key, words in answers})
        self.reason = CalmEdit()
        self.reason.taken.connect(self._take)
        self.column.addLayout(field("原因（按 1 到 4 选一个，也可以打字）", self.reason))
        self.missing = Complaint()
        self.missing.setMinimumHeight(px(28))
        self.column.addWidget(self.missing)
        self.confirm = CalmButton("回车　由第二个人签字", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self._take)
        self.finish_with(self.confirm)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, except on a button that has the focus."""
        if name_of(event) == "enter" and not isinstance(self.focusWidget(), CalmButton):
            self._take()
        else:
            super().keyPressEvent(event)

    def _reason(self, words: str) -> None:
        self.reason.setText(words)
        self.reason.setFocus()

    def _take(self) -> None:
        why = self.reason.text().strip()
        if not why:
            self.missing.say("请先写明原因。", lambda: "" if self.reason.text().strip() else "请先写明原因。")
            self.reason.setFocus()
            return
        self.accept()
        self.given.emit(why)


def certificate_action(case: Case, people: tuple[Who, ...]) -> tuple[Action, ...]:
    """What printing them is: a first time, or once more; nothing is noted where nobody is named with a PIN."""
    if not case.election.access.guarded:
        return ()
    return (action_for(case, people),)


def print_certificates(page: QWidget, desk: Desk, people: tuple[Who, ...], go: Callable[[Released], None]) -> None:
    """Print or save by `go`, which asks what it is given before the paper goes, and calls it afterwards: then it is
    noted.

    Before a second print the reason is asked for, and the second signature, which holds until the paper is out.
    """
    case = desk.the_case
    again = printed_before(case, people)

    def let_out(why: str) -> None:
        released = desk.attempt(lambda: release(case, people, why))
        if released is not None:
            go(released)

    if not again:
        let_out("")
        return
    if not desk.allowed(Action.REPRINT):
        return
    dialog = ReprintDialog(page, again)
    dialog.given.connect(lambda why: with_second(page, desk, Action.REPRINT, lambda: let_out(why)))
    dialog.open()
