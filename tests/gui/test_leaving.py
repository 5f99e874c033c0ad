"""Going home and closing: nothing that is keyed and not stored is left behind unnoticed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, counting_case: Callable[..., Case]) -> Window:
    made = make_window(desk)
    qtbot.addWidget(made)
    made.show()
    counting_case()
    made.show_page("count")
    page = made.page
    assert isinstance(page, CountPage)
    page.seat("周敏", "韩立")
    return made


def test_home_from_the_count_when_nothing_is_keyed(window: Window, qtbot: QtBot) -> None:
    assert window.home.isVisible()
    qtbot.keyClick(window.home, Qt.Key.Key_Space)
    assert window.page is window.pages["start"]
    assert not window.home.isVisible()


def test_a_keyed_ballot_keeps_its_page(window: Window, qtbot: QtBot) -> None:
    window.page.press("1")
    qtbot.keyClick(window.home, Qt.Key.Key_Space)
    assert window.page is window.pages["count"]
    assert "还没有存" in window.notice.text()


def test_closing_with_a_keyed_ballot_asks_once(window: Window, desk: Desk) -> None:
    window.page.press("1")
    assert not window.close()
    assert "还没有存" in window.notice.text()
    assert desk.case is not None
    assert window.close()
    assert desk.case is None


@pytest.mark.parametrize("slip", ["14", "李一zh", "周敏2"])
def test_a_slip_is_no_name(desk: Desk, qtbot: QtBot, counting_case: Callable[..., Case], slip: str) -> None:
    page = CountPage(desk)
    qtbot.addWidget(page)
    page.show()
    counting_case()
    page.arrive()
    page.seats.teller.edit.setText(slip)
    page.seats.scrutineer.edit.setText("韩立")
    page.seats.begin.click()
    assert slip in page.seats.missing.text()
    assert "计票人" not in desk.the_case.who


def test_the_end_says_how_many_are_missing(window: Window, qtbot: QtBot) -> None:
    page = window.page
    assert isinstance(page, CountPage)
    page.press("1")
    page.press("enter")
    qtbot.keyClick(page, Qt.Key.Key_F10)
    texts = [one.text() for one in page.dialog.findChildren(type(window.notice))]
    assert any("还有 516 张没有录入" in text for text in texts)


def test_qt_speaks_chinese_in_its_file_dialog(desk: Desk, qtbot: QtBot) -> None:
    assert desk is not None
    dialog = QFileDialog(None, "打开案卷")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    words = [one.text() for one in (*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)) if one.text()]
    assert words
    assert not [word for word in words if word.replace("&", "")[:3].isascii()], words
