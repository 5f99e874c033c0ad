"""Who has which role: the question behind 登记值守人员 and 改职责."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from buxuan_desktop.app import appointing
from buxuan_desktop.app.people import Person as Known
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.domain.access import CLERK, ROLES
from buxuan_desktop.ui.access.pins import PIN_RULE, PinQuestion
from buxuan_desktop.ui.access.second import with_second
from buxuan_desktop.ui.count.keys import name_of
from buxuan_desktop.ui.count.naming import NameLine
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import field
from buxuan_desktop.ui.pages.inputs import Choice
from buxuan_desktop.words.access import role_words

_NAME = 84
_NO_ROLE = "请选这个人的职责，按 ↑ ↓ 选。"


class NameDialog(PinQuestion):
    """Somebody gets a role and a PIN; the first is a clerk."""

    def __init__(self, parent: QWidget, desk: Desk, known: Callable[[], Sequence[Known]], name: str = "") -> None:
        access = desk.election.access
        first = not access.people
        told = (
            "第一个登记的是经办人，以后由他登记别的人。登记以后，每一步都按《岗位权限表》核对，谁来办谁输口令。"
            if first
            else "一个人一个职责；已经登记过的人选别的职责就是改职责，口令不变。"
        )
        title, act = ("改职责", "改成这个职责") if name else ("登记值守人员", "登记")
        super().__init__(parent, desk, title, f"{told}{PIN_RULE}", act)
        self.name, self.role = NameLine("姓名", name), Choice()
        self.name.know(known)
        self.name.offer.hide()
        self.name.setMinimumHeight(px(_NAME))
        self.name.edit.textChanged.connect(lambda _text: self.name.offer.setVisible(bool(self.name.offer.text())))
        for one in (CLERK,) if first else ROLES:
            self.role.addItem(role_words(one), one)
        if not first:
            # No role by default: whoever only types names and PINs would make everybody a clerk.
            person = access.people.get(name)
            self.role.setPlaceholderText("请选职责")
            self.role.setCurrentIndex(self.role.findData(person.role) if person else -1)
        self.name.taken.connect(self.role.setFocus)
        self.column.addWidget(self.name)
        self.column.addLayout(field("职责（↑ ↓ 选）", self.role))
        self.end(self.name.edit, self.role)
        (self.role if name else self.name).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter on the role goes on to the PIN."""
        if name_of(event) == "enter" and self.focusWidget() is self.role:
            self.pin.setFocus()
            return
        super().keyPressEvent(event)

    def take(self) -> None:
        """Do it once a role is chosen."""
        if self.role.currentIndex() < 0:
            self.missing.say(_NO_ROLE, lambda: "" if self.role.currentIndex() >= 0 else _NO_ROLE)
            self.role.setFocus()
            return
        super().take()

    def do(self) -> None:
        """One event; somebody who had a PIN before needs a second signature for a new one."""
        desk, name, role, pin = self._desk, self.name.name, self.role.currentData(), self.pin.text()
        access, parent = desk.election.access, self.parentWidget()
        if pin and name in access.known and isinstance(parent, QWidget):
            self.accept()

            def again() -> None:
                desk.attempt(lambda: appointing.name_person(desk.the_case, name, role, pin))

            with_second(parent, desk, Action.SET_PIN, again)
            return
        appointing.name_person(desk.the_case, name, role, pin)
        self.accept()
        desk.said.emit(f"已登记：{name}，{role_words(role)}。")
