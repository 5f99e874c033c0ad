"""F1 by real keys: from pages, in the middle of a ballot, over questions and the announcement; search, links, paper."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from buxuan_desktop import ui
from buxuan_desktop.app import practice
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.stages import WITH_A_PAGE
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.access.second import with_second
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.handbook import where
from buxuan_desktop.ui.handbook.help import HelpKey
from buxuan_desktop.ui.handbook.link import HelpLink
from buxuan_desktop.ui.handbook.printing import PrintDialog
from buxuan_desktop.ui.handbook.window import HandbookWindow
from buxuan_desktop.ui.held import SHORTEST_RELEASE
from buxuan_desktop.ui.papers import asking
from buxuan_desktop.ui.program import PAGES
from buxuan_desktop.ui.result.announce import AnnouncementWindow
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.words.count_keys import HALL, HELP, MARKS, STORE, STRIKE, WORK
from buxuan_desktop.words.forms import all_words
from buxuan_desktop.words.handbook import handbook, places
from tests.gui.whole_words import whole
from tests.naming import name_all
from tests.print_hands import print_it
from tests.printers import Printers

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
F1, ENTER, ESCAPE = Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Escape
CaseMaker = Callable[..., Case]


@pytest.fixture
def window(whole_window: Window, qtbot: QtBot) -> Window:
    qtbot.waitUntil(lambda: QApplication.focusWindow() is whole_window.windowHandle())
    return whole_window


@pytest.fixture
def counting(window: Window, desk: Desk, counting_case: CaseMaker) -> CountPage:
    counting_case()
    desk.go("count")
    page = window.page
    assert isinstance(page, CountPage)
    page.seat("周敏", "韩立")
    return page


def tap(*keys: Qt.Key | str, into: QWindow | None = None) -> None:
    """Keys as the window system sends them: to the window that has the keyboard."""
    for piece in keys:
        for key in piece if isinstance(piece, str) else (piece,):
            QTest.keyClick(into or QApplication.focusWindow(), key)


def opened(qtbot: QtBot) -> HandbookWindow:
    """The handbook, once it has the keyboard."""
    book = QApplication.activeModalWidget()
    assert isinstance(book, HandbookWindow)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is book.windowHandle())
    return book


def test_f1_in_the_middle_of_a_ballot_and_back_to_it(counting: CountPage, window: Window, qtbot: QtBot) -> None:
    tap("1", F1)
    book = opened(qtbot)
    assert book.anchor == "count"
    assert book.contents.list.currentItem().text().strip() == "录一张票"
    tap("2")
    tap(ESCAPE)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is window.windowHandle())
    assert window.page is counting
    assert counting.draft.marks[0].approve == ("王建国",)
    tap(ENTER)
    assert len(counting.desk.election.rounds[-1].ballots) == 1


def test_a_held_f1_opens_one_handbook(counting: CountPage, qtbot: QtBot) -> None:
    del counting
    tap(F1)
    opened(qtbot)
    tap(F1)
    assert opened(qtbot).anchor == "handbook"
    books = [one for one in QApplication.topLevelWidgets() if isinstance(one, HandbookWindow) and one.isVisible()]
    assert len(books) == 1


@pytest.mark.parametrize(
    ("key", "anchor"),
    [
        ("f", "void"),
        ("l", "write-in"),
        ("d", "doubt"),
        ("m", "more"),
        (Qt.Key.Key_F10, "end"),
        (Qt.Key.Key_F6, "mirror"),
    ],
)
def test_f1_over_a_question_is_about_it_and_the_question_waits(
    counting: CountPage, qtbot: QtBot, key: Qt.Key | str, anchor: str
) -> None:
    tap(key)
    asked = counting.dialog
    assert asked is not None
    qtbot.waitUntil(lambda: QApplication.focusWindow() is asked.windowHandle())
    tap(F1)
    assert opened(qtbot).anchor == anchor
    tap(ESCAPE)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is asked.windowHandle())
    assert counting.dialog is asked
    tap(ESCAPE)
    assert counting.dialog is None


def test_f1_on_the_board_opens_on_the_table_and_never_in_the_hall(
    counting: CountPage, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some window managers give the keyboard even to a window that says it takes none."""
    del counting
    board = window.board
    assert board is not None
    board.show()
    window.findChild(HelpKey).watch(board.windowHandle())
    monkeypatch.setattr(QApplication, "activeWindow", lambda: board)
    tap(F1, into=board.windowHandle())
    monkeypatch.undo()
    book = opened(qtbot)
    assert book.parentWidget() is window
    assert book.anchor == "count"


def test_f1_on_the_locked_screen_is_about_it_and_leaves_it_locked(
    counting: CountPage, window: Window, desk: Desk, qtbot: QtBot
) -> None:
    del counting
    name_all(desk.the_case)
    assert window.guard is not None
    window.guard.lock()
    tap(F1)
    assert opened(qtbot).anchor == "lock"
    tap(ESCAPE)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is window.windowHandle())
    assert window.locked


def test_f1_over_the_second_signature_and_over_the_look(counting: CountPage, window: Window, qtbot: QtBot) -> None:
    name_all(counting.desk.the_case)
    with_second(counting, counting.desk, Action.NAME_PEOPLE, lambda: None)
    front = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is front.windowHandle())
    tap(F1)
    assert opened(qtbot).anchor == "second-signature"
    tap(ESCAPE)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is front.windowHandle())
    tap(ESCAPE)
    window.display.ask()
    asked = window.display.dialog
    assert asked is not None
    qtbot.waitUntil(lambda: QApplication.focusWindow() is asked.windowHandle())
    tap(F1)
    assert opened(qtbot).anchor == "display"


def test_f1_over_the_announcement(window: Window, desk: Desk, qtbot: QtBot, temporary: Path) -> None:
    del temporary
    desk.put(practice.sample(desk.clock, desk.keeper, "周敏", counted=True))
    hall = AnnouncementWindow(desk, 1)
    qtbot.addWidget(hall)
    hall.show()
    hall.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is hall.windowHandle())
    tap(F1)
    book = opened(qtbot)
    assert (book.anchor, book.parentWidget()) == ("verdict", hall)
    tap(ESCAPE)
    assert hall.isVisible()
    assert window.isVisible()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_every_page_has_a_section() -> None:
    assert where.PAGES.keys() == PAGES.keys()
    assert set(where.PAGES.values()) <= places().keys()


def test_the_page_of_a_stage_and_of_records_is_about_just_that(desk: Desk) -> None:
    for stage in WITH_A_PAGE:
        desk.stage = stage
        assert places()[where.anchor_of("stage", desk)][0].stage == stage
    for tag in all_words():
        desk.kind = tag
        assert where.anchor_of("records", desk) != "records"


def questions() -> Iterator[type[QDialog]]:
    """Every question that the program can ask."""
    for found in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        module = importlib.import_module(found.name)
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, QDialog) and kind.__module__ == module.__name__:
                yield kind


def test_every_question_has_a_section_of_its_own_or_that_of_its_page() -> None:
    kinds = list(questions())
    assert len(kinds) > 15
    paths = {f"{kind.__module__.removeprefix('buxuan_desktop.ui.')}.{kind.__name__}" for kind in kinds}
    paths |= {"result.announce.AnnouncementWindow"}
    assert [part for part in where.DIALOGS if not any(path.startswith(part) for path in paths)] == []
    assert set(where.DIALOGS.values()) <= places().keys()


def test_a_refusal_leads_to_what_to_do_about_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    def refused() -> None:
        raise Refusal("copy-damaged", path="U盘")

    desk.attempt(refused)
    assert window.notice.help.isVisible()
    tap(F1)
    assert opened(qtbot).anchor == "restore"
    tap(ESCAPE)
    desk.said.emit("已保存。")
    assert not window.notice.help.isVisible()
    tap(F1)
    assert opened(qtbot).anchor == "begin"


def test_a_click_on_what_to_do_opens_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    def refused() -> None:
        raise Refusal("drawn-already", number=3)

    desk.attempt(refused)
    qtbot.mouseClick(window.notice.help, Qt.MouseButton.LeftButton)
    assert opened(qtbot).anchor == "checkin"


def test_a_finding_leads_to_its_section(window: Window, desk: Desk, qtbot: QtBot, temporary: Path) -> None:
    del temporary
    desk.put(practice.sample(desk.clock, desk.keeper, "周敏", counted=True))
    desk.go("verdict")
    (link,) = window.page.findChildren(HelpLink)
    assert link.link.accessibleName() == "怎么办：参选率没有达到验收目标"
    link.link.setFocus()
    tap(Qt.Key.Key_Space)
    assert opened(qtbot).anchor == "verdict"


def test_typing_finds_by_initials_and_by_characters(window: Window, qtbot: QtBot) -> None:
    del window
    tap(F1)
    book = opened(qtbot)
    tap("fp")
    lines = [book.contents.list.item(row).text() for row in range(book.contents.list.count())]
    assert any("废票和空白票" in line for line in lines)
    tap(Qt.Key.Key_Down)
    assert book.anchor == "void"
    book.contents.search.setText("骰子")
    assert book.anchor == "spot"
    assert "骰子" in book.reader.toPlainText()
    book.contents.search.setText("没有这句话")
    assert book.contents.none.isVisible()
    book.contents.search.clear()
    assert book.anchor == "spot"
    assert book.contents.list.currentItem().text().strip() == "抽查"


def test_arrows_go_through_all_pages_and_back(window: Window, qtbot: QtBot) -> None:
    del window
    tap(F1)
    book = opened(qtbot)
    seen = [book.anchor]
    for _ in range(200):
        tap(Qt.Key.Key_Down)
        seen.append(book.anchor)
    assert list(dict.fromkeys(seen)) == list(places())
    tap(*[Qt.Key.Key_Up] * 200)
    assert book.anchor == "begin"
    tap(Qt.Key.Key_Right)
    assert book.anchor == handbook().leaves[1].sections[0].anchor
    assert book.back.isEnabled()
    tap(Qt.Key.Key_Left)
    assert not book.back.isEnabled()
    before = book.reader.verticalScrollBar().value()
    tap(Qt.Key.Key_PageDown)
    assert book.reader.verticalScrollBar().value() > before


@pytest.mark.parametrize("size", [(1366, 768), (1024, 680)])
def test_nothing_of_it_is_cut(window: Window, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.resize(*size)
    tap(F1)
    book = opened(qtbot)
    assert (book.width(), book.height()) == size
    whole(book)
    for leaf in handbook().leaves:
        book.show_at(leaf.sections[-1].anchor)
        assert book.reader.horizontalScrollBar().maximum() == 0, leaf.title
    book.ask_printing()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, PrintDialog)
    whole(asked)


def test_the_card_is_printed_from_the_handbook_and_saved(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, printers: Printers
) -> None:
    del window
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: tmp_path / proposed.name)
    tap(F1)
    opened(qtbot).print.click()
    question = QApplication.activeModalWidget()
    assert isinstance(question, PrintDialog)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is question.windowHandle())
    tap("1")
    print_it()
    assert printers.came[0][:5] == b"%PDF-"
    assert "计票按键卡" in " ".join(printers.orders[0])
    qtbot.wait(2 * SHORTEST_RELEASE)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is question.windowHandle())
    tap("3")
    assert (tmp_path / "按键卡.pdf").read_bytes()[:5] == b"%PDF-"
    assert "已保存" in question.said.text()


def test_more_at_the_counting_table_prints_the_card(counting: CountPage, qtbot: QtBot) -> None:
    key = next(one.key for one in counting.offers() if one.words.startswith("打印按键卡"))
    tap("m")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    tap(key, into=QApplication.activeModalWidget().windowHandle())
    assert isinstance(counting.dialog, PrintDialog)
    tap(ESCAPE, into=counting.dialog.windowHandle())
    assert counting.dialog is None


def test_the_count_page_hears_every_key_of_the_card_and_no_other(counting: CountPage) -> None:
    by_draft = {"x", "k", "backspace", "delete"}
    told = {name for key in (*MARKS, STORE, STRIKE, *WORK, *HALL) for name in key.names}
    assert told - by_draft == counting._commands.keys()
    assert HELP.names == ("f1",)
