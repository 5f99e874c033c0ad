"""Hands for bundles: they tie, sit down, key an entry, all by real keys to whoever has the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.ui.shell.window import Window

ENTER = Qt.Key.Key_Return
A, B = ("周敏", "韩立"), ("陈静", "吴强")


def press(qtbot: QtBot, window: Window, *keys: str | Qt.Key) -> None:
    """Real keys to whoever has the keyboard: the question on screen, else the page."""
    for key in keys:
        page = window.page
        asked = getattr(page, "dialog", None)
        target: QWidget = (asked and asked.focusWidget()) or asked or window.focusWidget() or page
        qtbot.keyClick(target, key)


def typed(qtbot: QtBot, window: Window, text: str) -> None:
    asked = getattr(window.page, "dialog", None)
    qtbot.keyClicks((asked and asked.focusWidget()) or window.focusWidget(), text)


def tie(qtbot: QtBot, window: Window, sheets: int, size: int, *, totals: bool = False) -> None:
    press(qtbot, window, Qt.Key.Key_F6)
    tying = window.page.tying
    assert tying.sheets.value == 517, "what came out of the boxes"
    tying.sheets.setText(str(sheets))
    tying.each.setText(str(size))
    if totals:
        tying.way.value = "totals"
    tying.begin.setFocus()
    press(qtbot, window, ENTER)


def sit(qtbot: QtBot, window: Window, people: tuple[str, str]) -> None:
    """Enter on the bundle, then the two names."""
    press(qtbot, window, ENTER)
    seats = window.page.seats
    for line, name in zip((seats.teller, seats.scrutineer), people, strict=True):
        line.edit.clear()
        line.edit.insert(name)
        qtbot.keyClick(line.edit, ENTER)


def entry(qtbot: QtBot, window: Window, people: tuple[str, str], papers: Sequence[str], ends: int = 1) -> None:
    """One entry: the keys of each paper, then Enter; F10 at the end, twice when the number of papers is odd."""
    sit(qtbot, window, people)
    assert window.page is window.pages["count"]
    for keys in papers:
        press(qtbot, window, *keys, ENTER)
    press(qtbot, window, *[Qt.Key.Key_F10] * ends)
