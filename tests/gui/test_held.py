"""A held key is one key, however the window system tells its repeats; and fingers are fast."""

from collections.abc import Callable
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window

PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
NAMED = {"⏎": Qt.Key.Key_Return}
REPEAT_MS, FINGER_MS = 33, 30


class Keyboard:
    """Keys as X11 tells them, with its clock in milliseconds."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.now = 1000

    def send(self, kind: QEvent.Type, key: str) -> None:
        code = NAMED.get(key, Qt.Key(ord(key.upper())))
        event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, 10 + code % 100, 0, 0, key)
        event.setTimestamp(self.now)
        asked = getattr(self.window.page, "dialog", None)
        QCoreApplication.sendEvent((asked or self.window).windowHandle(), event)

    def tap(self, key: str, up: int = FINGER_MS) -> None:
        """A finger: down, up, and `up` milliseconds until the next."""
        self.send(PRESS, key)
        self.now += FINGER_MS
        self.send(RELEASE, key)
        self.now += up

    def hold(self, key: str, repeats: int = 25) -> None:
        """Down, and repeats of which none is flagged: a release and a press of one moment each."""
        self.send(PRESS, key)
        self.now += 600
        for _ in range(repeats):
            self.send(RELEASE, key)
            self.send(PRESS, key)
            self.now += REPEAT_MS
        self.send(RELEASE, key)
        self.now += FINGER_MS


@pytest.fixture
def keyboard(desk: Desk, qtbot: QtBot, counting_case: Callable[..., Case]) -> Keyboard:
    made = make_window(desk)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    counting_case()
    made.show_page("count")
    page = made.page
    assert isinstance(page, CountPage)
    page.seat("周敏", "韩立")
    return Keyboard(made)


def ballots(keyboard: Keyboard) -> int:
    return len(keyboard.window.desk.election.rounds[-1].ballots)


def test_a_held_candidate_key_marks_once(keyboard: Keyboard) -> None:
    for repeats in (24, 25):
        keyboard.hold("1", repeats)
        assert keyboard.window.page.draft.marks[0].approve == ("王建国",)
        keyboard.tap("1")
        assert keyboard.window.page.draft.empty


def test_held_enter_stores_one_ballot(keyboard: Keyboard) -> None:
    keyboard.tap("1")
    keyboard.hold("⏎")
    assert ballots(keyboard) == 1
    keyboard.hold("k")
    keyboard.hold("⏎")
    assert ballots(keyboard) == 2


def test_a_held_key_answers_no_question(keyboard: Keyboard) -> None:
    keyboard.hold("f")
    assert keyboard.window.page.dialog is not None
    keyboard.hold("1")
    assert keyboard.window.page.dialog is None
    assert keyboard.window.page.draft.void == "unreadable"
    assert ballots(keyboard) == 0


def test_fast_fingers_are_heard(keyboard: Keyboard) -> None:
    for _ in range(30):
        keyboard.tap("2", up=0)
        keyboard.tap("⏎", up=0)
    assert ballots(keyboard) == 30
    keyboard.tap("x")
    keyboard.tap("x")
    assert not keyboard.window.page.draft.opposing


def test_text_is_still_repeated(keyboard: Keyboard, qtbot: QtBot) -> None:
    """Only the flag is put right; who edits a text may hold a key as ever."""
    keyboard.window.go_home()
    edit = keyboard.window.page.findChild(QLineEdit)
    edit.clear()
    edit.setFocus()
    keyboard.hold("o", 5)
    assert edit.text() == "oooooo"


def test_a_held_enter_presses_one_button_only(keyboard: Keyboard) -> None:
    """Enter that ends the count must not go on to print the report twenty times a second."""
    told = count()
    window = keyboard.window
    keyboard.tap("1")
    keyboard.tap("⏎")
    window.page.questions._end({"boxes-recovered-differ": "已核实"})
    assert window.page is window.pages["verdict"]
    window.page.report.clicked.connect(lambda: next(told))
    window.page.report.setFocus()
    keyboard.send(RELEASE, "⏎")
    for _ in range(10):
        keyboard.send(RELEASE, "⏎")
        keyboard.send(PRESS, "⏎")
        keyboard.now += REPEAT_MS
    assert next(told) == 0
    assert isinstance(window.page, Page)
    assert window.page is window.pages["verdict"]
