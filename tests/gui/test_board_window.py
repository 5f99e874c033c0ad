"""The second window: it finds the hall's screen, rests, and never takes the table's keyboard."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.ui.board import window as window_module
from buxuan_desktop.ui.board.window import BoardWindow
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.palette import BOARD_DARK, BOARD_LIGHT

TWO_SCREENS = """{"screens": [
    {"name": "table", "x": 0, "y": 0, "width": 1366, "height": 768},
    {"name": "hall", "x": 1366, "y": 0, "width": 1920, "height": 1080}]}"""
MIRRORED = TWO_SCREENS.replace('"x": 1366', '"x": 0')
ON_THEM = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.ui.board.window import BoardWindow
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import STYLED, prepare

application = QApplication(["buxuan", *STYLED])
prepare(application)
table = QWidget()
table.setScreen(next(screen for screen in application.screens() if screen.name() == "table"))
desk = Desk(standing_at(date(2020, 4, 20)), "this-computer", Path(sys.argv[1]))
window = BoardWindow(desk, table)
window.present()
application.processEvents()
print(window.needed(table), window.isVisible(), window.isFullScreen())
if window.isVisible():
    print(window.screen().name())
"""

# The offscreen platform says so of every window with a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, counting_case: Callable[..., Case]) -> BoardWindow:
    counting_case()
    made = BoardWindow(desk)
    qtbot.addWidget(made)
    return made


def corner(window: BoardWindow) -> QColor:
    return window.grab().toImage().pixelColor(2, 2)


@pytest.mark.parametrize(
    ("screens", "said"),
    [(TWO_SCREENS, "True True True hall"), (MIRRORED, "False False False")],
)
def test_it_goes_full_screen_where_the_hall_looks(tmp_path: Path, screens: str, said: str) -> None:
    (tmp_path / "screens.json").write_text(screens, encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen:configfile=screens.json",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", ON_THEM, "home"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert " ".join(done.stdout.split()) == said


def test_with_one_screen_it_stays_away(window: BoardWindow) -> None:
    assert not BoardWindow.needed()
    window.present()
    assert not window.isVisible()


def test_a_projector_that_comes_is_used_and_one_that_goes_uncovers_the_ballot(
    qtbot: QtBot, qapp: QApplication, window: BoardWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.present()
    screen = qapp.primaryScreen()
    with monkeypatch.context() as plugged, qtbot.waitSignal(window.needed_changed) as said:
        plugged.setattr(window_module, "_hall_screen", lambda _beside: screen)
        qapp.screenAdded.emit(screen)
        qtbot.waitUntil(window.isFullScreen, timeout=2000)
    assert said.args == [True]
    with qtbot.waitSignal(window.needed_changed) as said:
        qapp.screenRemoved.emit(screen)
    assert said.args == [False]
    assert not window.isVisible()


def test_taken_away_it_does_not_come_back_by_itself(
    qtbot: QtBot, qapp: QApplication, window: BoardWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = qapp.primaryScreen()
    monkeypatch.setattr(window_module, "_hall_screen", lambda _beside: screen)
    with qtbot.waitSignal(window.shown) as said:
        window.present()
    assert said.args == [True]
    assert window.isFullScreen()
    with qtbot.waitSignal(window.shown) as said:
        window.take_away()
    assert said.args == [False]
    qapp.screenAdded.emit(screen)
    qtbot.wait(50)
    assert not window.isVisible()


def test_a_pause_covers_the_board_and_shows_it_again(window: BoardWindow) -> None:
    window.resize(1280, 720)
    window.show()
    board = window.view.grab().toImage()
    window.command("pause")
    assert window.paused
    assert window.sheet.accessibleName() == "计票暂停，请稍候"
    assert window.view.grab().toImage() != board
    window.resize(1366, 900)
    assert window.sheet.size() == window.view.size()
    window.resize(1280, 720)
    window.command("pause")
    assert not window.paused
    assert window.view.grab().toImage() == board


def test_another_scheme_and_page_reach_the_board_paused_or_not(window: BoardWindow) -> None:
    window.show()
    window.command("next")
    assert corner(window) == QColor(BOARD_DARK.ground)
    window.command("pause")
    window.command("scheme")
    assert corner(window) == QColor(BOARD_LIGHT.ground)


def test_keys_that_reach_it_all_the_same_go_to_the_table(qtbot: QtBot, desk: Desk) -> None:
    """Some window systems give the keyboard to every new window; a ballot keyed then must not be lost."""
    table = QLineEdit()
    table.show()
    table.setFocus()
    board = BoardWindow(desk, table)
    board.show()
    qtbot.keyClicks(board, "1k")
    assert table.text() == "1k"
    with qtbot.waitSignal(board.destroyed, timeout=2000):
        table.deleteLater()


def test_it_does_not_take_the_keyboard_from_the_table(window: BoardWindow) -> None:
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_it_goes_with_the_window_it_belongs_to(qtbot: QtBot, desk: Desk) -> None:
    table = QWidget()
    board = BoardWindow(desk, table)
    with qtbot.waitSignal(board.destroyed, timeout=2000):
        table.deleteLater()
    # A screen that comes later finds no board left that could ask for the window's place.
    screen = QApplication.primaryScreen()
    with qtbot.captureExceptions() as caught:
        QApplication.instance().screenAdded.emit(screen)
        qtbot.wait(20)
    assert not caught
