"""Home and timetable by keys: what waits first, days set and given back, days off, paper and calendar file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.forms import form_of
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.calendar import Holiday, Planned
from buxuan_desktop.domain.records.meetings import Meeting
from buxuan_desktop.ui.calendar.page import CalendarPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.home.page import HomePage
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.shell.window import Window
from tests.calendar_case import CHOSEN, GONE, calendar_case
from tests.gui.test_nothing_cut import whole
from tests.planning import DAY, PLAN_THREE, day
from tests.print_hands import asked, print_it
from tests.printers import Printers

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ENTER, ESCAPE, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down
PLAN_THREE_SAYS = (
    "名单该公布了，登记还没有结束",
    "自荐截止在提名开始以前",
    "异议处理完就到选举日了",
    "有一个阶段超出了全部工作的结束日期",
    "两个阶段重叠",
    "方案里“村”“居”混用",
    "几种投票方式的先后和截止时间没有定全",
    "年龄要求中间有一段没有规定",
    "这样的委托投票只能用在社区",
    "到会人数过半和投票过半是两回事",
    "选举办法还没有通过就公布",
    "公布了预选时间，却没有安排预选",
    "两个机构都写成直接组织",
    "年龄和出生日期对不上",
)
WHOLE = (GONE, CHOSEN, *PLAN_THREE)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    desk.clock = standing_at(date(2020, 3, 25))
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def case(window: Window, tmp_path: Path) -> Callable[..., Case]:
    """Puts a case on the desk and goes on with it."""

    def make(kept: tuple[Record, ...] = WHOLE, **more: object) -> Case:
        made = calendar_case(tmp_path / "case.buxuan", kept, window.desk.clock, **more)
        window.desk.put(made)
        window.desk.go_on()
        return made

    return make


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        at = QApplication.focusWidget()
        assert isinstance(at, QWidget)
        if isinstance(key, str):
            QTest.keyClicks(at, key)
        else:
            QTest.keyClick(at, key)


def home_of(window: Window) -> HomePage:
    assert isinstance(window.page, HomePage)
    return window.page


def calendar_of(window: Window, code: str = "") -> CalendarPage:
    if not isinstance(window.page, CalendarPage):
        window.desk.go("calendar")
    page = window.page
    assert isinstance(page, CalendarPage)
    if code:
        place = next(n for n, one in enumerate(page.table.rows) if one.slot.code == code)
        while page.table.currentRow() != place:
            before = page.table.currentRow()
            press(DOWN if before < place else Qt.Key.Key_Up)
            assert page.table.currentRow() != before
    return page


@pytest.mark.proves("C13", "C25")
def test_the_home_says_what_is_late_due_and_next_and_enter_goes_there(
    window: Window, case: Callable[..., Case]
) -> None:
    case()
    page = home_of(window)
    assert page.left.text() == "离选举日还有 26 天　2020年4月20日"
    said = [page.list.item(place).text() for place in range(page.list.count())]
    assert said[0] == "还没有办的　2"
    assert said[1].startswith("成立领导小组")
    assert any(text.startswith("公布选民名单") for text in said)
    assert QApplication.focusWidget() is page.primary
    press(ENTER)
    assert window.page is window.pages["stage"]
    assert window.desk.stage == 2
    press(ESCAPE)
    assert window.page is page, "a stage leads back to the case's home"


def test_a_matter_of_the_list_opens_with_enter(window: Window, case: Callable[..., Case]) -> None:
    case()
    page = home_of(window)
    page.list.setFocus()
    while not page.list.currentItem().text().startswith("公布选民名单"):
        press(DOWN)
    press(ENTER)
    assert window.page is window.pages["stage"]
    assert window.desk.stage == 3


def test_contradictions_stand_on_the_home_page(window: Window, case: Callable[..., Case]) -> None:
    case()
    page = home_of(window)
    words = " ".join(one.text() for one in page.area.widget().findChildren(QLabel))
    for title in ("名单该公布了", "两个机构都写成直接组织", "在任成员太少", "年龄和出生日期对不上"):
        assert title in words


@pytest.mark.proves("C13", "C15", "C16")
def test_the_days_of_plan_three_pasted_from_a_table_show_every_contradiction(
    window: Window, case: Callable[..., Case], qtbot: QtBot
) -> None:
    case((GONE,), overlays=("S3",))
    words = dict(form_of("planned").field("item").choices)
    rows = [f"{words[one.item]}\t{one.begins}\t{one.ends or ''}" for one in PLAN_THREE]
    QApplication.clipboard().setText("\n".join(["哪一项\t开始的日期\t结束的日期", *rows]))
    calendar_of(window).more.click()
    assert window.desk.kind == "planned"
    QTimer.singleShot(50, window, lambda: QApplication.activeModalWidget().take.click())
    window.page.paste_table.click()
    assert len(window.desk.election.records.all(Planned)) == len(PLAN_THREE)
    window.desk.go_home()
    shown = " ".join(one.text() for one in home_of(window).area.widget().findChildren(QLabel))
    assert all(title in shown for title in PLAN_THREE_SAYS), [one for one in PLAN_THREE_SAYS if one not in shown]


def test_a_case_for_the_count_alone_is_one_key_from_election_day(window: Window, case: Callable[..., Case]) -> None:
    case(())
    page = home_of(window)
    assert page.list.isHidden()
    assert not page.alone.isHidden()
    press(ENTER)
    assert window.page is window.pages["day"]


def test_a_case_with_a_round_goes_on_where_it_stands(window: Window, case: Callable[..., Case]) -> None:
    made = case()
    counting.open_round(made, "first")
    window.desk.go_on()
    assert window.page is window.pages["day"]
    window.desk.go_home()
    assert home_of(window).primary.text() == "接着办：计票和结果"


def test_a_rehearsal_goes_straight_on(window: Window, case: Callable[..., Case]) -> None:
    case(rehearsal=True)
    assert window.page is window.pages["day"]


@pytest.mark.proves("C13", "C16")
def test_days_are_set_by_keys_and_given_back_to_the_rules(window: Window, case: Callable[..., Case]) -> None:
    made = case()
    page = calendar_of(window, "candidates")
    assert "最迟2020年4月15日" in page.setting.about.text()
    assert "第三阶段1（5）" in page.setting.about.text()
    press(ENTER)
    assert QApplication.focusWidget() is page.setting.begins
    press("4.14", ENTER)
    (kept,) = [one for one in made.election.records.all(Planned) if one.item == "candidates"]
    assert (kept.begins, kept.ends) == (day(4, 14), None)
    assert page.table.chosen is not None
    assert page.table.chosen.slot.code == "candidates", "the same matter stays chosen"
    assert page.table.chosen.basis == "方案"
    page.setting.back.setFocus()
    press(Qt.Key.Key_Space)
    assert not [one for one in made.election.records.all(Planned) if one.item == "candidates"]


def test_what_is_done_is_ticked_off(window: Window, case: Callable[..., Case]) -> None:
    made = case()
    page = calendar_of(window, "leading")
    page.setting.tick.setFocus()
    press(Qt.Key.Key_Space)
    (kept,) = [one for one in made.election.records.all(Planned) if one.item == "leading"]
    assert kept.done_on == day(3, 25)
    assert page.table.chosen is not None
    assert page.table.chosen.state == "done"
    assert not page.setting.tick.isEnabled()


def test_days_that_follow_from_others_cannot_be_set(window: Window, case: Callable[..., Case]) -> None:
    case()
    for code in ("vote", "deadline"):
        page = calendar_of(window, code)
        assert not page.setting.begins.isEnabled()
        assert not page.setting.store.isEnabled()


def test_what_is_wrong_is_said_and_what_was_typed_is_not_lost_unseen(window: Window, case: Callable[..., Case]) -> None:
    case()
    page = calendar_of(window, "candidates")
    press(ENTER, "x9", ENTER)
    assert "请写明开始的日期" in page.missing.text()
    assert page.unsaved()
    page.table.setFocus()
    press(DOWN)
    assert page.table.chosen is not None
    assert page.table.chosen.slot.code == "candidates"
    assert "请先存入" in page.missing.text()
    window.go_home()
    assert window.page is page
    press(ESCAPE)
    assert "再按一次 Esc" in page.missing.text()
    assert page.unsaved(), "nothing is lost before it is said"
    press(ESCAPE)
    assert "已经放弃" in page.missing.text()
    press(ESCAPE)
    assert isinstance(window.page, HomePage)


def test_an_end_before_the_beginning_is_refused_in_words(window: Window, case: Callable[..., Case]) -> None:
    case()
    page = calendar_of(window, "review")
    press(ENTER, "4.14", TAB)
    page.setting.ends.selectAll()
    press("4.10", ENTER)
    assert "2020年4月10日" in window.notice.text()
    assert page.unsaved()


def test_days_off_come_from_the_table_once_and_are_edited_like_records(
    window: Window, case: Callable[..., Case]
) -> None:
    made = case()
    page = calendar_of(window)
    assert "只按周末顺延" in page.legend.text()
    page.holidays.setFocus()
    press(ENTER)
    assert window.page is window.pages["records"]
    assert window.desk.kind == "holiday"
    number = len(made.election.records.all(Holiday))
    assert number > 25
    assert f"登记了{number}个" in window.notice.text()
    window.desk.go("calendar")
    assert "只按周末顺延" not in page.legend.text()
    page.holidays.setFocus()
    press(ENTER)
    assert len(made.election.records.all(Holiday)) == number


def test_paper_and_calendar_file(
    window: Window, case: Callable[..., Case], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printers: Printers
) -> None:
    case()
    page = calendar_of(window)
    page.print.setFocus()
    press(ENTER)
    print_it()
    sent = printers.came
    assert sent[0].startswith(b"%PDF")
    monkeypatch.setattr(asking, "where_to_save", lambda *_: tmp_path / "日程.pdf")
    page.save.click()
    assert (tmp_path / "日程.pdf").read_bytes() == sent[0]
    page.save.click()
    assert "已经存在" in window.notice.text()
    target = tmp_path / "日程.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.send.click()
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_without_a_printer_the_pdf_is_offered(window: Window, case: Callable[..., Case], printers: Printers) -> None:
    printers.are({})
    case()
    calendar_of(window).print.click()
    dialog = asked()
    assert "保存PDF" in dialog.state.text()
    assert dialog.save.hasFocus()
    dialog.reject()


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1024, 680)])
@pytest.mark.parametrize("kept", [WHOLE, ()], ids=["prepared", "count only"])
def test_nothing_is_cut(
    window: Window, case: Callable[..., Case], size: tuple[int, int], kept: tuple[Record, ...]
) -> None:
    window.resize(*size)
    case(kept)
    whole(window)
    calendar_of(window)
    whole(window)


def test_a_resolution_that_failed_proves_nothing(window: Window, case: Callable[..., Case]) -> None:
    case((*WHOLE, Meeting(body="leading", about="plan", day=day(3, 12), passed="failed")))
    page = calendar_of(window, "leading")
    assert page.table.chosen is not None
    assert page.table.chosen.state == "behind"


def test_election_day_and_after(window: Window, case: Callable[..., Case]) -> None:
    for today, words in ((DAY, "今天是选举日"), (day(4, 22), "已过 2 天")):
        window.desk.clock = standing_at(today)
        window.desk.put(None)
        for old in window.desk.home.parent.glob("case.buxuan*"):
            old.unlink()
        case()
        assert words in home_of(window).left.text()
        assert home_of(window).going.page == "day"
