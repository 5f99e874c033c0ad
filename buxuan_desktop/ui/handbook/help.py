"""F1: the handbook at what is in front, whichever window has the keyboard."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from buxuan_desktop.ui.handbook.opening import open_at
from buxuan_desktop.ui.shell.window import Window

LOCKED = "lock"
"""The section about the page for a PIN, which lies over whatever page is shown."""


class HelpKey(QObject):
    """Hears F1 in every window of the program, also in questions and while the board or an announcement is shown."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.watch)
        window.help_wanted.connect(self.open)

    def watch(self, window: QWindow | None) -> None:
        """Hear the keys of this window from now on."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """F1 alone; held it opens one handbook."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() != Qt.Key.Key_F1 or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if not event.isAutoRepeat():
            self.open()
        return True

    def open(self) -> None:
        """Open the handbook over what has the keyboard; in the handbook itself, at how it is read."""
        from buxuan_desktop.ui.handbook.where import anchor_of
        from buxuan_desktop.ui.handbook.window import HandbookWindow

        over = self._in_front()
        if isinstance(over, HandbookWindow):
            over.show_at("handbook")
            return
        asking = None if over is self._window else over
        if asking is None and self._window.locked:
            open_at(over, self._window.desk, LOCKED)
            return
        notice = self._window.notice
        refused = notice.anchor if asking is None and not notice.isHidden() else ""
        open_at(over, self._window.desk, refused or anchor_of(self._window.shown, self._window.desk, asking))

    def _in_front(self) -> QWidget:
        """The question or window that has the keyboard; never the board, which the hall looks at."""
        front = QApplication.activeModalWidget() or QApplication.activeWindow() or self._window
        return self._window if front.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus else front
