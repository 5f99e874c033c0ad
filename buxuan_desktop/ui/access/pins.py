"""Questions about PINs: a new one, one that was forgotten, one that nobody can reset."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app import appointing
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.pins import LEAST, MOST, check_pin, digits_of
from buxuan_desktop.domain.access import CLERK
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.access.pinedit import PinEdit
from buxuan_desktop.ui.access.second import with_second
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton, name_of
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import field, label, tab_through
from buxuan_desktop.ui.pages.inputs import Choice
from buxuan_desktop.words import of_refusal

_WORDS = 72
PIN_RULE = f"口令是{LEAST}到{MOST}位数字，由本人自己输，别人不要看。忘了可以由两个人重设。"


def abreast(*fields: QVBoxLayout) -> QHBoxLayout:
    """Fields side by side, each as wide as the others."""
    line = QHBoxLayout()
    line.setSpacing(16)
    for one in fields:
        line.addLayout(one, 1)
    return line


class PinQuestion(Asking):
    """The base: a new PIN typed twice, a sentence for what is missing, Enter to confirm."""

    def __init__(self, parent: QWidget, desk: Desk, title: str, told: str, act: str) -> None:
        super().__init__(parent, title, 620)
        self._desk = desk
        words = label(told, "quiet", wrap=True)
        # A question is measured before it knows its width; three rows are the most that stand here.
        words.setMinimumHeight(px(_WORDS))
        self.column.addWidget(words)
        self.pin, self.again = PinEdit("新口令"), PinEdit("新口令再输一遍")
        self.missing = Complaint()
        self.missing.setMinimumHeight(px(48))
        self.confirm = CalmButton(f"回车　{act}", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self.take)
        self.pin.taken.connect(self.again.setFocus)
        self.again.taken.connect(self.take)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter that no line took confirms nothing by accident."""
        if name_of(event) == "enter" and not isinstance(self.focusWidget(), CalmButton):
            return
        super().keyPressEvent(event)

    def end(self, *lines: QWidget) -> None:
        """The lines for the PIN and the foot; Tab goes through `lines` first."""
        self.column.addLayout(abreast(field("新口令", self.pin), field("新口令再输一遍", self.again)))
        self.column.addWidget(self.missing)
        self.finish_with(self.confirm)
        tab_through([*lines, self.pin, self.again, self.confirm])

    def take(self) -> None:
        """Do it, or say why not."""
        if digits_of(self.pin.text()) != digits_of(self.again.text()):
            self.wrong(Refusal("pin-not-repeated"))
            return
        try:
            self.do()
        except Refusal as refusal:
            self.wrong(refusal)

    def wrong(self, refusal: Refusal) -> None:
        """Say it; both lines are typed anew."""
        self.missing.say(of_refusal(refusal))
        self.pin.clear()
        self.again.clear()
        self.pin.setFocus()

    def do(self) -> None:
        """Write it; Refusal is said here."""
        raise NotImplementedError


class OwnPinDialog(PinQuestion):
    """A new PIN for whoever knows the old one."""

    def __init__(self, parent: QWidget, desk: Desk, name: str) -> None:
        super().__init__(parent, desk, f"{name}改自己的口令", PIN_RULE, "改成新口令")
        self._name = name
        self.old = PinEdit("现在的口令")
        self.old.taken.connect(self.pin.setFocus)
        self.column.addLayout(field("现在的口令", self.old))
        self.end(self.old)
        self.old.setFocus()

    def do(self) -> None:
        """One event."""
        appointing.change_own_pin(self._desk.the_case, self._name, self.old.text(), self.pin.text())
        self.accept()
        self._desk.said.emit(f"{self._name}的口令已经改好。")


class ResetDialog(PinQuestion):
    """A PIN that was forgotten: the person types a new one, whoever sits here asks for it, and one more signs."""

    def __init__(self, parent: QWidget, desk: Desk, name: str) -> None:
        told = f"由{name}本人输新口令；由现在操作的人提出，再由另一个人签字。{PIN_RULE}"
        super().__init__(parent, desk, f"重设{name}的口令", told, "签字")
        self._name = name
        self.reason = CalmEdit("忘记了口令")
        self.reason.taken.connect(self.pin.setFocus)
        self.column.addLayout(field("原因", self.reason))
        self.end(self.reason)
        self.pin.setFocus()

    def do(self) -> None:
        """Ask the second person, then one event."""
        desk, name, pin, reason = self._desk, self._name, self.pin.text(), self.reason.text()
        check_pin(pin)
        parent = self.parentWidget()
        self.accept()

        def reset() -> None:
            def written() -> bool:
                appointing.reset_pin(desk.the_case, name, pin, reason)
                return True

            if desk.attempt(written):
                desk.said.emit(f"{name}的口令已经重设。")

        person = desk.election.access.people[name]
        action = Action.RESET_CLERK if person.role == CLERK else Action.SET_PIN
        if isinstance(parent, QWidget):
            with_second(parent, desk, action, reset)


class RecoverDialog(PinQuestion):
    """A clerk's PIN that nobody in the case can reset: two others put their names under a new one, for good."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        told = (
            "案卷里没有两个人能输口令重设，才用这个办法。另外两个人（例如选举委员会主任和总监票人）署名，写明原因；"
            "这件事永远留在记录链和《岗位权限表》里，谁都看得见。"
        )
        super().__init__(parent, desk, "找回经办人的口令", told, "署名并设新口令")
        access = desk.election.access
        self.clerk = Choice()
        for one in access.of_role(CLERK):
            if not access.can_be_reset(one.name):
                self.clerk.addItem(one.name, one.name)
        self.first, self.second, self.reason = QLineEdit(), QLineEdit(), QLineEdit("经办人忘记了口令")
        self.column.addLayout(abreast(field("经办人", self.clerk), field("原因", self.reason)))
        self.column.addLayout(abreast(field("署名的第一个人", self.first), field("署名的第二个人", self.second)))
        self.end(self.clerk, self.reason, self.first, self.second)
        self.first.setFocus()

    def do(self) -> None:
        """One event that stands for good."""
        name, by = str(self.clerk.currentData()), (self.first.text(), self.second.text())
        appointing.recover_pin(self._desk.the_case, name, self.pin.text(), self.reason.text(), by)
        self.accept()
        self._desk.said.emit(f"{name}的口令已经找回，由{'、'.join(by)}署名，已记进案卷。")
