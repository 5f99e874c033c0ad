"""Bundles through the window: tied, keyed twice blind by real keys, differences settled on the paper, totals."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import bundles
from buxuan_desktop.app.doubts import open_doubts
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.bundles import DOUBT
from buxuan_desktop.domain.tally import Counts
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window
from tests.gui.bundle_hands import ENTER, A, B, entry, press, sit, tie, typed
from tests.gui.count_table import CaseMaker


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> Window:
    """The window at the question who sits at the table; 517 papers came out of the box."""
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    counting_case()
    desk.go("count")
    return made


def shot(widget: QWidget, name: str, folder: Path = Path(".out/looks")) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.processEvents()
    widget.grab().save(str(folder / f"{name}.png"))


def test_two_entries_that_differ_in_one_paper(window: Window, qtbot: QtBot, desk: Desk) -> None:
    tie(qtbot, window, 7, 4)
    entry(qtbot, window, A, "112k")
    entry(qtbot, window, A, "121")
    current = desk.election.rounds[-1]
    assert current.tally.counts == Counts(0, 0, 0, 0), "a first entry counts for nothing"
    shot(window, "bundles")
    entry(qtbot, window, B, "122k")
    shot(window, "bundles-differ")
    press(qtbot, window, ENTER)
    page = window.page
    assert page is window.pages["differences"]
    assert [slot.at for slot in page.slots] == [(2, 2)]
    assert [seen.words for seen in page.seen] == ["有效票　赞成 王建国", "有效票　赞成 李秀英"]
    assert not page.answers["4"].isEnabled(), "both have a paper here"
    shot(window, "differences")
    press(qtbot, window, "1", "1", ENTER)
    assert page.dialog is None
    assert current.table.bundle(1).confirmed
    assert current.tally.counts == Counts(3, 0, 1, 0)
    settled = current.table.bundle(1).count.settled[2]
    assert (settled.choice, settled.reason, settled.by) == ("first", "重新看过选票", B)
    entry(qtbot, window, B, "121")
    assert current.tally.counts == Counts(6, 0, 1, 0)
    assert verify(desk.the_case.file.path).faults == ()
    press(qtbot, window, ENTER)
    assert window.page is window.pages["count"]
    assert not window.page.takes_ballots
    shot(window, "all-confirmed")


def test_a_skipped_paper_is_one_difference_and_can_be_read_again(window: Window, qtbot: QtBot, desk: Desk) -> None:
    tie(qtbot, window, 5, 5)
    entry(qtbot, window, A, "12k21")
    entry(qtbot, window, B, "1k21", ends=2)
    press(qtbot, window, ENTER)
    page = window.page
    assert [slot.at for slot in page.slots] == [(2, 0)]
    assert page.seen[1].words == "没有录到这张"
    assert not page.answers["2"].isEnabled()
    press(qtbot, window, "3")
    shot(page.dialog, "reread")
    press(qtbot, window, "2", ENTER)
    press(qtbot, window, "1", ENTER)
    bundle = desk.election.rounds[-1].table.bundle(1)
    assert bundle.confirmed
    assert len(bundle.ballots) == 5


def test_whoever_has_seen_the_first_entry_may_not_key_the_second(window: Window, qtbot: QtBot, desk: Desk) -> None:
    tie(qtbot, window, 2, 2)
    entry(qtbot, window, A, "12")
    sit(qtbot, window, ("韩立", "吴强"))
    assert window.page is window.pages["bundles"]
    assert "已经参与过" in window.notice.text()
    assert 2 not in desk.election.rounds[-1].table.bundle(1).count.entries


def test_a_doubt_is_one_key_and_goes_to_the_committee(window: Window, qtbot: QtBot, desk: Desk) -> None:
    tie(qtbot, window, 2, 2)
    sit(qtbot, window, A)
    press(qtbot, window, "1", "d", "2")
    shot(window, "doubt")
    press(qtbot, window, ENTER, "1", ENTER)
    sheets = desk.election.rounds[-1].table.bundle(1).count.entries[1].sheets
    assert [one.doubt for one in sheets] == ["wrong-symbol", ""]


def test_a_paper_that_stays_unclear_goes_to_the_committee_by_its_kind(window: Window, qtbot: QtBot, desk: Desk) -> None:
    tie(qtbot, window, 2, 2)
    entry(qtbot, window, A, "12")
    entry(qtbot, window, B, "11")
    press(qtbot, window, ENTER, "5")
    assert "第 2 张" in window.page.where.text()
    press(qtbot, window, "2")
    press(qtbot, window, "1", ENTER)
    count = desk.election.rounds[-1].table.bundle(1).count
    assert [(slot.place, slot.state) for slot in count.open_slots] == [(2, DOUBT)]
    assert window.page is window.pages["doubts"]
    (waiting,) = open_doubts(desk.the_case)
    assert waiting.doubt == "wrong-symbol"


def test_reopening_stands_at_the_same_bundle_and_paper(window: Window, qtbot: QtBot, desk: Desk) -> None:
    from buxuan_desktop.app.case import Case

    tie(qtbot, window, 5, 5)
    sit(qtbot, window, A)
    press(qtbot, window, "1", ENTER, "2", ENTER)
    path = desk.the_case.file.path
    desk.put(None)
    desk.put(Case.open(path, desk.clock, "", "this-computer"))
    desk.go_on()
    assert window.page is window.pages["count"]
    assert "第 1 捆　第一遍　已录 2 / 共 5" in window.page.head.counted.text()
    press(qtbot, window, "k", ENTER)
    sheets = desk.election.rounds[-1].table.bundle(1).count.entries[1].sheets
    assert len(sheets) == 3
    assert desk.the_case.who == "计票人 周敏、监票人 韩立"


def test_totals_typed_twice_and_only_differing_fields_again(window: Window, qtbot: QtBot, desk: Desk) -> None:
    tie(qtbot, window, 4, 4, totals=True)
    for people, wang in ((A, "2"), (B, "3")):
        sit(qtbot, window, people)
        page = window.page
        assert page is window.pages["totals"]
        assert not any(page.grid.numbers.values()), "blind"
        for field, number in ((("valid", "", ""), "3"), (("blank", "", ""), "1"), (("for", "主任", "王建国"), wang)):
            page.grid.edits[field].setFocus()
            typed(qtbot, window, number)
        if wang == "2":
            page.grid.edits["for", "主任", "李秀英"].setFocus()
            typed(qtbot, window, "1")
            shot(window, "totals")
        page.store.setFocus()
        press(qtbot, window, ENTER)
    press(qtbot, window, ENTER)
    page = window.page
    assert page is window.pages["totals"]
    asked = [field for field, edit in page.grid.edits.items() if edit.isEnabled()]
    assert asked == [("for", "主任", "王建国"), ("for", "主任", "李秀英")]
    typed(qtbot, window, "2")
    press(qtbot, window, ENTER)
    typed(qtbot, window, "1")
    shot(window, "totals-differ")
    press(qtbot, window, ENTER, ENTER, "1", ENTER)
    assert desk.election.rounds[-1].tally.counts == Counts(3, 0, 1, 0)
    assert desk.election.rounds[-1].tally.posts["主任"].approve == {"王建国": 2, "李秀英": 1}


def test_the_number_of_papers_is_mended(window: Window, qtbot: QtBot, desk: Desk) -> None:
    tie(qtbot, window, 3, 3)
    for people in (A, B):
        entry(qtbot, window, people, "12", ends=2)
    page = window.page
    assert "张数对不上" in page.go_on.text()
    press(qtbot, window, ENTER)
    typed(qtbot, window, "2")
    press(qtbot, window, ENTER)
    shot(page.dialog, "resize")
    press(qtbot, window, "1", ENTER)
    assert desk.election.rounds[-1].table.bundle(1).confirmed
    assert bundles.sizes(2) == (2,)
