"""Helpers for the tests of the count page: a page with people at it, and real keys."""

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk

CaseMaker = Callable[..., Case]
Seated = Callable[..., CountPage]
ELECTORS = ("赵铁柱", "单志强", "𨶒立杰", "王建国")
THREE = (
    Post("主任", 1, ("王建国", "李秀英")),
    Post("副主任", 1, ("张三", "𰻝明")),
    Post("委员", 3, ("王𤇥", "𨶒立杰", "阿卜杜热合曼·买买提吐尔逊·艾合买提江·阿不都拉", "赵六", "钱七")),
)
TWENTY = (Post("委员", 7, tuple(f"候选{c}" for c in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")),)
_KEYS = {"⏎": Qt.Key.Key_Return, "⌫": Qt.Key.Key_Backspace, ".": Qt.Key.Key_Space, "⎋": Qt.Key.Key_Escape}

# PySide6 6.12.0 loses a reference to None in every call that returns nothing; before Python 3.12 that ends the process
# after some ten thousand calls.
if sys.version_info < (3, 12):
    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40


def seat(desk: Desk, qtbot: QtBot, make: CaseMaker, board: QWidget | None = None, **wanted: object) -> CountPage:
    """A page with teller and scrutineer at it, on a case that lists ELECTORS."""
    case = make(**wanted)
    setup.register(case, [setup.Elector(name, group="二组") for name in ELECTORS])
    page = shown(desk, qtbot, board)
    page.seat("周敏", "韩立")
    return page


def shown(desk: Desk, qtbot: QtBot, board: QWidget | None = None) -> CountPage:
    """A page as somebody arrives at it."""
    page = CountPage(desk, board)
    qtbot.addWidget(page)
    page.resize(1158, 768)
    page.show()
    page.arrive()
    return page


def keyed(qtbot: QtBot, page: CountPage, keys: str) -> None:
    """Real key events, one a character; ⏎ is Enter, ⌫ Backspace, ⎋ Escape and . the space bar."""
    for key in keys:
        target: QWidget = page.dialog or page
        if key in _KEYS:
            qtbot.keyClick((page.dialog and target.focusWidget()) or target, _KEYS[key])
        else:
            qtbot.keyClick(target, key)


def written(qtbot: QtBot, page: CountPage, letters: str) -> None:
    """Open the list of write-ins, type letters or a number, and press Enter."""
    keyed(qtbot, page, "l")
    edit = page.dialog.picker.edit
    qtbot.keyClicks(edit, letters)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def held(widget: QWidget, key: Qt.Key, text: str) -> None:
    """A key that stays down: twenty repeats."""
    for _ in range(20):
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True))


def round_of(page: CountPage) -> Round:
    """The current round as folded."""
    return page.desk.election.rounds[-1]


def full(*_: object) -> None:
    """In the place of a write: the disk is full."""
    raise Refusal("disk-full", path="案卷")
