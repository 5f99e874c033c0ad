"""The program's own fonts, look and Chinese, put on once in a process however many tests ask for them."""

from PySide6.QtWidgets import QApplication

from buxuan_desktop.ui.program import prepare


def prepared(application: QApplication) -> QApplication:
    """The same application, as the program itself starts it."""
    if not application.property("prepared"):
        prepare(application)
        application.setProperty("prepared", True)
    return application
