"""A teller marks a ballot doubtful: one key, and one more for the kind, or Enter for the committee to find out."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.rules.doubts import KINDS, OTHER, written
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.words import of_doubt

_KEYS = "123456789qwertu"
_TOLD = "选一种疑问，再按回车存入；说不清的直接按回车。这张票认定以后才计票，请单独放好。"


class DoubtDialog(Asking):
    """`chosen` tells the doubt as the ledger keeps it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, said: str = "", told: str = _TOLD) -> None:
        super().__init__(parent, "拿不准的票：交总监票人和选举委员会认定", 820)
        if said:
            self.column.addWidget(label(f"已经录的：{said}", "section", wrap=True))
        self.column.addWidget(label(told, "quiet", wrap=True))
        sides = [QVBoxLayout(), QVBoxLayout()]
        across = QHBoxLayout()
        across.setSpacing(6)
        for side in sides:
            side.setSpacing(6)
            across.addLayout(side, 1)
        codes = [code for code in KINDS if code != OTHER]
        half = -(-len(codes) // 2)
        for place, (key, code) in enumerate(zip(_KEYS, codes, strict=True)):
            made = CalmButton(f"{key.upper()}　{of_doubt('kinds', code, 'title')}")
            made.setToolTip(of_doubt("kinds", code, "hint"))
            dress(made, "QPushButton { text-align:left; padding-left:14px; font-size:16px; min-height:36px; }")
            made.setAutoDefault(False)
            made.clicked.connect(partial(self._choose, code))
            self.choices[key] = partial(self._choose, code)
            sides[place // half].addWidget(made)
        for side in sides:
            side.addStretch(1)
        self.column.addLayout(across)
        self.note = CalmEdit()
        self.note.taken.connect(partial(self._choose, OTHER))
        self.column.addLayout(field("补充一句（可以不写，按 Tab 到这里）", self.note))
        self.other = CalmButton("回车　说不清，先交总监票人", "primary")
        self.other.clicked.connect(partial(self._choose, OTHER))
        self.finish_with(self.other)
        self.other.setFocus()

    def _choose(self, code: str, _checked: bool = False) -> None:
        self.chosen.emit(written(code, self.note.text()))
        self.accept()
