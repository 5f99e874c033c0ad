"""Going home and closing: nothing that is keyed and not stored is left behind unnoticed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import add_board, make_window
from buxuan_desktop.ui.shell.window import Window


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, counting_case: Callable[..., Case]) -> Window:
    made = make_window(desk)
    add_board(made)
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
    texts = [one.text() for one in page.dialog.findChildren(QLabel)]
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


def test_a_notice_moves_nothing(window: Window, qtbot: QtBot) -> None:
    before = window.page.geometry()
    title = window.page.head.title.mapTo(window, window.page.head.title.rect().topLeft())
    for speak in (window.say, window.refuse):
        speak("写不进去。" * 30)
        QApplication.processEvents()
        assert window.page.geometry() == before
        assert window.page.head.title.mapTo(window, window.page.head.title.rect().topLeft()) == title
        room = window.notice.words.heightForWidth(window.notice.words.width())
        assert window.notice.words.height() >= room, "a long sentence is not cut"
        assert not window.notice.isHidden()
    qtbot.mouseClick(window.notice, Qt.MouseButton.LeftButton)
    assert window.notice.isHidden()


def test_a_refusal_goes_once_something_is_written(window: Window) -> None:
    page = window.page
    page.press("1")
    window.desk.refused.emit("磁盘已满。")
    assert not window.notice.isHidden()
    page.press("enter")
    assert window.notice.isHidden()


def test_what_went_well_stays_over_the_next_ballot(window: Window) -> None:
    page = window.page
    window.desk.said.emit("上一张票已经撤销。")
    page.press("1")
    page.press("enter")
    assert not window.notice.isHidden()


def test_the_rail_makes_room_for_the_board_in_a_narrow_window(window: Window, qtbot: QtBot) -> None:
    page = window.page
    window.resize(1366, 768)
    page.toggle_board()
    assert not window.rail.isHidden()
    assert window.rail.isVisible()
    window.resize(1024, 768)
    assert not window.rail.isVisible()
    page.toggle_board()
    assert window.rail.isVisible()
    page.toggle_board()
    window.go_home()
    assert window.rail.isVisible()


def test_others_take_over_in_the_middle_of_the_count(window: Window, qtbot: QtBot) -> None:
    page = window.page
    case = window.desk.the_case
    page.press("1")
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert (page.seats.teller.name, page.seats.scrutineer.name) == ("周敏", "韩立")
    qtbot.keyClick(page.seats.teller.edit, Qt.Key.Key_F10)
    assert page.dialog is None
    qtbot.keyClick(page.seats.teller.edit, Qt.Key.Key_Escape)
    assert case.who == "计票人 周敏、监票人 韩立"
    assert page.draft.marks[0].approve == ("王建国",), "the ballot that is keyed stays"
    qtbot.keyClick(page, Qt.Key.Key_F8)
    page.seats.teller.edit.setText("孙悟")
    qtbot.keyClick(page.seats.teller.edit, Qt.Key.Key_Return)
    qtbot.keyClick(page.seats.scrutineer.edit, Qt.Key.Key_Return)
    assert case.who == "计票人 孙悟、监票人 韩立"
    page.press("enter")
    assert [row.who for row in case.file.rows()][-1] == "计票人 孙悟、监票人 韩立"


@pytest.mark.proves("T42")
@pytest.mark.parametrize(("teller", "scrutineer"), [("王建国", "韩立"), ("周敏", "李秀英"), ("周敏", "周敏")])
def test_who_may_not_sit_at_the_table(
    desk: Desk, qtbot: QtBot, counting_case: Callable[..., Case], teller: str, scrutineer: str
) -> None:
    made = make_window(desk)
    qtbot.addWidget(made)
    made.show()
    counting_case()
    made.show_page("count")
    seats = made.page.seats
    seats.teller.edit.setText(teller)
    seats.scrutineer.edit.setText(scrutineer)
    seats.begin.click()
    assert seats.missing.text()
    assert "计票人" not in desk.the_case.who
    seats.teller.edit.setText("孙悟")
    seats.scrutineer.edit.setText("韩立")
    qtbot.waitUntil(lambda: not seats.missing.text(), timeout=3000)


def test_a_half_made_case_is_not_closed_unseen(desk: Desk, qtbot: QtBot) -> None:
    made = make_window(desk)
    qtbot.addWidget(made)
    made.show()
    made.show_page("setup")
    assert made.page.lost_on_closing() == ""
    made.page.steps[0].place.setText("柳湾社区")
    made.close()
    assert made.isVisible()
    assert "还没有存" in made.notice.text()
    made.close()
    assert not made.isVisible()
