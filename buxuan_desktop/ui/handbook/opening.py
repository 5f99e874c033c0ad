"""Opening the handbook over a page or a question; it is loaded only then."""

from PySide6.QtWidgets import QWidget

from buxuan_desktop.ui.desk import Desk


def open_at(over: QWidget, desk: Desk, anchor: str) -> None:
    """Open the handbook over a window, as large as the main window behind it; what lies under it waits as it is."""
    from buxuan_desktop.ui.handbook.window import HandbookWindow

    made = HandbookWindow(over, desk, anchor)
    behind = over
    while (above := behind.parentWidget()) is not None:
        behind = above.window()
    made.setGeometry(behind.geometry())
    made.finished.connect(lambda _result: desk.tour_wanted.emit() if made.wants_tour else None)
    made.open()
