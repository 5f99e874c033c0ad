"""The line that asks why a record is withdrawn."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.page import button


class Withdrawing(QWidget):
    """Hidden until somebody wants to withdraw; `confirmed` gives the reason."""

    confirmed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("为什么撤销（写一句理由）")
        self.reason.setAccessibleName("撤销的理由")
        self.confirm = button("确定撤销", "plain", Action.RECORDS)
        self.confirm.clicked.connect(lambda: self.confirmed.emit(self.reason.text()))
        self.reason.returnPressed.connect(self.confirm.click)
        line.addWidget(self.reason, 1)
        line.addWidget(self.confirm)
        self.hide()

    def ask(self) -> None:
        """Show the line and put the cursor there; asked again, put it away."""
        if self.isVisible():
            self.close_up()
            return
        self.show()
        self.reason.setFocus()

    def close_up(self) -> None:
        """Put the line away."""
        self.reason.clear()
        self.hide()
