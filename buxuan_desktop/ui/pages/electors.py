"""The number of electors on the day: to be written over where only a number is kept, told where there is a list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.domain.election import Election
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import field
from buxuan_desktop.ui.pages.inputs import NumberEdit


class Electors(QWidget):
    """One number; `changed` tells every change. With a list of names the list says how many, and nothing is asked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._listed = 0
        self.edit = NumberEdit()
        self.edit.setFixedWidth(px(160))
        self.edit.textChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(field("登记参加选举的人数（到今天为止）", self.edit))

    def show_electors(self, election: Election) -> None:
        """Show what the case says."""
        self._listed = 0 if election.counted is not None else election.registered
        self.edit.value = election.registered
        self.setVisible(election.counted is not None)

    @property
    def number(self) -> int:
        """N as it stands here; 0 while nothing is written."""
        return self._listed or self.edit.value or 0

    @property
    def missing(self) -> bool:
        """Whether the number is still to be written."""
        return not self.number

    @property
    def editors(self) -> list[QWidget]:
        """What the Tab key comes to."""
        return [] if self._listed else [self.edit]
