"""A form for one decision: choices with keys, a reason, the names under it, and one button that writes it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.people import people
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.access.second import attempt_signed
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.decisions.signing import Reason, Signers
from buxuan_desktop.ui.decisions.wrapping import WrapButton
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import label

CHOICE_KEYS = "1234567890qwe"


class Form(QWidget):
    """The base of the forms; `written` tells a sentence once the decision is in the file.

    Ready sentences stand in COLUMNS. ACTION is what writing it is.
    """

    written = Signal(str)
    COLUMNS = 3
    ACTION = Action.DECIDE

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(8)
        self.choices: list[WrapButton] = []
        self.chosen = -1
        self.reason: Reason | None = None
        self.signers: Signers | None = None
        self.missing = label("", "bad", wrap=True)
        self.confirm = CalmButton("回车　记入案卷", "primary", self.ACTION)
        dress(self.confirm, "QPushButton { min-height:48px; }")
        self.confirm.clicked.connect(self.take)

    def offer(self, choices: Sequence[str], columns: int = 1) -> None:
        """Buttons with keys, one of which is chosen."""
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, words in enumerate(choices):
            made = WrapButton(CHOICE_KEYS[place].upper(), words)
            made.clicked.connect(lambda _checked=False, place=place: self.choose(place))
            self.choices.append(made)
            grid.addWidget(made, place // columns, place % columns)
        self.column.addLayout(grid)

    def ask_reason(self, name: str, ready: Sequence[str] = ()) -> None:
        """A line for the reason."""
        self.reason = Reason(name, ready, self.COLUMNS)
        self.reason.taken.connect(self.take)
        self.column.addWidget(self.reason)

    def ask_names(self) -> None:
        """Lines for the names, filled with those of the last decision."""
        election = self.desk.election
        self.signers = Signers(election.rounds[-1].table.committee, lambda: people(election))
        self.signers.taken.connect(self.take)

    def end(self, words: str = "回车　记入案卷") -> None:
        """The names, the button, and the line for what is missing; side by side where there is room."""
        self.confirm.setText(words)
        line = QHBoxLayout()
        line.setSpacing(16)
        if self.signers is not None and self.COLUMNS > 1:
            line.addWidget(self.signers, 1)
            line.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignBottom)
            self.column.addLayout(line)
            self.column.addWidget(self.missing)
        else:
            if self.signers is not None:
                self.column.addWidget(self.signers)
            line.addWidget(self.confirm)
            line.addWidget(self.missing, 1)
            self.column.addLayout(line)
        self.column.addStretch(1)

    def choose(self, place: int) -> None:
        """Choose one of the choices; subclasses may ask for more and call `mark` themselves."""
        self.mark(place)

    def mark(self, place: int) -> None:
        """Show which choice is chosen."""
        self.chosen = place
        for number, made in enumerate(self.choices):
            made.show_chosen(number == place)
        self.missing.clear()

    def press(self, key: str) -> bool:
        """A key that was typed in no line; False when it means nothing here."""
        place = CHOICE_KEYS.find(key) if key else -1
        if 0 <= place < len(self.choices):
            self.choose(place)
        elif self.reason is not None and self.reason.take(key):
            self.missing.clear()
        elif key == "enter":
            self.take()
        else:
            return False
        return True

    def take(self) -> None:
        """Write the decision when everything is given; else say what is missing and put the cursor there."""
        lacking = self.lacking()
        if lacking is not None:
            words, where = lacking
            self.missing.setText(words)
            if where is not None:
                where.setFocus()
            return
        attempt_signed(self, self.desk, self.write, self.written.emit)

    def lacking(self) -> tuple[str, QWidget | None] | None:
        """What is still missing, and the line it is typed in."""
        if self.choices and self.chosen < 0:
            return "请先选一种决定（按前面的数字）。", None
        if self.reason is not None and not self.reason.text:
            return "请写明理由：按前面的字母选一句，或者打字。", self.reason.edit
        if self.signers is not None and (line := self.signers.missing()) is not None:
            return "请写上总监票人和选举委员会成员的姓名。", line.edit
        return None

    def write(self) -> str:
        """Write the decision; returns a sentence that it is done."""
        raise NotImplementedError

    @property
    def because(self) -> str:
        """The reason as it stands."""
        return self.reason.text if self.reason is not None else ""

    @property
    def by(self) -> tuple[str, ...]:
        """The names under the decision."""
        return self.signers.by if self.signers is not None else ()
