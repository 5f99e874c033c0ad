"""Numbers of the polls keyed wrongly are put right from the count page, by keys alone, before the count ends."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages.correct import READY_REASON, CorrectPage
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, counting_case: Callable[..., Case]) -> Window:
    made = make_window(desk)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    counting_case()
    made.show_page("count")
    page = made.page
    assert isinstance(page, CountPage)
    page.seat("周敏", "韩立")
    return made


def press(qtbot: QtBot, *keys: Qt.Key | str) -> None:
    for key in keys:
        at = QApplication.focusWidget()
        assert at is not None
        if isinstance(key, Qt.Key):
            qtbot.keyClick(at, key)
        else:
            qtbot.keyClicks(at, key)


def correcting(window: Window, qtbot: QtBot) -> CorrectPage:
    press(qtbot, Qt.Key.Key_F7)
    page = window.page
    assert isinstance(page, CorrectPage)
    return page


def test_a_correction_by_keys_alone(window: Window, qtbot: QtBot) -> None:
    page = correcting(window, qtbot)
    assert "登记1000人，发出600张，收回517张" in page.before.text()
    page.boxes.rows[0].issued.selectAll()
    press(qtbot, "522", TAB)
    page.boxes.rows[0].recovered.selectAll()
    press(qtbot, "516", ENTER)
    assert "为什么" in page.missing.text()
    assert QApplication.focusWidget() is page.reason
    press(qtbot, "typed", ENTER)
    assert "主持人" in page.missing.text()
    press(qtbot, "chair", ENTER)
    assert window.page is window.pages["count"]
    current = window.desk.election.rounds[-1]
    assert (current.issued, current.boxes) == (522, (Box("中心会场", "hall", 522, 516),))
    last = list(window.desk.the_case.file.rows())[-1]
    assert last.kind == "polls-corrected"
    assert window.page.head.counted.text() == "已计 0 / 收回 516"


def test_nothing_is_written_by_going_back(window: Window, qtbot: QtBot) -> None:
    head = window.desk.the_case.file.head
    page = correcting(window, qtbot)
    page.boxes.rows[0].issued.value = 1
    press(qtbot, Qt.Key.Key_Escape)
    assert window.page is window.pages["count"]
    assert window.desk.the_case.file.head == head
    assert correcting(window, qtbot).boxes.rows[0].issued.value == 600


def test_the_same_numbers_are_refused(window: Window, qtbot: QtBot) -> None:
    page = correcting(window, qtbot)
    page.ready.click()
    assert page.reason.text() == READY_REASON
    page.chair.setText("王主持")
    page.primary.click()
    assert window.page is page
    assert "没有要更正的" in window.notice.text()


def test_the_number_of_electors_can_be_corrected_with_them(window: Window, qtbot: QtBot) -> None:
    page = correcting(window, qtbot)
    page.electors.edit.value = 1003
    page.ready.click()
    page.chair.setText("王主持")
    page.primary.click()
    current = window.desk.election.rounds[-1]
    assert (current.registered, current.issued) == (1003, 600)
    assert window.desk.election.registered == 1003


def test_a_list_of_electors_says_their_number(desk: Desk, qtbot: QtBot, window: Window) -> None:
    from buxuan_desktop.app.opening import begin, hold_polls
    from buxuan_desktop.app.setup import Elector, Opening
    from tests.gui.conftest import DAY, DIRECTOR

    opening = Opening(
        place="柳湾社区",
        body="residents",
        profile="CN-U-2018",
        electors="voters",
        election_day=DAY,
        options={"overvote_scope": "post", "blank": "abstain"},
        keeper="this-computer",
    )
    path = desk.the_case.file.path.with_name("listed.buxuan")
    case = begin(path, opening, DIRECTOR, [Elector("甲"), Elector("乙")], desk.clock, "周敏")
    hold_polls(case, "first", 2, [Box("会场", "hall", 2, 2)], "韩立")
    desk.put(case)
    window.show_page("correct")
    page = window.page
    assert page.electors.isHidden()
    assert page.electors.number == 2
    page.boxes.rows[0].recovered.value = 1
    page.ready.click()
    page.chair.setText("王主持")
    page.primary.click()
    assert desk.election.rounds[-1].boxes[0].recovered == 1


def test_the_end_of_the_count_leads_to_the_correction(window: Window, qtbot: QtBot) -> None:
    count = window.page
    count.press("1")
    count.press("enter")
    count.press("f10")
    qtbot.keyClick(count.dialog, Qt.Key.Key_F7)
    assert isinstance(window.page, CorrectPage)
    assert count.dialog is None


def test_once_the_count_is_closed_the_numbers_stand(window: Window, qtbot: QtBot) -> None:
    from buxuan_desktop.app.closing import close_count

    close_count(window.desk.the_case, {"boxes-recovered-differ": "测试"})
    press(qtbot, Qt.Key.Key_F7)
    assert isinstance(window.page, CountPage)
    assert not any("更正" in one.words for one in window.page.offers())
