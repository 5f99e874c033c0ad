"""The start page: opening, going on, samples that do not count, and the answer about a file, all in words."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import closing, counting, custody, recents
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.stages import RESULT
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.day import DayPage
from buxuan_desktop.ui.pages.setup import SetupPage
from buxuan_desktop.ui.pages.start import StartPage, open_case
from buxuan_desktop.ui.shell.window import Window

MAKERS = {"start": StartPage, "setup": SetupPage, "day": DayPage, "count": Page, "verdict": Page}


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    made = Window(desk, {name: make(desk) for name, make in MAKERS.items()})
    qtbot.addWidget(made)
    made.show()
    made.show_page("start")
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def closed_case(counting_case: Callable[..., Case], desk: Desk) -> Path:
    """The file of a case in the middle of its count, no longer open."""
    path = counting_case().file.path
    desk.put(None)
    return path


def start_of(window: Window) -> StartPage:
    page = window.pages["start"]
    assert isinstance(page, StartPage)
    return page


def test_a_case_is_gone_on_with_where_it_stands_by_one_key(
    window: Window, desk: Desk, closed_case: Path, qtbot: QtBot
) -> None:
    open_case(desk, closed_case)
    assert window.page is window.pages["count"]
    desk.put(None)
    desk.go("start")
    page = start_of(window)
    assert page.resume[0].accessibleName() == "继续：临河镇柳湾社区"
    assert QApplication.focusWidget() is page.resume[0]
    qtbot.keyClick(page.resume[0], Qt.Key.Key_Return)
    assert window.page is window.pages["count"]
    assert desk.the_case.file.path == closed_case


def test_the_case_on_the_desk_is_gone_on_with_not_opened_twice(window: Window, desk: Desk, closed_case: Path) -> None:
    open_case(desk, closed_case)
    first = desk.the_case
    desk.go("start")
    open_case(desk, closed_case)
    assert desk.the_case is first
    assert window.page is window.pages["count"]


def test_who_sits_at_the_computer_stands_in_the_ledger_and_is_kept(
    window: Window, desk: Desk, closed_case: Path
) -> None:
    page = start_of(window)
    page.who.setText("韩立")
    page.who.editingFinished.emit()
    open_case(desk, closed_case)
    assert desk.the_case.who == "韩立"
    assert recents.last_who(desk.home) == "韩立"


def spoil_foreign(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 no case")


def spoil_newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()


def spoil_missing(path: Path) -> None:
    path.unlink()


def spoil_damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:8192] = b"\xff" * 4096
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (spoil_foreign, "不是补选案卷"),
        (spoil_newer, "请安装新版程序"),
        (spoil_missing, "找不到文件"),
        (spoil_damaged, "损坏"),
    ],
)
def test_what_cannot_be_opened_is_refused_in_words(
    window: Window, desk: Desk, closed_case: Path, spoil: Callable[[Path], None], words: str
) -> None:
    spoil(closed_case)
    open_case(desk, closed_case)
    assert words in window.notice.text()
    assert desk.case is None
    assert window.page is window.pages["start"]


def test_a_case_open_in_another_window_is_refused(window: Window, desk: Desk, closed_case: Path) -> None:
    with Case.open(closed_case, desk.clock, "别人", desk.keeper):
        open_case(desk, closed_case)
        assert "另一个窗口" in window.notice.text()
        assert desk.case is None


def test_a_case_handed_over_can_be_seen_and_says_why_not_written(
    window: Window, desk: Desk, counting_case: Callable[..., Case], tmp_path: Path
) -> None:
    case = counting_case()
    custody.hand_over(case, "镇里的电脑", tmp_path / "stick.buxuan")
    path = case.file.path
    desk.put(None)
    open_case(desk, path)
    assert "已经移交给“镇里的电脑”" in window.notice.text()
    assert not window.notice.isHidden()


def test_a_case_of_another_computer_can_be_seen_and_says_why_not_written(
    window: Window, desk: Desk, closed_case: Path
) -> None:
    desk.keeper = "that-computer"
    open_case(desk, closed_case)
    assert "由另一台电脑保管" in window.notice.text()
    assert window.page is window.pages["count"]


def test_the_sample_is_ready_to_count_or_counted_and_never_listed(window: Window, desk: Desk, qtbot: QtBot) -> None:
    page = start_of(window)
    qtbot.keyClick(page.ready, Qt.Key.Key_Return)
    assert window.page is window.pages["count"]
    assert desk.election.case.rehearsal
    assert "不算数" in desk.election.case.place
    assert "不算数" in window.notice.text()
    assert not desk.election.rounds[-1].ballots
    desk.go("start")
    assert page.resume[0].accessibleName().startswith("继续")
    qtbot.keyClick(page.counted, Qt.Key.Key_Return)
    assert window.page is window.pages["verdict"]
    assert desk.election.posts["主任"].elected == ["王建国"]
    assert recents.recent(desk.home) == ()


def test_practice_begins_before_the_polls_close_and_is_marked(window: Window, desk: Desk, qtbot: QtBot) -> None:
    page = start_of(window)
    qtbot.keyClick(page.practise, Qt.Key.Key_Return)
    day = window.pages["day"]
    assert window.page is day
    assert isinstance(day, DayPage)
    assert not day.practice.isHidden()
    assert day.practice.text() == "练习，不算数"
    assert desk.election.case.rehearsal


def test_the_list_shows_how_far_a_case_is(window: Window, desk: Desk, counting_case: Callable[..., Case]) -> None:
    case = counting_case()
    counting.cast_many(case, [(Ballot({"主任": PostMarks(("王建国",))}), 517)])
    closing.close_count(case)
    closing.declare_result(case)
    assert recents.recent(desk.home)[0].stage == RESULT
    desk.go("start")
    assert start_of(window).resume


def test_a_case_that_is_gone_is_said_to_be_gone_and_can_be_dropped(
    window: Window, desk: Desk, closed_case: Path, qtbot: QtBot
) -> None:
    open_case(desk, closed_case)
    desk.put(None)
    closed_case.unlink()
    desk.go("start")
    page = start_of(window)
    assert page.resume[0].text() == "去掉"
    qtbot.keyClick(page.resume[0], Qt.Key.Key_Return)
    assert page.resume == []
    assert recents.recent(desk.home) == ()


def test_a_file_is_proved_and_the_answer_said_in_words(
    window: Window, closed_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = start_of(window)
    asked = [closed_case]
    monkeypatch.setattr(dialogs, "ask_file", lambda *_: asked[0])
    qtbot.keyClick(page.verify, Qt.Key.Key_Return)
    assert "核对通过" in page.answer.line.text()
    changed = tmp_path / "changed.buxuan"
    shutil.copyfile(closed_case, changed)
    db = sqlite3.connect(changed)
    with db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("UPDATE ledger SET who = '别人' WHERE seq = 2")
    db.close()
    asked[0] = changed
    qtbot.keyClick(page.verify, Qt.Key.Key_Return)
    assert "不通过" in page.answer.line.text()
    assert "改动" in page.answer.detail.toPlainText()


def test_open_asks_for_a_case_in_chinese(
    window: Window, desk: Desk, closed_case: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[tuple[str, str]] = []

    def answer(_parent: object, title: str, _start: str, kinds: str) -> tuple[str, str]:
        said.append((title, kinds))
        return str(closed_case), kinds

    monkeypatch.setattr(dialogs.QFileDialog, "getOpenFileName", answer)
    qtbot.keyClick(start_of(window).open, Qt.Key.Key_Return)
    assert said == [("打开案卷", "补选案卷 (*.buxuan)")]
    assert desk.the_case.file.path == closed_case
