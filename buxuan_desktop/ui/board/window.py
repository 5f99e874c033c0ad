"""The second window: the board on the hall's screen."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from buxuan_desktop.ui.board.pause import PauseSheet
from buxuan_desktop.ui.board.screens import other_screen
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.desk import Desk

KEYS = "F11 全屏　　Esc 退出全屏　　P 暂停　　D 深色或浅色　　F 初录进度　　← → 翻页"


class BoardWindow(QWidget):
    """The board in a window of its own; it never takes the keyboard from the counting table.

    Signals:
        needed_changed: a second screen came (True) or went (False); the count page then shows the board itself.
    """

    needed_changed = Signal(bool)

    def __init__(self, desk: Desk, beside: QWidget | None = None) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._beside = beside
        self._wanted = False
        self._was_needed = self.needed(beside)
        self.view = BoardView(desk, dark=True)
        self.sheet = PauseSheet(self.view)
        self.hint = QLabel(KEYS)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setMargin(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.hint)
        self.setWindowTitle("正字计票板")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.resize(1024, 640)
        self._match_view()
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
        self._go_full(True)

    def pause(self, resting: bool) -> None:
        """Cover the board while counting rests, or show it again."""
        self.sheet.setVisible(resting)

    def _go_full(self, full: bool) -> None:
        self.hint.setVisible(not full)
        if full:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.showFullScreen()
        else:
            self.unsetCursor()
            self.showNormal()

    def _match_view(self) -> None:
        """Pause sheet and hint in the view's scheme."""
        colours = self.view.colours
        self.hint.setStyleSheet(f"background: {colours.panel}; color: {colours.quiet}; font-size: 15px;")
        self.sheet.update()

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
        """F11 full screen, Escape out of it, P pause; the rest is the view's."""
        if event.isAutoRepeat():
            return
        key = event.key()
        if key == Qt.Key.Key_F11:
            self._go_full(not self.isFullScreen())
        elif key == Qt.Key.Key_Escape and self.isFullScreen():
            self._go_full(False)
        elif key == Qt.Key.Key_P:
            self.pause(not self.paused)
        elif self.view.press(key):
            self._match_view()
        else:
            event.ignore()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closed by hand it does not come back by itself."""
        self._wanted = False
        event.accept()


def _hall_screen(beside: QWidget | None) -> QScreen | None:
    own = beside.screen() if beside is not None else QGuiApplication.primaryScreen()
    return other_screen(QGuiApplication.screens(), own)
