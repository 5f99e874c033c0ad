"""The paper of certificates: A4, a usual booklet, or one of the office's own by its two sides."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.domain.booklet import A4, Paper, sides
from buxuan_desktop.ui.page import field
from buxuan_desktop.ui.result.fields import Choice, Number

_USUAL = {"大16开": (210, 285), "16开": (185, 260), "8开": (260, 370), "A5": (148, 210)}
_MOST = 999
_OWN = "own"


class PaperChoice(QWidget):
    """Which paper; `changed` tells when somebody chose another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paper = Choice()
        self.paper.addItem("A4白纸或者A4证书", A4)
        for name, paper in _USUAL.items():
            self.paper.addItem(f"自备证书　{name}，{sides(paper)}毫米", paper)
        self.paper.addItem("自备证书　别的尺寸…", _OWN)
        self.short, self.long = Number(1, _MOST, " 毫米"), Number(1, _MOST, " 毫米")
        self._lay_out()
        self.put(A4)
        self.paper.currentIndexChanged.connect(lambda _place: self._choose())
        for number in (self.short, self.long):
            # Half a number that is being typed is no size.
            number.setKeyboardTracking(False)
            number.valueChanged.connect(lambda _value: self.changed.emit())

    @property
    def value(self) -> Paper:
        """The short and the long side in mm, also of paper that nothing can be laid out on."""
        if self.paper.currentData() != _OWN:
            short, long = self.paper.currentData()
            return short, long
        one, other = self.short.value(), self.long.value()
        return min(one, other), max(one, other)

    def put(self, paper: Paper) -> None:
        """Show a paper without telling."""
        for widget in (self.paper, self.short, self.long):
            widget.blockSignals(True)
        usual = [A4, *_USUAL.values()]
        self.paper.setCurrentIndex(usual.index(paper) if paper in usual else len(usual))
        self.short.setValue(paper[0])
        self.long.setValue(paper[1])
        for widget in (self.paper, self.short, self.long):
            widget.blockSignals(False)
        self.own.setVisible(paper not in usual)

    def _choose(self) -> None:
        """A usual size is where one's own begins."""
        own = self.paper.currentData() == _OWN
        if not own:
            self.put(self.value)
        self.own.setVisible(own)
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(field("证书用纸", self.paper))
        self.own = QWidget()
        line = QHBoxLayout(self.own)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for words, number in (("短边", self.short), ("长边", self.long)):
            line.addLayout(field(words, number))
        column.addWidget(self.own)
