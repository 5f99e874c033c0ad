"""Starting the window: fonts, Chinese, style, the blocking banner, the pages."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.clock import Clock
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.fonts import hei, load_fonts
from buxuan_desktop.ui.look.sheet import style
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.shell import banner
from buxuan_desktop.ui.shell.window import Window

PageMakers = Mapping[str, Callable[[Desk], Page]]


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


def make_window(desk: Desk, makers: PageMakers) -> Window:
    """The window with its pages, showing the start page."""
    window = Window(desk, {name: make(desk) for name, make in makers.items()})
    window.show_page("start")
    return window


def run(file: Path | None, clock: Clock, keeper: str, home: Path, makers: PageMakers) -> int:
    """Run the window until it is closed; returns the exit code."""
    application = QApplication(sys.argv[:1])
    prepare(application)
    desk = Desk(clock, keeper, home)
    banner.install(home / "error.log", lambda: desk.put(None))
    window = make_window(desk, makers)
    window.show()
    if file is not None:
        from buxuan_desktop.ui.pages.start import open_case

        open_case(desk, file)
    return application.exec()
