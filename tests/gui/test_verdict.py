"""The verdict page with real keys: what it shows, when it shows nothing, and where its keys lead."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import closing, counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.result.bars import Bars
from buxuan_desktop.ui.result.choosing import CERTIFICATE, REPORT, wanted
from buxuan_desktop.ui.result.deciding import VoidDialog
from buxuan_desktop.ui.result.parts import Fold
from buxuan_desktop.ui.result.verdict import VerdictPage

Make = Callable[..., Case]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LONG = "阿卜杜热合曼江买买提吐尔逊艾合买提卡德尔伊敏努尔艾力江"


def mark(post: str, *names: str, write_in: str = "") -> Ballot:
    return Ballot({post: PostMarks(names, (), (write_in,) if write_in else ())})


def cast(case: Case, sheets: Sequence[tuple[Ballot, int]]) -> None:
    counting.cast_many(case, sheets)


def close(case: Case) -> None:
    closing.close_count(case, {one.code: "已查明" for one in closing.open_balances(case)})


ELECTED = (
    (mark("主任", "王建国"), 301),
    (mark("主任", "李秀英"), 166),
    (mark("主任", write_in="赵铁柱"), 20),
    (Ballot(void="unreadable"), 12),
    (Ballot(), 18),
)
HALF = ((mark("主任", "王建国"), 258), (mark("主任", "李秀英"), 240), (Ballot(), 18))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> VerdictPage:
    made = VerdictPage(desk)
    made.resize(1158, 768)
    qtbot.addWidget(made)
    made.show()
    return made


def commit(line: QWidget, text: str) -> None:
    """What an input method does when a word is chosen."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def declared(counting_case: Make, sheets: Sequence[tuple[Ballot, int]], **named: object) -> Case:
    case = counting_case(**named)
    cast(case, sheets)
    close(case)
    closing.declare_result(case)
    return case


@pytest.mark.proves("C20")
def test_before_the_close_it_shows_no_figure_and_leads_back(counting_case: Make, page: VerdictPage, desk: Desk) -> None:
    cast(counting_case(), ELECTED)
    went: list[str] = []
    desk.going.connect(went.append)
    page.arrive()
    assert "301" not in texts(page)
    assert "王建国" not in texts(page)
    for hidden in (page.report, page.certificates, page.hall, page.next, page.void, page.declare):
        assert not hidden.isVisible()
    QTest.keyClick(page.back, Qt.Key.Key_Return)
    assert went == ["count"]


@pytest.mark.proves("C20")
def test_a_closed_count_is_declared_with_enter(counting_case: Make, page: VerdictPage) -> None:
    case = counting_case()
    cast(case, ELECTED)
    close(case)
    page.arrive()
    assert "301" not in texts(page)
    QTest.keyClick(page.declare, Qt.Key.Key_Return)
    assert case.election.rounds[0].declared is not None
    assert "当选为主任" in texts(page)
    assert page.report.isVisible()
    assert not page.declare.isVisible()


def test_the_elected_with_votes_line_and_three_checks(counting_case: Make, page: VerdictPage, qtbot: QtBot) -> None:
    declared(counting_case, ELECTED)
    page.arrive()
    shown = texts(page)
    for words in ("选举有效", "517", "王建国", "当选为主任", "得301票，当选线259票（收回517张的过半数）"):
        assert words in shown
    bars = page.findChild(Bars)
    assert bars is not None
    assert "王建国301票" in bars.accessibleName()
    assert page.checks.counters.state == page.checks.balance.state == "good"
    assert "有效487张，废票12张，弃权18张，合计517张" in page.checks.balance.text
    qtbot.waitUntil(lambda: page.checks.file.state == "good", timeout=5000)
    assert "核对号524:" in page.checks.file.text
    assert not page.next.isVisible()


def test_a_file_changed_behind_the_programs_back_turns_its_check_red(counting_case: Make, page: VerdictPage) -> None:
    case = declared(counting_case, ELECTED)
    page.arrive()
    path = case.file.path
    case.file.close()
    data = path.read_bytes()
    assert "赵铁柱".encode() in data
    path.write_bytes(data.replace("赵铁柱".encode(), "赵铁住".encode()))
    page.checks.prove()
    assert page.checks.file.state == "bad"


def test_articles_are_folded_and_open_with_a_key(counting_case: Make, page: VerdictPage) -> None:
    declared(counting_case, ELECTED)
    page.arrive()
    fold = page.findChildren(Fold)[0]
    assert not fold.text.isVisible()
    QTest.keyClick(fold.link, Qt.Key.Key_Return)
    assert fold.text.isVisible()
    assert "第八条" in fold.text.text()
    QTest.keyClick(fold.link, Qt.Key.Key_Space)
    assert not fold.text.isVisible()


@pytest.mark.proves("exactly-half-of-ballots", "further-election-due")
def test_exactly_half_and_the_way_to_the_next_round(counting_case: Make, page: VerdictPage, desk: Desk) -> None:
    declared(counting_case, HALF)
    went: list[str] = []
    desk.going.connect(went.append)
    page.arrive()
    assert "还差一票" in texts(page)
    assert "得票正好一半，不算过半数" in texts(page)
    assert page.next.text() == "进行下一轮：另行选举"
    assert not page.certificates.isVisible()
    assert not page.void.isVisible()
    QTest.keyClick(page.next, Qt.Key.Key_Return)
    assert went == ["day"]


def test_former_rounds_are_reached_by_keys(counting_case: Make, page: VerdictPage) -> None:
    case = declared(counting_case, HALF)
    counting.open_round(case, "further")
    page.arrive()
    assert page.next.text() == "继续第二次投票"
    counting.close_polls(case, 520)
    cast(case, [(mark("主任", "王建国"), 300), (mark("主任", "李秀英"), 210)])
    close(case)
    closing.declare_result(case)
    page.arrive()
    assert page.number == 2
    assert page.rounds.isVisible()
    assert "当选为主任" in texts(page)
    page.rounds.setFocus()
    QTest.keyClick(page.rounds, Qt.Key.Key_Up)
    assert page.number == 1
    assert "还差一票" in texts(page)


@pytest.mark.proves("quorum-not-met")
def test_a_void_round_says_so_first(counting_case: Make, page: VerdictPage) -> None:
    declared(counting_case, [(mark("主任", "王建国"), 301), (mark("主任", "李秀英"), 199)])
    page.arrive()
    shown = texts(page)
    assert "选举无效" in shown
    assert "当选为" not in shown
    assert "必须处理" in shown
    assert page.next.text() == "进行下一轮：重新选举"


def test_an_explained_imbalance_is_amber_in_words(counting_case: Make, page: VerdictPage) -> None:
    declared(counting_case, [(mark("主任", "王建国"), 520)])
    page.arrive()
    assert page.checks.balance.state == "bad"
    assert "各票箱收回数之和与已计的票不符" in page.checks.balance.text


@pytest.mark.proves("winner-voided")
def test_a_winner_is_voided_through_the_dialog(
    counting_case: Make, page: VerdictPage, desk: Desk, qtbot: QtBot
) -> None:
    case = declared(counting_case, ELECTED)
    page.arrive()
    assert page.void.isVisible()
    dialog = VoidDialog(desk, page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.confirm.click()
    assert "理由" in dialog.missing.text()
    commit(dialog.reason, "以贿赂当选")
    dialog.confirm.click()
    assert "机关" in dialog.missing.text()
    assert case.election.voided == []
    commit(dialog.body, "临河镇人民政府")
    QTest.keyClick(dialog.confirm, Qt.Key.Key_Return)
    assert [(one.name, one.by) for one in case.election.voided] == [("王建国", "临河镇人民政府")]
    assert "被宣布当选无效" in texts(page)
    assert page.next.text() == "进行下一轮：重新提名后选举"


def test_escape_leaves_the_voiding_dialog_without_a_trace(
    counting_case: Make, page: VerdictPage, desk: Desk, qtbot: QtBot
) -> None:
    case = declared(counting_case, ELECTED)
    dialog = VoidDialog(desk, page)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert case.election.voided == []


def test_its_keys_lead_to_paper_and_say_which(counting_case: Make, page: VerdictPage, desk: Desk) -> None:
    declared(counting_case, ELECTED)
    went: list[str] = []
    desk.going.connect(went.append)
    page.arrive()
    QTest.keyClick(page.report, Qt.Key.Key_Return)
    assert (went, wanted(desk)) == (["print"], (REPORT, 1))
    QTest.keyClick(page.certificates, Qt.Key.Key_Space)
    assert (went, wanted(desk)) == (["print", "print"], (CERTIFICATE, 1))


@pytest.mark.parametrize("size", [(1158, 768), (816, 680)])
def test_long_names_and_three_posts_are_whole(
    counting_case: Make, page: VerdictPage, size: tuple[int, int], qtbot: QtBot
) -> None:
    posts = (
        Post("主任", 1, (LONG, "李秀英")),
        Post("副主任", 1, ("张伟", "刘洋")),
        Post("委员", 1, ("𰻝小面", "王𤇥")),
    )
    sheet = Ballot({"主任": PostMarks((LONG,)), "副主任": PostMarks(("张伟",)), "委员": PostMarks(("𰻝小面",))})
    declared(counting_case, [(sheet, 517)], posts=posts)
    page.resize(*size)
    page.arrive()
    qtbot.wait(50)
    area = page.area.widget()
    assert area.width() <= page.area.viewport().width()
    for one in area.findChildren(QLabel):
        if one.isVisible() and one.text():
            assert one.height() >= one.heightForWidth(one.width()), one.text()
    for key in (page.report, page.certificates, page.hall):
        assert page.rect().contains(key.geometry())
