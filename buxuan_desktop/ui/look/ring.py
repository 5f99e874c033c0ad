"""The ring around a scrolling part that has the keyboard: without a frame of its own a style sheet cannot draw one."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from buxuan_desktop.ui.look.now import px, tint
from buxuan_desktop.ui.look.palette import LIGHT

_THICK = 2


class Rings(QObject):
    """Follows the keyboard through the program."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: _Ring | None = None
        application.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = _Ring(now) if isinstance(now, QScrollArea) else None


class _Ring(QWidget):
    """Lies over the part and is as large."""

    def __init__(self, around: QScrollArea) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(around.accessibleName())
        self.setGeometry(around.rect())
        around.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QScrollArea):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ring."""
        painter = QPainter(self)
        thick = px(_THICK)
        painter.setPen(QPen(tint(LIGHT.red), thick))
        painter.drawRect(self.rect().adjusted(thick // 2, thick // 2, -thick // 2, -thick // 2))
        painter.end()
