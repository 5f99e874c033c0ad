"""Who sits at the table: asked when a count starts, and again when somebody takes over from them."""

from collections.abc import Callable, Sequence
from functools import cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from buxuan_desktop.app.people import Person
from buxuan_desktop.app.seating import check_seats
from buxuan_desktop.app.signing import TELLERS, WATCHERS, take_table
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.access.pinedit import PinEdit
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.naming import NameLine
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import card, field, label, row
from buxuan_desktop.words import of_refusal
from buxuan_desktop.words.access import role_words

_BEGIN = (
    "计票前，请写下这一桌的人",
    "这两个名字记在每一笔记录里。可以直接打字；在选民名单上的人，打拼音首字母或者选民编号也行。",
    "回车　开始计票",
)
_CHANGE = (
    "换人：接下来由谁计票、监票",
    "已经存入的票仍记在原来的人名下，换人以后的记在新的人名下。",
    "回车　由这两个人接着计票",
)


class Seats(QWidget):
    """Asks for teller and scrutineer. `seated` tells both names, `left` that everybody stays (Escape).

    Where people are named with a PIN both type theirs, and sit there by that. `bundled` tells that ballots are to be
    tied in bundles instead (F6), where that can still be chosen.
    """

    seated = Signal(str, str)
    left = Signal()
    bundled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.teller, self.scrutineer = NameLine("计票人"), NameLine("监票人")
        self.pins = (PinEdit("计票人的口令"), PinEdit("监票人的口令"))
        self.title, self.words = label("", "title"), label("", "quiet", wrap=True)
        self.missing = Complaint()
        self.begin, self.stay = CalmButton("", "primary"), CalmButton("Esc　不换人")
        self.bundles = CalmButton("F6　分捆，由两组人各录一遍，逐张比对…")
        self.bundles.clicked.connect(self.bundled)
        self.bundles.hide()
        self.begin.clicked.connect(self._begin)
        self.stay.clicked.connect(self.left)
        self.teller.taken.connect(lambda: (self.pins[0] if self._guarded else self.scrutineer.edit).setFocus())
        self.pins[0].taken.connect(self.scrutineer.edit.setFocus)
        self.scrutineer.taken.connect(lambda: self.pins[1].setFocus() if self._guarded else self._begin())
        self.pins[1].taken.connect(self._begin)
        self._lay_out()

    def ask(self, known: Callable[[], Sequence[Person]], now: tuple[str, str] | None, *, choose: bool = False) -> None:
        """Ask who sits down, or who takes over from `now`; people on the register are known by their initials.

        `known` gives them at the first letter typed: a page with a long register is there without waiting for it.
        `choose` offers to tie bundles instead.
        """
        self.know(known)
        title, words, begin = _CHANGE if now else _BEGIN
        if self._guarded:
            words = f"两个人都要是登记过的，各输各的口令。{_CHANGE[1] if now else ''}"
        for pin, boxed in zip(self.pins, self._boxes, strict=True):
            pin.clear()
            boxed.setVisible(self._guarded)
        self.title.setText(title)
        self.words.setText(words)
        self.begin.setText(begin)
        self.stay.setVisible(now is not None)
        self.bundles.setVisible(choose)
        self.missing.say("")
        for line, name in zip((self.teller, self.scrutineer), now or ("", ""), strict=True):
            if now or not line.name:
                line.edit.setText(name)
        self.teller.edit.setFocus()
        self.teller.edit.selectAll()

    def know(self, known: Callable[[], Sequence[Person]]) -> None:
        """The people who may sit here by their initials; candidates may not (T42)."""

        @cache
        def tellers() -> Sequence[Person]:
            return [person for person in known() if person.number and person.note != "候选人"]

        if self._guarded:
            self.teller.know(lambda: self._named(TELLERS))
            self.scrutineer.know(lambda: self._named(WATCHERS))
            return
        self.teller.know(tellers)
        self.scrutineer.know(tellers)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves everybody where they sit; no other key is meant for the ballot now."""
        if event.key() == Qt.Key.Key_F6 and not event.isAutoRepeat() and not self.bundles.isHidden():
            self.bundled.emit()
        elif event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat() and not self.stay.isHidden():
            self.left.emit()

    def _begin(self) -> None:
        words, line = self._wrong()
        self.missing.say(words, lambda: self._wrong()[0])
        if line is not None:
            line.edit.setFocus()
            return
        if self._guarded and not self._proved():
            return
        self.seated.emit(self.teller.name, self.scrutineer.name)

    @property
    def _guarded(self) -> bool:
        return self._desk.case is not None and self._desk.election.access.guarded

    def _named(self, roles: Sequence[str]) -> Sequence[Person]:
        return [Person(one.name, role_words(one.role)) for one in self._desk.election.access.of_role(*roles)]

    def _proved(self) -> bool:
        """Whether both are who they say; what is wrong is said here."""
        names, pins = (self.teller.name, self.scrutineer.name), [pin.take() for pin in self.pins]
        try:
            take_table(self._desk.the_case, names[0], pins[0], names[1], pins[1])
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            self.pins[0].setFocus()
            return False
        return True

    def _wrong(self) -> tuple[str, NameLine | None]:
        """What is wrong with the two names, and the line to mend."""
        for line, who in ((self.teller, "计票人"), (self.scrutineer, "监票人")):
            if not line.name:
                return f"请写上{who}的姓名。", line
            if not _is_name(line.name):
                return f"“{line.name}”不像一个人的姓名，请改正。从名单里选的，按回车写成名单上的姓名。", line
        try:
            check_seats(self._desk.election, self.teller.name, self.scrutineer.name)
        except Refusal as refusal:
            named = refusal.data.get("name") == self.teller.name != self.scrutineer.name
            return of_refusal(refusal), self.teller if named else self.scrutineer
        return "", None

    def _lay_out(self) -> None:
        frame, column = card()
        frame.setMaximumWidth(px(640))
        self._boxes = tuple(_boxed(pin) for pin in self.pins)
        shown = (self.title, self.words, self.teller, self._boxes[0], self.scrutineer, self._boxes[1], self.missing)
        for widget in shown:
            column.addWidget(widget)
        for made in (self.begin, self.bundles, self.stay):
            column.addWidget(made)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        line = row(frame)
        line.setStretch(0, 1000)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(1)


def _boxed(pin: PinEdit) -> QWidget:
    """The line with its label, shown or not."""
    box = QWidget()
    inside = field(pin.accessibleName(), pin)
    inside.setContentsMargins(0, 0, 0, 0)
    box.setLayout(inside)
    box.hide()
    return box


def _is_name(text: str) -> bool:
    """Whether a text can be a person's name: no digits, not Han and Latin letters mixed by a slip of the keys."""
    latin = any(one.isascii() and one.isalpha() for one in text)
    other = any(one.isalpha() and not one.isascii() for one in text)
    return not any(one.isdigit() for one in text) and not (latin and other)
