"""The second signature under an act: another person of the case chooses the own name and types the PIN."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.permissions import Action, may
from buxuan_desktop.app.signing import countersigned, signers
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.access.people_list import PeopleList
from buxuan_desktop.ui.access.pinedit import PinEdit
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.words import of_refusal
from buxuan_desktop.words.access import action_words, roles_words

T = TypeVar("T")
_LIST = 150


class SecondDialog(Asking):
    """Chooses who signs and asks the PIN; what is signed is done while the signature holds."""

    OF_ONE = True

    def __init__(self, parent: QWidget, desk: Desk, action: Action, doing: Callable[[], object]) -> None:
        super().__init__(parent, f"第二个人签字：{action_words(action)}", 620)
        self._desk, self._action, self._doing = desk, action, doing
        case = desk.the_case
        first = case.seat[0] if case.seat else ""
        people, roles = signers(case, action)
        told = f"这一步由{first}提出，还要另一个人签字：{roles_words(roles)}。请本人选自己的姓名，输口令。"
        self.column.addWidget(label(told, wrap=True))
        self.people, self.pin = PeopleList("可以签字的人"), PinEdit("签字人的口令")
        self.people.setFixedHeight(px(_LIST))
        self.people.show_people(people)
        self.missing = Complaint()
        self.missing.setMinimumHeight(px(48))
        self.confirm = CalmButton("回车　签字并办理", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self.sign)
        self.pin.taken.connect(self.sign)
        self.pin.moved.connect(self.people.move_on)
        self.column.addWidget(self.people)
        self.column.addLayout(field("口令（↑ ↓ 选人，数字输口令）", self.pin))
        self.column.addWidget(self.missing)
        self.finish_with(self.confirm)
        if not people:
            self.confirm.setEnabled(False)
            self.missing.say("还没有登记可以签字、有口令的人。请经办人先在“人员与权限”里登记。")
        self.pin.setFocus()

    def sign(self) -> None:
        """Prove the PIN, then do it; a wrong one is said here, and the question stays."""
        if not self.confirm.isEnabled():
            return
        with ExitStack() as signed:
            try:
                signing = countersigned(self._desk.the_case, self._action, self.people.name, self.pin.take())
                signed.enter_context(signing)
            except Refusal as refusal:
                self.missing.say(of_refusal(refusal))
                self.pin.setFocus()
                return
            self.accept()
            self._doing()


def with_second(parent: QWidget, desk: Desk, action: Action, doing: Callable[[], object]) -> SecondDialog | None:
    """Do it with a second signature; where nobody is named, or who sits here may not anyway, do it at once.

    What may not be done is refused where it is done. `doing` says its own refusals.
    """
    if not desk.election.access.guarded or not may(desk.the_case, action):
        doing()
        return None
    dialog = SecondDialog(parent, desk, action, doing)
    dialog.open()
    return dialog


def attempt_signed(parent: QWidget, desk: Desk, doing: Callable[[], T], then: Callable[[T], object]) -> None:
    """Do what may turn out to need a second signature; `then` gets what it gives."""

    def again() -> None:
        given = desk.attempt(doing)
        if given is not None:
            then(given)

    try:
        given = doing()
    except Refusal as refusal:
        if refusal.code == "second-needed":
            SecondDialog(parent, desk, Action(str(refusal.data["action"])), again).open()
            return
        desk.refused.emit(of_refusal(refusal))
        return
    if given is not None:
        then(given)
