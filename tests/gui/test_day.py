"""Election-day numbers: what the hall reports, live, confirmed by the chair, then on to the count."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import closing, counting, opening
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.setup import Opening
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.pages.day import DayPage
from buxuan_desktop.ui.shell.window import Window

DAY = date(2020, 4, 20)
ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
TWO = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 2, ("赵铁柱", "陈淑兰", "欧阳晓明")))


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[Window]:
    pages = {"start": Page(desk), "day": DayPage(desk), "count": Page(desk), "verdict": Page(desk)}
    made = Window(desk, pages)
    qtbot.addWidget(made)
    made.show()
    made.show_page("start")
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    desk.put(None)


@pytest.fixture
def begin(window: Window, tmp_path: Path) -> Callable[..., DayPage]:
    """A case before its polls, and the page that asks for the day's numbers."""

    def begun(posts: tuple[Post, ...] = TWO[:1]) -> DayPage:
        given = Opening(
            place="柳湾社区",
            body="residents",
            profile="CN-U-2018",
            electors="voters",
            election_day=DAY,
            options={"overvote_scope": "post", "blank": "abstain", "same_person": "separate"},
            keeper="this-computer",
        )
        case = opening.begin(tmp_path / "case.buxuan", given, posts, 1000, window.desk.clock, "周敏")
        window.desk.put(case)
        window.desk.go("day")
        page = window.pages["day"]
        assert isinstance(page, DayPage)
        return page

    return begun


def declare(case: Case, *ballots: tuple[Ballot, int]) -> None:
    counting.cast_many(case, ballots)
    closing.close_count(case, {found.code: "测试" for found in closing.open_balances(case)})
    closing.declare_result(case)


def votes(**names: int) -> list[tuple[Ballot, int]]:
    return [(Ballot({"主任": PostMarks((name,))}), times) for name, times in names.items()]


def fill(page: DayPage, issued: int = 600) -> None:
    page.boxes.rows[0].issued.value = issued
    page.chair.name.setText("韩立")
    page.chair.confirmed.setChecked(True)


@pytest.mark.proves("C18", "C20")
def test_polls_are_closed_by_keys_alone(
    window: Window, desk: Desk, begin: Callable[..., DayPage], press: Callable[..., None]
) -> None:
    page = begin()
    press("420", TAB, "415", TAB, SPACE)
    assert len(page.boxes.rows) == 2, "the button below adds a box"
    press("三组投票点", TAB, TAB, "９０", TAB, "90", TAB, TAB, SPACE)
    press("流动票箱一", TAB, Qt.Key.Key_Down, TAB, "12", TAB, "12")
    assert [total.text() for total in page.boxes.sums] == ["合计", "522", "517"]
    assert page.recovered.text() == "517 张"
    assert "须收回 501 张" in page.needed.text()
    assert page.quorum.text() == "已经达到。"
    press(TAB, TAB, TAB, "韩立", TAB, SPACE, ENTER)
    assert window.page is window.pages["count"], page.missing.text()
    current = desk.election.rounds[-1]
    assert current.polls_closed
    assert (current.registered, current.issued) == (1000, 522)
    assert current.boxes == (
        Box("中心会场", "hall", 420, 415),
        Box("三组投票点", "station", 90, 90),
        Box("流动票箱一", "mobile", 12, 12),
    )
    rows = list(desk.the_case.file.rows())
    assert [row.kind for row in rows[-2:]] == ["round-opened", "polls-closed"]
    assert all("主持人韩立确认" in row.who for row in rows[-2:])
    assert desk.the_case.who == "周敏"


@pytest.mark.proves("C18")
def test_the_chair_must_confirm_date_and_time(
    desk: Desk, begin: Callable[..., DayPage], press: Callable[..., None]
) -> None:
    page = begin()
    assert page.chair.time.text() == "12:00"
    assert page.chair.date.text() == "2020年4月20日　星期一"
    assert page.chair.other_day.isHidden()
    press("600", ENTER)
    assert "主持人" in page.missing.text()
    assert QApplication.focusWidget() is page.chair.name
    press("韩立", ENTER)
    assert QApplication.focusWidget() is page.chair.confirmed
    assert not desk.election.rounds


@pytest.mark.proves("C18")
def test_another_day_than_election_day_is_said(begin: Callable[..., DayPage], desk: Desk) -> None:
    desk.clock = standing_at(date(2020, 4, 21))
    page = begin()
    page.chair._clock = desk.clock
    page.chair.show_now()
    assert "2020年4月20日" in page.chair.other_day.text()
    assert not page.chair.other_day.isHidden()


@pytest.mark.proves("quorum")
def test_too_few_ballots_are_said_at_once(begin: Callable[..., DayPage]) -> None:
    page = begin()
    box = page.boxes.rows[0]
    box.issued.value, box.recovered.value = 600, 500
    assert "还差 1 张" in page.quorum.text()
    assert page.quorum.property("role") == "bad"
    box.recovered.value = 501
    assert page.quorum.property("role") == "good"


@pytest.mark.proves("box-recovered-over-issued", "issued-over-registered")
def test_more_recovered_than_issued_is_said_and_does_not_stop(
    window: Window, desk: Desk, begin: Callable[..., DayPage]
) -> None:
    page = begin()
    fill(page, 1001)
    page.boxes.rows[0].recovered.value = 1002
    assert "收回1002张" in page.remarks.text()
    assert "1001张" in page.remarks.text()
    assert page.remarks.property("role") == "bad"
    page.primary.click()
    assert window.page is page, "numbers that do not fit are asked once more"
    assert "再核对一遍" in page.missing.text()
    page.primary.click()
    assert window.page is window.pages["count"]
    assert desk.election.rounds[-1].boxes[0].recovered == 1002


def test_the_number_issued_may_stand_alone(window: Window, desk: Desk, begin: Callable[..., DayPage]) -> None:
    page = begin()
    fill(page)
    page.boxes.only_total.setChecked(True)
    page.primary.click()
    assert QApplication.focusWidget() is page.boxes.total
    page.boxes.total.value = 522
    page.primary.click()
    current = desk.election.rounds[-1]
    assert (current.issued, current.boxes) == (522, ())


def test_posts_may_be_voted_on_separate_papers(window: Window, desk: Desk, begin: Callable[..., DayPage]) -> None:
    page = begin(TWO)
    assert not page.paper.posts["主任"].isHidden()
    page.paper.posts["委员"].setChecked(False)
    fill(page)
    page.primary.click()
    assert [post.title for post in desk.election.rounds[-1].posts] == ["主任"]


def test_a_void_round_is_held_again(window: Window, desk: Desk, begin: Callable[..., DayPage]) -> None:
    page = begin()
    fill(page)
    page.primary.click()
    declare(desk.the_case, *votes(王建国=400))
    desk.go("day")
    assert "重新选举" in page.title.text()
    assert page.boxes.rows[0].issued.value is None, "a new round asks anew"
    assert not page.chair.confirmed.isChecked()


def test_a_further_election_and_a_tie_are_named_with_their_candidates(
    window: Window, desk: Desk, begin: Callable[..., DayPage]
) -> None:
    page = begin((Post("主任", 1, ("王建国", "李秀英", "赵铁柱")),))
    fill(page)
    page.primary.click()
    declare(desk.the_case, *votes(王建国=220, 李秀英=200, 赵铁柱=100))
    desk.go("day")
    assert "第二次投票　另行选举" in page.title.text()
    assert page.paper.ahead.posts == (Post("主任", 1, ("王建国", "李秀英")),)
    fill(page)
    page.primary.click()
    declare(desk.the_case, *votes(王建国=260, 李秀英=260))
    desk.go("day")
    assert "重新投票" in page.title.text()


@pytest.mark.proves("renomination-due")
def test_after_a_renomination_candidates_are_asked_for(
    window: Window, desk: Desk, begin: Callable[..., DayPage]
) -> None:
    page = begin()
    fill(page)
    page.primary.click()
    declare(desk.the_case, (Ballot(), 300), *votes(王建国=250))
    desk.go("day")
    named = page.paper.candidates["主任"]
    fill(page)
    named.fill(())
    page.primary.click()
    assert "重新提名" in page.missing.text()
    named.fill(("钱国强", "孙丽"))
    page.primary.click()
    assert desk.election.rounds[-1].posts == (Post("主任", 1, ("钱国强", "孙丽")),)


def test_a_round_left_open_by_a_power_cut_only_needs_its_polls_closed(
    window: Window, desk: Desk, begin: Callable[..., DayPage]
) -> None:
    page = begin()
    counting.open_round(desk.the_case, "first")
    desk.go("start")
    desk.go("day")
    assert "第一次投票" in page.title.text()
    fill(page)
    page.primary.click()
    assert len(desk.election.rounds) == 1
    assert desk.election.rounds[-1].polls_closed


def test_when_all_are_elected_the_page_leads_to_the_result(
    window: Window, desk: Desk, begin: Callable[..., DayPage], press: Callable[..., None]
) -> None:
    page = begin()
    fill(page)
    page.primary.click()
    declare(desk.the_case, *votes(王建国=520))
    desk.go("day")
    assert "没有要进行的投票" in page.title.text()
    press(ENTER)
    assert window.page is window.pages["verdict"]


def test_what_was_typed_is_still_there_after_a_look_at_the_start(
    desk: Desk, begin: Callable[..., DayPage], press: Callable[..., None]
) -> None:
    page = begin()
    press("420", Qt.Key.Key_Escape)
    desk.go("day")
    assert page.boxes.issued == 420


@pytest.mark.parametrize("size", [(1366, 768), (1024, 680)])
def test_nothing_is_cut_with_long_and_rare_names(
    window: Window, begin: Callable[..., DayPage], qtbot: QtBot, size: tuple[int, int]
) -> None:
    long = "阿卜杜热合曼买买提吐尔逊阿不都克力木江穆罕默德伊敏热合"
    page = begin((Post("主任", 1, (long, "王𤇥", "𨶒立杰", "𰻝")), Post("委员", 2, TWO[1].candidates)))
    for _ in range(3):
        page.boxes.add()
    window.resize(*size)
    qtbot.wait(50)
    for editor in [*page.boxes.editors, page.chair.name, page.primary]:
        if editor.isVisible():
            assert editor.mapTo(window, editor.rect().bottomRight()).x() <= window.width(), editor.accessibleName()
    assert page.primary.mapTo(window, page.primary.rect().bottomRight()).y() <= window.height()
    page.chair.confirmed.setFocus()
    assert page.chair.confirmed.visibleRegion().boundingRect().height() > 20, "the page follows the cursor"


def test_the_number_of_electors_on_the_day(desk: Desk, begin: Callable[..., DayPage]) -> None:
    page = begin()
    assert page.electors.edit.value == 1000
    page.electors.edit.clear()
    fill(page)
    page.primary.click()
    assert "登记参加选举的人数" in page.missing.text()
    page.electors.edit.value = 1203
    assert "登记 1203 人，须收回 602 张" in page.needed.text()
    page.primary.click()
    assert (desk.election.registered, desk.election.rounds[-1].registered) == (1203, 1203)
    assert [row.kind for row in desk.the_case.file.rows()][-3:] == ["electors-counted", "round-opened", "polls-closed"]


def test_the_same_number_of_electors_writes_nothing_of_its_own(desk: Desk, begin: Callable[..., DayPage]) -> None:
    page = begin()
    fill(page)
    page.primary.click()
    assert [row.kind for row in desk.the_case.file.rows()][-2:] == ["round-opened", "polls-closed"]
    assert [row.kind for row in desk.the_case.file.rows()].count("electors-counted") == 1


def test_a_held_enter_does_not_close_doubtful_polls(begin: Callable[..., DayPage], desk: Desk) -> None:
    page = begin()
    fill(page, 100)
    page.boxes.rows[0].recovered.value = 101
    for repeat in (False, True, True, True):
        QApplication.sendEvent(
            page, QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", repeat)
        )
    assert "再核对" in page.missing.text()
    assert not desk.election.rounds
