"""A by-election by representatives, from the roll call to the certificate, by keys alone and in a few minutes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app import records
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.opening import begin
from buxuan_desktop.app.setup import Elector, Opening
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.helpers import Proxy
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.shell.window import Window
from tests.flows.window_hands import KEEPER, press, press_key, tab_to, window_on
from tests.flows.window_paper import text_of

DAY = date(2026, 4, 20)
DUE = 30
NEEDED = 21


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    opening = Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2025",
        electors="representatives",
        election_day=DAY,
        options={"overvote_scope": "post", "blank": "abstain"},
        keeper=KEEPER,
    )
    people = [Elector("赵铁柱"), Elector("单志强"), *(Elector(f"代表{number}") for number in range(3, DUE + 1))]
    path = tmp_path / "case.buxuan"
    begin(path, opening, (Post("主任", 1, ("王建国", "李秀英")),), people, standing_at(DAY), "周敏").close()
    with window_on(qapp, DAY, tmp_path / "home") as made:
        open_case(made.desk, path)
        yield made


@pytest.mark.proves("T14", "T15", "T17", "C18", "C20")
def test_from_the_roll_call_to_the_certificate(window: Window) -> None:
    case = window.desk.the_case
    with pytest.raises(Refusal) as refused:
        records.add(case, Proxy(principal="赵铁柱", proxy="单志强", relation="none", received_on=DAY))
    assert refused.value.data["finding"] == "proxy-in-representatives"
    window.desk.go("rollcall")
    page = window.page
    press("⏎")
    press("␣" * (NEEDED - 1))
    assert f"实到 {NEEDED - 1} 人" in page.title.text()
    press("⏎")
    assert window.page is page, "two thirds are not enough, more than two thirds are"
    assert "不够" in page.missing.text()
    press("ztz␣")
    assert f"实到 {NEEDED - 2} 人" in page.title.text(), "called by mistake"
    press("␣")
    assert f"实到 {NEEDED - 1} 人" in page.title.text()
    for number in range(NEEDED, NEEDED + 5):
        page.list.setCurrentRow(number - 1)
        press("␣")
    press("⏎")
    assert window.page is window.pages["places"]
    press(f"{DUE - NEEDED - 4}⏎")
    press("0012⏎")
    press("韩立、冯丽⏎")
    assert case.election.checkin.of(1).places["会场"].arrived, window.page.missing.text()
    press_key(Qt.Key.Key_F9)
    assert window.page is window.pages["day"]
    press("25")
    tab_to(window.page.chair.name)
    press("韩立⇥␣⏎")
    assert window.page is window.pages["count"], window.page.missing.text()
    press("周敏⏎韩立⏎")
    press_key(Qt.Key.Key_F9)
    press("1⏎" * 14 + "2⏎" * 10 + "k⏎")
    press_key(Qt.Key.Key_F10)
    press("⏎")
    assert window.page is window.pages["verdict"], window.notice.text()
    assert case.election.posts["主任"].elected == ["王建国"]
    press("⏎")
    assert window.page is window.pages["print"]
    press("⎋")
    tab_to(window.page.certificates)
    press("⏎")
    assert "王建国同志" in text_of(window.page.content)
    assert not verify(case.file.path).faults
