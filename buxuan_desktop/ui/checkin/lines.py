"""A list whose lines wrap within its width: Qt reckons the width of a padded, wrapped line too wide by itself."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget

from buxuan_desktop.ui.look.lists import LIST_LOOK
from buxuan_desktop.ui.look.now import dress

_AROUND = 32
_ABOVE_AND_BELOW = 18


class Lines(QListWidget):
    """Large lines, chosen by the page's keys; the list itself takes none."""

    def __init__(self, name: str, pixels: int) -> None:
        super().__init__()
        dress(self, f"{LIST_LOOK} QListWidget {{ font-size: {pixels}px; }}")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, texts: Iterable[str]) -> None:
        """Show these texts, one a line."""
        self.clear()
        self.addItems(list(texts))
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width needs other heights."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        room, measure = self.viewport().width() - _AROUND, self.fontMetrics()
        for place in range(self.count()):
            item = self.item(place)
            high = measure.boundingRect(0, 0, room, 9999, Qt.TextFlag.TextWordWrap, item.text()).height()
            item.setSizeHint(QSize(1, high + _ABOVE_AND_BELOW))
