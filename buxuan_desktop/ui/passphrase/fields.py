"""A new passphrase typed twice, how good it is said in words while one types."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app.passphrases import check_chosen
from buxuan_desktop.domain.passphrase import LEAST, WEAK, strength
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import field, label, tab_through
from buxuan_desktop.words import of_refusal, term


def hidden_edit() -> QLineEdit:
    """An editor whose letters nobody can read over a shoulder."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


class NewPassphrase(QWidget):
    """Two editors, a box that shows what stands in them, and the words below."""

    def __init__(self, name: str = "口令") -> None:
        super().__init__()
        self.first, self.again = hidden_edit(), hidden_edit()
        self.shown = QCheckBox("显示出来")
        self.shown.toggled.connect(self._show)
        self.strength = label(_advice(""), "quiet", wrap=True)
        self.first.textChanged.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(field(f"{name}，至少{LEAST}个字", self.first))
        column.addWidget(self.strength)
        column.addLayout(field("再输入一次", self.again))
        column.addWidget(self.shown)
        tab_through([self.first, self.again, self.shown])

    def clear(self) -> None:
        """Empty, and hidden again."""
        self.shown.setChecked(False)
        for edit in (self.first, self.again):
            edit.clear()

    def missing(self) -> str:
        """Why it cannot be taken, in words."""
        try:
            check_chosen(self.first.text(), self.again.text())
        except Refusal as refusal:
            return of_refusal(refusal)
        return ""

    def _show(self, shown: bool) -> None:
        for edit in (self.first, self.again):
            edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _tell(self, typed: str) -> None:
        self.strength.setText(_advice(typed))
        weak = len(typed) >= LEAST and strength(typed) == WEAK
        role(self.strength, "bad" if weak else "quiet")


def _advice(typed: str) -> str:
    if len(typed) < LEAST:
        return "几个不相干的词、数字连起来，又长又好记。"
    return term("passphrase", strength(typed))
