"""Who decides and why: the names under a decision, remembered from the last one, and a reason picked or typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.people import Person
from buxuan_desktop.ui.count.naming import NameLine
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.decisions.wrapping import WrapButton
from buxuan_desktop.ui.page import field
from buxuan_desktop.ui.pages.inputs import names_in

CHIEF, COMMITTEE = "总监票人", "选举委员会"
REASON_KEYS = "asdf"


class Signers(QWidget):
    """The chief scrutineer and members of the election committee; `taken` tells Enter in the last line."""

    taken = Signal()

    def __init__(self, by: Sequence[str] = (), known: Callable[[], Sequence[Person]] = tuple) -> None:
        super().__init__()
        chiefs = [one.removeprefix(CHIEF).strip() for one in by if one.startswith(CHIEF)]
        others = [one.partition(" ")[2] or one for one in by if not one.startswith(CHIEF)]
        self.chief = NameLine(CHIEF, "、".join(chiefs))
        self.committee = NameLine("选举委员会成员", "、".join(others))
        self.committee.edit.setPlaceholderText("顿号隔开")
        for one in (self.chief, self.committee):
            one.know(known)
            one.offer.setVisible(False)
            one.edit.textChanged.connect(lambda _text, one=one: one.offer.setVisible(bool(one.offer.text())))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.chief, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.committee, 3, Qt.AlignmentFlag.AlignTop)
        self.chief.taken.connect(self.committee.edit.setFocus)
        self.committee.taken.connect(self.taken.emit)

    @property
    def by(self) -> tuple[str, ...]:
        """The names as the ledger keeps them; empty while one of the lines is."""
        if self.missing() is not None:
            return ()
        chiefs = tuple(f"{CHIEF} {name}" for name in names_in(self.chief.name))
        return (*chiefs, *(f"{COMMITTEE} {name}" for name in names_in(self.committee.name)))

    def missing(self) -> NameLine | None:
        """The line that is still empty, or None."""
        return next((one for one in (self.chief, self.committee) if not one.name), None)


class Reason(QWidget):
    """A line for the reason, with ready sentences that have keys; `taken` tells Enter."""

    taken = Signal()

    def __init__(self, name: str, ready: Sequence[str] = (), columns: int = 3) -> None:
        super().__init__()
        self.edit = CalmEdit()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(field(name, self.edit))
        self._columns = columns
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        column.addLayout(self._grid)
        self.ready: tuple[str, ...] = ()
        self.buttons: list[WrapButton] = []
        self.edit.taken.connect(self.taken.emit)
        self.offer(ready)

    @property
    def text(self) -> str:
        """The reason as it stands."""
        return self.edit.text().strip()

    def offer(self, ready: Sequence[str]) -> None:
        """Other ready sentences; a reason that was one of those before goes."""
        if self.text in self.ready:
            self.edit.clear()
        for old in self.buttons:
            self._grid.removeWidget(old)
            old.deleteLater()
        self.ready = tuple(ready[: len(REASON_KEYS)])
        self.buttons = [self._button(place, words) for place, words in enumerate(self.ready)]

    def take(self, key: str) -> bool:
        """The ready sentence of that key; False when there is none."""
        place = REASON_KEYS.find(key)
        if key == "" or not 0 <= place < len(self.ready):
            return False
        self.edit.setText(self.ready[place])
        return True

    def _button(self, place: int, words: str) -> WrapButton:
        made = WrapButton(REASON_KEYS[place].upper(), words, "link", 15)
        made.clicked.connect(lambda _checked=False: self.edit.setText(words))
        columns = min(self._columns, 2 if len(self.ready) > self._columns else self._columns)
        self._grid.addWidget(made, place // columns, place % columns)
        return made
