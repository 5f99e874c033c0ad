"""Papers of a stage: chosen by keys, seen before they are printed, saved in the formats that offices edit."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.papers import asking
from buxuan_desktop.ui.papers.page import SAMPLE, PapersPage
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.stages.page import StagePage
from tests.making import HOME
from tests.preparing import prepare_case
from tests.print_hands import asked
from tests.printers import Printers

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Case:
    desk.keeper = HOME
    made = prepare_case(tmp_path / "case.buxuan")
    desk.put(made)
    return made


@pytest.fixture
def page(desk: Desk, case: Case, qtbot: QtBot) -> PapersPage:
    window = make_window(desk)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    desk.show_stage(2)
    assert isinstance(window.page, StagePage)
    window.page.papers.click()
    assert isinstance(window.page, PapersPage)
    return window.page


def choose(page: PapersPage, title: str) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    while page.chosen is None or page.chosen.title != title:
        before = page.list.currentRow()
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        assert page.list.currentRow() != before, title


def text(content: bytes) -> str:
    return "".join(one.extract_text() for one in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.proves("C27")
def test_the_paper_chosen_is_shown_filled_and_empty(page: PapersPage) -> None:
    choose(page, "选举委员会名单公告")
    assert "周敏" in text(page.content)
    page.fill.value = False
    assert "周敏" not in text(page.content)
    assert page.preview.pages == 1


def test_a_sample_is_for_looking_alone(page: PapersPage) -> None:
    choose(page, "选举委员会名单公告")
    page.fill.value = SAMPLE
    assert "柳湾社区" in text(page.content)
    assert not page.print.isEnabled()
    assert not page.save.isEnabled()
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    page.fill.value = False
    assert page.print.isEnabled()


def test_printing_without_a_printer_offers_the_file(
    page: PapersPage, monkeypatch: pytest.MonkeyPatch, printers: Printers
) -> None:
    printers.are({})
    said: list[str] = []
    page.desk.said.connect(said.append)
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    dialog = asked()
    assert "案卷没有改动" in dialog.state.text()
    assert dialog.save.hasFocus()
    QTest.keyClick(dialog.save, Qt.Key.Key_Return)
    assert "可以拿到能打印的电脑上打印" in said[0]


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("a3", b"%PDF")])
def test_each_format_is_saved_under_a_name_that_is_free(
    page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, begins: bytes
) -> None:
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    choose(page, "选举委员会名单公告")
    for _ in range(2):
        page.others[form].click()
    found = sorted(tmp_path.glob("选举委员会名单公告*"))
    assert len(found) == 2
    assert all(one.read_bytes().startswith(begins) for one in found)


def test_the_whole_stage_is_one_file(page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    page.whole.click()
    content = (tmp_path / "动员准备-全部文书.pdf").read_bytes()
    assert len(PdfReader(io.BytesIO(content)).outline) == len(page.offers)


def test_formats_that_a_paper_does_not_have_are_not_offered(page: PapersPage) -> None:
    choose(page, "补选工作方案")
    assert not page.others["xlsx"].isVisible()
    assert page.others["docx"].isVisible()


def test_escape_goes_back_to_the_stage(page: PapersPage, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, Window)
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert isinstance(window.page, StagePage)
