"""The first part of a spot check: how many, what the dice showed, who threw."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app.spotcheck import Drawable, seed_in
from buxuan_desktop.domain.drawing import THROWS
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import button, card, field, label, row, tab_through
from buxuan_desktop.ui.pages.inputs import NumberEdit, names_in
from buxuan_desktop.ui.spot.dice import DiceRow

_HOW = (
    f"先定抽几张，当众说出来。再请群众掷一个骰子{THROWS}次，按先后把点数填在下面。"
    "抽哪几张由骰子决定，办法印在抽查单上，任何人都能重新抽一遍。"
)
OWN_RULE = "抽查是本项目的做法，法律没有规定，可以不做。"


class DrawPart(QWidget):
    """Asks for number, throws and names. `drawn` tells seed, number, throwers and the people at the table."""

    drawn = Signal(str, int, tuple, tuple)

    def __init__(self) -> None:
        super().__init__()
        self.number, self.seed = NumberEdit(), CalmEdit()
        self.thrown_by, self.by = CalmEdit(), CalmEdit()
        self.dice, self.there = DiceRow(), label("", "section", wrap=True)
        self.missing = Complaint()
        self.draw = button("回车　抽票", "primary", Action.SPOT_CHECK)
        self.seed.setMaxLength(4 * THROWS)
        self.number.setFixedWidth(px(160))
        self._lay_out()
        self.seed.textChanged.connect(lambda text: self.dice.show_seed(seed_in(text)))
        self.number.returnPressed.connect(self.seed.setFocus)
        self.seed.taken.connect(self.thrown_by.setFocus)
        self.thrown_by.taken.connect(self.by.setFocus)
        self.by.taken.connect(self._draw)
        self.draw.clicked.connect(self._draw)

    def ask(self, there: Drawable, by: Sequence[str]) -> None:
        """Ask anew; `by` are the people at the table."""
        left = "、".join(map(str, there.left_out))
        out = f"第 {left} 捆还没有确认、正在重数或者是按合计数录的，抽不到。" if left else ""
        self.there.setText(f"可以抽的有 {len(there.frame)} 捆、{there.ballots} 张。{out}")
        self.number.value = there.usual
        self.seed.clear()
        self.by.setText("、".join(by))
        self.missing.say("")
        self.number.setFocus()
        self.number.selectAll()

    def _draw(self) -> None:
        words, edit = self._wrong()
        self.missing.say(words, lambda: self._wrong()[0])
        if edit is not None:
            edit.setFocus()
            return
        throwers, by = names_in(self.thrown_by.text()), names_in(self.by.text())
        self.drawn.emit(seed_in(self.seed.text()), self.number.value or 0, throwers, by)

    def _wrong(self) -> tuple[str, QWidget | None]:
        for lacking, words, edit in (
            (not self.number.value, "请写上抽几张。", self.number),
            (len(seed_in(self.seed.text())) != THROWS, f"骰子要正好掷{THROWS}次，每次1到6点。", self.seed),
            (not names_in(self.thrown_by.text()), "请写上掷骰子的人。", self.thrown_by),
            (not names_in(self.by.text()), "请写上计票人和监票人。", self.by),
        ):
            if lacking:
                return words, edit
        return "", None

    def _lay_out(self) -> None:
        frame, column = card()
        frame.setMaximumWidth(px(800))
        column.addWidget(label("抽查：照纸票再看几张", "title"))
        for words in (_HOW, OWN_RULE):
            column.addWidget(label(words, "quiet", wrap=True))
        column.addWidget(self.there)
        column.addLayout(row(_boxed("抽几张", self.number), 1))
        column.addLayout(field(f"骰子点数，按先后共{THROWS}位", self.seed))
        column.addWidget(self.dice)
        column.addLayout(
            row(_boxed("掷骰子的人（几个人用顿号分开）", self.thrown_by), _boxed("计票人、监票人", self.by))
        )
        column.addWidget(self.missing)
        column.addWidget(self.draw)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(row(frame, 1))
        outer.addStretch(1)
        tab_through([self.number, self.seed, self.thrown_by, self.by, self.draw])


def _boxed(name: str, editor: QWidget) -> QWidget:
    made = QWidget()
    column = field(name, editor)
    column.setContentsMargins(0, 0, 0, 0)
    made.setLayout(column)
    return made
