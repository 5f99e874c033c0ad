"""The tour by real keys: Enter to its end and Escape midway; offered to newcomers, forced on nobody, nothing left."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import recents
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.local import settings_of
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.handbook.window import HandbookWindow
from buxuan_desktop.ui.pages.setup import SetupPage
from buxuan_desktop.ui.pages.start import StartPage
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.tour.bubble import Bubble
from buxuan_desktop.ui.tour.stops import STOPS
from tests.gui.whole_words import whole

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is made.windowHandle())
    return made


def start_of(window: Window) -> StartPage:
    page = window.pages["start"]
    assert isinstance(page, StartPage)
    return page


def tap(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def bubble_of(window: Window) -> Bubble:
    found = QApplication.focusWidget()
    assert isinstance(found, Bubble)
    assert found.window() is window
    return found


def test_a_newcomer_goes_through_it_by_enter_alone(window: Window, desk: Desk, qtbot: QtBot, temporary: Path) -> None:
    start = start_of(window)
    assert QApplication.focusWidget() is start.tour
    assert not start.again.isVisible()
    shown = []
    tap(qtbot, ENTER)
    for number, stop in enumerate(STOPS, start=1):
        bubble = bubble_of(window)
        assert bubble.number.text() == f"{number} / {len(STOPS)}"
        assert bubble.title.text() == stop.title
        qtbot.waitUntil(lambda bubble=bubble: not bubble.hole.isEmpty() and bubble.card.isVisible())
        assert bubble.rect().contains(bubble.hole)
        shown.append(window.shown)
        tap(qtbot, ENTER)
    assert shown == ["start", "setup", "stage", "count", "count", "count", "verdict", "print"]
    assert not any(one.isVisible() for one in window.findChildren(Bubble))
    assert (window.shown, desk.case) == ("start", None)
    assert list(temporary.iterdir()) == []
    assert recents.recent(desk.home) == ()
    assert settings_of(desk.home).toured
    assert not start.tour.isVisible()
    assert QApplication.focusWidget() is start.primary


def test_real_pages_do_real_work(window: Window, desk: Desk, qtbot: QtBot, temporary: Path) -> None:
    del temporary
    tap(qtbot, *[ENTER] * 5)
    page = window.page
    assert isinstance(page, CountPage)
    assert page.draft.marks[0].approve == ("王建国",)
    tap(qtbot, ENTER)
    assert len(desk.election.rounds[-1].ballots) == 1
    tap(qtbot, ENTER)
    assert desk.election.posts["主任"].elected == ["王建国"]
    assert desk.election.case.rehearsal


@pytest.mark.parametrize("stops", [1, 4, 7])
def test_escape_ends_it_anywhere_and_leaves_nothing(
    window: Window, desk: Desk, qtbot: QtBot, temporary: Path, stops: int
) -> None:
    tap(qtbot, *[ENTER] * stops, ESCAPE)
    assert (window.shown, desk.case) == ("start", None)
    assert list(temporary.iterdir()) == []
    tap(qtbot, ENTER)
    assert isinstance(window.page, SetupPage), "a second start is not a newcomer's"


def test_no_other_key_is_heard_below_the_bubble(window: Window, desk: Desk, qtbot: QtBot, temporary: Path) -> None:
    del temporary
    tap(qtbot, *[ENTER] * 4)
    bubble = bubble_of(window)
    qtbot.keyClick(bubble, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    tap(qtbot, Qt.Key.Key_2, Qt.Key.Key_F10)
    assert window.shown == "count"
    assert bubble.number.text() == "4 / 8"
    assert not desk.election.rounds[-1].ballots


def test_closing_the_window_midway_leaves_nothing(window: Window, qtbot: QtBot, temporary: Path) -> None:
    tap(qtbot, *[ENTER] * 3)
    assert list(temporary.iterdir())
    window.close()
    assert list(temporary.iterdir()) == []


def test_it_is_there_again_on_the_start_page_and_in_the_handbook(
    window: Window, desk: Desk, qtbot: QtBot, temporary: Path
) -> None:
    del temporary
    tap(qtbot, ENTER, ESCAPE)
    start_of(window).again.setFocus()
    tap(qtbot, Qt.Key.Key_Space)
    bubble_of(window)
    tap(qtbot, ESCAPE)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    book = QApplication.activeModalWidget()
    assert isinstance(book, HandbookWindow)
    book.tour.click()
    qtbot.waitUntil(lambda: desk.case is not None and isinstance(QApplication.focusWidget(), Bubble))
    bubble_of(window)
    tap(qtbot, ESCAPE)


def test_a_case_that_people_work_on_is_never_put_away_for_it(
    window: Window, desk: Desk, qtbot: QtBot, counting_case: Callable[..., Case]
) -> None:
    case = counting_case()
    desk.go("count")
    page = window.page
    assert isinstance(page, CountPage)
    page.seat("周敏", "韩立")
    page.press("1")
    desk.tour_wanted.emit()
    assert desk.case is case
    assert "这张票还没有存" in window.notice.text()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    book = QApplication.activeModalWidget()
    assert isinstance(book, HandbookWindow)
    assert not book.tour.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 680)])
def test_no_word_of_a_stop_is_cut_and_every_bubble_is_whole(
    window: Window, qtbot: QtBot, temporary: Path, size: tuple[int, int]
) -> None:
    del temporary
    window.resize(*size)
    whole(window)
    tap(qtbot, ENTER)
    for _ in STOPS:
        bubble = bubble_of(window)
        qtbot.waitUntil(lambda bubble=bubble: bubble.card.height() >= bubble.card.heightForWidth(bubble.card.width()))
        whole(bubble)
        assert bubble.rect().contains(bubble.card.geometry())
        tap(qtbot, ENTER)
