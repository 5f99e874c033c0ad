"""Exporting from the print page with real keys: which record, which folder, what is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import closing, counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.exporting import PUBLIC, SEALED
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.result.exporting import ExportDialog
from buxuan_desktop.ui.result.printpage import PrintPage
from tests.exports import check

Make = Callable[..., Case]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def case(counting_case: Make) -> Case:
    made = counting_case()
    bought = Ballot({"主任": PostMarks(write_in=("赵铁柱",))})
    counting.cast_many(made, [(Ballot({"主任": PostMarks(("王建国",))}), 301), (Ballot(), 215), (bought, 1)])
    closing.close_count(made)
    closing.declare_result(made)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ExportDialog:
    monkeypatch.setattr(asking, "where_to_export", lambda *_: tmp_path / "U盘")
    made = ExportDialog(desk)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def heard(desk: Desk) -> list[str]:
    said: list[str] = []
    desk.said.connect(said.append)
    desk.refused.connect(said.append)
    return said


def test_enter_exports_the_public_record_and_says_what_to_think_of(
    dialog: ExportDialog, heard: list[str], tmp_path: Path
) -> None:
    assert dialog.kind == PUBLIC
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    folder = tmp_path / "U盘" / "公开"
    assert check(folder)
    assert heard == [f"已导出到{folder}。其中1张票的划法没有第二张相同，公开以前请选举委员会决定。"]
    assert not dialog.isVisible()
    assert QApplication.overrideCursor() is None


def test_an_arrow_key_chooses_the_sealed_record(dialog: ExportDialog, heard: list[str], tmp_path: Path) -> None:
    QTest.keyClick(dialog.kinds[PUBLIC], Qt.Key.Key_Down)
    assert dialog.kind == SEALED
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    folder = tmp_path / "U盘" / "封存-不得公开"
    assert check(folder)
    assert heard == [f"已导出到{folder}。这一份不得公开，请和选票一起封存。"]


def test_what_is_in_the_way_is_said_and_the_dialog_stays(
    dialog: ExportDialog, heard: list[str], tmp_path: Path
) -> None:
    (tmp_path / "U盘" / "公开").mkdir(parents=True)
    (tmp_path / "U盘" / "公开" / "照片.jpg").write_bytes(b"jpg")
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    assert heard[0].endswith("没有覆盖。请换一个文件夹，或先把它移走。")
    assert dialog.isVisible()
    assert QApplication.overrideCursor() is None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_without_a_folder_nothing_happens(
    dialog: ExportDialog, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "where_to_export", lambda *_: None)
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    assert heard == []
    assert dialog.isVisible()


def test_the_button_on_the_print_page_opens_it(desk: Desk, case: Case, qtbot: QtBot) -> None:
    page = PrintPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    shown: list[str] = []

    def close() -> None:
        open_now = QApplication.activeModalWidget()
        shown.append(open_now.windowTitle() if open_now else "")
        if open_now:
            open_now.close()

    QTimer.singleShot(0, close)
    QTest.keyClick(page.export, Qt.Key.Key_Return)
    assert shown == ["导出选票记录"]


def test_before_a_count_is_closed_there_is_nothing_to_export(desk: Desk, counting_case: Make, qtbot: QtBot) -> None:
    counting_case()
    page = PrintPage(desk)
    qtbot.addWidget(page)
    page.arrive()
    assert not page.export.isEnabled()


def test_nothing_is_cut_at_the_smallest_size(dialog: ExportDialog) -> None:
    assert dialog.width() <= 1366
    assert dialog.height() <= 768
    for widget in (dialog.go, dialog.cancel, *dialog.kinds.values()):
        assert widget.width() >= widget.sizeHint().width()
