"""Starting the window: fonts, Chinese, style, the blocking banner, the pages, the board."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.clock import Clock
from buxuan_desktop.ui import plain_import  # noqa: F401 - puts something back as it is loaded
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.every import PAGES
from buxuan_desktop.ui.garbage import Garbage
from buxuan_desktop.ui.handbook.help import HelpKey
from buxuan_desktop.ui.held import HeldKeys
from buxuan_desktop.ui.look.chinese import speak_chinese
from buxuan_desktop.ui.look.fonts import load_fonts
from buxuan_desktop.ui.look.icon import icon
from buxuan_desktop.ui.look.ring import Rings
from buxuan_desktop.ui.look.wearing import wear
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.shell import banner
from buxuan_desktop.ui.shell.display import wear_kept
from buxuan_desktop.ui.shell.pages import Pages
from buxuan_desktop.ui.shell.window import Window

if TYPE_CHECKING:
    from buxuan_desktop.ui.board.window import BoardWindow
    from buxuan_desktop.ui.hall.keeper import HallKeeper

__all__ = ["PAGES", "STYLED", "add_board", "make_window", "prepare", "run"]

# Told to Qt as it starts: asked for later, a style brings all of its constants with it, which the start waits for.
STYLED = ("-style", "Fusion")
_SEEN_MS = 200


def prepare(application: QApplication) -> None:
    """Fonts, Chinese for Qt's own words, the look, held keys, and garbage; the same for the program and for tests.

    The application was made with `STYLED`.
    """
    load_fonts()
    wear(application, "light", 100)
    speak_chinese(application)
    HeldKeys(application)
    Rings(application)
    Garbage(application)


def make_window(desk: Desk) -> Window:
    """The window with its pages, showing the start page."""
    window = Window(desk, Pages(desk, PAGES))
    HelpKey(window)
    desk.tour_wanted.connect(partial(_show_around, window))
    desk.handover_met.connect(partial(_ask_custody, window))
    window.show_page("start")
    return window


def _show_around(window: Window) -> None:
    """Begin the tour; what it needs is loaded with the first."""
    from buxuan_desktop.ui.tour.tour import Tour

    (window.findChild(Tour) or Tour(window)).begin()


def _ask_custody(window: Window) -> None:
    """Ask whether this computer takes the case on the desk over, or takes its own handover back."""
    from buxuan_desktop.ui.custody.meeting import ask_custody

    ask_custody(window, window.desk)


def add_board(window: Window) -> None:
    """The board for the hall's screen, made with the first page that asks for it: handing out, or the count."""

    def board_of() -> "BoardWindow":
        from buxuan_desktop.ui.board.window import BoardWindow

        if window.board is None:
            window.board = BoardWindow(window.desk, window)
            window.board.needed_changed.connect(window.tell_screens)
        return window.board

    def hand_out(desk: Page) -> None:
        from buxuan_desktop.ui.checkin.page import CheckInPage

        if isinstance(desk, CheckInPage):
            board_of()
            desk.board_wanted.connect(window.show_board)

    def connect(count: Page) -> None:
        from buxuan_desktop.ui.count.page import CountPage

        if isinstance(count, CountPage):
            board = board_of()
            count.board_wanted.connect(window.show_board)
            count.hall_asked.connect(board.command)
            board.shown.connect(count.table.show_hall_keys)
            count.board_turned.connect(window.share_width)

    if isinstance(window.pages, Pages):
        window.pages.when_made("count", connect)
        window.pages.when_made("checkin", hand_out)


def _keep_hall(window: Window) -> Callable[[], None]:
    """Look after the hall once the window has been seen, which waits for nothing of it; gives what ends that."""
    begun: list[HallKeeper] = []

    def begin() -> None:
        from buxuan_desktop.ui.hall.awake import Awake
        from buxuan_desktop.ui.hall.keeper import HallKeeper

        begun.append(HallKeeper(window.desk, window.tell_battery, window, awake=Awake(window.winId)))
        begun[0].start()

    def end() -> None:
        for keeper in begun:
            keeper.stop()

    QTimer.singleShot(_SEEN_MS, window, begin)
    return end


def run(file: Path | None, clock: Clock, keeper: str, home: Path) -> int:
    """Run the window until it is closed; returns the exit code."""
    application = QApplication([*sys.argv[:1], *STYLED])
    application.setApplicationName("补选桌面")
    application.setDesktopFileName("buxuan")
    application.setWindowIcon(icon())
    prepare(application)
    wear_kept(application, home)
    desk = Desk(clock, keeper, home)
    banner.install(home / "error.log", lambda: desk.put(None))
    window = make_window(desk)
    add_board(window)
    window.showMaximized()
    end_hall = _keep_hall(window)
    if file is not None:
        open_case(desk, file)
    try:
        return application.exec()
    finally:
        end_hall()
