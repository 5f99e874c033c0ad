"""The handbook and the tour in pictures, over the sample election."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import sample_case
from buxuan_desktop.ui.handbook.opening import open_at
from screen_stage import Stage

_A_MOMENT, _TO_THE_PAPER = 50, 4


def handbook(on: Stage) -> None:
    """Opened in the middle of a ballot; looking for something."""
    on.desk.clock = sample_case.clock()
    on.put(sample_case.opened(on.folder / "a.buxuan"))
    sample_case.close_polls(on.desk.the_case)
    on.window.show_page("count")
    on.count.seat("周敏", "韩立")
    open_at(on.window, on.desk, "count")
    QTest.qWait(_A_MOMENT)
    on.take("handbook", QApplication.activeModalWidget())
    on.press("fp", Qt.Key.Key_Down)
    on.take("handbook-search", QApplication.activeModalWidget())


def tour(on: Stage) -> None:
    """Every stop; the one at the paper is the picture of it."""
    from buxuan_desktop.ui.tour.stops import STOPS

    on.desk.clock = sample_case.clock()
    on.desk.tour_wanted.emit()
    for number in range(1, len(STOPS) + 1):
        on.take("tour" if number == _TO_THE_PAPER else f"tour-{number}")
        on.press(Qt.Key.Key_Return)


SCENES = (handbook, tour)
