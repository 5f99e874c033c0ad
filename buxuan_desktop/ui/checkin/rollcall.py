"""The roll call: arrows or letters go to a name, Space marks it, Enter ends the call when there are enough."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from buxuan_desktop.app.checkin import places, rollcall
from buxuan_desktop.app.checkin.finding import Finder
from buxuan_desktop.app.checkin.rollcall import Caller
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.checkin.doubting import doubts_of
from buxuan_desktop.ui.checkin.lines import Lines
from buxuan_desktop.ui.checkin.numbers import Numbers
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.words import of_refusal

_LEAD = "点到一人，按空格，同时发给一张选票。点错了再按一次空格。可以直接打姓名的拼音首字母找人。代表选举不能委托。"
_NOT_SO = "本案由选民投票，不用点名。请到“发票”里办理。"
_OVER = "这次投票已经截止，名册已经封存。"
_FEW = "到会的人数还不够，不能开始投票。确实要在人数不够时截止的，请到“投票点和票箱”里封箱。"


class RollCallPage(Page):
    """Before the round Enter begins the call."""

    STAGE = 6

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._finder, self._typed, self._doubted = Finder(), "", False
        self._people: list[Caller] = []
        self.title, self.lead = label("代表点名", "title"), label("", "quiet", wrap=True)
        self.list, self.numbers, self.missing = Lines("应到的代表", 20), Numbers(), Complaint()
        self.primary, self.leave = button("", "primary"), button("返回")
        self.primary.setMinimumWidth(px(280))
        self.primary.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.primary.clicked.connect(self.go_on)
        self.leave.clicked.connect(lambda: desk.show_stage(6))
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(self.list, 1)
        sides.addWidget(self.numbers)
        self.column.setSpacing(10)
        self.column.setContentsMargins(32, 16, 32, 12)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addLayout(sides, 1)
        self.column.addStretch(0)
        self.column.addWidget(self.missing)
        self.column.addLayout(row(self.primary, 1, self.leave))

    def arrive(self) -> None:
        """Everybody who is due, as it stands."""
        self._typed, self._doubted = "", False
        self.missing.say("")
        self._finder.make_ready(self.desk.the_case)
        self.refresh()
        self.setFocus()

    def refresh(self) -> None:
        """The list anew, the same line chosen."""
        case = self.desk.the_case
        at = max(0, self.list.currentRow())
        calling = places.under_way(case)
        over = not calling and bool(places.here(case).places)
        use = rollcall.asked(case) and not over
        self._people = rollcall.due(case) if use else []
        self.lead.setText(_LEAD if use else _OVER if rollcall.asked(case) else _NOT_SO)
        self.list.show_lines(map(_line, self._people))
        self.list.setVisible(use)
        self.list.setCurrentRow(min(at, len(self._people) - 1))
        here = sum(one.here for one in self._people)
        self.title.setText(f"代表点名　应到 {len(self._people)} 人，实到 {here} 人" if self._people else "代表点名")
        other = not rollcall.asked(case)
        self.primary.setText("去发票" if other else "点名结束，开始投票" if calling else "开始点名")
        begins = (Action.POLLS, Action.PLACES)
        self.primary.needs(*(() if other else (Action.HEADS,) if calling else begins))
        self.primary.setVisible(use or other)
        self.numbers.setVisible(calling and use)
        if calling:
            self.numbers.show_of(case)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space marks, arrows and letters choose, Enter goes on."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose(self.list.currentRow() + (1 if key == Qt.Key.Key_Down else -1))
        elif event.isAutoRepeat():
            return
        elif key == Qt.Key.Key_Space:
            self.mark()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif key == Qt.Key.Key_Escape:
            if self._typed:
                self._typed = ""
            else:
                self.leave.click()
        elif event.text().isalnum():
            self._look_for(self._typed + event.text().lower())
        else:
            super().keyPressEvent(event)

    def mark(self) -> None:
        """The person chosen answers, or does not after all; then the next one is called."""
        at = self.list.currentRow()
        if not (0 <= at < len(self._people) and places.under_way(self.desk.the_case)):
            return
        self._typed = ""
        try:
            here = rollcall.answer(self.desk.the_case, self._people[at].number)
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            return
        self.missing.say("")
        self.refresh()
        self._choose(at + 1 if here else at)

    def go_on(self) -> None:
        """Begin the call; then end it, where there are enough."""
        case = self.desk.the_case
        if not rollcall.asked(case):
            self.desk.go("checkin")
            return
        if not self._people:
            return
        try:
            if not places.under_way(case):
                doubts = "" if self._doubted else doubts_of(case)
                self._doubted = self._doubted or bool(doubts)
                self.missing.say(doubts)
                if doubts:
                    return
                rollcall.begin(case)
                self.refresh()
            elif rollcall.ended(case):
                self.desk.go("places")
            else:
                self.missing.say(_FEW)
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))

    def _look_for(self, typed: str) -> None:
        found = self._finder.find(self.desk.the_case, typed, 1)
        # Letters that mean nobody begin a new name.
        self._typed = typed if found else ""
        numbers = [one.number for one in self._people]
        if found and found[0].number in numbers:
            self._choose(numbers.index(found[0].number))

    def _choose(self, place: int) -> None:
        self.list.setCurrentRow(max(0, min(len(self._people) - 1, place)))


def _line(one: Caller) -> str:
    parts = ("到会" if one.here else "　　", f"{one.number}", one.name, one.group)
    return "　".join(filter(None, parts))
