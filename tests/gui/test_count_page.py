"""The count page as a whole: its end, the board beside it, its size."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import closing
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.ui.desk import Desk
from tests.gui.count_table import THREE, TWENTY, CaseMaker, Seated, full, keyed, round_of, seat, shown

# The offscreen platform says so of every dialog; no screen does.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def seated(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> Seated:
    return partial(seat, desk, qtbot, counting_case)


@pytest.mark.proves("boxes-recovered-differ")
def test_ending_with_a_difference_needs_an_explanation(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    went: list[str] = []
    page.desk.going.connect(went.append)
    keyed(qtbot, page, "1⏎2")
    qtbot.keyClick(page, Qt.Key.Key_F10)
    assert page.dialog is None, "a ballot on the table is not left behind"
    keyed(qtbot, page, "⌫")
    qtbot.keyClick(page, Qt.Key.Key_F10)
    dialog = page.dialog
    (edit,) = dialog.reasons.values()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.missing.text()
    assert round_of(page).closed is None
    edit.setText("练习，只录一张")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert round_of(page).closed.explained == {"boxes-recovered-differ": "练习，只录一张"}
    assert round_of(page).declared is not None
    assert went[-1] == "verdict"
    page.press("1")
    page.press("enter")
    assert len(round_of(page).ballots) == 1


def test_a_count_that_was_closed_but_not_declared_goes_on(
    seated: Seated, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = seated()
    case = page.desk.the_case

    keyed(qtbot, page, "1⏎")
    with monkeypatch.context() as patched:
        patched.setattr(closing, "declare_result", full)
        page.questions._end({finding.code: "练习" for finding in closing.open_balances(case)})
    assert round_of(page).declared is None
    assert "F10" in page.table.law.why.text()
    keyed(qtbot, page, "2⏎kcfl")
    assert page.dialog is None
    assert page.draft.empty
    assert len(round_of(page).ballots) == 1
    qtbot.keyClick(page, Qt.Key.Key_F10)
    assert round_of(page).declared is not None


def test_f9_puts_the_board_in_the_place_of_the_keys(seated: Seated, qtbot: QtBot) -> None:
    board = QLabel("板")
    page = seated(board=board)
    assert not board.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert board.isVisible()
    assert not page.table.keys.isVisible()
    assert page.table.strip.isVisible(), "the keys are still shown on the page"
    keyed(qtbot, page, "1⏎")
    assert len(round_of(page).ballots) == 1
    with qtbot.waitSignal(page.board_wanted, timeout=1000):
        qtbot.keyClick(page, Qt.Key.Key_F11)
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert page.table.keys.isVisible()


@pytest.mark.parametrize("posts", [None, THREE, TWENTY])
def test_the_page_fits_the_smallest_window(seated: Seated, qtbot: QtBot, posts: tuple[Post, ...] | None) -> None:
    page = seated(**({"posts": posts} if posts else {}))
    keyed(qtbot, page, "12")
    for width, height in ((1158, 720), (816, 632)):
        page.resize(width, height)
        QApplication.processEvents()
        assert (page.width(), page.height()) == (width, height)
        least = page.minimumSizeHint()
        assert least.width() <= width
        assert least.height() <= height
        for button in (page.table.store, page.table.strike, page.table.end, page.table.big):
            assert button.width() >= button.sizeHint().width()
        law = page.table.law
        assert law.said.height() >= law.said.heightForWidth(law.said.width())
        assert law.why.height() >= law.why.heightForWidth(law.why.width())


def test_without_a_count_the_page_says_what_to_do_first(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> None:
    case = counting_case()
    closing.close_count(case, {"boxes-recovered-differ": "练习"})
    closing.declare_result(case)
    page = shown(desk, qtbot)
    page.press("1")
    assert page.body.currentWidget() is page.note
    assert not round_of(page).ballots
