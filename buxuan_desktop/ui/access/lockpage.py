"""The locked screen, which is where people sign in, too: who, and the PIN; the board in the hall goes on beside it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from buxuan_desktop.app import signing
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.access.people_list import PeopleList
from buxuan_desktop.ui.access.pinedit import PinEdit
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.wearing import BELL
from buxuan_desktop.ui.page import button, card, field, label, row
from buxuan_desktop.words import of_refusal

_WIDE, _LIST = 640, 264
_MOST_OF_IT = 100
_LOOK_AGAIN = 5000
_SIGN_IN = ("请签到", "这份案卷登记了值守人员。请选自己的姓名，输口令；谁做了哪一步都会记进案卷。", "回车　签到")
_CHANGE = ("换人操作", "请接着操作的人选自己的姓名，输口令。原来的人没有存的内容还在。", "回车　换成这个人")
_LOCKED = (
    "屏幕已锁",
    "录入的都在，没有存的那一张也还在。原来的人解锁接着办，别人解锁就换人。",
    "回车　解锁",
)


class LockPage(QWidget):
    """`opened` tells that somebody proved the own PIN; `left` that the case is to be closed; `recovering` that the
    PIN of the only clerk is lost.
    """

    opened = Signal()
    left = Signal()
    recovering = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.title, self.words = label("", "title", wrap=True), label("", "quiet", wrap=True)
        self.people, self.pin = PeopleList("登记过的人"), PinEdit()
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.missing = Complaint()
        self.missing.setMinimumHeight(px(48))
        self.confirm = button("", "primary")
        self.back = button("Esc　不换人")
        self.recover = button("经办人忘记了口令…", "link")
        self.close_case = button("关闭这份案卷", "link")
        self.confirm.clicked.connect(self.enter)
        self.back.clicked.connect(self._stay)
        self.pin.taken.connect(self.enter)
        self.pin.moved.connect(self.people.move_on)
        self.people.currentRowChanged.connect(lambda _row: self._tell_wait())
        self.people.itemClicked.connect(lambda _item: self.pin.setFocus())
        self.recover.clicked.connect(self.recovering)
        self.close_case.clicked.connect(self.left)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN)
        self._timer.timeout.connect(self._tell_wait)
        self._lay_out()
        BELL.changed.connect(self._share)

    def ask(self, *, changing: bool = False) -> None:
        """Ask for a PIN: to sign in, to unlock, or (`changing`) for somebody else to go on, which can be left."""
        case = self._desk.the_case
        access = case.election.access
        title, words, confirm = _CHANGE if changing else _LOCKED if case.seat else _SIGN_IN
        self.title.setText(f"{title}　{case.election.case.place}")
        self.words.setText(words)
        self.confirm.setText(confirm)
        self.back.setVisible(changing)
        able = [one for one in access.people.values() if one.pin]
        self.people.show_people(able, case.seat[0] if case.seat else "", seated=case.seat)
        clerks = access.of_role("clerk")
        self.recover.setVisible(any(not access.can_be_reset(one.name) for one in clerks))
        self.missing.say("")
        self.pin.clear()
        self._tell_wait()
        self.pin.setFocus()

    def enter(self) -> None:
        """Prove the PIN; what is wrong is said here, and nothing else changes."""
        if not self.confirm.isEnabled():
            return
        case, name, typed = self._desk.the_case, self.people.name, self.pin.take()
        try:
            if case.locked:
                signing.unlock(case, name, typed)
            else:
                signing.sign_in(case, name, typed)
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            self._tell_wait(keep=True)
            self.pin.setFocus()
            return
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves only where somebody sits here still; no key goes to the pages behind."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat() and not self.back.isHidden():
            self._stay()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The list gives way to the line for the PIN."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        self.people.setFixedHeight(min(px(_LIST), self.height() // 3))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the wait while it can be seen."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _stay(self) -> None:
        if self._desk.the_case.seat and not self._desk.the_case.locked:
            self.opened.emit()

    def _tell_wait(self, *, keep: bool = False) -> None:
        """Nobody presses on while a wrong PIN makes the next try wait."""
        until = signing.waiting(self._desk.the_case, self.people.name) if self._desk.case is not None else None
        was_waiting = not self.confirm.isEnabled()
        self.confirm.setEnabled(until is None)
        if until is not None and not keep:
            when = f"{until.hour}时{until.minute:02d}分"
            self.missing.say(f"{self.people.name}的口令连着输错，请等到 {when} 再试。别的人可以照常签到。")
        elif was_waiting and until is None:
            self.missing.say("")

    def _lay_out(self) -> None:
        frame, column = card()
        frame.setMaximumWidth(px(_WIDE))
        for widget in (self.title, self.words, self.people):
            column.addWidget(widget)
        column.addLayout(field("口令（↑ ↓ 选人，数字输口令）", self.pin))
        column.addWidget(self.missing)
        column.addLayout(row(self.confirm, self.back, 1))
        column.addLayout(row(self.recover, 1, self.close_case))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(frame, _MOST_OF_IT)
        across.addStretch(1)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.addStretch(1)
        middle.addLayout(across)
        middle.addStretch(1)
        # With large type on a small screen it is higher than the window.
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
