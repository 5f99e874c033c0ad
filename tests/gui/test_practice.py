"""Practice by real keys: the guided keys, a bundle alone, a script; speed and errors at the end; marked throughout."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.practising import guided
from buxuan_desktop.app.practising.papers import PracticePaper
from buxuan_desktop.app.practising.score import Press, scores
from buxuan_desktop.app.practising.session import keying, papers_of
from buxuan_desktop.domain.ballot import PostMarks
from buxuan_desktop.ui.board.window import BoardWindow
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.veil import Veil
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.practice.pane import PracticePane
from buxuan_desktop.ui.practice.recorder import KeyTimes
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window
from tests.gui.count_table import CaseMaker

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ENTER, F10 = Qt.Key.Key_Return, Qt.Key.Key_F10
ELECTIONS = Path(__file__).parents[1] / "elections"


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def pane_of(window: Window) -> PracticePane:
    assert window.pane is not None
    assert window.pane.isVisible()
    return window.pane


def cursor(qtbot: QtBot, window: Window) -> QWidget:
    """Where the next key goes: a question on screen, else the page."""
    asked = getattr(window.page, "dialog", None)
    if asked is not None:
        return asked.focusWidget() or asked
    if QApplication.activeWindow() is not window:
        window.activateWindow()
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    return window.focusWidget()


def press(qtbot: QtBot, window: Window, *keys: str | Qt.Key) -> None:
    for piece in keys:
        for key in piece if isinstance(piece, str) else (piece,):
            qtbot.keyClick(cursor(qtbot, window), key)


def tab_to(qtbot: QtBot, window: Window, wanted: QWidget) -> None:
    """The Tab key until the cursor stands there."""
    for _ in range(30):
        if window.focusWidget() is wanted:
            return
        press(qtbot, window, Qt.Key.Key_Tab)
    raise AssertionError("the Tab key does not lead there")


def key_paper(qtbot: QtBot, window: Window, paper: PracticePaper) -> None:
    """Key what the picture shows, as somebody would who looks at it."""
    posts = window.desk.election.rounds[-1].posts
    page = window.page
    assert isinstance(page, CountPage)
    reasons = ("unreadable", "damaged", "not_issued", "identifying_mark", "other")
    if paper.doubt:
        press(qtbot, window, "d", "1")
    elif paper.void:
        press(qtbot, window, "f", str(reasons.index(paper.void) + 1))
    elif not paper.marks:
        press(qtbot, window, "k")
    for at, post in enumerate(posts):
        marks = paper.marks.get(post.title, PostMarks())
        for name in marks.approve:
            press(qtbot, window, page.draft.key_of(at, post.candidates.index(name)))
        for name in marks.against:
            press(qtbot, window, "x", page.draft.key_of(at, post.candidates.index(name)))
        for name in marks.write_in:
            while page.draft.focus != at:
                press(qtbot, window, " ")
            press(qtbot, window, "l")
            page.dialog.picker.edit.setText(name)
            qtbot.keyClick(page.dialog.picker.edit, ENTER)
    press(qtbot, window, ENTER)


def words_on(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def shot(window: QWidget, name: str) -> None:
    folder = Path(".out/looks")
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.processEvents()
    window.grab().save(str(folder / f"{name}.png"))


def test_the_keys_are_learnt_paper_by_paper(window: Window, qtbot: QtBot, desk: Desk) -> None:
    tab_to(qtbot, window, window.page.learn)
    press(qtbot, window, ENTER)
    assert window.page is window.pages["practise"]
    press(qtbot, window, ENTER)
    assert window.page is window.pages["count"]
    pane = pane_of(window)
    for number, paper in enumerate(guided.PAPERS, start=1):
        assert pane.at == (1, number)
        assert pane.hint.text() == paper.hint
        assert pane.paper.paper == paper
        key_paper(qtbot, window, paper)
    assert pane.hint.text() == guided.DONE
    shot(window, "practice-learnt")
    press(qtbot, window, F10)
    assert window.page is window.pages["bundles"]
    assert desk.election.rounds[-1].table.bundle(1).count.entries[1].ended
    assert "学会了" in pane.hint.text()
    shot(window, "practice-done")
    pane.more.click()
    assert window.page is window.pages["practise"]


def test_a_wrong_key_is_said_at_once_and_mended(window: Window, qtbot: QtBot, desk: Desk) -> None:
    desk.go("practise")
    press(qtbot, window, ENTER)
    pane = pane_of(window)
    press(qtbot, window, "2", ENTER)
    assert pane.hint.text() == guided.STRIKE
    assert pane.at == (1, 1), "the paper stays until it is right"
    press(qtbot, window, "c", "1", ENTER)
    assert pane.hint.text() == guided.PAPERS[0].hint
    press(qtbot, window, "1", ENTER)
    assert pane.at == (1, 2)


def test_alone_the_slips_of_the_program_are_found(window: Window, qtbot: QtBot, desk: Desk) -> None:
    desk.put(keying(desk.clock, desk.keeper, "周敏", 10, alone=True, seed=3))
    desk.go_on()
    pane = pane_of(window)
    (papers,) = papers_of(desk.the_case)
    for number, paper in enumerate(papers, start=1):
        assert pane.at == (1, number)
        assert "第一遍" not in pane.hint.text()
        if number == 4:
            shot(window, "practice-keying")
        if number == 2:
            key_paper(qtbot, window, PracticePaper())
        else:
            key_paper(qtbot, window, paper)
    press(qtbot, window, F10)
    assert window.page is window.pages["bundles"]
    (told,) = scores(desk.the_case)
    assert told.entries[1].wrong == 1
    assert told.entries[0].wrong == 2
    pane.score.click()
    assert window.page is window.pages["score"]
    said = words_on(window.page)
    shot(window, "practice-score")
    assert "第二遍　周敏" in said
    assert "录了 10 张，录错 1 张" in said
    assert "第一遍　程序" in said
    assert "每小时" in said
    assert "没有计时" in said, "the program's entry has no pace"
    assert f"比对就查出 {told.found} 处" in said
    assert "第 2 张　比对查得出" in said


def test_differences_are_settled_with_the_paper_beside(window: Window, qtbot: QtBot, desk: Desk) -> None:
    desk.put(keying(desk.clock, desk.keeper, "周敏", 10, alone=True, seed=3))
    desk.go_on()
    (papers,) = papers_of(desk.the_case)
    for paper in papers:
        key_paper(qtbot, window, paper)
    press(qtbot, window, F10)
    press(qtbot, window, ENTER)
    page = window.page
    assert page is window.pages["differences"]
    pane = pane_of(window)
    shot(window, "practice-differences")
    slot = page.slots[0]
    assert pane.at == (1, slot.at[1] or slot.at[0])
    press(qtbot, window, Qt.Key.Key_Down)
    slot = page.slots[1]
    assert pane.at == (1, slot.at[1] or slot.at[0])
    pane.before.click()
    assert pane.at == (1, (slot.at[1] or slot.at[0]) - 1), "the bundle can be leafed through"


def test_a_doubtful_paper_lies_beside_the_decision(window: Window, qtbot: QtBot, desk: Desk) -> None:
    desk.put(keying(desk.clock, desk.keeper, "周敏", 10, alone=True, seed=3))
    desk.go_on()
    (papers,) = papers_of(desk.the_case)
    for paper in papers:
        key_paper(qtbot, window, paper)
    press(qtbot, window, F10)
    desk.go("doubts")
    pane = pane_of(window)
    shot(window, "practice-doubts")
    assert pane.paper.paper is not None
    assert pane.paper.paper.doubt


def test_pace_and_slow_keys_come_from_the_keys_themselves(window: Window, qtbot: QtBot, desk: Desk) -> None:
    clock = iter(range(10_000))
    times = KeyTimes.of(desk)
    times.now = lambda: float(next(clock))
    desk.go("practise")
    press(qtbot, window, ENTER)
    press(qtbot, window, "2", Qt.Key.Key_Backspace, "1", ENTER)
    press(qtbot, window, "l")
    dialog = window.page.dialog
    qtbot.keyClick(dialog.picker.edit, Qt.Key.Key_Escape)
    dialog.reject()
    press(qtbot, window, "x")
    found = times.presses[1, 1]
    assert found == [Press(key, 1.0) for key in ("2", "backspace", "1", "enter", "l", "l")]
    desk.go("practise")
    press(qtbot, window, Qt.Key.Key_Tab)
    assert times.presses[1, 1] == found, "keys of other pages are none of its business"


def test_a_script_is_practised(
    window: Window, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = ELECTIONS / "scenario-01-plan3-director.toml"
    monkeypatch.setattr(dialogs, "ask_file", lambda *_: path)
    desk.go("practise")
    page = window.page
    page.way.value = "together"
    page.script.click()
    assert window.page is window.pages["bundles"]
    assert len(desk.election.rounds[-1].table.bundles) == len(pane_of(window).papers) > 5
    monkeypatch.setattr(dialogs, "ask_file", lambda *_: tmp_path / "none.toml")
    desk.go("practise")
    page.script.click()
    assert "读不到脚本" in window.notice.text()


def test_practice_wears_its_mark_and_a_real_case_does_not(
    window: Window, qtbot: QtBot, desk: Desk, counting_case: CaseMaker
) -> None:
    assert window.veil.isHidden()
    desk.put(keying(desk.clock, desk.keeper, "周敏", 10, alone=True, seed=3))
    desk.go_on()
    board = BoardWindow(desk, window)
    qtbot.addWidget(board)
    assert not window.veil.isHidden()
    assert not board.veil.isHidden()
    plain = window.grab().toImage()
    window.veil.hide()
    assert window.grab().toImage() != plain, "it is seen"
    window.veil.look()
    board.pause(True)
    resting = board.grab().toImage()
    board.veil.hide()
    assert board.grab().toImage() != resting, "also while the count rests"
    board.veil.look()
    desk.go("start")
    assert window.veil.isHidden(), "a new case is begun there"
    assert not pane_of_hidden(window)
    counting_case()
    desk.go("count")
    assert window.veil.isHidden()
    assert board.veil.isHidden()
    assert not pane_of_hidden(window)


def test_questions_of_a_practice_wear_the_mark_too(
    window: Window, qtbot: QtBot, desk: Desk, counting_case: CaseMaker
) -> None:
    desk.put(keying(desk.clock, desk.keeper, "周敏", 10, alone=True, seed=3))
    desk.go_on()
    for key in ("f", "d", "m", "l"):
        window.page.press(key)
        (veil,) = window.page.dialog.findChildren(Veil)
        assert veil.isVisible()
        assert veil.geometry() == window.page.dialog.rect()
        window.page.dialog.reject()
    counting_case()
    desk.go("count")
    window.page.seat("周敏", "韩立")
    window.page.press("f")
    (veil,) = window.page.dialog.findChildren(Veil)
    assert not veil.isVisible(), "a real case has no mark"


def pane_of_hidden(window: Window) -> bool:
    return window.pane is not None and window.pane.isVisible()


def test_without_two_entries_the_score_says_so(window: Window, desk: Desk) -> None:
    desk.put(keying(desk.clock, desk.keeper, "周敏", 10, alone=False, seed=3))
    desk.go("score")
    assert "还没有两遍都录完的捆" in words_on(window.page)
