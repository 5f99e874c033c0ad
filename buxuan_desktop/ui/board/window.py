"""The second window: the board on the hall's screen, worked by the keys of the counting table."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeyEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.ui.board.pause import PauseSheet
from buxuan_desktop.ui.board.screens import other_screen
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.veil import Veil


class BoardWindow(QWidget):
    """The board in a window of its own; it never takes the keyboard from the counting table.

    Signals:
        needed_changed: a second screen came (True) or went (False); the count page then shows the board itself.
        shown: the board came to the hall's screen (True) or went (False).
    """

    needed_changed = Signal(bool)
    shown = Signal(bool)

    def __init__(self, desk: Desk, beside: QWidget | None = None) -> None:
        # A window manager gives the keyboard to what fills a screen, and ballots keyed then would be lost.
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._beside = beside
        self._wanted = False
        self._was_needed = self.needed(beside)
        self.view = BoardView(desk, dark=True)
        self.sheet = PauseSheet(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        self.setWindowTitle("正字计票板")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.resize(1024, 640)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.veil = Veil(self, desk)
        # Qt still lists a screen while it says that it goes.
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._looking.timeout.connect(self._screens_changed)
        if beside is not None:
            beside.destroyed.connect(self._left_alone)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._look_soon)
            application.screenRemoved.connect(self._look_soon)

    @staticmethod
    def needed(beside: QWidget | None = None) -> bool:
        """Whether there is a screen for the hall; if not, the count page shows the board itself."""
        return _hall_screen(beside) is not None

    @property
    def paused(self) -> bool:
        """Whether the pause sheet lies over the board."""
        return not self.sheet.isHidden()

    def present(self) -> None:
        """Show the board full screen on the hall's screen, now or as soon as there is one."""
        self._wanted = True
        screen = _hall_screen(self._beside)
        if screen is None:
            return
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # Not showFullScreen, which asks for the keyboard as well.
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        self.show()

    def take_away(self) -> None:
        """Clear the hall's screen; the board does not come back by itself."""
        self._wanted = False
        self.hide()

    def pause(self, resting: bool) -> None:
        """Cover the board while counting rests, or show it again."""
        self.sheet.setVisible(resting)

    def command(self, asked: str) -> None:
        """What the counting table asks of the board: pause, scheme, first (the first entries), next, back."""
        if asked == "pause":
            self.pause(not self.paused)
        elif asked == "scheme":
            self.view.toggle_scheme()
            self.sheet.update()
        elif asked == "first":
            self.view.toggle_first_pass()
        else:
            self.view.turn(-1 if asked == "back" else 1)

    def _left_alone(self) -> None:
        """The window it belongs to is gone, and with it the reason to look for screens."""
        self._beside, self._wanted = None, False
        self._looking.stop()
        self.deleteLater()

    def _look_soon(self, _screen: QScreen) -> None:
        self._looking.start()

    def _screens_changed(self) -> None:
        needed = self.needed(self._beside)
        if needed and self._wanted:
            self.present()
        elif not needed and self._was_needed:
            # On the only screen left it would cover the ballot that is being keyed.
            self.hide()
        if needed != self._was_needed:
            self._was_needed = needed
            self.needed_changed.emit(needed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Where a window system gives it the keyboard all the same, keys go to the table that they are meant for."""
        if self._beside is None:
            event.ignore()
            return
        self._beside.activateWindow()
        QCoreApplication.sendEvent(self._beside.focusWidget() or self._beside, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the hall sees it."""
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the hall sees it no longer."""
        super().hideEvent(event)
        self.shown.emit(False)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closed by hand it does not come back by itself."""
        self._wanted = False
        event.accept()


def _hall_screen(beside: QWidget | None) -> QScreen | None:
    own = beside.screen() if beside is not None else QGuiApplication.primaryScreen()
    return other_screen(QGuiApplication.screens(), own)
