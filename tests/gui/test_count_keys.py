"""What a key does on the count page, held, full-width, on a button; what a click does."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.ui.desk import Desk
from tests.gui.count_table import CaseMaker, Seated, held, keyed, round_of, seat

# The offscreen platform says so of every dialog; no screen does.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def seated(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> Seated:
    return partial(seat, desk, qtbot, counting_case)


def test_held_keys_do_nothing(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    keyed(qtbot, page, "1")
    held(page, Qt.Key.Key_Return, "\r")
    held(page, Qt.Key.Key_2, "2")
    held(page, Qt.Key.Key_Backspace, "\b")
    for button in (page.table.store, page.table.strike, page.table.end):
        button.setFocus()
        held(button, Qt.Key.Key_Return, "\r")
        held(button, Qt.Key.Key_Space, " ")
    assert not round_of(page).ballots
    assert page.draft.marks[0].approve == ("王建国",)
    assert page.dialog is None
    page.setFocus()
    keyed(qtbot, page, "⏎")
    held(page, Qt.Key.Key_Return, "\r")
    assert len(round_of(page).ballots) == 1


def test_keys_held_into_a_question_answer_nothing(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    keyed(qtbot, page, "f")
    held(page.dialog, Qt.Key.Key_1, "1")
    held(page.dialog, Qt.Key.Key_Return, "\r")
    assert page.draft.empty
    keyed(qtbot, page, "⏎")
    assert page.draft.empty, "Enter alone gives no reason"
    keyed(qtbot, page, "⎋")
    keyed(qtbot, page, "l")
    held(page.dialog.picker.edit, Qt.Key.Key_L, "l")
    assert page.dialog.picker.edit.text() == ""
    keyed(qtbot, page, "⎋")
    assert page.dialog is None


def test_nothing_keyed_is_not_stored(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    keyed(qtbot, page, "⏎11⏎x⏎⎋⏎")
    assert not round_of(page).ballots
    assert "K" in page.table.law.why.text()


def test_full_width_digits_and_capitals_are_taken(seated: Seated) -> None:
    page = seated()
    for key, text in (
        (Qt.Key.Key_unknown, "１"),
        (Qt.Key.Key_Enter, "\r"),
        (Qt.Key.Key_K, "Ｋ"),
        (Qt.Key.Key_Enter, ""),
    ):
        QApplication.sendEvent(page, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))
    counts = round_of(page).tally.counts
    assert (counts.valid, counts.blank) == (1, 1)
    assert not page.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_chords_key_nothing(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    for key in (Qt.Key.Key_C, Qt.Key.Key_1, Qt.Key.Key_K):
        qtbot.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    assert page.draft.empty
    assert page.dialog is None


def test_a_click_does_what_the_key_does(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    slot = page.table.sheet.slots()[2]
    at = page.table.sheet.rect().topLeft()
    at.setX(int(slot.x + 40))
    at.setY(int(slot.y + slot.height / 2))
    qtbot.mouseClick(page.table.sheet, Qt.MouseButton.LeftButton, pos=at)
    assert page.draft.marks[0].approve == ("李秀英",)
    qtbot.mouseClick(page.table.store, Qt.MouseButton.LeftButton)
    assert round_of(page).tally.posts["主任"].approve == {"李秀英": 1}


def test_a_button_in_focus_never_swallows_the_next_ballot(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    page.table.end.setFocus()
    qtbot.keyClick(page.table.end, "1")
    qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Return)
    assert page.dialog is None
    assert len(round_of(page).ballots) == 1
