"""The day by keys alone: a round begun, people found and given their ballots, places closed, boxes carried."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from buxuan_desktop.app import records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import places
from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.domain.checkin import Heads
from buxuan_desktop.domain.records.helpers import Proxy
from buxuan_desktop.domain.records.preparation import MobileVoter, Place
from buxuan_desktop.domain.voter_code import voter_code
from buxuan_desktop.ui.checkin import kit as kit_page
from buxuan_desktop.ui.checkin.page import CheckInPage
from buxuan_desktop.ui.checkin.placeforms import AtWork, OnItsWay, Rolls
from buxuan_desktop.ui.checkin.places import PlacesPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages.day import DayPage
from buxuan_desktop.ui.shell.window import Window
from tests.gui.conftest import COMMUNITY, DAY, DIRECTOR
from tests.print_hands import print_it
from tests.printers import Printers

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ENTER, TAB, DOWN, UP, SPACE, ESC = (
    getattr(Qt.Key, f"Key_{name}") for name in ("Return", "Tab", "Down", "Up", "Space", "Escape")
)
HALL, BOX = "中心会场", "流动票箱一"
NAMES = ("王建国", "李秀英", "赵铁柱", "单志强", "陈淑兰", "欧阳晓明", "古丽娜尔", "马富贵", "周敏", "吴大有")


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Case:
    made = setup.open_case(tmp_path / "case.buxuan", COMMUNITY, desk.clock, "周敏")
    setup.set_posts(made, DIRECTOR)
    setup.register(made, [setup.Elector(name, "女" if place % 2 else "男", "三组") for place, name in enumerate(NAMES)])
    early = DAY - timedelta(days=6)
    for principal in ("单志强", "马富贵"):
        given = Proxy(principal=principal, proxy="赵铁柱", relation="none", received_on=early, posted_on=early)
        records.add(made, given)
    records.add(made, Place(name=HALL, kind="hall", booths=2, staff=("周敏", "吴大有")))
    records.add(made, Place(name=BOX, kind="mobile", staff=("周敏", "吴大有")))
    records.add(made, MobileVoter(elector="古丽娜尔", box=BOX))
    desk.put(made)
    return made


def desk_page(window: Window) -> CheckInPage:
    window.show_page("checkin")
    assert isinstance(window.page, CheckInPage)
    return window.page


def begun(case: Case) -> None:
    places.begin(case, "first")
    places.open_place(case, HALL, "hall", 20, ("周敏", "吴大有"))


def heads(case: Case) -> Heads:
    return places.here(case).heads


@pytest.mark.proves("C08", "C18", "C19", "T21")
def test_a_person_is_found_by_number_name_or_letters_and_gets_everything_at_once(
    window: Window, case: Case, press: Callable[..., None]
) -> None:
    begun(case)
    page = desk_page(window)
    press("ztz")
    assert page.card.name.text() == "赵铁柱"
    assert page.card.state.text() == "发 3 张：本人1张、代领2张"
    assert "单志强（4号）" in page.card.principals.text()
    press(ENTER)
    assert heads(case) == Heads(hall=1, proxy=2)
    assert page.card.state.text() == "已发 3 张：赵铁柱（3号）"
    press(ENTER, ENTER)
    assert heads(case).total == 3, "nobody is at the desk any more"
    press("4")
    assert page.card.state.text() == f"已经领过票（{HALL}，由受托人赵铁柱代领）"
    press(ENTER)
    assert "已经由受托人赵铁柱领走" in page.missing.text()
    assert heads(case).total == 3
    press(ESC, "陈淑兰", ENTER)
    assert heads(case) == Heads(hall=2, proxy=2)
    assert page.numbers.drawn.text() == "4 人"
    assert page.numbers.missing.text() == "还差 2 人"


def test_a_scanner_shows_the_person_and_the_next_enter_hands_out(
    window: Window, case: Case, press: Callable[..., None]
) -> None:
    begun(case)
    page = desk_page(window)
    press(voter_code(case.election.case.case, 5), ENTER)
    assert page.card.name.text() == "陈淑兰"
    assert heads(case).total == 0
    press(ENTER)
    assert heads(case).total == 1
    press("BX1:00000000:5", ENTER)
    assert "不是本次选举的" in page.missing.text()


@pytest.mark.proves("T21")
def test_proxies_taken_back_wrong_check_ins_undone_ballots_exchanged(
    window: Window, case: Case, press: Callable[..., None]
) -> None:
    begun(case)
    page = desk_page(window)
    press("4")
    assert "赵铁柱的委托同时收回" in page.card.state.text()
    press(Qt.Key.Key_F3)
    assert "收回" not in page.card.state.text()
    press(ESC, "3", ENTER)
    assert heads(case) == Heads(hall=1, proxy=1)
    press("3", Qt.Key.Key_F4)
    assert page.reason.isVisible()
    press(ESC)
    assert heads(case).total == 2, "Escape undoes nothing"
    press(Qt.Key.Key_F4, ENTER)
    assert heads(case).total == 0
    assert page.search.hasFocus()
    press(Qt.Key.Key_F2, ENTER)
    assert places.here(case).spoiled == 1
    press(Qt.Key.Key_F4)
    assert "没有领票记录" in page.missing.text()
    press(Qt.Key.Key_F8)
    assert "登记10人" in page.card.state.text()


@pytest.mark.proves("T43", "T41", "C17", "C20")
def test_the_whole_day_from_the_first_place_to_the_sealed_rolls(
    window: Window, case: Case, press: Callable[..., None]
) -> None:
    window.show_page("places")
    page = window.page
    assert isinstance(page, PlacesPage)
    press(ENTER)
    assert not places.under_way(case)
    press(ENTER)
    assert places.under_way(case)
    assert page.head.text() == HALL
    press("20", ENTER)
    assert list(places.here(case).places) == [HALL]
    press(DOWN)
    assert page.head.text() == BOX
    press("2", ENTER)
    assert places.here(case).locked == {7: BOX}
    press(Qt.Key.Key_F5)
    desk = window.page
    assert isinstance(desk, CheckInPage)
    press("7", ENTER)
    assert "名单上" in desk.missing.text()
    press(Qt.Key.Key_F7, ENTER)
    assert heads(case) == Heads(mobile=1)
    press(Qt.Key.Key_F7, "5", ENTER, "6", ENTER, Qt.Key.Key_F6)
    assert window.page is page
    press(UP)
    for left in ("18", "1"):
        assert isinstance(page.form, AtWork)
        press(left, ENTER)
        assert "封条号" in page.missing.text()
        press("0012", ENTER, *((DOWN,) if left == "18" else ()))
    assert isinstance(page.form, OnItsWay)
    press(ENTER)
    assert places.here(case).places[BOX].arrived
    assert [place.arrived for place in places.here(case).places.values()] == [True, True]
    press(Qt.Key.Key_F9)
    day = window.page
    assert isinstance(day, DayPage)
    assert [(box.name, box.issued) for box in day.boxes.boxes] == [(HALL, 2), (BOX, 1)]
    assert day.boxes.rows[0].recovered.hasFocus()
    day.chair.name.setText("韩立")
    day.chair.confirmed.setChecked(True)
    press("2", TAB, TAB, TAB, TAB, TAB, "1", ENTER)
    assert case.election.rounds[-1].boxes == (Box(HALL, "hall", 2, 2), Box(BOX, "mobile", 1, 1)), day.missing.text()
    window.show_page("places")
    assert isinstance(page.form, Rolls)
    press("周敏、吴大有", TAB, "镇档案室", ENTER)
    assert places.here(case).sealed is not None


def test_without_an_open_place_the_desk_says_where_to_begin(
    window: Window, case: Case, press: Callable[..., None]
) -> None:
    page = desk_page(window)
    assert "F6" in page.missing.text()
    press("5", ENTER)
    assert heads(case).total == 0


@pytest.mark.proves("C18", "T2")
def test_people_in_the_hall_are_counted_before_voting_begins(
    window: Window, case: Case, press: Callable[..., None]
) -> None:
    begun(case)
    page = desk_page(window)
    press("3", ENTER, Qt.Key.Key_F9)
    assert page.reason.line.text() == "1、2"
    press("2、2", ENTER)
    assert "到会 4 人（会场2人、投票站0人、流动票箱0人、委托2人），还不够" in page.card.state.text()
    press(Qt.Key.Key_F9, "４，２", ENTER)
    assert "到会 6 人" in page.card.state.text()
    assert "可以开始投票" in page.card.state.text()
    press(Qt.Key.Key_F9, "多少", ENTER)
    assert "请填写会场里的人数" in page.missing.text()
    counted = places.here(case).heads_before
    assert counted is not None
    assert counted.hall == 4


@pytest.mark.proves("C14")
def test_the_kit_is_printed_with_one_key(
    window: Window,
    case: Case,
    press: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    printers: Printers,
) -> None:
    window.show_page("kit")
    page = window.page
    assert isinstance(page, kit_page.KitPage)
    press(DOWN, ENTER)
    print_it()
    sent = [(order[5], int(order[3])) for order in printers.orders]
    assert sent == [(one.title, one.copies) for one in page.papers]
    assert ("正字计票单　主任", 4) in sent
    monkeypatch.setattr(kit_page.asking, "where_to_save", lambda _parent, path: tmp_path / path.name)
    page.save.setFocus()
    press(SPACE)
    assert len(list(tmp_path.glob("备用纸张-*.pdf"))) == len(page.papers)


def test_an_open_case_goes_on_where_ballots_are_handed_out(window: Window, case: Case) -> None:
    begun(case)
    window.desk.go_on()
    assert isinstance(window.page, CheckInPage)
    places.close_place(case, HALL, 20, ("1",), ("周敏", "吴大有"), "11:00")
    window.desk.go_on()
    assert isinstance(window.page, DayPage)
