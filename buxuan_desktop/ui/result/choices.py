"""What a clerk chooses: the printer; for certificates form, place for a photo, what stays blank (F9)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from buxuan_desktop.app.printing import Choices
from buxuan_desktop.ui.page import field
from buxuan_desktop.ui.result.fields import Choice
from buxuan_desktop.ui.result.printer import printers


class PrinterChoice(QWidget):
    """Which printer takes the paper; shown only where there is more than one to choose from."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(field("打印机", self.choice))
        self.hide()

    def look(self) -> None:
        """List the printers that there are now; the one chosen before stays chosen."""
        before, names = self.name, printers()
        self.choice.clear()
        self.choice.addItems(names)
        self.choice.setCurrentIndex(max(0, names.index(before) if before in names else 0))
        self.setVisible(len(names) > 1)

    @property
    def name(self) -> str:
        """The printer chosen, or nothing where there is no choice: the usual one."""
        return self.choice.currentText() if self.choice.count() > 1 else ""


class CertificateChoices(QWidget):
    """Three choices; `chosen` tells of each change."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = Choice()
        self.form.addItem("横版", True)
        self.form.addItem("竖版", False)
        self.hand = Choice()
        self.hand.addItem("姓名全部打印", "never")
        self.hand.addItem("打不出的字留空手写", "uncovered")
        self.hand.addItem("姓名整个留空手写", "name")
        self.photo = QCheckBox("留出贴照片的位置")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(field("证书版式", self.form))
        column.addLayout(field("姓名", self.hand))
        column.addWidget(self.photo)
        self.form.currentIndexChanged.connect(lambda _place: self.chosen.emit())
        self.hand.currentIndexChanged.connect(lambda _place: self.chosen.emit())
        self.photo.toggled.connect(lambda _on: self.chosen.emit())

    def value(self) -> Choices:
        """The choices as they stand."""
        return Choices(self.form.currentData(), self.photo.isChecked(), self.hand.currentData())
