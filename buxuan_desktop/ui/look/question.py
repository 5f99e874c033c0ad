"""The base of all questions over a page: with large type on a small screen their words scroll, and none are cut."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from buxuan_desktop.ui.look.reach import least_height

_EDGE = 16


class Question(QDialog):
    """A dialog that never grows beyond the screen."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look whether there is room."""
        super().showEvent(event)
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Let what is asked scroll where the screen is too small for it."""
        room = self._room()
        layout = self.layout()
        if layout is None or self.findChild(_Scroll) is not None:
            self.resize(self.size().boundedTo(room))
            return
        wide = min(max(self.width(), layout.totalMinimumSize().width()), room.width())
        needed = least_height(self, wide)
        if needed <= room.height() and layout.totalMinimumSize().width() <= room.width():
            self.resize(self.size().expandedTo(QSize(wide, needed)))
            return
        inside = QWidget()
        inside.setLayout(layout)
        scroll = _Scroll()
        scroll.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        self.setMaximumSize(room)
        self.resize(min(wide + scroll.verticalScrollBar().sizeHint().width(), room.width()), room.height())

    def _room(self) -> QSize:
        screen = self.screen().availableGeometry().size()
        below = self.parentWidget()
        room = screen.expandedTo(below.window().size()) if below is not None else screen
        return room - QSize(_EDGE, _EDGE)


class _Scroll(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
