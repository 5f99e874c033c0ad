"""A line for a PIN: dots for digits, full-width ones too, nothing else; no input method is needed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from buxuan_desktop.app.pins import MOST, digits_of
from buxuan_desktop.ui.count.picking import CalmEdit


class PinEdit(CalmEdit):
    """`taken` tells Enter, `moved` the arrows up and down."""

    def __init__(self, name: str = "口令") -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.setMaxLength(MOST)
        self.setAccessibleName(name)
        self.textEdited.connect(self._clean)

    def take(self) -> str:
        """What was typed, which no longer stands here."""
        typed = self.text()
        self.clear()
        return typed

    def _clean(self, text: str) -> None:
        digits = "".join(one for one in digits_of(text) if one.isascii() and one.isdigit())
        if digits != text:
            self.setText(digits)
