"""人员与权限: who is named with which role, what each role may do, what was refused, and closing the case for good."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from buxuan_desktop.app import appointing
from buxuan_desktop.app.appointing_known import known_for_roles
from buxuan_desktop.app.local import keep_lock_minutes, lock_minutes
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.domain.access import CLERK, Access
from buxuan_desktop.ui.access.closing import ConcludeDialog, ReopenDialog
from buxuan_desktop.ui.access.matrix import MatrixTable
from buxuan_desktop.ui.access.naming import NameDialog
from buxuan_desktop.ui.access.people_list import PeopleList
from buxuan_desktop.ui.access.pins import OwnPinDialog, ResetDialog
from buxuan_desktop.ui.access.refused import RefusedDialog
from buxuan_desktop.ui.checkin.reason import Reason
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import Page, button, label, row, tab_through
from buxuan_desktop.ui.pages.inputs import NumberEdit

_SIDE = 272
_NOBODY = "还没有登记值守人员：谁都可以办每一步，记的是自己写的姓名。登记第一个经办人以后，按下面的表办。"
_ALONE = "经办人忘了口令，要两个人才能重设：请再登记主持人和总监票人，并且设好口令。"
_PAPER_STAGE = 5


class AccessPage(Page):
    """Arrows choose a person; Escape goes back to where the case stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.dialog: QDialog | None = None
        self.told = label("", "quiet", wrap=True)
        self.people = PeopleList("值守人员")
        self.people.currentRowChanged.connect(lambda _row: self._show_person())
        self.name = button("登记值守人员…", "primary", Action.NAME_PEOPLE)
        self.role = button("改职责…", "plain", Action.NAME_PEOPLE)
        self.relieve = button("解除…", "plain", Action.NAME_PEOPLE)
        self.own = button("改口令…", "plain", Action.OWN_PIN)
        self.reset = button("忘了口令…")
        self.matrix = MatrixTable()
        self.refused = button("", "aside")
        self.minutes = NumberEdit("5", 3)
        self.minutes.setFixedWidth(px(72))
        self.minutes.setAccessibleName("几分钟没有人动就锁屏")
        self.paper = button("打印权限表…")
        self.conclude = button("结案…", "plain", Action.CONCLUDE)
        self.reopen = button("结案后再打开…", "plain", Action.REOPEN)
        self.leave = button("返回")
        self.reason = Reason()
        self._connect()
        self._lay_out()

    def stage(self) -> int | None:
        """None of its own: it belongs to all stages."""
        return None

    def arrive(self) -> None:
        """Everybody and every right as they are now."""
        self.minutes.value = lock_minutes(self.desk.home)
        self._show()
        self.name.setFocus()

    def seat_changed(self) -> None:
        """What may be done here is another now."""
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        case = self.desk.the_case
        access = case.election.access
        self.people.show_people(list(access.people.values()), seated=case.seat)
        self.told.setText(told_of(access))
        self.told.setVisible(bool(self.told.text()))
        number = len(access.refused)
        self.refused.setText(f"看被拒绝的操作（{number} 次）…" if number else "没有被拒绝的操作")
        self.refused.setEnabled(bool(number))
        self.conclude.setVisible(access.concluded is None)
        self.reopen.setVisible(access.concluded is not None)
        self._show_person()

    def _show_person(self) -> None:
        if self.desk.case is None:
            return
        case = self.desk.the_case
        access = case.election.access
        person = access.people.get(self.people.name)
        for made in (self.role, self.relieve, self.reset):
            made.setEnabled(person is not None)
        mine = person is not None and person.name in case.seat
        self.own.setEnabled(mine)
        self.own.setToolTip("" if mine or person is None else f"口令由本人改，请{person.name}签到以后改。")
        self.reset.needs(Action.RESET_CLERK if person is not None and person.role == CLERK else Action.SET_PIN)
        self.conclude.setEnabled(_can_conclude(self.desk))
        self.matrix.show_role(person.role if person is not None else "")

    def _name(self, name: str = "") -> None:
        election = self.desk.election
        self._open(NameDialog(self, self.desk, lambda: known_for_roles(election), name))

    def _relieve(self) -> None:
        name = self.people.name

        def relieve(why: str) -> None:
            def done() -> bool:
                appointing.relieve(self.desk.the_case, name, why)
                return True

            if self.desk.attempt(done):
                self.desk.said.emit(f"{name}不再担任值守人员。")
                self.desk.set_lock.emit()

        self.reason.ask(f"解除{name}，原因", "另有安排", relieve, Action.NAME_PEOPLE)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self.dialog = None
        self._show()
        (self.name if self.name.isEnabled() else self.people).setFocus()

    def _keep_minutes(self) -> None:
        wanted = self.minutes.value
        if wanted is None or wanted == lock_minutes(self.desk.home):
            return

        def keep() -> bool:
            keep_lock_minutes(self.desk.home, wanted)
            return True

        if self.desk.attempt(keep):
            self.desk.said.emit(f"{wanted}分钟没有人动就锁屏。" if wanted else "不自动锁屏。")
            self.desk.set_lock.emit()
        else:
            self.minutes.value = lock_minutes(self.desk.home)

    def _print(self) -> None:
        self.desk.stage = _PAPER_STAGE
        self.desk.go("papers")

    def _connect(self) -> None:
        answers: tuple[tuple[object, Callable[[], None]], ...] = (
            (self.name, self._name),
            (self.role, lambda: self._name(self.people.name)),
            (self.relieve, self._relieve),
            (self.own, lambda: self._open(OwnPinDialog(self, self.desk, self.people.name))),
            (self.reset, lambda: self._open(ResetDialog(self, self.desk, self.people.name))),
            (self.refused, lambda: self._open(RefusedDialog(self, self.desk))),
            (self.paper, self._print),
            (self.conclude, lambda: self._open(ConcludeDialog(self, self.desk))),
            (self.reopen, lambda: self._open(ReopenDialog(self, self.desk))),
            (self.leave, self.desk.go_home),
        )
        for made, doing in answers:
            made.clicked.connect(lambda _checked=False, doing=doing: doing())  # type: ignore[attr-defined]
        self.minutes.editingFinished.connect(self._keep_minutes)
        self.reason.done.connect(self.people.setFocus)
        self.desk.changed.connect(lambda _events: self._show() if self.isVisible() else None)

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addLayout(self._who())
        across.addLayout(self._may(), 1)
        minutes = row(self.minutes, label("分钟没人动就锁屏（0 不锁）", "quiet"))
        minutes.setSpacing(6)
        below = row(self.paper, self.conclude, self.reopen, 1)
        below.setSpacing(10)
        below.addLayout(minutes)
        below.addWidget(self.leave)
        self.column.setSpacing(12)
        self.column.addWidget(label("人员与权限", "title"))
        self.column.addWidget(self.told)
        self.column.addLayout(across, 1)
        self.column.addWidget(self.reason)
        self.column.addLayout(below)
        people = (self.people, self.name, self.role, self.relieve, self.own, self.reset)
        papers = (self.matrix, self.refused, self.paper, self.conclude, self.reopen, self.minutes, self.leave)
        tab_through([*people, *papers])

    def _who(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(label("值守人员", "section"))
        left.addWidget(self.people, 1)
        left.addWidget(self.name)
        left.addLayout(row(self.role, self.relieve))
        left.addLayout(row(self.own, self.reset))
        self.people.setFixedWidth(px(_SIDE))
        for made in (self.name, self.role, self.relieve, self.own, self.reset):
            made.setMaximumWidth(px(_SIDE))
        return left

    def _may(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(label("岗位权限表", "section"))
        right.addWidget(self.matrix, 1)
        right.addWidget(self.refused)
        return right


def told_of(access: Access) -> str:
    """What has to be said over the page: nobody is named, nobody could help a clerk who forgets, what was recovered."""
    told = ["案卷已经结案，不再写入。"] if access.concluded else []
    if not access.people:
        return "".join((*told, _NOBODY))
    told += [f"{one.name}的口令找回过一次，由{'、'.join(one.by)}署名：{one.reason}。" for one in access.recovered]
    if not all(access.can_be_reset(one.name) for one in access.of_role(CLERK)):
        told.append(_ALONE)
    return "".join(told)


def _can_conclude(desk: Desk) -> bool:
    """Whether no round waits for its result."""
    return all(one.declared is not None for one in desk.election.rounds)
