"""What is seldom wanted at the counting table, in one question: each thing with its key."""

from collections.abc import Callable, Sequence
from functools import partial

import msgspec
from PySide6.QtWidgets import QWidget

from buxuan_desktop.ui.count.asking import Asking


class More(msgspec.Struct, frozen=True):
    """One thing to do: the key in this question, what it is called, what it does."""

    key: str
    words: str
    do: Callable[[], None]


class MoreDialog(Asking):
    """One key does it and closes the question."""

    def __init__(self, parent: QWidget, offered: Sequence[More]) -> None:
        super().__init__(parent, "更多", 600)
        self.offer({one.key: (one.words, partial(self._do, one)) for one in offered})
        self.finish_with()
        self.setFocus()

    def _do(self, one: More) -> None:
        self.accept()
        one.do()
