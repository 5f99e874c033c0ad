"""The monthly table and the archive by keys: files in, totals and reasons on screen, a table out."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import closing, counting, survey
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.packages import prove_package
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.ui.archive.page import ArchivePage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.start import StartPage
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.result import asking as saving
from buxuan_desktop.ui.rollup import asking
from buxuan_desktop.ui.rollup.page import RollupPage
from buxuan_desktop.ui.shell.window import Window
from tests.gui.test_nothing_cut import whole
from tests.monthly import DONE, HALF, UNBEGUN, village

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr(dialogs, "case_folder", lambda: tmp_path / "补选案卷")
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1024, 680)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)


def rollup_of(window: Window) -> RollupPage:
    page = window.page
    assert isinstance(page, RollupPage)
    return page


@pytest.mark.proves("B07", "B19")
def test_the_table_from_the_start_page_to_the_file_by_keys(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, state in enumerate((DONE, HALF, UNBEGUN)):
        village(tmp_path / "in", number, state)
    (tmp_path / "in/坏.buxuan").write_bytes(b"x")
    target = tmp_path / "out/月报.xlsx"
    monkeypatch.setattr(asking, "which_folder", lambda _: [tmp_path / "in"])
    monkeypatch.setattr(asking, "where_to_save", lambda *_: target)
    survey.explain(desk.home, "临河镇", "候选人不足")
    start = window.page
    assert isinstance(start, StartPage)
    start.rollup.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    page = rollup_of(window)
    page.add_folder.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.primary
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table is not None and page.table.summary is not None, timeout=10_000)
    assert "3份案卷、6个职务，未完成3个" in page.outcome.line.text()
    assert page.outcome.unused.toPlainText().startswith("坏.buxuan　不是补选案卷")
    assert page.unsaved()
    whole(window)
    assert QApplication.focusWidget() is page.save
    press(qtbot, Qt.Key.Key_Return)
    assert not page.unsaved()
    book = openpyxl.load_workbook(target)
    assert [cell.value for cell in book["汇总"][6]][:2] == ["合计", 3]
    assert book["汇总"][4][16].value == "候选人不足"
    press(qtbot, Qt.Key.Key_Escape)
    assert isinstance(window.page, StartPage)


def test_nothing_chosen_is_said_and_other_files_make_another_table(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.go("rollup")
    page = rollup_of(window)
    page.primary.click()
    assert "请先添加" in page.missing.text()
    page.take([village(tmp_path, 1, DONE)])
    page.primary.click()
    qtbot.waitUntil(lambda: page.table is not None and page.table.summary is not None, timeout=10_000)
    assert page.save.isEnabled()
    page.take([village(tmp_path, 2, DONE)])
    assert not page.save.isEnabled()
    page.level.setCurrentIndex(1)
    page.primary.click()
    assert page.table is None
    whole(window)


@pytest.mark.proves("F16")
def test_a_case_is_archived_from_its_last_stage(
    window: Window,
    desk: Desk,
    counting_case: Callable[..., Case],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = counting_case(issued=600)
    counting.cast_many(case, [(Ballot({"主任": PostMarks(("王建国",))}), 517)])
    closing.close_count(case, {one.code: "已说明" for one in closing.open_balances(case)})
    closing.declare_result(case)
    out = tmp_path / "U盘"
    monkeypatch.setattr(saving, "where_to_export", lambda *_: out)
    desk.go("archive")
    page = window.page
    assert isinstance(page, ArchivePage)
    assert "没有写明" in page.rule.text()
    page.until.setFocus()
    page.until.setText("改天")
    press(qtbot, Qt.Key.Key_Return)
    assert "不是日期" in page.missing.text()
    assert not out.exists()
    page.until.setText("2025年4月20日")
    press(qtbot, Qt.Key.Key_Return)
    assert "保管到2025年4月20日" in page.done.text()
    page.extract.click()
    packages = {prove_package(one)[0].kind for one in out.iterdir()}
    assert packages == {"archive", "extract"}
    whole(window)
    press(qtbot, Qt.Key.Key_Escape)
    assert not isinstance(window.page, ArchivePage)


def test_a_package_is_proven_from_the_start_page(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.packages import archive_in, extract_in

    start = window.page
    assert isinstance(start, StartPage)
    package, extract = archive_in(tmp_path), extract_in(tmp_path)
    for chosen, told in ((package / "bagit.txt", "归档包核对通过"), (extract, "这是摘录，不是案卷")):
        monkeypatch.setattr(dialogs, "ask_file", lambda *_, one=chosen: one)
        start.verify.click()
        assert told in start.answer.line.text()
        assert "签名指纹" in start.answer.detail.toPlainText()
        whole(window)
    (package / "data/附件/会议记录.txt").write_bytes(b"x")
    monkeypatch.setattr(dialogs, "ask_file", lambda *_: package / "bagit.txt")
    start.verify.click()
    assert "核对不通过" in start.answer.line.text()
