"""Escape in a form that was typed in says first what would be lost; the second time it is given up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from buxuan_desktop.ui.register.page import RegisterPage
from buxuan_desktop.ui.shell.window import Window
from tests.walking import a_window, full, settle

ESCAPE = Qt.Key.Key_Escape
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    with a_window(tmp_path, (1366, 768)) as made:
        full(made, tmp_path)
        yield made


def test_a_line_of_the_register(window: Window) -> None:
    window.desk.go("register")
    page = window.page
    assert isinstance(page, RegisterPage)
    page.change.click()
    form = page.form
    assert form is not None
    QTest.keyClick(form, ESCAPE)
    assert page.form is None, "nothing was typed"
    page.change.click()
    form = page.form
    assert form is not None
    QTest.keyClick(form.name, Qt.Key.Key_7)
    QTest.keyClick(form.name, ESCAPE)
    assert page.form is form
    assert "还没有存" in window.notice.text()
    QTest.keyClick(form.name, ESCAPE)
    assert page.form is None
    settle()


def test_more_that_is_typed_is_said_anew(window: Window) -> None:
    window.desk.go("register-posting")
    page = window.page
    QTest.keyClick(page.where, Qt.Key.Key_7)
    QTest.keyClick(page.where, ESCAPE)
    assert window.page is page
    QTest.keyClick(page.where, Qt.Key.Key_8)
    QTest.keyClick(page.where, ESCAPE)
    assert window.page is page
    QTest.keyClick(page.where, ESCAPE)
    assert window.page is not page


def test_the_rail_and_the_way_home_lose_nothing_typed(window: Window) -> None:
    window.desk.go("register-posting")
    page = window.page
    window.go_to_stage(0)
    assert window.page is not page, "nothing was typed"
    window.desk.go("register-posting")
    QTest.keyClick(page.where, Qt.Key.Key_7)
    window.go_to_stage(0)
    window.go_home()
    assert window.page is page
    assert "请先按 Esc" in window.notice.text()
    QTest.keyClick(page.where, ESCAPE)
    QTest.keyClick(page.where, ESCAPE)
    window.go_home()
    assert window.shown == "start"
