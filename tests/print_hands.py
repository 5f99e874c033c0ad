"""Hands before the print dialog: they press its keys, and wait until it has closed or said why not."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from buxuan_desktop.ui.printing.dialog import PrintDialog

PATIENCE = 60
_MOMENT_MS = 5


def until(there: Callable[[], bool]) -> None:
    """Let the window and its threads run until something is so."""
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, "it does not come"
        # Not QTest.qWait: it keeps the threads beside the window from running.
        loop = QEventLoop()
        QTimer.singleShot(_MOMENT_MS, loop.quit)
        loop.exec()


def asked() -> PrintDialog:
    """The dialog on screen, once it knows its printers or why there are none."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, PrintDialog) and one.isVisible()]
    (dialog,) = shown
    until(lambda: "正在查看" not in dialog.state.text())
    return dialog


def no_dialog() -> bool:
    """Whether no print dialog is on screen."""
    return not any(isinstance(one, PrintDialog) and one.isVisible() for one in QApplication.topLevelWidgets())


def print_it() -> None:
    """Enter on the dialog, and wait until it has closed: the printer has taken everything."""
    dialog = asked()
    above = dialog.parentWidget()
    assert above is not None
    behind = above.window()
    QTest.keyClick(dialog.print, Qt.Key.Key_Return)
    until(no_dialog)
    # Offscreen nobody manages windows.
    behind.activateWindow()
    until(lambda: QApplication.focusWidget() is not None)
