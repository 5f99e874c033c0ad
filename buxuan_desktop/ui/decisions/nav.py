"""The row of pages on which things are decided, each with its key and how much is open there."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT

PAGES = {
    "doubts": (Qt.Key.Key_F2, "F2", "有疑问的选票"),
    "names": (Qt.Key.Key_F3, "F3", "另选他人的名字"),
    "objections": (Qt.Key.Key_F4, "F4", "异议"),
    "recounts": (Qt.Key.Key_F5, "F5", "重新计票"),
    "balances": (Qt.Key.Key_F6, "F6", "票数平衡"),
}
"""Pages by name: the key, what it is called, the title."""
_SHORT = {"doubts": "疑问", "names": "名字"}
"""What stands on a button where the title is too long for six beside each other."""

_FIRST = 3


class Nav(QWidget):
    """`going` tells the name of the page wanted; `count` is back at the counting table."""

    going = Signal(str)

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here
        self.buttons: dict[str, CalmButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        # In two halves, which with large type go below each other.
        first, second = QHBoxLayout(), QHBoxLayout()
        for place, (name, (_, key, title)) in enumerate(PAGES.items()):
            self._add(first if place < _FIRST else second, name, f"{key}　{_SHORT.get(name, title)}")
        second.addStretch(1)
        self._add(second, "count", "Esc　回到计票")
        for half, share in ((first, 0), (second, 1)):
            half.setSpacing(8)
            line.addLayout(half, share)

    def show_open(self, numbers: Mapping[str, int]) -> None:
        """How much is open on each page."""
        for name, (_, key, title) in PAGES.items():
            number = numbers.get(name, 0)
            words = f"{key}　{_SHORT.get(name, title)}"
            text = f"{words}　{number}" if number else words
            self.buttons[name].setText(text)
            self.buttons[name].setAccessibleName(f"{title}，{number}项未了" if number else title)

    def _add(self, line: QHBoxLayout, name: str, text: str) -> None:
        made = CalmButton(text)
        here = name == self._here
        look = f"border:2px solid {LIGHT.red}; font-weight:700;" if here else ""
        ring = f"QPushButton:focus {{ border:3px solid {LIGHT.ink}; }}"
        dress(made, f"QPushButton {{ padding:0 12px; min-height:36px; font-size:15px; {look} }} {ring}")
        made.clicked.connect(lambda _checked=False: self.going.emit(name))
        self.buttons[name] = made
        line.addWidget(made)
