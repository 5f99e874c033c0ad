"""Seeing a whole ID number: the reason is asked for, and what was asked for stands in the case before it is shown."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from buxuan_desktop.app.uncovering import SECONDS
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import CalmButton, name_of
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import button, field, label

REASONS = ("核对身份", "更正登记", "办理手续")
"""Reasons that have a key; any other is typed."""


class UncoverDialog(Asking):
    """One reason; `confirmed` gives it."""

    confirmed = Signal(str)

    def __init__(self, parent: QWidget, whose: str) -> None:
        super().__init__(parent, f"看{whose}的身份证全号")
        self.column.addWidget(label("谁、什么时候、为什么看的，会先记进案卷，再显示出来。", "quiet", wrap=True))
        self.offer({str(key): (words, partial(self._take, words)) for key, words in enumerate(REASONS, 1)})
        self.reason = CalmEdit()
        self.reason.taken.connect(lambda: self._take(self.reason.text()))
        self.column.addLayout(field("别的原因（写好按回车）", self.reason))
        self.missing = Complaint()
        self.column.addWidget(self.missing)
        self.finish_with()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter without a reason says what is missing."""
        if name_of(event) == "enter" and not isinstance(self.focusWidget(), CalmButton):
            self._take(self.reason.text())
        else:
            super().keyPressEvent(event)

    def _take(self, reason: str) -> None:
        if not reason.strip():
            self.missing.say("请选一个原因，或者写明原因。")
            self.reason.setFocus()
            return
        self.confirmed.emit(reason.strip())
        self.accept()


class MaskedNumber(QWidget):
    """A masked number and the way to the whole one, which goes again after a while; `wanted` asks for it."""

    wanted = Signal()

    def __init__(self, masked: str) -> None:
        super().__init__()
        self._masked = masked
        self.shown = QLabel(masked)
        self.shown.setAccessibleName("身份证号")
        self.ask = button("看全号…", "plain", Action.UNCOVER_ID)
        dress(self.ask, "QPushButton { min-height: 36px; padding: 0 12px; font-size: 15px; }")
        self.ask.clicked.connect(self.wanted)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(SECONDS * 1000)
        self._end.timeout.connect(self.cover)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.shown, 1)
        line.addWidget(self.ask)

    def uncover(self, number: str) -> None:
        """Show the whole number for a while."""
        self.shown.setText(number)
        self.ask.hide()
        self._end.start()

    def cover(self) -> None:
        """Masked again."""
        self.shown.setText(self._masked)
        self.ask.show()
