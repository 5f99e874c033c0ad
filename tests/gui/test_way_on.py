"""What a person of sixty presses next: one way on where nothing is there yet, and no irrevocable step by one Enter."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import drawing, places
from buxuan_desktop.ui.checkin.page import CheckInPage
from buxuan_desktop.ui.checkin.places import PlacesPage
from buxuan_desktop.ui.checkin.rollcall import RollCallPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.home.page import HomePage
from buxuan_desktop.ui.papers.page import PapersPage
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.records.page import RecordsPage
from buxuan_desktop.ui.register.page import RegisterPage
from buxuan_desktop.ui.shell.window import Window
from tests import community
from tests.planning import DAY

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ENTER = Qt.Key.Key_Return


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    desk.clock = community.on_day(date(2020, 3, 2))
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def case(window: Window, tmp_path: Path) -> Case:
    """A case that was opened this morning."""
    made = community.open_community(tmp_path / "a.buxuan", window.desk.clock, ())
    window.desk.put(made)
    return made


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_a_new_case_begins_with_its_vacancy(window: Window, case: Case) -> None:
    window.desk.go("home")
    page = window.page
    assert isinstance(page, HomePage)
    assert "登记缺额" in page.primary.text()
    assert not page.gap.isVisible(), "one button for one thing"
    press(ENTER)
    assert (window.page, window.desk.stage) == (window.pages["stage"], 0)


def test_a_vote_before_its_day_is_begun_only_when_it_is_meant(window: Window, case: Case) -> None:
    window.desk.go("places")
    page = window.page
    assert isinstance(page, PlacesPage)
    press(ENTER)
    assert not case.election.rounds
    for words in ("今天是2020年3月2日", "选举日是2020年4月20日", "还没有选民名单", "还没有候选人", "还没有开始"):
        assert words in page.missing.text()
    window.desk.go("home")
    window.desk.go("places")
    assert not page.missing.text()
    press(ENTER)
    assert not case.election.rounds, "asked anew"
    press(ENTER)
    assert case.election.rounds


def test_what_speaks_against_a_round_is_its_day_and_who_votes_for_whom(tmp_path: Path) -> None:
    case = community.before_the_vote(tmp_path / "b.buxuan", clock=community.on_day(DAY))
    assert places.unready(case) == ("candidates",)
    case.clock = community.on_day(DAY - timedelta(days=1))
    assert places.unready(case) == ("day", "candidates")
    places.begin(case, "first")
    assert places.unready(case) == ()
    case.close()


def test_a_roll_call_before_its_day_is_begun_only_when_it_is_meant(window: Window, tmp_path: Path) -> None:
    case = community.open_community(tmp_path / "b.buxuan", window.desk.clock, (), electors="representatives")
    community.list_people(case, posted=False)
    window.desk.put(case)
    window.desk.go("rollcall")
    page = window.page
    assert isinstance(page, RollCallPage)
    press(ENTER)
    assert "今天是2020年3月2日" in page.missing.text()
    assert not case.election.rounds
    press(ENTER)
    assert case.election.rounds
    assert not page.missing.text()


def test_without_nominations_the_review_leads_to_them(window: Window, case: Case) -> None:
    window.desk.go("review")
    assert window.page.primary.text() == "去记提名"
    press(ENTER)
    assert window.page is window.pages["nomination"]


def test_the_empty_register_says_how_to_fill_it(window: Window, case: Case) -> None:
    window.desk.go("register")
    page = window.page
    assert isinstance(page, RegisterPage)
    assert not page.change.isEnabled()
    assert not page.strike.isEnabled()
    assert page.add.isEnabled()
    community.list_people(case, posted=False)
    window.desk.go("register")
    assert page.change.isEnabled()


def test_electors_are_not_called_but_handed_out_to(window: Window, case: Case) -> None:
    window.desk.go("rollcall")
    page = window.page
    assert isinstance(page, RollCallPage)
    assert not page.list.isVisible()
    press(ENTER)
    assert window.page is window.pages["checkin"]


def test_no_ballot_is_offered_to_somebody_who_has_one(window: Window, tmp_path: Path) -> None:
    case = community.before_the_vote(tmp_path / "b.buxuan", clock=community.on_day(DAY))
    window.desk.put(case)
    places.begin(case, "first")
    places.open_place(case, community.HALL, "hall", 26, ("周敏", "吴大有"))
    drawing.draw(case, 1, community.HALL)
    window.desk.go("checkin")
    page = window.page
    assert isinstance(page, CheckInPage)
    assert page.primary.isEnabled()
    QTest.keyClicks(page.search, "1")
    assert page.person is not None
    assert page.person.number == 1
    assert not page.primary.isEnabled()
    press(Qt.Key.Key_Escape)
    assert page.primary.isEnabled()


def test_the_first_paper_shown_is_one_that_the_case_fills(window: Window, tmp_path: Path) -> None:
    window.desk.put(community.before_the_vote(tmp_path / "b.buxuan", clock=community.on_day(DAY)))
    window.desk.show_stage(4)
    window.desk.go("papers")
    page = window.page
    assert isinstance(page, PapersPage)
    assert not page.offers[0].filled
    assert page.chosen is not None
    assert page.chosen.filled
    assert page.fill.isVisible()
    assert not page.empty.isVisible()
    press(Qt.Key.Key_Home)
    assert page.empty.isVisible()
    assert not page.fill.buttons[0].isVisible()
    window.desk.show_stage(2)
    window.desk.go("papers")
    window.desk.show_stage(4)
    window.desk.go("papers")
    assert page.list.currentRow() == 0, "the one that was chosen before"


def test_dropping_takes_the_place_of_withdrawing(window: Window, tmp_path: Path) -> None:
    case = community.open_community(tmp_path / "b.buxuan", window.desk.clock)
    window.desk.put(case)
    window.desk.show_records("dispute")
    page = window.page
    assert isinstance(page, RecordsPage)
    assert page.form is not None
    assert page.remove.isVisible()
    page.form.editors["keeper"].put("镇司法所、妇联")
    page.leave.click()
    assert window.page is page
    assert (page.drop.isVisible(), page.remove.isVisible()) == (True, False)
    page.drop.click()
    assert (page.drop.isVisible(), page.remove.isVisible()) == (False, True)


def test_days_of_one_thing_stand_together_and_numbers_say_what_they_count(window: Window, tmp_path: Path) -> None:
    case = community.open_community(tmp_path / "b.buxuan", window.desk.clock)
    window.desk.put(case)
    window.desk.show_records("planned")
    assert "2020年3月11日至2020年4月30日" in window.page.list.item(0).text()
    window.desk.show_records("vacancy")
    assert window.page.list.item(0).text().endswith("空缺名额1")
