"""Restoring from the start page by keys alone: said beforehand, then done, then the count goes on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import counting
from buxuan_desktop.app.mirror_names import copies_in
from buxuan_desktop.app.mirror_targets import remember
from buxuan_desktop.app.mirroring import Mirror, target_in
from buxuan_desktop.app.recents import recent
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.restore import RestoreDialog
from buxuan_desktop.ui.pages.start import StartPage, open_case
from buxuan_desktop.ui.shell.window import Window
from tests.gui.count_table import CaseMaker

MAKERS = {"start": StartPage, "setup": Page, "day": Page, "count": Page, "verdict": Page}


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    made = Window(desk, {name: make(desk) for name, make in MAKERS.items()})
    qtbot.addWidget(made)
    made.show()
    made.show_page("start")
    made.activateWindow()
    return made


@pytest.fixture
def copy(counting_case: CaseMaker, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mirror of a case with three ballots; the case itself is closed."""
    case = counting_case()
    for _ in range(3):
        counting.cast(case, Ballot({"主任": PostMarks(("王建国",))}))
    (tmp_path / "stick").mkdir()
    target = target_in(tmp_path / "stick", case.file.path)
    Mirror(case.file.path, target).step(whole=True)
    remember(desk.home, case, None)
    desk.put(None)
    made = copies_in(tmp_path / "stick", case.file.path)[0]
    monkeypatch.setattr(dialogs, "ask_file", lambda *_: made)
    return made


def asked(window: Window, qtbot: QtBot) -> RestoreDialog:
    page = window.pages["start"]
    assert isinstance(page, StartPage)
    page.who.setText("周敏")
    qtbot.keyClick(page.restore, Qt.Key.Key_Return)
    assert isinstance(page.restoring, RestoreDialog)
    return page.restoring


def read(dialog: RestoreDialog) -> str:
    return "".join(one.text() for one in dialog.findChildren(QLabel))


def test_a_lost_case_is_restored_by_keys(window: Window, desk: Desk, copy: Path, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "case.buxuan").unlink()
    dialog = asked(window, qtbot)
    assert "这台电脑上没有这份案卷" in read(dialog)
    assert "最近一轮录了3张票" in read(dialog)
    assert str(tmp_path / "case.buxuan") in read(dialog)
    assert not (tmp_path / "case.buxuan").exists()
    qtbot.keyClick(dialog.by, Qt.Key.Key_Return)
    assert "在场监票人" in dialog.missing.text()
    qtbot.keyClicks(dialog.by, "Han Li")
    qtbot.keyClick(dialog.by, Qt.Key.Key_Return)
    assert window.page is window.pages["count"]
    assert desk.the_case.file.path == tmp_path / "case.buxuan"
    assert "备份里录了3张票" in window.notice.text()
    assert recent(desk.home)[0].path == str(tmp_path / "case.buxuan")
    assert [row.who for row in desk.the_case.file.rows()][-1] == "周敏"


def test_a_case_that_went_on_is_opened_and_not_overwritten(
    window: Window, desk: Desk, copy: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    open_case(desk, tmp_path / "case.buxuan")
    counting.cast(desk.the_case, Ballot({"主任": PostMarks(("李秀英",))}))
    desk.put(None)
    desk.go("start")
    kept = (tmp_path / "case.buxuan").read_bytes()
    dialog = asked(window, qtbot)
    assert "比备份" in read(dialog)
    assert "不用恢复" in read(dialog)
    qtbot.keyClick(dialog.confirm, Qt.Key.Key_Return)
    assert len(desk.election.rounds[-1].ballots) == 4
    desk.put(None)
    assert (tmp_path / "case.buxuan").read_bytes() == kept


def test_the_case_on_the_desk_is_let_go_before_it_makes_room(
    window: Window, desk: Desk, copy: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    open_case(desk, tmp_path / "case.buxuan")
    path = desk.the_case.file.path
    path.write_bytes(path.read_bytes()[:3_000])
    desk.go("start")
    dialog = asked(window, qtbot)
    assert "已经损坏" in read(dialog)
    dialog.by.setText("韩立")
    qtbot.keyClick(dialog.by, Qt.Key.Key_Return)
    assert len(desk.election.rounds[-1].ballots) == 3
    assert path.with_name("case-损坏.buxuan").exists()


def test_a_copy_that_does_not_prove_is_said(window: Window, copy: Path, qtbot: QtBot) -> None:
    for each in copy.parent.glob("*.buxuan"):
        each.write_bytes(each.read_bytes()[:9_000])
    page = window.pages["start"]
    assert isinstance(page, StartPage)
    qtbot.keyClick(page.restore, Qt.Key.Key_Return)
    assert page.restoring is None
    assert "没有用它恢复" in window.notice.text()


def test_a_copy_is_not_written_to_as_if_it_were_the_case(window: Window, desk: Desk, copy: Path, qtbot: QtBot) -> None:
    open_case(desk, copy)
    assert desk.case is None
    assert "是备份" in window.notice.text()
    page = window.pages["start"]
    assert isinstance(page, StartPage)
    qtbot.keyClick(page.open, Qt.Key.Key_Return)
    assert isinstance(page.restoring, RestoreDialog)
    elsewhere = Desk(desk.clock, "another-computer", desk.home)
    open_case(elsewhere, copy)
    assert elsewhere.case is not None
    elsewhere.put(None)
