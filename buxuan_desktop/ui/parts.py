"""One of several parts of a page in the same place."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Parts(QStackedWidget):
    """Needs the room of the part that is shown: a tall one that waits must not make people scroll on another."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _now: self.updateGeometry())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as the part on screen would like to be."""
        now = self.currentWidget()
        return now.sizeHint() if now is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As small as the part on screen can be."""
        now = self.currentWidget()
        return now.minimumSizeHint() if now is not None else super().minimumSizeHint()
