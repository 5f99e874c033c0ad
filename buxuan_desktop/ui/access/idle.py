"""Nobody at the keyboard: after some minutes without key or mouse somebody has to be told."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_SIGNS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    )
)
_MINUTE = 60_000


class Idle(QObject):
    """Watches the windows that have the keyboard, as `ui.held` does; `idle` tells that nobody is there.

    The board in the hall takes no keyboard, so nobody walking by it counts as somebody at the table.
    """

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.idle)
        self._watched = False

    def start(self, minutes: int) -> None:
        """Tell after so many minutes without a key, and look at keys from now on; 0 for never."""
        if not minutes:
            self.stop()
            return
        self.timer.setInterval(minutes * _MINUTE)
        self.timer.start()
        application = QGuiApplication.instance()
        if not self._watched and isinstance(application, QGuiApplication):
            self._watched = True
            application.focusWindowChanged.connect(self.watch)
            self.watch(application.focusWindow())

    def stop(self) -> None:
        """Tell nothing."""
        self.timer.stop()

    def watch(self, window: QWindow | None) -> None:
        """Look at this window as well."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Somebody is there; the event goes on."""
        if event.type() in _SIGNS and self.timer.isActive():
            self.timer.start()
        return False
