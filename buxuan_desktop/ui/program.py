"""Starting the window: fonts, Chinese, style, the blocking banner, the pages, the board."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.clock import Clock
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.board.window import BoardWindow
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.fonts import hei, load_fonts
from buxuan_desktop.ui.look.sheet import style
from buxuan_desktop.ui.pages.day import DayPage
from buxuan_desktop.ui.pages.setup import SetupPage
from buxuan_desktop.ui.pages.start import StartPage, open_case
from buxuan_desktop.ui.result.printpage import PrintPage
from buxuan_desktop.ui.result.verdict import VerdictPage
from buxuan_desktop.ui.shell import banner
from buxuan_desktop.ui.shell.window import Window


def prepare(application: QApplication) -> None:
    """Fonts, Chinese for Qt's own words, and the look; the same for the program and for tests."""
    load_fonts()
    application.setStyle("Fusion")
    application.setFont(hei(15))
    application.setStyleSheet(style())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def make_window(desk: Desk) -> Window:
    """The window with its pages, showing the start page, and the board for the hall's screen when there is one."""
    count = CountPage(desk, BoardView(desk))
    window = Window(
        desk,
        {
            "start": StartPage(desk),
            "setup": SetupPage(desk),
            "day": DayPage(desk),
            "count": count,
            "verdict": VerdictPage(desk),
            "print": PrintPage(desk),
        },
    )
    window.board = BoardWindow(desk, window)
    count.board_wanted.connect(window.show_board)
    window.show_page("start")
    return window


def run(file: Path | None, clock: Clock, keeper: str, home: Path) -> int:
    """Run the window until it is closed; returns the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("补选桌面")
    prepare(application)
    desk = Desk(clock, keeper, home)
    banner.install(home / "error.log", lambda: desk.put(None))
    window = make_window(desk)
    window.show()
    if file is not None:
        open_case(desk, file)
    return application.exec()
