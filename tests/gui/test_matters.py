"""The register of matters by keys: locked, opened, written, shut again when the page is left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.matters.page import MattersPage
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.stages.page import StagePage
from tests.gui.conftest import DIRECTOR
from tests.gui.whole_words import whole
from tests.making import opening

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
WORDS = "a long passphrase"


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Case:
    made = setup.open_case(tmp_path / "case.buxuan", opening(keeper="this-computer"), desk.clock, "周敏")
    setup.set_posts(made, DIRECTOR)
    desk.put(made)
    return made


@pytest.fixture
def page(desk: Desk, case: Case, qtbot: QtBot) -> MattersPage:
    window = make_window(desk)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    desk.show_stage(2)
    desk.go("matters")
    assert isinstance(window.page, MattersPage)
    return window.page


def open_it(page: MattersPage, again: bool = True) -> None:
    QTest.keyClicks(page.lock.passphrase, WORDS)
    if again:
        QTest.keyClicks(page.lock.again, WORDS)
    QTest.keyClick(page.lock.passphrase, Qt.Key.Key_Return)


def put(page: MattersPage, name: str, words: str) -> None:
    assert page.form is not None
    editor = page.form.editors[name].widget
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findText(words))
    elif isinstance(editor, QPlainTextEdit):
        editor.insertPlainText(words)
    else:
        assert isinstance(editor, QLineEdit)
        editor.insert(words)


def fill(page: MattersPage, handler: str) -> None:
    put(page, "received_on", "4.18")
    put(page, "way", "监督电话")
    put(page, "about", "严防拉票贿选")
    put(page, "handler", handler)
    put(page, "said", "挨家送烟")
    put(page, "concerns", "张某某")


@pytest.mark.proves("C12")
def test_a_matter_is_written_by_keys_and_shut_away_when_the_page_is_left(
    page: MattersPage, desk: Desk, case: Case
) -> None:
    assert page.lock.isVisible()
    assert not page.sides.isVisible()
    QTest.keyClicks(page.lock.passphrase, "short")
    QTest.keyClick(page.lock.passphrase, Qt.Key.Key_Return)
    assert "口令太短" in page.lock.missing.text()
    page.lock.passphrase.clear()
    open_it(page)
    assert page.sides.isVisible()
    fill(page, "张某某")
    QTest.keyClick(page.primary, Qt.Key.Key_Return)
    assert "不能由本人办理" in page.missing.text()
    assert case.election.records.all(Matter) == []
    assert page.form is not None
    handler = page.form.editors["handler"].widget
    assert isinstance(handler, QLineEdit)
    handler.clear()
    handler.insert("镇纪委甲")
    QTest.keyClick(page.primary, Qt.Key.Key_Return)
    (kept,) = case.election.records.all(Matter)
    assert kept.handler == "镇纪委甲"
    window = page.window()
    assert isinstance(window, Window)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(window.page, StagePage)
    assert page.register is None
    assert page.form is None
    desk.go("matters")
    assert page.lock.isVisible()
    assert not page.lock.second.isVisible()
    assert "严防拉票贿选1件" in page.lock.counts.text()
    open_it(page, again=False)
    page.list.setCurrentRow(0)
    assert page.form is not None
    said = page.form.editors["said"].widget
    assert isinstance(said, QPlainTextEdit)
    assert said.toPlainText() == "挨家送烟"


def test_a_wrong_passphrase_opens_nothing(page: MattersPage, desk: Desk) -> None:
    open_it(page)
    fill(page, "镇纪委甲")
    QTest.keyClick(page.primary, Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    desk.go("matters")
    QTest.keyClicks(page.lock.passphrase, "another passphrase")
    QTest.keyClick(page.lock.passphrase, Qt.Key.Key_Return)
    assert "口令不对" in page.lock.missing.text()
    assert page.list.count() == 0
    QTest.keyClick(page.lock, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_another_case_finds_the_register_shut(page: MattersPage, desk: Desk) -> None:
    open_it(page)
    desk.put(None)
    assert page.register is None


OTHER = "another long passphrase"


def type_change(page: MattersPage, old: str, new: str, again: str) -> None:
    for edit, words in ((page.changing.old, old), (page.changing.new, new), (page.changing.again, again)):
        edit.clear()
        QTest.keyClicks(edit, words)
    QTest.keyClick(page.changing.again, Qt.Key.Key_Return)


@pytest.mark.proves("C12")
def test_the_passphrase_is_changed_by_keys_and_the_old_one_opens_nothing_more(page: MattersPage, desk: Desk) -> None:
    open_it(page)
    fill(page, "镇纪委甲")
    page.change.click()
    assert page.changing.isHidden()
    assert "请先存入" in page.missing.text()
    QTest.keyClick(page.primary, Qt.Key.Key_Return)
    page.change.click()
    assert page.changing.isVisible()
    assert not page.sides.isVisible()
    whole(page.window())
    type_change(page, "a wrong passphrase", OTHER, OTHER)
    assert "原口令不对，没有换" in page.changing.missing.text()
    type_change(page, WORDS, OTHER, WORDS)
    assert "不一样" in page.changing.missing.text()
    type_change(page, WORDS, OTHER, OTHER)
    assert page.sides.isVisible()
    assert not page.changing.old.text()
    page.change.click()
    QTest.keyClick(page.changing.old, Qt.Key.Key_Escape)
    assert page.sides.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    desk.go("matters")
    open_it(page, again=False)
    assert "口令不对" in page.lock.missing.text()
    page.lock.passphrase.clear()
    QTest.keyClicks(page.lock.passphrase, OTHER)
    QTest.keyClick(page.lock.passphrase, Qt.Key.Key_Return)
    page.list.setCurrentRow(0)
    assert page.form is not None
    said = page.form.editors["said"].widget
    assert isinstance(said, QPlainTextEdit)
    assert said.toPlainText() == "挨家送烟"


@pytest.mark.parametrize("size", [(1280, 720), (1024, 680)])
def test_nothing_is_cut(page: MattersPage, qtbot: QtBot, size: tuple[int, int]) -> None:
    window = page.window()
    window.resize(*size)
    whole(window)
    open_it(page)
    fill(page, "镇纪委甲")
    QTest.keyClick(page.primary, Qt.Key.Key_Return)
    whole(window)
