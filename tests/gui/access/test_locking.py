"""Signing in, the locked screen, and who goes on after it, by the keys that people press."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.local import lock_minutes
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.ui.access.second import SecondDialog
from buxuan_desktop.ui.count.asking import StrikeDialog
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.shell.window import Window
from tests.gui.access.hands import CHAIR, CHIEF, CLERK, KEY, TELLER, WATCHER, access_page, locked, question, settle
from tests.gui.whole_words import whole
from tests.naming import WHO, pin, sit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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


def test_the_count_needs_no_room_for_who_sits_at_it(window: Window, table: CountPage) -> None:
    """A common laptop of 768 lines, less the bars of its system."""
    window.resize(1366, 690)
    settle(window)
    assert table.seats.minimumSizeHint().height() > table.table.minimumSizeHint().height()
    assert table.height() == window.stack.height()
    assert not table.head.visibleRegion().isEmpty()
