"""Plan 3's preparation and day by keys alone: written down, refused where the law says so, handed out, sealed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.opening import begin
from buxuan_desktop.app.setup import Elector, Opening
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.domain.checkin import Heads
from buxuan_desktop.domain.records.helpers import Proxy, Staff
from buxuan_desktop.domain.records.preparation import Method, MobileVoter, Place
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.shell.window import Window
from tests.flows.window_hands import KEEPER, cursor, press, press_key, tab_to, window_on

DAY = date(2020, 4, 20)
NO_RELATION = "↓" * 8


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    opening = Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        overlays=("S3",),
        electors="voters",
        election_day=DAY,
        options={"overvote_scope": "post", "blank": "abstain"},
        keeper=KEEPER,
    )
    people = [
        Elector(name) for name in ("王建国", "李秀英", "赵铁柱", "单志强", "陈淑兰", "欧阳晓明", "马富贵", "吴大有")
    ]
    path = tmp_path / "case.buxuan"
    begin(path, opening, (Post("主任", 1, ("王建国", "李秀英")),), people, standing_at(DAY), "周敏").close()
    with window_on(qapp, DAY, tmp_path / "home") as made:
        open_case(made.desk, path)
        yield made


def clear() -> None:
    """Empty the line with the cursor."""
    QTest.keyClick(cursor(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def prepare(window: Window) -> None:
    """Method, hall, mobile box with its voter, staff, a proxy; a candidate as proxy is refused in words."""
    desk, kept = window.desk, window.desk.election.records
    desk.show_records("method")
    press("↓↓↓↓⇥中心会场⇥上午9时⇥12时⏎")
    assert [one.ways for one in kept.all(Method)] == ["all"], window.page.missing.text()
    desk.show_records("place")
    press("中心会场⇥↓⏎")
    window.page.start_new()
    press("流动票箱一⇥↓↓↓⏎")
    assert [one.kind for one in kept.all(Place)] == ["hall", "mobile"], window.page.missing.text()
    desk.show_records("mobile-voter")
    press("马富贵⇥流动票箱一⏎")
    assert [one.elector for one in kept.all(MobileVoter)] == ["马富贵"], window.page.missing.text()
    desk.show_records("staff")
    press("王建国⇥↓↓⏎")
    assert "王建国是候选人，不能担任选举工作人员" in window.page.missing.text()
    tab_to(window.page.form.editors["name"].widget)
    clear()
    press("吴大有⏎")
    assert [one.name for one in kept.all(Staff)] == ["吴大有"], window.page.missing.text()
    desk.show_records("proxy")
    press(f"单志强⇥李秀英⇥{NO_RELATION}⇥⇥4.10⏎")
    assert "李秀英是候选人，不能接受单志强的委托" in window.page.missing.text()
    tab_to(window.page.form.editors["proxy"].widget)
    clear()
    press("赵铁柱⏎")
    assert [(one.principal, one.proxy) for one in kept.all(Proxy)] == [("单志强", "赵铁柱")], window.page.missing.text()


# Names are offered in a small window of their own, which the offscreen platform cannot raise.
@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", "grabbing the keyboard")
@pytest.mark.proves("C08", "C17", "C18", "C19", "C20", "T19", "T21", "T42", "T43")
def test_plan_threes_day_from_its_preparation_to_the_count(window: Window) -> None:
    prepare(window)
    election = window.desk.election
    window.desk.go("places")
    # What is not settled is named first; the second Enter begins all the same.
    press("⏎⏎20⏎")
    press("↓3⏎")
    press_key(Qt.Key.Key_F5)
    press_key(Qt.Key.Key_F9)
    press("5、1⏎")
    assert "可以开始投票" in window.page.card.state.text()
    press("ztz⏎")
    press("单志强⏎")
    assert "已经由受托人赵铁柱领走" in window.page.missing.text()
    press("⎋1⏎2⏎5⏎")
    press_key(Qt.Key.Key_F7)
    press("7⏎")
    assert election.checkin.of(1).heads == Heads(hall=4, mobile=1, proxy=1)
    press_key(Qt.Key.Key_F6)
    assert window.page is window.pages["places"]
    for left in ("↑15", "↓2"):
        press(f"{left}⏎0012⏎周敏、吴大有⏎")
    press("⏎")
    assert all(place.arrived for place in election.checkin.of(1).places.values()), window.page.missing.text()
    press_key(Qt.Key.Key_F9)
    press("5")
    tab_to(window.page.boxes.rows[1].recovered)
    press("1")
    tab_to(window.page.chair.name)
    press("韩立⇥␣⏎")
    assert window.page is window.pages["count"], window.page.missing.text()
    assert election.rounds[-1].boxes == (Box("中心会场", "hall", 5, 5), Box("流动票箱一", "mobile", 1, 1))
    assert not verify(window.desk.the_case.file.path).faults
