"""People, PINs, the locked screen and the second signature, by the keys that people press."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import appointing, counting, permissions
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import close_count, declare_result, open_balances
from buxuan_desktop.app.local import lock_minutes
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.signing import countersigned
from buxuan_desktop.app.stage_sections import wordings_of
from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks
from buxuan_desktop.ui.access.closing import ReopenDialog
from buxuan_desktop.ui.access.lockpage import LockPage
from buxuan_desktop.ui.access.naming import NameDialog
from buxuan_desktop.ui.access.page import AccessPage
from buxuan_desktop.ui.access.pins import OwnPinDialog, RecoverDialog, ResetDialog
from buxuan_desktop.ui.access.refused import RefusedDialog
from buxuan_desktop.ui.access.second import SecondDialog, attempt_signed
from buxuan_desktop.ui.count.asking import StrikeDialog
from buxuan_desktop.ui.count.ending import EndDialog
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.program import add_board, make_window
from buxuan_desktop.ui.result.choosing import CERTIFICATE, want
from buxuan_desktop.ui.result.printpage import PrintPage
from buxuan_desktop.ui.result.reprinting import ReprintDialog
from buxuan_desktop.ui.shell.window import Window
from tests.gui.whole_words import cut, whole
from tests.naming import CHEAP, WHO, name_all, pin, sit
from tests.print_hands import asked, no_dialog, print_it, until
from tests.printers import Printers

CLERK, CHAIR, CHIEF, WATCHER, TELLER = (WHO[r] for r in ("clerk", "chair", "chief_watcher", "watcher", "teller"))
KEY = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    made = make_window(desk)
    add_board(made)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


@pytest.fixture
def case(window: Window, counting_case: Callable[..., Case]) -> Case:
    """Polls are closed, everybody is named, the clerk sits at the computer."""
    made = counting_case()
    name_all(made)
    return made


@pytest.fixture
def press(press: Callable[..., None], window: Window) -> Callable[..., None]:
    """The same where a question was on screen a moment ago: without a window manager nobody gives its window back."""

    def pressed(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            settle(window)
            press(key, modifier=modifier)

    return pressed


@pytest.fixture
def table(window: Window, case: Case, press: Callable[..., None]) -> CountPage:
    """Teller and scrutineer sat down by keys."""
    window.show_page("count")
    page = window.page
    assert isinstance(page, CountPage)
    press("hl", KEY.Key_Return, KEY.Key_Return, pin(TELLER), KEY.Key_Return)
    press(WATCHER, KEY.Key_Return, pin(WATCHER), KEY.Key_Return)
    assert case.seat == (TELLER, WATCHER)
    return page


def settle(window: Window) -> None:
    """The question on screen has the keyboard, or the window when there is none."""
    asked = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    front = asked[-1] if asked else window
    for _ in range(50):
        QApplication.processEvents()
        if QApplication.activeWindow() is front and QApplication.focusWidget() is not None:
            return
        front.activateWindow()
        QTest.qWait(5)


def question(kind: type[QDialog]) -> QDialog:
    """The question of that kind that is on screen."""
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


def locked(window: Window) -> LockPage:
    assert window.guard is not None
    assert window.locked
    return window.guard.page


def access_page(window: Window) -> AccessPage:
    window.show_page("access")
    assert isinstance(window.page, AccessPage)
    return window.page


def test_the_first_clerk_and_a_teller_are_named_by_keys(
    window: Window, counting_case: Callable[..., Case], press: Callable[..., None]
) -> None:
    made = counting_case()
    page = access_page(window)
    assert "还没有登记值守人员" in page.told.text()
    press(KEY.Key_Return)
    whole(question(NameDialog))
    press(CLERK, KEY.Key_Return, KEY.Key_Return, "135791", KEY.Key_Return, "135792", KEY.Key_Return)
    assert "不一样" in question(NameDialog).missing.text()
    press("135791", KEY.Key_Return, "135791", KEY.Key_Return)
    assert (made.seat, made.who) == ((CLERK,), CLERK)
    assert not window.locked
    press(KEY.Key_Return)
    asked = question(NameDialog)
    asked.name.edit.setText(TELLER)
    press(KEY.Key_Return, KEY.Key_Return, "141421", KEY.Key_Return, "141421", KEY.Key_Return)
    assert "请选这个人的职责" in asked.missing.text()
    assert asked.role.hasFocus()
    assert list(made.election.access.people) == [CLERK]
    press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    asked.missing.look_again()
    assert not asked.missing.text()
    press(KEY.Key_Return, KEY.Key_Return)
    assert {one.name: one.role for one in made.election.access.people.values()} == {CLERK: "clerk", TELLER: "teller"}
    whole(window)


def test_what_the_seat_may_not_do_is_grey_and_says_why(window: Window, case: Case) -> None:
    sit(case, "guide")
    page = access_page(window)
    for made in (page.name, page.relieve, page.reset, page.conclude):
        assert not made.isEnabled()
    assert "指导人员" in page.name.toolTip()
    assert "已经记进案卷" not in page.name.toolTip()
    assert not case.election.access.refused
    page.people.choose(CHAIR)
    assert not page.own.isEnabled()
    assert page.own.toolTip() == f"口令由本人改，请{CHAIR}签到以后改。"
    page.people.choose(WHO["guide"])
    assert page.own.isEnabled()
    assert page.own.toolTip() == ""


def test_people_are_relieved_with_a_reason_and_roles_changed(
    window: Window, case: Case, press: Callable[..., None]
) -> None:
    page = access_page(window)
    page.people.choose(TELLER)
    page.relieve.click()
    press("病了", KEY.Key_Return)
    assert TELLER not in case.election.access.people
    page.people.choose(CLERK)
    page.relieve.click()
    press(KEY.Key_Return)
    assert "唯一" in window.notice.text()
    page.people.choose(WATCHER)
    page.role.click()
    asked = question(NameDialog)
    asked.role.setCurrentIndex(asked.role.findData("chief_watcher"))
    asked.pin.setFocus()
    press(KEY.Key_Return, KEY.Key_Return)
    assert case.election.access.people[WATCHER].role == "chief_watcher"


def test_own_pin_and_a_forgotten_one(window: Window, case: Case, press: Callable[..., None]) -> None:
    page = access_page(window)
    page.people.choose(CLERK)
    page.own.click()
    whole(question(OwnPinDialog))
    press("000000", KEY.Key_Return, "975319", KEY.Key_Return, "975319", KEY.Key_Return)
    asked = question(OwnPinDialog)
    assert "口令不对" in asked.missing.text()
    asked.old.clear()
    asked.old.setFocus()
    press(pin(CLERK), KEY.Key_Return, "975319", KEY.Key_Return, "975319", KEY.Key_Return)
    before = case.election.access.pins
    page.people.choose(TELLER)
    page.reset.click()
    whole(question(ResetDialog))
    press("864209", KEY.Key_Return, "864209", KEY.Key_Return)
    second = question(SecondDialog)
    second.people.choose(CHAIR)
    press(pin(CHAIR), KEY.Key_Return)
    assert case.election.access.pins == before + 1
    appointing.change_own_pin(case, CLERK, "975319", pin(CLERK), cost=CHEAP)


def test_opening_asks_who_one_is_and_wrong_pins_wait(
    window: Window, case: Case, desk: Desk, press: Callable[..., None]
) -> None:
    path = case.file.path
    desk.put(None)
    open_case(desk, path)
    page = locked(window)
    whole(window)
    assert "请签到" in page.title.text()
    again = desk.the_case
    page.people.choose(TELLER)
    for _ in range(3):
        press("000000", KEY.Key_Return)
    assert "请等到 12时02分" in page.missing.text()
    assert not page.confirm.isEnabled()
    tried = len(again.election.access.refused)
    press(pin(TELLER), KEY.Key_Return)
    assert len(again.election.access.refused) == tried == 3
    assert window.locked
    page.pin.clear()
    page.people.choose(WATCHER)
    press(pin(WATCHER), KEY.Key_Return)
    assert not window.locked
    assert again.who == WATCHER
    assert WATCHER in window.rail._people


def test_two_pins_seat_the_table_and_a_wrong_one_does_not(
    window: Window, case: Case, press: Callable[..., None]
) -> None:
    window.show_page("count")
    page = window.page
    assert isinstance(page, CountPage)
    press(WHO["guide"], KEY.Key_Return, pin(WHO["guide"]), KEY.Key_Return)
    press(WATCHER, KEY.Key_Return, pin(WATCHER), KEY.Key_Return)
    assert "不能坐" in page.seats.missing.text()
    page.seats.teller.edit.setText(TELLER)
    page.seats.pins[0].setFocus()
    press("000000")
    page.seats.pins[1].setFocus()
    press(pin(WATCHER), KEY.Key_Return)
    assert "口令不对" in page.seats.missing.text()
    assert not page.ready
    whole(window)


def test_a_half_keyed_ballot_outlives_the_lock(
    window: Window, table: CountPage, case: Case, press: Callable[..., None]
) -> None:
    window.show_board()
    if window.board is not None:
        window.board.show()
    press("1")
    draft = table.draft
    assert not draft.empty
    window.guard.idle.timer.timeout.emit()  # type: ignore[union-attr]
    page = locked(window)
    assert case.locked
    whole(window)
    assert not page.close_case.isVisible()
    press("2", KEY.Key_F10, KEY.Key_F8, KEY.Key_Return)
    assert (table.draft, case.election.rounds[-1].ballots) == (draft, {})
    assert "口令不对" in page.missing.text()
    press(KEY.Key_Escape)
    window.go_to_stage(0)
    assert window.locked
    assert window.board is not None
    assert window.board.isVisible()
    page.people.choose(WATCHER)
    press(pin(WATCHER), KEY.Key_Return)
    assert not window.locked
    assert case.seat == (TELLER, WATCHER)
    press(KEY.Key_Return)
    assert len(case.election.rounds[-1].ballots) == 1


def test_somebody_else_unlocks_and_the_ballot_waits_for_the_table(
    window: Window, table: CountPage, case: Case, press: Callable[..., None]
) -> None:
    press("1", KEY.Key_F9)
    draft = table.draft
    press(KEY.Key_L, modifier=Qt.KeyboardModifier.ControlModifier)
    locked(window).people.choose(CHIEF)
    press(pin(CHIEF), KEY.Key_Return)
    assert case.who == CHIEF
    assert not table.ready
    assert table.draft == draft
    table.seats.pins[0].setFocus()
    press(pin(TELLER))
    table.seats.pins[1].setFocus()
    press(pin(WATCHER), KEY.Key_Return)
    press(KEY.Key_Return)
    assert len(case.election.rounds[-1].ballots) == 1


def test_a_question_is_put_away_and_comes_back(
    window: Window, table: CountPage, case: Case, press: Callable[..., None]
) -> None:
    press("1", KEY.Key_Return, "c", "1")
    asked = question(StrikeDialog)
    window.guard.lock()  # type: ignore[union-attr]
    assert not asked.isVisible()
    press(pin(TELLER), KEY.Key_Return)
    assert question(StrikeDialog) is asked
    assert asked.reason.text()


@pytest.mark.parametrize("name", [CLERK, CHAIR])
def test_a_question_for_one_person_does_not_come_back_for_another(
    window: Window, table: CountPage, case: Case, press: Callable[..., None], name: str
) -> None:
    sit(case, "clerk")
    asked = SecondDialog(window.page, window.desk, Action.REOPEN, lambda: None)
    asked.open()
    window.guard.lock()  # type: ignore[union-attr]
    locked(window).people.choose(name)
    press(pin(name), KEY.Key_Return)
    assert case.who == name
    assert asked.isVisible() == (name == CLERK)


def test_nobody_has_to_unlock_a_case_without_named_people(window: Window, counting_case: Callable[..., Case]) -> None:
    counting_case()
    assert window.guard is None
    assert not window.sit.isVisible()


def test_the_seat_is_changed_or_kept(window: Window, case: Case, press: Callable[..., None]) -> None:
    window.show_page("access")
    window.sit.click()
    press(KEY.Key_Escape)
    assert not window.locked
    assert case.seat == (CLERK,)
    window.sit.click()
    locked(window).people.choose(CHAIR)
    press(pin(CHAIR), KEY.Key_Return)
    assert case.seat == (CHAIR,)


def test_a_ballot_is_struck_with_two_pins(
    window: Window, table: CountPage, case: Case, press: Callable[..., None]
) -> None:
    press("1", KEY.Key_Return, "c", "1", KEY.Key_Return)
    second = question(SecondDialog)
    whole(second)
    assert TELLER not in [second.people.item(n).text().split("　")[0] for n in range(second.people.count())]
    second.people.choose(WATCHER)
    press("000000", KEY.Key_Return)
    assert "口令不对" in second.missing.text()
    assert not case.election.rounds[-1].struck
    press(pin(WATCHER), KEY.Key_Return)
    assert len(case.election.rounds[-1].struck) == 1
    assert "已经撤销" in window.notice.text()


def test_the_count_is_closed_with_a_second_signature(
    window: Window, table: CountPage, case: Case, press: Callable[..., None]
) -> None:
    press("1", KEY.Key_Return, KEY.Key_F10)
    asked = question(EndDialog)
    for edit in asked.reasons.values():
        edit.setText("已经核对")
    asked.confirm.click()
    second = question(SecondDialog)
    press(KEY.Key_Escape)
    assert case.election.rounds[-1].closed is None
    press(KEY.Key_F10)
    asked = question(EndDialog)
    for edit in asked.reasons.values():
        edit.setText("已经核对")
    asked.confirm.click()
    second = question(SecondDialog)
    second.people.choose(CHIEF)
    press(pin(CHIEF), KEY.Key_Return)
    assert case.election.rounds[-1].declared is not None
    assert window.page is window.pages["verdict"]


def test_a_decision_that_strikes_asks_for_the_second(window: Window, table: CountPage, case: Case) -> None:
    counting.cast(case, Ballot({"主任": PostMarks(("王建国",))}))
    done: list[int] = []
    attempt_signed(table, table.desk, lambda: counting.strike_last(case, "误", WATCHER), done.append)
    second = question(SecondDialog)
    second.people.choose(WATCHER)
    second.pin.setText(pin(WATCHER))
    second.sign()
    assert len(done) == 1


def declared(case: Case) -> None:
    ballot = Ballot({"主任": PostMarks(("王建国",))})
    counting.cast_many(case, [(ballot, 517)])
    explained = {one.code: "已经核对" for one in open_balances(case)}
    with countersigned(case, Action.CLOSE_COUNT, CHIEF, pin(CHIEF)):
        close_count(case, explained)
    declare_result(case)
    sit(case, "clerk")


def test_a_certificate_is_printed_once_and_again_by_two(
    window: Window, table: CountPage, case: Case, press: Callable[..., None], printers: Printers
) -> None:
    declared(case)
    want(window.desk, CERTIFICATE, 1)
    window.show_page("print")
    page = window.page
    assert isinstance(page, PrintPage)
    page.print.click()
    assert not asked().form.of_copies.isVisible()
    assert case.election.access.printed == {}
    print_it()
    assert len(printers.came) == 1
    assert case.election.access.printed["主任", "王建国"] == 1
    page.print.click()
    whole(question(ReprintDialog))
    press(KEY.Key_Return)
    assert "原因" in question(ReprintDialog).missing.text()
    press(KEY.Key_Escape)
    page.print.click()
    press("1", KEY.Key_Return)
    second = question(SecondDialog)
    second.people.choose(CHAIR)
    press(pin(CHAIR), KEY.Key_Return)
    assert len(printers.came) == 1
    print_it()
    assert len(printers.came) == 2
    assert case.election.access.printed["主任", "王建国"] == 2
    sit(case, "teller", "watcher")
    page.print.click()
    assert no_dialog()
    assert "不能" in window.notice.text()


def test_a_print_dialog_left_open_prints_no_certificate_for_the_next_person(
    window: Window, table: CountPage, case: Case, press: Callable[..., None], printers: Printers
) -> None:
    declared(case)
    want(window.desk, CERTIFICATE, 1)
    window.show_page("print")
    window.page.print.click()
    dialog = asked()
    window.guard.lock()
    locked(window).people.choose(TELLER)
    press(pin(TELLER), KEY.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, KEY.Key_Return)
    assert "不能" in dialog.state.text()
    assert dialog.errand is None
    assert not printers.came
    window.guard.lock()
    locked(window).people.choose(CLERK)
    press(pin(CLERK), KEY.Key_Return)
    print_it()
    assert len(printers.came) == 1
    assert case.election.access.printed["主任", "王建国"] == 1


def test_a_certificate_left_on_its_way_counts_as_printed(
    window: Window, table: CountPage, case: Case, printers: Printers
) -> None:
    declared(case)
    want(window.desk, CERTIFICATE, 1)
    window.show_page("print")
    window.page.print.click()
    dialog = asked()
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert case.election.access.printed == {}
    window.page.print.click()
    dialog = asked()
    printers.hang("lp")
    QTest.keyClick(dialog.print, KEY.Key_Return)
    until(lambda: "正在交给打印机" in dialog.state.text())
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert case.election.access.printed["主任", "王建国"] == 1


def test_a_concluded_case_is_opened_again_by_two(
    window: Window, table: CountPage, case: Case, press: Callable[..., None]
) -> None:
    declared(case)
    page = access_page(window)
    page.conclude.click()
    press(KEY.Key_Return)
    assert case.election.access.concluded is not None
    assert "已经结案" in page.told.text()
    page.reopen.click()
    whole(question(ReopenDialog))
    press(KEY.Key_Return)
    assert "理由" in question(ReopenDialog).missing.text()
    press("漏了", KEY.Key_Return)
    second = question(SecondDialog)
    second.people.choose(CHAIR)
    press(pin(CHAIR), KEY.Key_Return)
    assert case.election.access.concluded is None


@pytest.mark.proves("pin-recovered")
def test_a_lone_clerk_who_forgot_is_helped_by_two_names(
    window: Window, counting_case: Callable[..., Case], desk: Desk, press: Callable[..., None]
) -> None:
    made = counting_case()
    appointing.name_person(made, CLERK, "clerk", pin(CLERK), cost=CHEAP)
    path = made.file.path
    desk.put(None)
    open_case(desk, path)
    page = locked(window)
    page.recover.click()
    asked = question(RecoverDialog)
    whole(asked)
    press("曾丽")
    asked.second.setFocus()
    press("曾丽")
    asked.pin.setFocus()
    press("975319", KEY.Key_Return, "975319", KEY.Key_Return)
    assert "两个不同" in asked.missing.text()
    asked.second.setText("单志强")
    press("975319", KEY.Key_Return, "975319", KEY.Key_Return)
    assert desk.election.access.recovered
    press("975319", KEY.Key_Return)
    assert not window.locked
    page = access_page(window)
    assert "找回过一次" in page.told.text()
    assert "请再登记主持人和总监票人" in page.told.text()
    assert [one.code for one in wordings_of(desk.the_case, 9) if one.severity == "warn"].count("pin-recovered") == 1


def test_the_minutes_are_this_computers(window: Window, case: Case, desk: Desk, press: Callable[..., None]) -> None:
    page = access_page(window)
    page.minutes.setFocus()
    page.minutes.selectAll()
    press("12", KEY.Key_Tab)
    assert lock_minutes(desk.home) == 12
    assert window.guard is not None
    assert window.guard.idle.timer.interval() == 12 * 60_000
    page.minutes.setFocus()
    page.minutes.selectAll()
    press("0", KEY.Key_Tab)
    assert not window.guard.idle.timer.isActive()
    page.minutes.setFocus()
    page.minutes.selectAll()
    press("999", KEY.Key_Tab)
    assert lock_minutes(desk.home) == 0
    assert "120" in window.notice.text()


def test_a_key_shows_that_somebody_is_there(window: Window, case: Case, press: Callable[..., None]) -> None:
    assert window.guard is not None
    assert window.guard.idle.timer.isActive()
    access_page(window)
    begun: list[str] = []

    class Timer:
        def isActive(self) -> bool:  # noqa: N802 - Qt's name
            return True

        def start(self) -> None:
            begun.append("again")

    kept, window.guard.idle.timer = window.guard.idle.timer, Timer()  # type: ignore[assignment]
    QTest.keyClick(window.windowHandle(), KEY.Key_Down)
    window.guard.idle.timer = kept
    assert begun


@pytest.mark.parametrize("size", [(1366, 768), (1024, 680)])
def test_nothing_is_cut(window: Window, case: Case, size: tuple[int, int]) -> None:
    window.resize(*size)
    for page in ("access", "count"):
        window.show_page(page)
        whole(window)
    window.pages["count"].change_seats()  # type: ignore[attr-defined]
    whole(window)
    window.guard.lock()  # type: ignore[union-attr]
    whole(window)


def test_every_refusal_of_the_seat_is_in_the_case(window: Window, case: Case, desk: Desk, tmp_path: Path) -> None:
    sit(case, "guide")
    assert not access_page(window).refused.isEnabled()
    assert not desk.allowed(Action.EXPORT_SEALED)
    assert "不能" in window.notice.text()
    assert case.election.access.refused[-1].action == "export-sealed"
    assert not permissions.may(case, Action.EXPORT_SEALED)
    page = access_page(window)
    page.refused.click()
    asked = question(RefusedDialog)
    QApplication.processEvents()
    assert not list(cut(asked))
    assert "导出封存的选票记录：职责不允许" in asked.list.item(0).text()


def test_other_posts_are_no_matter(window: Window, counting_case: Callable[..., Case]) -> None:
    made = counting_case(posts=(Post("主任", 1, ("王建国", "李秀英")), Post("委员", 2, ("张三",))))
    name_all(made)
    widget = access_page(window)
    assert isinstance(widget, QWidget)
    assert widget.matrix.rowCount() == len(list(Action))


def test_the_count_needs_no_room_for_who_sits_at_it(window: Window, table: CountPage) -> None:
    """A common laptop of 768 lines, less the bars of its system."""
    window.resize(1366, 690)
    settle(window)
    assert table.seats.minimumSizeHint().height() > table.table.minimumSizeHint().height()
    assert table.height() == window.stack.height()
    assert not table.head.visibleRegion().isEmpty()
