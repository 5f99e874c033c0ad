"""Only what a key changes is painted again; the page must look as if all of it had been."""

from functools import partial

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.count.draft import Draft
from buxuan_desktop.ui.count.keylist import keys_for
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.count.progress import FAILED
from buxuan_desktop.ui.desk import Desk
from tests.gui.count_table import THREE, TWENTY, CaseMaker, Seated, keyed, seat, written

# The offscreen platform says so of every dialog; no screen does.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def seated(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> Seated:
    return partial(seat, desk, qtbot, counting_case)


def on_screen(window: QWidget) -> QImage:
    """What was painted bit by bit."""
    QApplication.processEvents()
    return QApplication.primaryScreen().grabWindow(window.winId()).toImage()


def anew(window: QWidget) -> QImage:
    """All of it painted once more."""
    return window.grab().toImage().convertToFormat(on_screen(window).format())


@pytest.mark.parametrize("posts", [THREE, TWENTY])
@pytest.mark.parametrize("size", [(1158, 768), (817, 633)])
def test_the_page_painted_key_by_key_looks_as_painted_at_once(
    seated: Seated, qtbot: QtBot, posts: tuple[Post, ...], size: tuple[int, int]
) -> None:
    page = seated(posts=posts)
    page.resize(*size)
    on_screen(page)
    for key in ("1", "3", "5", "1", "x", "2", ".", "⏎", "k", "⏎", "k", "k", "1", "⌫", "6", "5", "⏎"):
        keyed(qtbot, page, key)
        assert on_screen(page) == anew(page), key
    written(qtbot, page, "zty")
    assert on_screen(page) == anew(page)
    keyed(qtbot, page, "⏎")
    assert on_screen(page) == anew(page)


def test_a_write_that_failed_is_told_where_it_was_told_before(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    keyed(qtbot, page, "1")
    page.head.show_state(FAILED)
    assert on_screen(page) == anew(page)
    keyed(qtbot, page, "⏎")
    assert on_screen(page) == anew(page)


def test_a_stored_ballot_leaves_the_marks_of_others_unpainted(seated: Seated, qtbot: QtBot) -> None:
    page = seated(posts=THREE)
    keyed(qtbot, page, "1")
    on_screen(page)
    sheet, painted = page.table.sheet, []
    draw = sheet.paintEvent
    sheet.paintEvent = lambda event: (painted.extend(event.region()), draw(event))
    keyed(qtbot, page, "⏎")
    on_screen(page)
    row = next(slot for slot in sheet.slots() if slot.kind == "candidate")
    assert 0 < sum(box.height() for box in painted) <= 2 * row.height


def test_a_board_that_nobody_sees_waits_until_it_is_shown(desk: Desk, qtbot: QtBot, seated: Seated) -> None:
    board = BoardView(desk, stroke_ms=0)
    page: CountPage = seated(board=board)
    keyed(qtbot, page, "1⏎1⏎")
    assert board.accessibleDescription() == ""
    page.toggle_board()
    assert board.state is not None
    assert (board.state.counted, "王建国 2 票" in board.accessibleDescription()) == (2, True)
    assert on_screen(page) == anew(page)


def test_the_keys_shown_are_those_that_the_paper_needs(seated: Seated) -> None:
    page = seated(posts=TWENTY)
    keys = page.table.keys
    assert [key for key, _ in keys.lines][:2] == ["1–9", "Q…A"]
    assert "退格 清除重录" in keys.accessibleDescription()
    assert keys.height() >= keys.minimumSizeHint().height()
    alone = keys_of(THREE[:1])
    assert "Q…A" not in alone
    assert "空格" not in alone
    assert "空格" in keys_of(THREE)


def keys_of(posts: tuple[Post, ...]) -> list[str]:
    return [key for key, _ in keys_for(Draft.of(posts))]
