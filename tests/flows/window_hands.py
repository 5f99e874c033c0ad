"""The whole window as the program runs it, and hands that only press keys, wherever the cursor stands."""

import gc
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.opening import begin, hold_polls
from buxuan_desktop.app.setup import Elector, Opening
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import add_board, make_window
from buxuan_desktop.ui.shell.window import Window
from tests.dressed import prepared

KEEPER = "this-computer"
REGISTERED = 600
NAMED = ("赵铁柱", "单志强")
"""The first two electors; all others are called 居民 and a number."""
PATIENCE = 10
"""Seconds to wait for a place that hears keys."""
_NAMED = {
    "⏎": Qt.Key.Key_Return,
    "⇥": Qt.Key.Key_Tab,
    "␣": Qt.Key.Key_Space,
    "⎋": Qt.Key.Key_Escape,
    "⌫": Qt.Key.Key_Backspace,
    "↑": Qt.Key.Key_Up,
    "↓": Qt.Key.Key_Down,
}


@contextmanager
def window_on(application: QApplication, day: date, home: Path) -> Iterator[Window]:
    """The window and its board as `program.run` makes them, shown and active."""
    prepared(application)
    gc.disable()
    desk = Desk(standing_at(day), KEEPER, home)
    window = make_window(desk)
    add_board(window)
    window.show()
    window.activateWindow()
    try:
        yield window
    finally:
        window.close()
        for one in (window.board, window):
            if one is not None:
                one.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def cursor() -> QWidget:
    """Where the next key goes: never behind a question that is on screen."""
    until = time.monotonic() + PATIENCE
    while True:
        now, asked = QApplication.focusWidget(), QApplication.activeModalWidget()
        if now is not None and now.isVisible() and (asked is None or now is asked or asked.isAncestorOf(now)):
            return now
        assert time.monotonic() < until, "no key would be heard"
        if QApplication.activeWindow() is None:
            _hand_back()
        QTest.qWait(1)


def _hand_back() -> None:
    """Offscreen nobody manages windows: when a question closes, the window behind it is not made active again."""
    shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, Window) and one.isVisible())
    if behind := QApplication.activeModalWidget() or next(shown, None):
        behind.activateWindow()


def press(keys: str) -> None:
    """Key after key; ⏎ ⇥ ␣ ⎋ ⌫ ↑ ↓ are keys with a name, Chinese comes from the input method in one piece."""
    for piece in re.findall(r"[⏎⇥␣⎋⌫↑↓]|[\x21-\x7e]|[^\x00-\x7f⏎⇥␣⎋⌫↑↓]+", keys):
        if piece in _NAMED:
            QTest.keyClick(cursor(), _NAMED[piece])
        elif piece.isascii():
            QTest.keyClick(cursor(), piece)
        else:
            at = cursor()
            assert at.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), "no place to write Chinese"
            event = QInputMethodEvent()
            event.setCommitString(piece)
            QApplication.sendEvent(at, event)


def press_key(key: Qt.Key) -> None:
    """A key without a sign of its own, such as F10."""
    QTest.keyClick(cursor(), key)


def tab_to(wanted: QWidget) -> None:
    """Go to a control with the Tab key alone."""
    for _ in range(40):
        if cursor() is wanted:
            return
        press("⇥")
    raise AssertionError(f"the Tab key does not come to {wanted.accessibleName() or wanted}")


def ready_case(path: Path, day: date, recovered: int) -> None:
    """The file of a case whose polls have closed: six hundred electors by name, one box of `recovered` ballots."""
    opening = Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        electors="voters",
        election_day=day,
        options={"overvote_scope": "post", "blank": "abstain"},
        keeper=KEEPER,
    )
    people = [Elector(name) for name in (*NAMED, *(f"居民{number}" for number in range(len(NAMED), REGISTERED)))]
    posts = (Post("主任", 1, ("王建国", "李秀英")),)
    with begin(path, opening, posts, people, standing_at(day), "周敏") as case:
        hold_polls(case, "first", recovered, [Box("中心会场", "hall", recovered, recovered)], "韩立")
