"""Questions on the count page: a title, keys to answer with, Enter and Escape; held keys answer nothing."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app.ballot_words import VOID_WORDS
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.count.keys import CalmButton, name_of
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.decisions.wrapping import WrapButton
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.question import Question
from buxuan_desktop.ui.look.veil import veil_over
from buxuan_desktop.ui.page import field, label, row


class Asking(Question):
    """The base of the questions: `choices` maps a key to what it answers."""

    def __init__(self, parent: QWidget | None, title: str, width: int = 560) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(width))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choices: dict[str, Callable[[], None]] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 24, 32, 24)
        self.column.setSpacing(12)
        self.column.addWidget(label(title, "title", wrap=True))
        veil_over(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A key among the choices answers; the rest is Qt's (Enter, Escape)."""
        if event.isAutoRepeat():
            return
        key, focused = name_of(event), self.focusWidget()
        answer = self.choices.get(key)
        if answer is not None:
            answer()
        elif key == "enter" and isinstance(focused, CalmButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def offer(self, answers: Mapping[str, tuple[str, Callable[[], None]]]) -> None:
        """A row for each answer, with its key in front."""
        for key, (words, answer) in answers.items():
            made = WrapButton(key.upper(), words, pixels=18)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setAutoDefault(False)
            made.clicked.connect(lambda _checked=False, answer=answer: answer())
            self.choices[key] = answer
            self.column.addWidget(made)

    def finish_with(self, *buttons: CalmButton) -> None:
        """The buttons at the foot; Escape goes back."""
        back = CalmButton("Esc　返回")
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        self.column.addSpacing(8)
        self.column.addLayout(row(*buttons, 1, back))


class VoidDialog(Asking):
    """Why the whole sheet is void: one key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "废票：整张票无效的原因")
        answers = enumerate(VOID_WORDS.items(), start=1)
        self.offer({str(key): (words, partial(self._choose, code)) for key, (code, words) in answers})
        self.finish_with()
        self.setFocus()

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)
        self.accept()


STRIKE_REASONS = ("录入有误", "唱票有误", "两张票合在一起唱了")
"""Reasons for withdrawing a ballot that have a key; any other is typed."""


class StrikeDialog(Asking):
    """Withdraw the last ballot: what it was, a reason, the scrutineer who watched."""

    confirmed = Signal(str, str)

    def __init__(self, parent: QWidget, said: str, scrutineer: str) -> None:
        super().__init__(parent, "撤销上一张票")
        self.column.addWidget(label(f"要撤销的是：{said}", "section", wrap=True))
        self.column.addWidget(label("撤销要写明理由，由在场监票人确认。原记录保留，另记一笔撤销。", "quiet", wrap=True))
        answers = enumerate(STRIKE_REASONS, start=1)
        self.offer({str(key): (words, partial(self._reason, words)) for key, words in answers})
        self.reason = CalmEdit()
        self.scrutineer = CalmEdit(scrutineer)
        self.column.addLayout(field("理由（按 1、2、3 选一个，也可以打字）", self.reason))
        self.column.addLayout(field("监票人", self.scrutineer))
        self.missing = Complaint()
        self.column.addWidget(self.missing)
        self.confirm = CalmButton("回车　撤销这张票", "primary")
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self._confirm)
        self.reason.taken.connect(self.scrutineer.setFocus)
        self.scrutineer.taken.connect(self._confirm)
        self.finish_with(self.confirm)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter confirms, except on a button that has the focus."""
        if name_of(event) == "enter" and not isinstance(self.focusWidget(), CalmButton):
            self._confirm()
        else:
            super().keyPressEvent(event)

    def _wanting(self) -> str:
        if not self.reason.text().strip():
            return "请先写明理由。"
        return "" if self.scrutineer.text().strip() else "请写上在场监票人的姓名。"

    def _reason(self, words: str) -> None:
        self.reason.setText(words)
        self.scrutineer.setFocus()
        self.scrutineer.selectAll()

    def _confirm(self) -> None:
        reason, scrutineer = self.reason.text().strip(), self.scrutineer.text().strip()
        self.missing.say(self._wanting(), self._wanting)
        if not reason or not scrutineer:
            (self.scrutineer if reason else self.reason).setFocus()
            return
        self.confirmed.emit(reason, scrutineer)
        self.accept()
