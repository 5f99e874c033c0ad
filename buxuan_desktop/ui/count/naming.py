"""A line for a name that can be typed as initials: Enter turns them into the name that they mean."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app.people import Person, find
from buxuan_desktop.ui.count.picking import CalmEdit
from buxuan_desktop.ui.page import label


class NameLine(QWidget):
    """A name typed as it is, or by initials or number of somebody known; `taken` tells that it stands."""

    taken = Signal()

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__()
        self._known: Callable[[], Sequence[Person]] = tuple
        self.edit = CalmEdit(text)
        self.edit.setAccessibleName(name)
        self.offer = label("", "quiet")
        above = label(name, "quiet")
        above.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (above, self.edit, self.offer):
            column.addWidget(widget)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(lambda _text: self._show_offer())
        self.edit.taken.connect(self._take)

    @property
    def name(self) -> str:
        """The name as it stands."""
        return self.edit.text().strip()

    def know(self, known: Callable[[], Sequence[Person]]) -> None:
        """Gives the people whose initials or numbers are understood."""
        self._known = known

    def _meant(self) -> Person | None:
        typed = self.name
        return next(iter(find(self._known(), typed, 1)), None) if typed and typed.isascii() else None

    def _show_offer(self) -> None:
        meant = self._meant()
        self.offer.setText(f"按回车写成：{meant.name}　{meant.note}" if meant else "")

    def _take(self) -> None:
        meant = self._meant()
        if meant is not None:
            self.edit.setText(meant.name)
        else:
            self.taken.emit()
