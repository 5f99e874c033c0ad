"""The passphrase of a case that is there: given, changed, taken off; the file is written anew and proved first."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.passphrases import is_encrypted, rewrite
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import Page, button, card, field, label, pill, row, tab_through
from buxuan_desktop.ui.passphrase.fields import NewPassphrase, hidden_edit
from buxuan_desktop.words import of_refusal, term

_WIDTH = 520


class PassphrasePage(Page):
    """Enter gives or changes the passphrase, Escape goes back to the stage."""

    STAGE = 0

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state = label("", "section", wrap=True)
        self.old = hidden_edit()
        self.old_field = QWidget()
        self.new = NewPassphrase("新口令")
        self.missing = Complaint()
        self.primary = button("", "primary", Action.PASSPHRASE)
        self.take_off = button("去掉口令", "plain", Action.PASSPHRASE)
        self.leave = button("返回")
        self.primary.clicked.connect(self.give)
        self.take_off.clicked.connect(lambda: self._rewrite("", "口令已经去掉，核对通过。谁拿到文件都能打开。"))
        self.leave.clicked.connect(lambda: desk.show_stage(0))
        self._lay_out()

    def arrive(self) -> None:
        """Whether the open case has one; nothing typed before stays."""
        encrypted = is_encrypted(self.desk.the_case.file.path)
        self.state.setText(term("passphrase", "under" if encrypted else "plain"))
        role(self.state, "good" if encrypted else "section")
        self.primary.setText("换成这句口令" if encrypted else "加上这句口令")
        self.take_off.setVisible(encrypted)
        self.old_field.setVisible(encrypted)
        self.old.clear()
        self.new.clear()
        self.missing.say("")
        (self.old if encrypted else self.new.first).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on to the next editor, then does it; Escape leaves."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def give(self) -> None:
        """Put the case under the passphrase that was typed twice."""
        missing = self.new.missing()
        self.missing.say(missing, self.new.missing)
        if missing:
            self.new.first.setFocus()
            return
        self._rewrite(self.new.first.text(), "口令已经换上，核对通过。请写在纸上，封进信封收好。")

    def _enter(self) -> None:
        at = self.focusWidget()
        if at is self.old and not self.new.first.text():
            self.new.first.setFocus()
        elif at is self.new.first and not self.new.again.text():
            self.new.again.setFocus()
        else:
            self.primary.click()

    def _rewrite(self, new: str, told: str) -> None:
        """The case is closed, written anew, proved, exchanged and opened again; refused, it is opened as it was."""
        desk, before = self.desk, self.desk.the_case
        if not desk.allowed(Action.PASSPHRASE):
            return
        path, who, old = before.file.path, before.who, self.old.text()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            refused = _told(lambda: self._while_closed(path, old, new))
            case = desk.attempt(lambda: Case.open(path, desk.clock, who, desk.keeper))
        finally:
            QApplication.restoreOverrideCursor()
        if case is None:
            desk.go("start")
            return
        desk.put(case)
        desk.go("passphrase")
        if refused:
            self.missing.say(refused)
        else:
            desk.said.emit(told)

    def _while_closed(self, path: Path, old: str, new: str) -> None:
        # Kept in hand meanwhile: the file that is opened again may be the one of before.
        self.desk.put(None, forget=False)
        rewrite(path, old, new)

    def _lay_out(self) -> None:
        frame, column = card()
        frame.setMaximumWidth(px(_WIDTH))
        inside = field("现在的口令", self.old)
        inside.setContentsMargins(0, 0, 0, 0)
        self.old_field.setLayout(inside)
        column.addWidget(self.old_field)
        column.addWidget(self.new)
        column.addWidget(self.missing)
        column.addLayout(row(self.primary, self.take_off, 1))
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(self.state)
        for code in ("protects", "lost", "outside", "rest"):
            words.addWidget(label(term("passphrase", code), wrap=True))
        words.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(32)
        across.addWidget(frame, 1, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        self.column.addLayout(
            row(label("案卷口令", "title"), 1, pill("● 换完以前原来的文件一直在", LIGHT.green, LIGHT.green_soft))
        )
        self.column.addLayout(across, 1)
        self.column.addLayout(row(1, self.leave))
        edits = [self.old, self.new.first, self.new.again, self.new.shown]
        tab_through([*edits, self.primary, self.take_off, self.leave])


def _told(doing: Callable[[], None]) -> str:
    try:
        doing()
    except Refusal as refusal:
        return of_refusal(refusal)
    return ""
