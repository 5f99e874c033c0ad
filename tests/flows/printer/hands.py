"""Hands at the print page and its dialog, before a real printing system."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from buxuan_desktop.ui.printing.dialog import PrintDialog
from buxuan_desktop.ui.result.printpage import PrintPage
from buxuan_desktop.ui.shell.window import Window
from tests.flows.cups import PAPER
from tests.flows.window_hands import tab_to
from tests.print_hands import asked, print_it, until

DAY = date(2020, 4, 20)
ELECTORS = 2600
RARE = ("𠮷田丰", "㛃玉芬", "䶮晓龙", "欧阳𬱖")
WINNERS = ("𠮷田丰", "王建国", "李秀英")
NEAR_MM = 0.35
ENTER, UP, DOWN, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space


def print_page(window: Window, kind: str = "report", *, lying: bool = True) -> PrintPage:
    window.show_page("print")
    page = window.page
    assert isinstance(page, PrintPage)
    until(lambda: page.printers.name != "")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    for _ in page.jobs:
        if page.jobs[page.list.currentRow()].kind == kind:
            break
        QTest.keyClick(page.list, DOWN)
    assert page.jobs[page.list.currentRow()].kind == kind, [(one.kind, page.list.currentRow()) for one in page.jobs]
    if not lying:
        QTest.keyClick(page.choices.form, DOWN)
    return page


def opened(page: PrintPage, printer: str = PAPER) -> PrintDialog:
    """Enter on the page's button; in the dialog the printer is chosen by arrow keys."""
    page.print.setFocus()
    QTest.keyClick(page.print, ENTER)
    dialog = asked()
    names = [dialog.form.printer.itemText(place) for place in range(dialog.form.printer.count())]
    assert names[0] == PAPER, "the usual one stands first"
    tab_to(dialog.form.printer)
    while dialog.form.printer.currentText() != printer:
        QTest.keyClick(dialog.form.printer, DOWN if dialog.form.printer.currentText() == names[0] else UP)
    return dialog


def go(dialog: PrintDialog) -> None:
    """The Tab key to the red button, Enter, and wait until the printer has it."""
    assert dialog.isVisible()
    print_it()


def press_times(widget: QWidget, key: Qt.Key, times: int) -> None:
    tab_to(widget)
    for _ in range(times):
        QTest.keyClick(widget, key)
