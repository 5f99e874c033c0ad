"""The keyboard alone from an empty desk to the printed certificate, through the window that people get."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.domain.events import CountClosed
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.shell.window import Window
from tests.flows.window_hands import press, press_key, tab_to, window_on
from tests.flows.window_paper import text_of
from tests.print_hands import print_it
from tests.printers import Printers, printers_on

DAY = date(2020, 4, 20)
WHY = "一张票夹在别的箱里，已由监票人核实"


@pytest.fixture
def printers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printers:
    return printers_on(tmp_path / "printers", monkeypatch)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(dialogs, "case_folder", lambda: tmp_path / "补选案卷")
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    with window_on(qapp, DAY, tmp_path / "home") as made:
        yield made


def on(window: Window, name: str) -> bool:
    """Whether this page is on screen; asks for no other page, so that each is made when the program makes it."""
    return window.page is window.pages[name]


def set_up_and_vote(window: Window) -> None:
    """From the start page to the end of voting: one post, three candidates, ten electors, one box."""
    assert on(window, "start")
    press("⇥⏎")  # past the tour that a newcomer is offered
    press("临河镇柳湾社区⇥↓␣⏎")
    press("王𤇥⏎𨶒立杰⏎𰻝⏎⏎")
    press("↓␣⇥␣⏎")
    press("１０⏎")
    press("周敏⏎")
    assert on(window, "home")
    press("⏎")
    assert on(window, "day")
    press("10⇥10⇥⇥韩立⇥␣⏎")
    assert on(window, "count")


def count(window: Window) -> None:
    """Nine ballots in force, one withdrawn; the box told ten, so that the end asks why."""
    press("周敏⏎韩立⏎")
    press_key(Qt.Key.Key_F9)
    press("1⏎1⏎1⏎1⏎1⏎2⏎k⏎f1⏎l李四⏎⏎2⏎c1⏎")
    press_key(Qt.Key.Key_F10)
    press("⏎")
    assert on(window, "count"), "an imbalance without a reason does not end the count"
    press(f"{WHY}⏎")
    assert on(window, "verdict"), window.notice.text()


def check_the_case(desk: Desk) -> None:
    """The file holds what was keyed, and proves it."""
    election = desk.election
    current = election.rounds[-1]
    assert (current.registered, current.issued, current.boxes) == (10, 10, (Box("中心会场", "hall", 10, 10),))
    assert current.tally.posts["主任"].approve == {"王𤇥": 5, "𨶒立杰": 1, "李四": 1}
    assert isinstance(current.closed, CountClosed)
    assert current.closed.explained == {"boxes-recovered-differ": WHY}
    assert election.posts["主任"].elected == ["王𤇥"]
    assert len(current.struck) == 1
    found = verify(desk.the_case.file.path)
    assert (found.faults, found.head) == ((), desk.the_case.file.head)


@pytest.mark.proves("B06", "B12", "B14", "C18", "C20", "boxes-recovered-differ")
def test_from_an_empty_desk_to_the_certificate(window: Window, printers: Printers) -> None:
    set_up_and_vote(window)
    count(window)
    check_the_case(window.desk)
    press("⏎⏎")
    print_it()
    assert on(window, "print")
    report = window.page.content
    tab_to(window.page.save)
    press("⏎")
    saved = window.desk.the_case.file.path.with_name("1-结果报告单.pdf")
    assert saved.read_bytes() == report
    press("⎋")
    tab_to(window.page.certificates)
    press("⏎⏎")
    print_it()
    assert (len(printers.came), printers.came[0]) == (2, report)
    text = text_of(report)
    for words in (
        "本次选举有效",
        "登记参加选举的居民10名",
        "发出10张收回9张有效7张无效（废票）1张弃权1张",
        "1王𤇥505当选",
        "𨶒立杰101",
        "收回9张的过半数",
        "已计的票是9张，各票箱收回数相加是10张",
    ):
        assert words in text
    certificate = text_of(printers.came[1])
    assert "王𤇥同志" in certificate
    assert "当选为临河镇柳湾社区居民委员会主任" in certificate
    assert "二〇二〇年四月二十日" in certificate
    assert not verify(window.desk.the_case.file.path).faults
