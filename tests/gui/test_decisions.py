"""The pages of decisions by real keys: doubts block the close, names are joined, boxes, papers, recounts decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import bundles, counting, doubts
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.local import settings_of
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Ballot, Box, PostMarks
from buxuan_desktop.domain.tally import Counts
from buxuan_desktop.ui.count.ending import EndDialog
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.decisions.balances import BalancesPage
from buxuan_desktop.ui.decisions.doubtform import DoubtForm
from buxuan_desktop.ui.decisions.doubts import DoubtsPage
from buxuan_desktop.ui.decisions.form import Form
from buxuan_desktop.ui.decisions.kinds import DoubtDialog
from buxuan_desktop.ui.decisions.listpage import ListPage
from buxuan_desktop.ui.decisions.papers import NameDialog, PaperDialog
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window
from tests.deciding import FOR_WANG, HALL, MOBILE, OVER, UNCLEAR, at_once
from tests.tabling import A, B, key

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
_KEYS = {"⏎": Qt.Key.Key_Return, "↓": Qt.Key.Key_Down, "⎋": Qt.Key.Key_Escape, "·": Qt.Key.Key_Space}
_F = {n: getattr(Qt.Key, f"Key_F{n}") for n in range(2, 12)}


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[Window]:
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    desk.put(None)


def put(window: Window, path: Path, boxes: tuple[Box, ...] = (Box("会场", "hall", 8, 8),), **changes: object) -> Case:
    case = at_once(path / "a.buxuan", boxes, keeper="this-computer", **changes)
    window.desk.put(case)
    return case


def press(widget: QWidget, keys: str) -> None:
    """Real keys, one a character."""
    for one in keys:
        if one in _KEYS:
            QTest.keyClick(widget, _KEYS[one])
        else:
            QTest.keyClick(widget, one)


def form(window: Window) -> Form:
    page = window.page
    assert isinstance(page, ListPage)
    assert isinstance(page.form, Form)
    assert page.form.width() <= page.area.viewport().width(), "nothing is cut at the side"
    return page.form


def sign(made: Form) -> None:
    """Names by the numbers of the register, as a hall without an input method does."""
    assert made.signers is not None
    press(made.signers.chief.edit, "6⏎⏎")
    press(made.signers.committee.edit, "7⏎")
    assert made.signers.by == ("总监票人 选民6", "选举委员会 选民7")


def seated(window: Window) -> CountPage:
    window.show_page("count")
    page = window.page
    assert isinstance(page, CountPage)
    page.seat("周敏", "韩立")
    return page


def read_out(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


@pytest.mark.proves("C17", "R19")
def test_a_doubtful_ballot_blocks_the_close_until_it_is_decided(window: Window, tmp_path: Path) -> None:
    case = put(window, tmp_path, (Box("会场", "hall", 9, 8),))
    page = seated(window)
    for _ in range(7):
        press(page, "134⏎")
    press(page, "134d")
    assert isinstance(page.dialog, DoubtDialog)
    press(page.dialog, "w")
    press(page, "⏎")
    assert page.draft.empty
    current = case.election.rounds[-1]
    assert (current.tally.counts.valid, current.table.doubts[1].raised.doubt) == (7, "stray-mark")
    assert page.table.decide.text().endswith("1")
    QTest.keyClick(page, _F[10])
    assert isinstance(page.dialog, EndDialog)
    offered = [one.accessibleName() for one in page.dialog.findChildren(CalmButton)]
    assert "1 张有疑问的选票还没有认定" in offered
    press(page.dialog, "⏎")
    assert current.closed is None, "Enter closes nothing while something is open"
    QTest.keyClick(page, _F[10])
    dialog = page.dialog
    assert dialog is not None
    press(dialog, "1")
    assert isinstance(window.page, DoubtsPage)
    made = form(window)
    assert "法律没有规定，由选举委员会认定。" in read_out(made)
    press(window.page, "⏎")
    assert "先选" in made.missing.text()
    press(window.page, "3a")
    press(window.page, "⏎")
    assert "姓名" in made.missing.text()
    sign(made)
    assert made.signers is not None
    press(made.signers.committee.edit, "⏎")
    assert current.tally.counts == Counts(7, 1, 0, 0)
    decided = current.table.doubts[1].decided
    assert decided is not None
    assert (decided.void, decided.reason, decided.by, decided.doubt) == (
        "identifying_mark",
        "有能认出投票人的记号",
        ("总监票人 选民6", "选举委员会 选民7"),
        "stray-mark",
    )
    assert "没有等待认定的选票" in read_out(window.page)
    press(window.page, "⎋")
    assert window.page is page
    QTest.keyClick(page, _F[10])
    assert isinstance(page.dialog, EndDialog)
    press(page.dialog, "⏎")
    assert current.closed is not None
    assert window.page is window.pages["verdict"]
    assert verify(case.file.path).faults == ()


@pytest.mark.proves("R18", "R9")
def test_what_can_be_read_is_keyed_again_and_the_kind_can_be_changed(window: Window, tmp_path: Path) -> None:
    case = put(window, tmp_path, profile="SC-V-2025", options={"blank": "abstain", "same_person": "separate"})
    doubts.enter(case, OVER, "outside-box")
    window.show_page("doubts")
    made = form(window)
    assert isinstance(made, DoubtForm)
    assert made.kinds.currentText() == "画在格子外面"
    kinds = made.kinds
    kinds.setCurrentIndex(kinds.findData("part-unreadable"))
    kinds.activated.emit(kinds.currentIndex())
    made = form(window)
    assert isinstance(made, DoubtForm)
    assert made.choices[0].words.endswith("（条文这样规定）")
    assert "四川省村民委员会选举条例第三十二条第二款" in "\n".join(one.text() for one in made.findChildren(QLabel))
    press(window.page, "1")
    dialog = made.dialog
    assert isinstance(dialog, PaperDialog)
    press(dialog, "1v3")
    assert dialog.void_posts == ("主任",)
    assert "看不清" in dialog.law.why.text()
    press(dialog, "⏎")
    assert made.dialog is None
    press(window.page, "a")
    sign(made)
    press(window.page, "⏎")
    head = case.election.rounds[-1].tally.posts["主任"]
    assert (head.void_here, case.election.rounds[-1].tally.counts) == (1, Counts(1, 0, 0, 0))
    assert +case.election.rounds[-1].tally.posts["委员"].approve == {"张三": 1}


@pytest.mark.proves("R14")
def test_a_name_that_fits_two_goes_to_the_committee_and_each_can_be_picked(window: Window, tmp_path: Path) -> None:
    case = put(window, tmp_path)
    page = seated(window)
    press(page, "l")
    dialog = page.dialog
    assert dialog is not None
    picker = dialog.picker  # type: ignore[attr-defined]
    QTest.keyClicks(picker.edit, "ztz")
    assert [picker.list.item(n).text().split("　")[0] for n in range(2)] == ["赵铁柱（4号）", "赵铁柱（5号）"]
    press(picker.edit, "↓⏎")
    assert page.draft.marks[0].write_in == ("赵铁柱（5号）",)
    assert page.table.law.title.text() == "有效票", "told apart, the name is an elector's"
    press(page, "⏎")
    page.draft = page.draft.write_in("赵铁柱")
    press(page, "⏎")
    current = case.election.rounds[-1]
    assert (len(current.ballots), len(current.table.doubts)) == (1, 1)
    QTest.keyClick(page, _F[4])
    made = form(window)
    press(window.page, "1")
    assert isinstance(made, DoubtForm)
    assert isinstance(made.dialog, NameDialog)
    QTest.keyClicks(made.dialog.picker.edit, "4")
    press(made.dialog.picker.edit, "⏎")
    press(window.page, "a")
    sign(made)
    press(window.page, "⏎")
    assert +case.election.rounds[-1].tally.posts["主任"].approve == {"赵铁柱（5号）": 1, "赵铁柱（4号）": 1}


@pytest.mark.proves("R13", "R15")
def test_names_are_brought_together_by_keys(window: Window, tmp_path: Path) -> None:
    case = put(window, tmp_path)
    for name in ("王健国", "王健国", "王建国"):
        counting.cast(case, Ballot({"主任": PostMarks(write_in=(name,))}))
    window.show_page("names")
    made = form(window)
    assert "“王健国”和“王建国”，是不是同一个人？" in read_out(made)
    assert len(case.election.rounds[-1].table.joined) == 0
    press(window.page, "1a")
    sign(made)
    press(window.page, "⏎")
    (told,) = case.election.rounds[-1].table.joined
    assert (told.names, told.into, len(told.ballots)) == (("王健国",), "王建国", 2)
    made = form(window)
    assert "自己选两个名字" in read_out(made)
    assert made.signers is not None
    assert made.signers.by == ("总监票人 选民6", "选举委员会 选民7"), "names are remembered"


def test_an_objection_is_raised_and_answered_by_keys(window: Window, tmp_path: Path) -> None:
    case = put(window, tmp_path)
    window.show_page("objections")
    made = form(window)
    press(made.who, "8⏎")  # type: ignore[attr-defined]
    press(window.page, "s⏎")
    assert case.election.rounds[-1].table.objections[1].raised.text == "要求重新计票"
    answer = form(window)
    press(window.page, "s")
    sign(answer)
    press(window.page, "⏎")
    answered = case.election.rounds[-1].table.objections[1].answered
    assert answered is not None
    assert answered.answer == "已决定重新计票"
    press(window.page, "↓")
    assert "答复：已决定重新计票" in read_out(window.page)


def test_everything_is_counted_again_and_both_counts_stand_side_by_side(window: Window, tmp_path: Path) -> None:
    case = put(window, tmp_path)
    for _ in range(3):
        counting.cast(case, FOR_WANG)
    window.show_page("count")
    window.show_page("recounts")
    made = form(window)
    assert "这一轮没有分捆" in read_out(made)
    press(window.page, "a")
    sign(made)
    press(window.page, "⏎")
    assert case.election.rounds[-1].table.bundle(1).recounting
    for entry, people in ((1, A), (2, B)):
        key(case, 1, entry, [FOR_WANG, FOR_WANG, Ballot()], people)
    made = form(window)
    assert "两次的数字不同" in read_out(made)
    press(window.page, "1a⏎")
    current = case.election.rounds[-1]
    assert current.table.bundle(1).count.decision is not None
    assert current.tally.counts == Counts(2, 0, 1, 0)
    press(window.page, "↓")
    assert "以重新计票为准" in read_out(window.page)


@pytest.mark.proves("T5", "R25", "box_rule", "unissued_papers")
def test_balances_are_live_and_take_papers_boxes_and_explanations(window: Window, tmp_path: Path) -> None:
    case = put(window, tmp_path, (HALL, MOBILE), profile="HI-2025", options={"blank": "abstain"})
    for _ in range(8):
        counting.cast(case, FOR_WANG)
    window.show_page("balances")
    page = window.page
    assert isinstance(page, BalancesPage)
    assert "这个流动票箱的选票无效" in read_out(page.forms[0])
    press(page, "2a")
    sign(page.forms[0])
    press(page, "⏎")
    current = case.election.rounds[-1]
    assert current.table.boxes[MOBILE.name].event.ruling == "aside"
    assert current.tally.counts == Counts(8, 0, 0, 3)
    papers = page.forms[0]
    for edit, typed in ((papers.printed, "21"), (papers.spoiled, "1"), (papers.unissued, "9")):  # type: ignore[attr-defined]
        press(edit, typed)
    press(page, "2⏎")
    assert current.table.papers is not None
    assert (current.table.papers.printed, current.table.papers.left) == (21, "destroyed")
    assert [line.line.code for line in page.lines if line.edits] == ["papers", "box:流动票箱"]
    edit = page.lines[0].edits["papers-differ"]
    edit.setText("一张印坏，已当众销毁")
    press(edit, "⏎")
    assert current.table.explained["papers-differ"].text == "一张印坏，已当众销毁"
    assert page.lines[0].edits["papers-differ"].text() == "一张印坏，已当众销毁"
    count = seated(window)
    QTest.keyClick(count, _F[10])
    dialog = count.dialog
    assert isinstance(dialog, EndDialog)
    assert {code: edit.text() for code, edit in dialog.reasons.items()} == {
        "papers-differ": "一张印坏，已当众销毁",
        "box-recovered-over-issued": "流动票箱：多出的票查不清，按规定处理",
    }
    press(dialog.reasons["box-recovered-over-issued"], "⏎")
    press(dialog.reasons["papers-differ"], "⏎")
    assert current.closed is not None
    assert current.closed.explained["papers-differ"] == "一张印坏，已当众销毁"
    assert verify(case.file.path).faults == ()


@pytest.mark.proves("void-share-high")
def test_the_share_of_void_ballots_is_kept_for_this_computer(window: Window, tmp_path: Path) -> None:
    case = put(window, tmp_path)
    for _ in range(6):
        counting.cast(case, FOR_WANG)
    counting.cast(case, Ballot({}, "unreadable"))
    window.show_page("balances")
    page = window.page
    assert isinstance(page, BalancesPage)
    assert page.share is not None
    assert "超过了7%" in page.share.text.text()
    page.share.percent.selectAll()
    press(page.share.percent, "20⏎")
    assert settings_of(window.desk.home).void_percent == 20
    assert page.share is not None
    assert "没有超过 20%" in page.share.text.text()


def test_pages_are_reached_by_keys_and_say_what_is_open(window: Window, tmp_path: Path) -> None:
    case = put(window, tmp_path)
    doubts.enter(case, UNCLEAR)
    doubts.raise_objection(case, "村民 丁一", "听不清")
    window.show_page("doubts")
    for number, name in ((3, "names"), (4, "objections"), (5, "recounts"), (6, "balances"), (2, "doubts")):
        QTest.keyClick(window.page, _F[number])
        assert window.page is window.pages[name]
        assert window.page.nav.buttons["doubts"].text() == "F2　疑问　1"  # type: ignore[attr-defined]
        assert window.page.nav.buttons["objections"].text() == "F4　异议　1"  # type: ignore[attr-defined]
    press(window.page, "⎋")
    assert window.page is window.pages["count"]


def test_pages_without_anything_say_so(window: Window, tmp_path: Path) -> None:
    put(window, tmp_path)
    for name, said in (
        ("doubts", "没有等待认定的选票"),
        ("names", "还没有另选他人的票"),
        ("objections", "记一条新的异议"),
        ("recounts", "还没有可以重新计票的内容"),
    ):
        window.show_page(name)
        assert said in read_out(window.page)


def test_a_bundle_is_confirmed_by_its_last_decision(window: Window, tmp_path: Path) -> None:
    case = put(window, tmp_path)
    bundles.tie(case, (2,))
    for entry, people in ((1, A), (2, B)):
        bundles.begin_entry(case, 1, entry, *people)
        bundles.key_sheet(case, 1, entry, FOR_WANG)
        bundles.key_sheet(case, 1, entry, OVER, "alteration" if entry == 1 else "")
        bundles.end_entry(case, 1, entry)
    window.show_page("doubts")
    made = form(window)
    said = read_out(made)
    assert "第 1 捆　第 2 张" in said
    assert "第一遍录的" in said
    assert "第二遍录的" in said
    press(window.page, "1a")
    sign(made)
    press(window.page, "⏎")
    assert case.election.rounds[-1].table.bundle(1).confirmed
