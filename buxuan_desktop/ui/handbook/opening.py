"""Opening the handbook over a page or a question; it is loaded only then."""

from PySide6.QtWidgets import QWidget

from buxuan_desktop.ui.desk import Desk


def open_at(over: QWidget, desk: Desk, anchor: str) -> None:
    """Open the handbook over a window, as large as the main window behind it; what lies under it waits as it is.

    Afterwards the keyboard goes back there; not every window system sees to that by itself.
    """
    from buxuan_desktop.ui.handbook.window import HandbookWindow

    made = HandbookWindow(over, desk, anchor)
    behind = over
    while (above := behind.parentWidget()) is not None:
        behind = above.window()
    made.setGeometry(behind.geometry())

    def closed(_result: int) -> None:
        over.activateWindow()
        if made.wants_tour:
            desk.tour_wanted.emit()

    made.finished.connect(closed)
    made.open()
