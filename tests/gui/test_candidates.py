"""Stage 4 by keys alone: conditions taken over, people nominated, reviewed step by step, and put on the ballot."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from buxuan_desktop.app import records
from buxuan_desktop.app.candidates import review
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.records.candidacies import OfficialList
from buxuan_desktop.domain.records.nominations import Nomination, NominationVotes, Withdrawal
from buxuan_desktop.domain.records.persons import Condition, Nominee
from buxuan_desktop.domain.records.reviews import CityFiling, Conclusion, Opinion, TownshipReview, Visit
from buxuan_desktop.ui.candidates.base import CandidatePage
from buxuan_desktop.ui.candidates.nomination import NominationPage
from buxuan_desktop.ui.candidates.official import OfficialPage
from buxuan_desktop.ui.candidates.review import ReviewPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.records.page import RecordsPage
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.stages.page import StagePage
from tests.gui.test_nothing_cut import whole
from tests.unit.app.candidates.hall import community, nominate, pass_review, township

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support")
ENTER, ESC, DOWN, SPACE, TAB = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_Tab,
)
F = {number: getattr(Qt.Key, f"Key_F{number}") for number in range(2, 10)}
LONG = "阿卜杜热西提·买买提依明江·吾布力卡斯木阿不都热依木江克孜"


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Iterator[Case]:
    with community(tmp_path, keeper="this-computer") as made:
        desk.put(made)
        yield made


def press(*keys: Qt.Key) -> None:
    """Real keys, to whatever has the cursor."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def type_in(text: str) -> None:
    """Text into whatever has the cursor, as an input method gives it; what stood there goes."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QLineEdit)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def pick(words: str) -> None:
    """Down through the choices of the box that has the cursor."""
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        QTest.keyClick(box, DOWN)
    assert box.currentText() == words


def page(window: Window) -> CandidatePage:
    assert isinstance(window.page, CandidatePage)
    return window.page


def texts(window: Window) -> list[str]:
    there = page(window).list
    return [there.item(place).text() for place in range(there.count())]


@pytest.mark.proves("C33", "B11")
def test_conditions_are_taken_over_with_their_citation_by_enter(window: Window, case: Case) -> None:
    window.desk.show_stage(4)
    assert isinstance(window.page, StagePage)
    press(ENTER)
    assert any("清单是空的" in text for text in texts(window))
    assert not case.election.records.all(Condition)
    press(ENTER)
    taken = case.election.records.all(Condition)
    assert {one.list for one in taken} == {"wanted", "policy"}
    assert all(one.cite for one in taken)
    press(ESC)
    assert isinstance(window.page, StagePage)


@pytest.mark.proves("C07", "C16")
def test_nominations_and_their_votes_are_written_one_after_another(window: Window, case: Case) -> None:
    window.desk.go("nomination")
    for name in ("王建国", "李秀英"):
        type_in(name)
        press(TAB)
        pick("以小组为单位提名")
        press(ENTER)
    found = case.election.records.all(Nomination)
    assert [(one.name, one.post, one.way) for one in found] == [
        ("王建国", "主任", "group"),
        ("李秀英", "主任", "group"),
    ]
    press(F[7])
    here = window.page
    assert isinstance(here, NominationPage)
    here.list.setFocus()
    press(DOWN, TAB)
    while QApplication.focusWidget() is not here.form.editors["votes"].widget:  # type: ignore[union-attr]
        press(TAB)
    type_in("88")
    press(ENTER)
    assert [(one.name, one.votes) for one in case.election.records.all(NominationVotes)] == [("李秀英", 88)]
    assert texts(window)[0].startswith("1　李秀英　88票")


def test_what_is_missing_is_said_and_what_was_begun_is_not_lost_unasked(window: Window, case: Case) -> None:
    window.desk.go("nomination")
    type_in("王建国")
    press(ENTER)
    assert "提名方式" in page(window).missing.text()
    press(F[4])
    assert isinstance(window.page, NominationPage)
    assert "还没有存入" in page(window).missing.text()
    press(ESC)
    assert not page(window).unsaved()
    press(F[4])
    assert isinstance(window.page, ReviewPage)
    assert not case.election.records.all(Nomination)


@pytest.mark.proves("C16")
def test_who_withdraws_is_chosen_in_the_list(window: Window, case: Case) -> None:
    nominate(case)
    window.desk.go("nomination")
    page(window).list.setCurrentRow(1)
    press(F[9], ENTER)
    assert [one.name for one in case.election.records.all(Withdrawal)] == ["李秀英"]
    assert "已经退出" in texts(window)[-1]
    assert "在正式候选人名额以内" in texts(window)[1]


@pytest.mark.proves("B11", "B18", "C04", "C11", "C35", "C16")
def test_a_whole_review_from_the_sheet_to_the_township_by_keys(window: Window, case: Case) -> None:
    nominate(case, {"王建国": 120})
    window.desk.go("review")
    type_in("1970-01-01")
    press(ENTER)
    assert case.election.records.all(Nominee)[0].age == "fits"
    for _ in range(6):
        pick("没有意见")
        press(ENTER)
    assert [one.department for one in case.election.records.all(Opinion)][-1] == "信访"
    press(TAB)
    type_in("镇组织委员、镇纪委")
    press(ENTER)
    assert case.election.records.all(Visit)[0].visitors == ("镇组织委员", "镇纪委")
    pick("合格")
    press(ENTER)
    assert case.election.records.all(Conclusion)[0].result == "qualified"
    type_in("备〔2020〕7号")
    press(ENTER)
    assert case.election.records.all(CityFiling)[0].number == "备〔2020〕7号"
    press(TAB, TAB)
    type_in("镇选举工作领导小组")
    press(ENTER)
    assert case.election.records.all(TownshipReview)[0].names == ("王建国",)
    there = window.page
    assert isinstance(there, ReviewPage)
    assert not [one for one in there.steps if one.mark == "open"]


@pytest.mark.proves("department-open", "B11")
def test_the_conclusion_waits_for_every_department_and_says_for_which(window: Window, case: Case) -> None:
    nominate(case, {"王建国": 120})
    review.answer(case, Opinion(name="王建国", department="公安", opinion="none"))
    window.desk.go("review")
    there = window.page
    assert isinstance(there, ReviewPage)
    place = next(place for place, one in enumerate(there.steps) if one.kind == "conclusion")
    there.list.setCurrentRow(place)
    there.form.focus()  # type: ignore[union-attr]
    pick("合格")
    press(ENTER)
    assert "纪检、法院、检察院、扶贫、信访还没有答复" in there.missing.text()
    assert not case.election.records.all(Conclusion)
    there.list.setCurrentRow(0)
    assert there.list.currentRow() == place
    press(ESC)
    assert there.form is not None
    assert not there.form.changed


def test_all_departments_are_asked_with_one_button(window: Window, case: Case) -> None:
    nominate(case, {"王建国": 120})
    window.desk.go("review")
    there = window.page
    assert isinstance(there, ReviewPage)
    there.ask_all.setFocus()
    press(SPACE)
    assert len(case.election.records.all(Opinion)) == 6
    assert there.ask_all.isHidden()
    assert "发函，没有答复" in texts(window)[2]


@pytest.mark.proves("C16", "tie-at-the-cut")
def test_the_official_list_is_made_by_keys_with_a_tie_told_in_words(window: Window, case: Case) -> None:
    nominate(case, {"王建国": 120, "李秀英": 50, "赵铁柱": 50})
    pass_review(case, "王建国", "李秀英", "赵铁柱")
    township(case, "王建国", "赵铁柱")
    window.desk.go("official")
    there = window.page
    assert isinstance(there, OfficialPage)
    assert there.chosen == ("王建国",)
    press(DOWN, DOWN, SPACE)
    assert there.chosen == ("王建国", "赵铁柱")
    press(ENTER)
    assert "提名票相同" in there.missing.text()
    type_in("选举委员会会议决定，再提名一次")
    press(ENTER)
    assert case.election.posts["主任"].post.candidates == ("王建国", "赵铁柱")
    assert case.election.records.all(OfficialList)[0].tie == "选举委员会会议决定，再提名一次"
    press(ENTER)
    assert isinstance(window.page, RecordsPage)


def test_an_open_review_stands_beside_the_list_and_keeps_it(window: Window, case: Case) -> None:
    nominate(case)
    window.desk.go("official")
    press(ENTER)
    assert "还没有答复" in page(window).missing.text()
    assert case.election.posts["主任"].post.candidates == ()


@pytest.mark.parametrize("size", [(1280, 720), (1024, 680)])
def test_no_word_is_cut_on_the_pages_of_candidates(window: Window, case: Case, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.desk.go("conditions")
    whole(window.page)
    page(window).primary.click()
    page(window).list.setCurrentRow(page(window).list.count() - 1)
    whole(window.page)
    nominate(case, {"王建国": 120, LONG: 50, "赵铁柱": 50})
    records.add(case, Nomination(post="主任", name=LONG, way="party", day=date(2020, 4, 8)))
    for name in ("nomination", "review", "official"):
        window.desk.go(name)
        whole(window.page)
    window.desk.go("review")
    there = window.page
    assert isinstance(there, ReviewPage)
    there.person.setCurrentIndex(1)
    for place in range(there.list.count()):
        there.list.setCurrentRow(place)
        _inside(there)


def _inside(there: QWidget) -> None:
    QApplication.processEvents()
    whole(there)
