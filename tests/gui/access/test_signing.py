"""What two people sign, and certificates that go out once, by the keys that people press."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.ui.access.closing import ReopenDialog
from buxuan_desktop.ui.access.second import SecondDialog, attempt_signed
from buxuan_desktop.ui.count.ending import EndDialog
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.result.choosing import CERTIFICATE, want
from buxuan_desktop.ui.result.printpage import PrintPage
from buxuan_desktop.ui.result.reprinting import ReprintDialog
from buxuan_desktop.ui.shell.window import Window
from tests.gui.access.hands import CHAIR, CHIEF, CLERK, KEY, TELLER, WATCHER, access_page, declared, locked, question
from tests.gui.whole_words import whole
from tests.naming import pin, sit
from tests.print_hands import asked, no_dialog, print_it, until
from tests.printers import Printers

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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
