"""How the mixed ballots are tied in bundles, and which way they are counted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app import bundles
from buxuan_desktop.domain.bundles import BALLOTS, TOTALS
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import button, card, field, label, row
from buxuan_desktop.ui.pages.inputs import NumberEdit, OneOf
from buxuan_desktop.words import of_refusal

_HOW = (
    "各票箱开箱清点以后，先把全部选票混在一起，再分捆。这样任何一个小票箱的结果都不会单独出现。"
    "每捆由两组人各录一遍，第二遍看不见第一遍，程序逐张比对，哪一张不一样就只重看哪一张。"
)
_WAYS = (
    (BALLOTS, "逐张录两遍，逐张比对"),
    (TOTALS, "纸上画正字，每捆的合计数录两遍，逐格比对"),
)


class Tying(QWidget):
    """Asks for size and way. `tied` tells sheets by bundle and the way, `once` that ballots are entered once only."""

    tied = Signal(tuple, str)
    once = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheets, self.each = NumberEdit(), NumberEdit()
        self.each.value = bundles.DEFAULT_SIZE
        self.way = OneOf("计票方法", _WAYS, BALLOTS)
        self.told, self.wrong = label("", "section", wrap=True), label("", "bad", wrap=True)
        self.begin, self.other = (
            button("分捆，开始计票", "primary", Action.ARRANGE),
            button("不分捆，每张只录一遍", "link"),
        )
        frame, column = card()
        frame.setMaximumWidth(px(760))
        column.addWidget(label("选票怎样分捆", "title"))
        column.addWidget(label(_HOW, "quiet", wrap=True))
        column.addLayout(row(*(_boxed(*one) for one in (("收回的选票（张）", self.sheets), ("每捆（张）", self.each)))))
        column.addWidget(self.told)
        column.addWidget(self.way)
        column.addWidget(self.wrong)
        column.addWidget(self.begin)
        column.addWidget(self.other)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(row(frame, 1))
        outer.addStretch(1)
        for edit in (self.sheets, self.each):
            edit.textChanged.connect(lambda _: self._show())
            edit.returnPressed.connect(self._tie)
        self.begin.clicked.connect(self._tie)
        self.other.clicked.connect(self.once)

    def ask(self, sheets: int | None) -> None:
        """Ask anew; `sheets` came out of the boxes, None when not every box tells."""
        self.sheets.value = sheets
        self._show()
        (self.begin if sheets else self.sheets).setFocus()

    def _sizes(self) -> tuple[int, ...]:
        return bundles.sizes(self.sheets.value or 0, self.each.value or 0)

    def _show(self) -> None:
        self.wrong.clear()
        try:
            sizes = self._sizes()
        except Refusal:
            self.told.setText("请写上收回的张数和每捆的张数。")
            return
        last = f"，最后一捆 {sizes[-1]} 张" if sizes[-1] != sizes[0] else ""
        self.told.setText(f"共分 {len(sizes)} 捆，每捆 {sizes[0]} 张{last}。")

    def _tie(self) -> None:
        try:
            self.tied.emit(self._sizes(), str(self.way.value))
        except Refusal as refusal:
            self.wrong.setText(of_refusal(refusal))


def _boxed(name: str, editor: QWidget) -> QWidget:
    made = QWidget()
    inside = field(name, editor)
    inside.setContentsMargins(0, 0, 0, 0)
    made.setLayout(inside)
    return made
