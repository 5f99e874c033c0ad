"""What lies over the pages or on another screen and is no question: tour, locked screen, announcement, board."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from buxuan_desktop.ui.look.wearing import wear
from buxuan_desktop.ui.result.announce import AnnouncementWindow
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.tour.bubble import Bubble
from buxuan_desktop.ui.tour.stops import STOPS
from tests import asking
from tests.gui.reach import nameless, unreached
from tests.walking import a_window, one_entry, settle
from tests.whole_looks import unread

LOOKS = (
    ((1024, 768), 100, "light"),
    ((1024, 768), 200, "contrast"),
)
ESCAPE, TAB, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Return
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0][0]}x{look[0][1]} {look[1]} % {look[2]}")
def window(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    gc.disable()
    size, percent, scheme = request.param
    with a_window(tmp_path, size) as made:
        made.display.choose(scheme, percent)
        settle()
        yield made
    wear(qapp, "light", 100)


def test_every_stop_of_the_tour(window: Window) -> None:
    window.desk.tour_wanted.emit()
    settle()
    for _ in STOPS:
        (bubble,) = (one for one in window.findChildren(Bubble) if one.isVisible())
        assert unread(bubble) == []
        assert nameless(bubble) == []
        assert bubble.rect().contains(bubble.card.geometry())
        QTest.keyClick(bubble, TAB)
        assert QApplication.focusWidget() is bubble, "nothing below is worked"
        QTest.keyClick(bubble, ENTER)
        settle()
    assert window.desk.case is None
    assert window.page is window.pages["start"]


def test_escape_ends_the_tour(window: Window) -> None:
    window.desk.tour_wanted.emit()
    settle()
    (bubble,) = (one for one in window.findChildren(Bubble) if one.isVisible())
    QTest.keyClick(bubble, ESCAPE)
    settle()
    assert window.desk.case is None
    assert window.page is window.pages["start"]
    assert QApplication.focusWidget() is not None


def test_the_locked_screen(window: Window, tmp_path: Path) -> None:
    asking.guarded(window, tmp_path)
    window.desk.go("access")
    settle()
    window.change_seat()
    settle()
    assert window.guard is not None
    page: QWidget = window.guard.page
    assert page.isVisible()
    assert unread(page) == []
    assert nameless(page) == []
    assert unreached(window) == []
    head = window.desk.the_case.file.head
    QTest.keyClick(QApplication.focusWidget(), ESCAPE)
    settle()
    assert not page.isVisible()
    assert window.page.isVisible()
    assert window.desk.the_case.file.head == head


def test_the_announcement(window: Window, tmp_path: Path) -> None:
    asking.won(window, tmp_path)
    shown = AnnouncementWindow(window.desk, 1)
    shown.resize(window.size())
    shown.show()
    settle()
    assert unread(shown) == []
    assert nameless(shown) == []
    head = window.desk.the_case.file.head
    QTest.keyClick(shown, ESCAPE)
    assert not shown.isVisible()
    assert window.desk.the_case.file.head == head
    shown.deleteLater()
    settle()


def test_the_board(window: Window, tmp_path: Path) -> None:
    one_entry(window, tmp_path)
    window.desk.go("count")
    settle()
    board = window.board
    assert board is not None
    board.resize(window.size())
    board.show()
    settle()
    assert unread(board) == []
    assert nameless(board) == []
    board.hide()
