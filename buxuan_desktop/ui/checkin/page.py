"""The desk at which ballots are handed out: one line to find a person, Enter hands out everything at once."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from buxuan_desktop.app.checkin import drawing, places, turnout
from buxuan_desktop.app.checkin.drawing import Standing
from buxuan_desktop.app.checkin.finding import Finder
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.checkin.lines import Lines
from buxuan_desktop.ui.checkin.numbers import Numbers
from buxuan_desktop.ui.checkin.person import PersonCard
from buxuan_desktop.ui.checkin.reason import Reason
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.pages.inputs import NumberEdit
from buxuan_desktop.words import of_refusal

T = TypeVar("T")
NOT_BEGUN = "还没有开始发票的地点。按 F6 到“投票点和票箱”里开始。"
_BIG = "font-size: 28px; min-height: 56px;"


class CheckInPage(Page):
    """Enter hands out; F2 exchanges a spoiled ballot, F3 takes a proxy back, F4 undoes, F9 counts heads.

    F6 shows the places, F7 turns to the next one, F8 tells the turnout; `board_wanted` asks for the hall's board (F11).
    What a scanner types ends with Enter: that shows the person, and the next Enter hands out.
    """

    STAGE = 6
    board_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place = ""
        self.person: Standing | None = None
        self._finder = Finder()
        self._found: Sequence[VoterRegistered] = ()
        self.title = label("", "title")
        self.search = QLineEdit()
        dress(self.search, _BIG)
        self.search.setMaxLength(60)
        self.search.setAccessibleName("找选民")
        self.search.setPlaceholderText("编号、姓名、拼音、扫码")
        self.found = Lines("找到的选民", 18)
        self.card, self.numbers, self.reason = PersonCard(), Numbers(), Reason()
        self.missing = Complaint()
        self.primary, self.leave = button("发票", "primary", Action.ISSUE), button("返回")
        self.primary.setMinimumWidth(px(240))
        self.keys = label("", "quiet", wrap=True)
        self.search.textEdited.connect(self._look_for)
        self.found.currentRowChanged.connect(self._choose)
        self.primary.clicked.connect(self.hand_out)
        self.leave.clicked.connect(lambda: desk.show_stage(6))
        self.reason.done.connect(self.search.setFocus)
        desk.changed.connect(lambda _events: self._refresh())
        self._lay_out()
        for key, doing in self._doings():
            QShortcut(QKeySequence(key), self, doing)

    def _doings(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return (
            ("F2", self.spoil),
            ("F3", self.take_back),
            ("F4", self.ask_undo),
            ("F6", lambda: self.desk.go("places")),
            ("F7", self.next_place),
            ("F8", self.tell_turnout),
            ("F9", self.ask_heads),
            ("F11", self.board_wanted.emit),
        )

    def arrive(self) -> None:
        """The place stays the one that was chosen, as long as it is open."""
        self._finder.make_ready(self.desk.the_case)
        self.start_over()
        self._refresh()

    def start_over(self) -> None:
        """Nobody is at the desk."""
        self.person, self._found = None, ()
        self.search.clear()
        self.found.clear()
        self.card.clear()
        self.missing.say("")
        self._offer()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter hands out, arrows choose, Escape empties the line and then leaves."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif event.isAutoRepeat():
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            if self.person or self.search.text():
                self.start_over()
            else:
                self.leave.click()
        else:
            super().keyPressEvent(event)

    def hand_out(self) -> None:
        """Hand out everything that the person shown may draw here."""
        if self.person is None or not self._ready():
            return
        one = self.person
        done = self._try(lambda: drawing.draw(self.desk.the_case, one.number, self.place))
        if done:
            self.start_over()
            self.card.tell(f"已发 {done} 张：{one.name}（{one.number}号）")

    def spoil(self) -> None:
        """A ballot was spoiled and is exchanged."""
        if self._ready():
            place = self.place

            def do(_reason: str) -> None:
                if self._try(lambda: drawing.spoil(self.desk.the_case, place)):
                    self.card.tell(f"{place}：写坏的1张已收回，换发1张")

            self.reason.ask("收回写坏的1张，换发1张？", "写坏了", do, Action.ISSUE)

    def take_back(self) -> None:
        """The person shown takes the own proxy back without drawing yet."""
        one = self.person
        if one is None or not one.gave_to:
            self.missing.say("这里显示的人没有委托别人。先找到委托人，再按 F3 收回委托。")
            return
        if self._try(lambda: drawing.take_back(self.desk.the_case, one.number)):
            self._show(one.number)

    def ask_undo(self) -> None:
        """Ask why the last check-in of the person shown was wrong."""
        one = self.person
        if one is None or not one.checkin:
            self.missing.say("这里显示的人没有领票记录。先找到领过票的人，再按 F4 撤销。")
            return
        words = f"撤销{one.name}的领票，选票已经收回？理由"
        self.reason.ask(words, "发错了人", lambda why: self._undo(one, why), Action.ISSUE)

    def next_place(self) -> None:
        """Hand out for another place on this computer."""
        open_ = self._open_places()
        if open_:
            after = open_.index(self.place) + 1 if self.place in open_ else 0
            self.place = open_[after % len(open_)]
            self._refresh()
            if self.person is not None:
                self._show(self.person.number)

    def tell_turnout(self) -> None:
        """The line to read over the telephone."""
        if places.under_way(self.desk.the_case):
            self.start_over()
            self.card.tell(turnout.phone_line(self.desk.the_case))

    def ask_heads(self) -> None:
        """How many sit in the hall before ballots are handed out there: the first gate (C18, T2)."""
        if self._ready():
            case = self.desk.the_case
            ready = f"{places.here(case).heads.hall}、{turnout.proxies_valid(case)}"
            self.reason.ask("会场里有多少人、带来多少份委托？", ready, self._count_heads, Action.HEADS)

    def _count_heads(self, typed: str) -> None:
        case, numbers = self.desk.the_case, NumberEdit.read(typed)
        if not numbers:
            self.missing.say("请填写会场里的人数和委托的份数，中间用顿号隔开。没有写入。")
            return
        proxies = numbers[1] if len(numbers) > 1 else 0
        event = self._try(lambda: turnout.count_heads(case, numbers[0], case.who, proxies))
        if event is not None:
            self.start_over()
            whole = event.hall + event.stations + event.mobile + event.proxies
            enough = "可以开始投票" if turnout.enough_people(case, event) else "还不够，不能开始投票"
            parts = f"会场{event.hall}人、投票站{event.stations}人、流动票箱{event.mobile}人、委托{event.proxies}人"
            self.card.tell(f"到会 {whole} 人（{parts}），{enough}")

    def _undo(self, one: Standing, why: str) -> None:
        back = self._try(lambda: drawing.undo(self.desk.the_case, one.number, why))
        if back:
            self.start_over()
            self.card.tell(f"已撤销：{one.name}（{one.number}号），收回 {back} 张")

    def _enter(self) -> None:
        case, typed = self.desk.the_case, self.search.text()
        try:
            number = drawing.scanned(case, typed)
        except Refusal as refusal:
            self.start_over()
            self.missing.say(of_refusal(refusal))
            return
        if number is not None:
            self.start_over()
            self._show(number)
        else:
            self.hand_out()

    def _look_for(self, typed: str) -> None:
        self.missing.say("")
        self._found = self._finder.find(self.desk.the_case, typed)
        self.found.blockSignals(True)
        told = [(f"{one.number}", one.name, one.sex, one.group) for one in self._found]
        self.found.show_lines("　".join(filter(None, one)) for one in told)
        self.found.setCurrentRow(0 if self._found else -1)
        self.found.blockSignals(False)
        self._choose(0 if self._found else -1)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._found):
            self._show(self._found[place].number)
        else:
            self.person = None
            self.card.clear()
            self._offer()

    def _move(self, step: int) -> None:
        last = self.found.count() - 1
        self.found.setCurrentRow(max(0, min(last, self.found.currentRow() + step)) if last >= 0 else -1)

    def _show(self, number: int) -> None:
        self.person = self._try(lambda: drawing.look(self.desk.the_case, number))
        if self.person is not None:
            self.card.show_person(self.person, self.place)
        self._offer()

    def _offer(self) -> None:
        """The button is there while there is a place, and nobody shown who has drawn everything already."""
        self.primary.setEnabled(bool(self.place) and (self.person is None or self.person.ballots > 0))

    def _ready(self) -> bool:
        if self.place:
            return True
        self.missing.say(NOT_BEGUN)
        return False

    def _try(self, doing: Callable[[], T]) -> T | None:
        try:
            return doing()
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            return None

    def _open_places(self) -> list[str]:
        if not places.under_way(self.desk.the_case):
            return []
        state = places.here(self.desk.the_case)
        return [name for name, one in state.places.items() if one.closed is None and not one.opened.paper]

    def _refresh(self) -> None:
        if self.desk.case is None or not self.isVisible():
            return
        open_ = self._open_places()
        if self.place not in open_:
            self.place = open_[0] if open_ else ""
        self.title.setText(f"发票　{self.place}" if self.place else "发票")
        turn = "　F7 换点" if len(open_) > 1 else ""
        self.keys.setText(f"F2 换写坏的票　F3 收回委托　F4 撤销　F6 投票点{turn}　F8 报数　F9 清点到会　F11 大屏")
        self.numbers.show_of(self.desk.the_case)
        self._offer()
        if not self.place:
            self.missing.say(NOT_BEGUN, lambda: NOT_BEGUN if not self.place else "")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.search)
        left.addWidget(self.card)
        left.addWidget(self.found, 1)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(left, 1)
        sides.addWidget(self.numbers)
        self.column.setSpacing(10)
        self.column.setContentsMargins(32, 16, 32, 12)
        self.column.addWidget(self.title)
        self.column.addLayout(sides, 1)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.missing)
        foot = row(self.primary)
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.leave)
        self.column.addLayout(foot)
