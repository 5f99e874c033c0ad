"""People named with roles and PINs, what each sees and may do, by the keys that people press."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from buxuan_desktop.app import appointing, permissions
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.stage_sections import wordings_of
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.ui.access.naming import NameDialog
from buxuan_desktop.ui.access.pins import OwnPinDialog, RecoverDialog, ResetDialog
from buxuan_desktop.ui.access.refused import RefusedDialog
from buxuan_desktop.ui.access.second import SecondDialog
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.shell.window import Window
from tests.gui.access.hands import CHAIR, CLERK, KEY, TELLER, WATCHER, access_page, locked, question
from tests.gui.whole_words import cut, whole
from tests.naming import CHEAP, WHO, name_all, pin, sit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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
