"""The spot check by real keys: dice, blind reading, comparison, recount; nothing keyed before shows too early."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import open_balances
from buxuan_desktop.app.printing import stamp_of
from buxuan_desktop.app.spot_papers import spot_sheet_of
from buxuan_desktop.documents import Stamp
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.bundles import content
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.spot.page import SpotPage
from tests.print_hands import asked, print_it, until
from tests.printers import Printers
from tests.tabling import BLANK, BOTH, DICE, FOR_LI, FOR_WANG, TORN, WRITTEN, A, at_table, key

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ENTER, UP, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape
PAPERS = (FOR_WANG, FOR_LI, WRITTEN, BLANK, BOTH, TORN)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Window:
    """Three bundles of six are confirmed, one is not yet keyed."""
    case = at_table(tmp_path / "case.buxuan", (6, 6, 6, 5), keeper="this-computer")
    for bundle in (1, 2, 3):
        for entry in (1, 2):
            key(case, bundle, entry, PAPERS)
    desk.put(case)
    case.who = "计票人 周敏、监票人 韩立"
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    desk.go("bundles")
    return made


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> SpotPage:
    """The spot check page, reached from the bundles."""
    qtbot.keyClick(window.page.spot, ENTER)
    made = window.page
    assert isinstance(made, SpotPage)
    return made


def cursor(qtbot: QtBot) -> QWidget:
    """Where the next key goes; offscreen nobody makes the window behind a question active again."""

    def heard() -> bool:
        if QApplication.focusWidget() is None:
            for one in QApplication.topLevelWidgets():
                if isinstance(one, Window) and one.isVisible() and isinstance(one.page, SpotPage):
                    one.activateWindow()
        return QApplication.focusWidget() is not None

    qtbot.waitUntil(heard)
    return QApplication.focusWidget()


def type_to(qtbot: QtBot, *pieces: str | Qt.Key) -> None:
    """Key after key to whoever has the keyboard."""
    for piece in pieces:
        for one in piece if isinstance(piece, str) else (piece,):
            qtbot.keyClick(cursor(qtbot), one)


def draw(qtbot: QtBot, page: SpotPage, number: int = 6, dice: str = DICE) -> None:
    type_to(qtbot, str(number), ENTER, dice, ENTER)
    page.draw.thrown_by.setText("丁一、单志强")
    type_to(qtbot, ENTER, ENTER)


def read_paper(qtbot: QtBot, page: SpotPage, paper: Ballot) -> None:
    """Key what a paper says as a reader would."""
    keys = ((FOR_WANG, "1"), (FOR_LI, "2x1"), (BLANK, "k"), (BOTH, "12"))
    found = next((typed for one, typed in keys if one is paper), "")
    if paper is TORN:
        type_to(qtbot, "f")
        qtbot.keyClick(page.reading.pad.dialog, "2")
    elif paper is WRITTEN:
        type_to(qtbot, "l")
        edit = page.reading.pad.dialog.picker.edit
        edit.setText("赵铁柱")
        qtbot.keyClick(edit, ENTER)
    else:
        type_to(qtbot, found)
    page.setFocus()
    type_to(qtbot, ENTER)


def read_all(qtbot: QtBot, page: SpotPage, wrong: int = -1) -> None:
    for at in range(len(page.reading.places)):
        place = page.reading.place
        assert place == page.reading.places[at]
        paper = PAPERS[place[1] - 1]
        read_paper(qtbot, page, (FOR_LI if paper is not FOR_LI else FOR_WANG) if at == wrong else paper)


def words_on(page: QWidget) -> str:
    """Everything that can be read on the page now."""
    QApplication.processEvents()
    shown = [one.text() for one in (*page.findChildren(QLabel), *page.findChildren(QPushButton)) if one.isVisible()]
    lists = [
        one.item(row).text() for one in page.findChildren(QListWidget) if one.isVisible() for row in range(one.count())
    ]
    return "\n".join((*shown, *lists))


def test_all_agree_by_keys_alone(page: SpotPage, qtbot: QtBot, desk: Desk) -> None:
    assert "可以抽的有 3 捆、18 张。第 4 捆还没有确认" in words_on(page)
    assert "法律没有规定" in words_on(page)
    draw(qtbot, page)
    spot = page.spot
    assert spot is not None
    assert (spot.drawn.seed, len(spot.places), spot.drawn.thrown_by, spot.drawn.by) == (
        DICE,
        6,
        ("丁一", "单志强"),
        ("周敏", "韩立"),
    )
    read_all(qtbot, page)
    assert "全部读完，比对" in words_on(page)
    type_to(qtbot, ENTER)
    assert spot.concluded is not None
    assert spot.concluded.apart == ()
    assert "抽查全部一致" in words_on(page)
    assert not page.outcome.recount.isVisible()
    assert all(not found.code.startswith("spot") for found in open_balances(desk.the_case))


def test_nothing_that_was_keyed_shows_before_the_comparison(page: SpotPage, qtbot: QtBot) -> None:
    draw(qtbot, page, 18)
    for _ in range(18):
        said = words_on(page)
        for words in ("赵铁柱", "残缺", "纸票上", "不一致"):
            assert words not in said
        assert page.reading.pad.draft.empty
        type_to(qtbot, "k", ENTER)
    assert "赵铁柱" not in words_on(page)
    type_to(qtbot, ENTER)
    assert "赵铁柱" in words_on(page)


def test_a_difference_leads_to_a_recount(page: SpotPage, window: Window, qtbot: QtBot, desk: Desk) -> None:
    draw(qtbot, page)
    read_all(qtbot, page, wrong=2)
    type_to(qtbot, ENTER)
    spot = page.spot
    assert spot is not None
    assert spot.concluded is not None
    ((bundle, place),) = spot.concluded.apart
    said = words_on(page)
    assert f"第 {bundle} 捆　第 {place} 张" in said
    assert "原来录的" in said
    type_to(qtbot, ENTER)
    assert page.dialog is not None
    qtbot.keyClick(page.dialog, "1")
    qtbot.keyClick(page.dialog.names, ENTER)
    assert desk.election.rounds[-1].table.bundle(bundle).recounting
    assert window.page is window.pages["bundles"]
    desk.go("spot")
    assert not page.outcome.recount.isVisible(), "it is ordered"


def test_differences_in_two_bundles_lead_to_counting_everything(
    page: SpotPage, window: Window, qtbot: QtBot, desk: Desk
) -> None:
    draw(qtbot, page, 18)
    for _ in range(18):
        type_to(qtbot, "n")
    type_to(qtbot, ENTER)
    assert "建议全部重新计票" in words_on(page)
    assert page.outcome.whole.isVisible()
    qtbot.keyClick(page.outcome.whole, ENTER)
    assert window.page is window.pages["recounts"]


def test_a_paper_is_read_again_and_one_is_missing(page: SpotPage, qtbot: QtBot) -> None:
    draw(qtbot, page, 2)
    first, second = page.reading.places
    type_to(qtbot, "n")
    assert page.reading.place == second
    type_to(qtbot, UP)
    assert page.reading.place == first
    read_paper(qtbot, page, PAPERS[first[1] - 1])
    type_to(qtbot, "n", ENTER)
    spot = page.spot
    assert spot is not None
    assert spot.concluded is not None
    assert spot.concluded.apart == (second,)
    assert "捆里没有这一张" in words_on(page)


def test_a_paper_that_nobody_can_read_is_doubtful_and_has_its_bundle_counted_again(
    page: SpotPage, qtbot: QtBot, desk: Desk
) -> None:
    draw(qtbot, page, 2)
    first, second = page.reading.places
    type_to(qtbot, "d")
    qtbot.keyClick(page.dialog.focusWidget(), "2")
    assert page.reading.place == second
    read_paper(qtbot, page, PAPERS[second[1] - 1])
    type_to(qtbot, ENTER)
    spot = page.spot
    assert spot is not None
    assert spot.concluded is not None
    assert spot.concluded.apart == (first,)
    assert "看不准：没有用规定的符号" in words_on(page)
    assert "其中1张纸票看不准" in words_on(page)
    assert page.outcome.recount.isVisible()
    (line,) = (one for one in spot_sheet_of(page.current, spot, stamp(desk)).lines if not one.agrees)
    assert line.paper == "看不准：没有用规定的符号"


def stamp(desk: Desk) -> Stamp:
    return stamp_of(desk.election, desk.the_case.file, desk.clock)


def test_what_is_missing_is_said_and_nothing_is_drawn(page: SpotPage, window: Window, qtbot: QtBot) -> None:
    draw(qtbot, page, 6, "123456")
    assert page.draw.missing.text() == "骰子要正好掷10次，每次1到6点。"
    assert page.spot is None
    page.draw.seed.setText("12345612 39")
    page.draw.draw.click()
    assert "每一位是1到6" in window.notice.text()
    page.draw.number.value = 19
    page.draw.seed.setText("１２３４５６１２３４")
    page.draw.draw.click()
    assert "现在可以抽的有18张" in window.notice.text()
    page.draw.number.value = 18
    page.draw.draw.click()
    assert page.spot is not None
    assert page.spot.drawn.seed == "1234561234"


def test_leaving_in_the_middle_comes_back_to_the_same_paper(page: SpotPage, qtbot: QtBot, desk: Desk) -> None:
    draw(qtbot, page, 3)
    type_to(qtbot, "n", "1")
    assert page.unsaved()
    type_to(qtbot, ESC)
    assert page.isVisible(), "a keyed paper keeps the page"
    type_to(qtbot, Qt.Key.Key_Backspace, ESC)
    assert not page.isVisible()
    path = desk.the_case.file.path
    desk.put(None)
    desk.put(Case.open(path, desk.clock, "周敏", "this-computer"))
    desk.go("spot")
    assert page.reading.place == page.reading.places[1]
    assert "已读 1 / 3 张" in words_on(page)


def test_papers_left_unread_need_a_reason(page: SpotPage, qtbot: QtBot, desk: Desk) -> None:
    draw(qtbot, page, 3)
    type_to(qtbot, "n")
    page.reading.stop.click()
    assert page.dialog is not None
    qtbot.keyClick(page.dialog, "2")
    qtbot.keyClick(page.dialog.names, ENTER)
    assert "没有读的2张，原因：时间不够" in words_on(page)
    assert "spot-check-unfinished" in [found.code for found in open_balances(desk.the_case)]
    page.outcome.again.click()
    draw(qtbot, page, 1, "6666666666")
    assert page.spot is not None
    assert page.spot.drawn.check == 2


def test_the_sheet_is_printed_or_saved(
    page: SpotPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printers: Printers
) -> None:
    draw(qtbot, page, 3)
    page.reading.paper.click()
    print_it()
    assert "抽查单　第1次　第一次投票" in printers.orders[0]
    printers.says('Destination "office" is not accepting jobs.')
    target = tmp_path / "抽查单.pdf"
    monkeypatch.setattr(asking, "where_to_save", lambda *_: target)
    page.reading.paper.click()
    dialog = asked()
    QTest.keyClick(dialog.print, Qt.Key.Key_Return)
    until(dialog.save.hasFocus)
    QTest.keyClick(dialog.save, Qt.Key.Key_Return)
    assert target.read_bytes() == printers.came[0]
    type_to(qtbot, "n")
    assert page.reading.place == page.reading.places[1], "the keyboard is back with the papers"


def test_without_a_confirmed_bundle_the_page_says_what_to_do(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.put(at_table(tmp_path / "case.buxuan", (2,), keeper="this-computer"))
    made = SpotPage(desk)
    qtbot.addWidget(made)
    made.show()
    made.arrive()
    assert "现在没有可以抽的票" in words_on(made)


def test_a_read_paper_is_kept_as_it_stands(page: SpotPage, qtbot: QtBot) -> None:
    draw(qtbot, page, 1)
    type_to(qtbot, "2x1", ENTER)
    spot = page.spot
    assert spot is not None
    (told,) = spot.reads.values()
    assert content(told.marks, told.void) == content(FOR_LI.marks, "")
    assert told.by == A
