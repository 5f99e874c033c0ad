"""The questions of the count page: void, strike, write-in, who sits at the table."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import setup
from buxuan_desktop.domain.ballot import VOID_REASONS
from buxuan_desktop.ui.count.asking import STRIKE_REASONS
from buxuan_desktop.ui.desk import Desk
from tests.gui.count_table import CaseMaker, Seated, keyed, round_of, seat, shown, written

# The offscreen platform says so of every dialog; no screen does.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def seated(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> Seated:
    return partial(seat, desk, qtbot, counting_case)


@pytest.mark.proves("R17", "R19", "R20", "R21")
def test_every_reason_for_a_void_ballot_has_a_key(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    for key, reason in enumerate(VOID_REASONS, start=1):
        keyed(qtbot, page, f"f{key}")
        assert page.draft.void == reason
        assert page.table.law.title.text() == ("不是本次的票" if reason == "not_issued" else "无效票")
        keyed(qtbot, page, "⏎")
    counts = round_of(page).tally.counts
    assert (counts.void, counts.set_aside, counts.recovered) == (4, 1, 4)


def test_a_strike_needs_a_reason_and_a_scrutineer(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    keyed(qtbot, page, "c")
    assert page.dialog is None, "nothing to strike yet"
    keyed(qtbot, page, "1⏎c")
    dialog = page.dialog
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not round_of(page).struck
    dialog.scrutineer.clear()
    qtbot.keyClick(dialog, "2")
    qtbot.keyClick(dialog.scrutineer, Qt.Key.Key_Return)
    assert not round_of(page).struck
    assert dialog.missing.text()
    qtbot.keyClicks(dialog.scrutineer, "Han")
    qtbot.keyClick(dialog.scrutineer, Qt.Key.Key_Return)
    (event,) = round_of(page).struck.values()
    assert (event.reason, event.scrutineer) == (STRIKE_REASONS[1], "Han")
    assert round_of(page).tally.counts.recovered == 0
    assert page.table.recent.items == ()


def test_escape_leaves_a_question_without_an_answer(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    keyed(qtbot, page, "1⏎")
    for key in "fcl":
        keyed(qtbot, page, key)
        assert page.dialog is not None
        keyed(qtbot, page, "⎋")
        assert page.dialog is None
    qtbot.keyClick(page, Qt.Key.Key_F10)
    keyed(qtbot, page, "⎋")
    assert page.draft.empty
    assert not round_of(page).struck
    assert round_of(page).closed is None


@pytest.mark.proves("R12", "R15")
def test_write_ins_by_letters_number_and_as_typed(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    for letters in ("szq", "3", "lxy"):
        written(qtbot, page, letters)
        keyed(qtbot, page, "⏎")
    assert round_of(page).tally.posts["主任"].approve == {"单志强": 1, "𨶒立杰": 1, "李秀英": 1}
    keyed(qtbot, page, "l")
    picker = page.dialog.picker
    picker.edit.setText("没有登记的人")
    qtbot.keyClick(picker.edit, Qt.Key.Key_Return)
    assert page.draft.marks[0].write_in == ("没有登记的人",)
    written(qtbot, page, "myd")
    assert page.draft.empty, "the same name again takes it out"


def test_letters_that_fit_nobody_become_no_name_by_enter_alone(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    written(qtbot, page, "qqq")
    assert page.dialog is not None
    assert page.draft.empty
    qtbot.keyClick(page.dialog.picker.edit, Qt.Key.Key_Down)
    qtbot.keyClick(page.dialog.picker.edit, Qt.Key.Key_Return)
    assert page.draft.marks[0].write_in == ("qqq",)


def test_the_names_are_asked_before_the_first_ballot(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> None:
    case = counting_case()
    setup.register(case, [setup.Elector("单志强")])
    page = shown(desk, qtbot)
    page.press("1")
    page.press("enter")
    assert not round_of(page).ballots
    seats = page.seats
    qtbot.keyClick(seats.teller.edit, Qt.Key.Key_Return)
    qtbot.keyClick(seats.scrutineer.edit, Qt.Key.Key_Return)
    assert seats.missing.text()
    qtbot.keyClicks(seats.teller.edit, "szq")
    qtbot.keyClick(seats.teller.edit, Qt.Key.Key_Return)
    assert seats.teller.name == "单志强"
    qtbot.keyClicks(seats.scrutineer.edit, "Han Li")
    qtbot.keyClick(seats.scrutineer.edit, Qt.Key.Key_Return)
    assert case.who == "计票人 单志强、监票人 Han Li"
    keyed(qtbot, page, "1⏎")
    assert list(case.file.rows())[-1].who == case.who


def test_written_in_names_stay_together_among_the_last_ballots(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    written(qtbot, page, "ztz")
    keyed(qtbot, page, "⏎")
    assert page.table.recent.items == ("另选他人",)
