"""What a clerk chooses: the printer; for certificates form, photo, what stays blank, overprinting, paper (F9)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.local import FARTHEST
from buxuan_desktop.app.printing import Choices
from buxuan_desktop.ui.page import field
from buxuan_desktop.ui.printing.prints import Prints
from buxuan_desktop.ui.result.booklet import PaperChoice
from buxuan_desktop.ui.result.fields import Choice, Number


class PrinterChoice(QWidget):
    """Which printer takes the paper; shown only where there is more than one to choose from."""

    chosen = Signal()

    def __init__(self, prints: Prints) -> None:
        super().__init__()
        self._prints = prints
        self.choice = Choice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(field("打印机", self.choice))
        self.choice.currentIndexChanged.connect(lambda _place: self.chosen.emit())
        prints.looked.connect(self._list)
        self.hide()

    def look(self) -> None:
        """Ask which printers there are now; the one chosen before stays chosen."""
        self._prints.look(self)

    @property
    def name(self) -> str:
        """The printer chosen; nothing while none is known."""
        return self.choice.currentText()

    def put(self, name: str) -> None:
        """Choose the printer of that name, where it is known."""
        self.choice.setCurrentIndex(max(self.choice.findText(name), 0))

    def _list(self, asker: object, found: object) -> None:
        if asker is not self:
            return
        before = self.name or self._prints.last
        names = [one.name for one in found] if isinstance(found, tuple) else []
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItems(names)
        self.put(before)
        self.choice.blockSignals(False)
        self.setVisible(len(names) > 1)
        self.chosen.emit()


class CertificateChoices(QWidget):
    """How certificates look; `chosen` tells of each change, `moved` of another offset, `papered` of another paper."""

    chosen = Signal()
    moved = Signal(int, int)
    papered = Signal()

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
        self.overprint = QCheckBox("套印在印好的证书上")
        self.offset = Offset()
        self.paper = PaperChoice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addLayout(field("证书版式", self.form))
        both.addLayout(field("姓名", self.hand), 1)
        column.addLayout(both)
        for widget in (self.paper, self.photo, self.overprint, self.offset):
            column.addWidget(widget)
        self.offset.hide()
        self._connect()

    def value(self) -> Choices:
        """The choices as they stand."""
        on = self.overprint.isChecked()
        right, down = self.offset.value if on else (0, 0)
        return Choices(
            self.form.currentData(),
            self.photo.isChecked(),
            self.hand.currentData(),
            on,
            right=right,
            down=down,
            paper=self.paper.value,
        )

    def put_offset(self, offset: tuple[int, int]) -> None:
        """Show the offset kept for a printer; nothing is told."""
        self.offset.put(offset)

    def _connect(self) -> None:
        self.form.currentIndexChanged.connect(lambda _place: self.chosen.emit())
        self.hand.currentIndexChanged.connect(lambda _place: self.chosen.emit())
        self.photo.toggled.connect(lambda _on: self.chosen.emit())
        self.overprint.toggled.connect(self._overprint)
        self.offset.changed.connect(self._move)
        self.paper.changed.connect(self.papered)

    def _overprint(self, on: bool) -> None:
        self.offset.setVisible(on)
        self.photo.setEnabled(not on)
        self.chosen.emit()

    def _move(self) -> None:
        self.moved.emit(*self.offset.value)
        self.chosen.emit()


class Offset(QWidget):
    """By how many millimetres the print moves on the booklet; `changed` tells when somebody changed it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.right, self.down = Number(-FARTHEST, FARTHEST, " 毫米"), Number(-FARTHEST, FARTHEST, " 毫米")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for words, number in (("向右", self.right), ("向下", self.down)):
            line.addLayout(field(words, number))
            number.valueChanged.connect(lambda _value: self.changed.emit())

    @property
    def value(self) -> tuple[int, int]:
        """To the right and down, in mm."""
        return self.right.value(), self.down.value()

    def put(self, offset: tuple[int, int]) -> None:
        """Show an offset without telling."""
        for number, value in zip((self.right, self.down), offset, strict=True):
            number.blockSignals(True)
            number.setValue(value)
            number.blockSignals(False)
