"""The survey of gaps by keys: written down, pasted, a case opened for a row, reasons, paper."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import survey
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.domain.gap import Gap
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.setup import SetupPage
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.records.pasting import PastingDialog
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.survey.asking import GapDialog, ReasonDialog
from buxuan_desktop.ui.survey.page import SurveyPage
from tests.gui.test_nothing_cut import whole
from tests.print_hands import print_it
from tests.printers import Printers

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TODAY = date(2020, 3, 12)
ENTER, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down
LIU = Gap(
    village="柳湾社区",
    body="residents",
    post="主任",
    day=date(2020, 2, 28),
    township="临河镇",
    former="赵某",
    members_left=4,
)
SHI = Gap(village="石桥村", body="villagers", post="委员", day=date(2020, 1, 3), township="临河镇", seats=2)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr(dialogs, "case_folder", lambda: tmp_path / "补选案卷")
    desk.clock = standing_at(TODAY)
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        at = QApplication.focusWidget()
        assert isinstance(at, QWidget)
        if isinstance(key, Qt.Key):
            QTest.keyClick(at, key)
        else:
            QTest.keyClicks(at, key)


def survey_page(window: Window, *gaps: Gap) -> SurveyPage:
    if gaps:
        survey.add(window.desk.home, gaps)
    window.desk.go("survey")
    page = window.page
    assert isinstance(page, SurveyPage)
    return page


def during(window: Window, doing: object) -> list[QDialog]:
    """Do something to the dialog that opens next; gives the dialogs seen."""
    seen: list[QDialog] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog)
        doing(dialog)  # type: ignore[operator]

    QTimer.singleShot(50, window, act)
    return seen


def test_the_start_page_leads_there_and_back(window: Window) -> None:
    start = window.page
    start.survey.setFocus()  # type: ignore[attr-defined]
    press(ENTER)
    page = window.page
    assert isinstance(page, SurveyPage)
    assert page.primary.text() == "登记第一处缺额"
    press(Qt.Key.Key_Escape)
    assert window.page is start


@pytest.mark.proves("B17")
def test_a_gap_is_written_down_by_keys(window: Window) -> None:
    page = survey_page(window)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, GapDialog)
        dialog.write()
        assert "村（社区）" in dialog.missing.text()
        for name, words in (("village", "Liu"), ("post", "Z"), ("day", "2.28")):
            edit = dialog.form.editors[name].widget
            assert isinstance(edit, QLineEdit)
            QTest.keyClicks(edit, words)
        body = dialog.form.editors["body"].widget
        assert isinstance(body, QComboBox)
        QTest.keyClick(body, DOWN)
        dialog.take.click()

    during(window, fill)
    press(ENTER)
    (kept,) = survey.survey_of(window.desk.home).gaps
    assert (kept.gap.village, kept.gap.body, kept.gap.day) == ("Liu", "villagers", date(2020, 2, 28))
    assert page.count.text() == "共1处，还有1处没有补上。4月1日前上报"


@pytest.mark.proves("B04", "B06", "B17")
def test_enter_on_a_row_opens_the_wizard_and_the_case_knows_the_gap(window: Window) -> None:
    page = survey_page(window, SHI, LIU)
    press(DOWN, ENTER)
    wizard = window.page
    assert isinstance(wizard, SetupPage)
    place, posts, rules, electors, summary = wizard.steps
    assert (place.place.text(), place.body.value) == ("临河镇柳湾社区", "residents")
    assert place.day.day == date(2020, 4, 16)
    wizard.go_on()
    assert posts.cards[0].title.text() == "主任"
    posts.cards[0].candidates.fill(("王建国", "李秀英"))
    wizard.go_on()
    for one in rules.asked.values():
        one.value = one._values[0]
    wizard.go_on()
    electors.count.value = 1000
    wizard.go_on()
    summary.who.setText("周敏")
    wizard.go_on()
    (vacancy,) = window.desk.election.records.all(Vacancy)
    assert (vacancy.post, vacancy.former, vacancy.members_left, vacancy.seats) == ("主任", "赵某", 4, 1)
    assert window.page is window.pages["home"]
    case = window.desk.the_case.file.path
    window.desk.go("survey")
    assert {one.gap.village: one.state for one in page.table.lines} == {"石桥村": "none", "柳湾社区": "opened"}
    assert page.primary.text() == "打开案卷"
    press(ENTER)
    assert window.page is window.pages["home"]
    assert window.desk.the_case.file.path == case
    window.desk.go("setup")
    assert wizard.steps[0].place.text() == "", "the next new case begins empty"


def test_a_wizard_in_the_middle_says_what_became_of_it(window: Window) -> None:
    window.desk.go("setup")
    wizard = window.page
    assert isinstance(wizard, SetupPage)
    wizard.steps[0].place.setText("别处")
    survey_page(window, LIU)
    press(ENTER)
    assert wizard.steps[0].place.text() == "临河镇柳湾社区"
    assert "没有做完" in window.notice.text()


def test_rows_are_pasted_after_a_look(window: Window) -> None:
    survey_page(window)
    QApplication.clipboard().setText(
        "村（社区）\t哪个委员会\t空缺的职务\t从哪一天起空缺\n石桥村\t村民委员会\t主任\t1.3"
    )
    seen = during(window, lambda dialog: dialog.take.click())
    QTest.keyClick(window.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(seen[0], PastingDialog)
    assert survey.survey_of(window.desk.home).gaps[0].gap.day == date(2020, 1, 3)


@pytest.mark.proves("B19")
def test_a_reason_a_township(window: Window) -> None:
    page = survey_page(window, SHI, LIU)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.reason.setText("人选还在联审")
        dialog.take.click()

    during(window, fill)
    page.reason.click()
    assert survey.survey_of(window.desk.home).reasons == {"临河镇": "人选还在联审"}


def test_a_row_is_ticked_off_and_dropped_after_asking(window: Window) -> None:
    page = survey_page(window, SHI, LIU)
    page.done.click()
    assert page.table.lines[-1].gap.village == "石桥村"
    assert page.done.text() == "还没有补上"
    page.drop.click()
    assert len(page.table.lines) == 2
    assert "再按一次" in window.notice.text()
    page.drop.click()
    assert [one.gap.village for one in page.table.lines] == ["柳湾社区"]


def test_the_list_is_printed_and_saved(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printers: Printers
) -> None:
    page = survey_page(window, SHI, LIU)
    page.print.click()
    print_it()
    assert printers.came[0].startswith(b"%PDF")
    for name, begins in (("表.xlsx", b"PK"), ("表.pdf", b"%PDF")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        page.save.click()
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_list_that_cannot_be_read_is_said(window: Window) -> None:
    survey.add(window.desk.home, [LIU])
    (window.desk.home / "survey.json").write_text("{", encoding="utf-8")
    page = survey_page(window)
    assert "读不出来" in window.notice.text()
    assert page.table.rowCount() == 0


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1024, 680)])
def test_nothing_is_cut(window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    whole(window)
    survey_page(window)
    whole(window)
    survey_page(window, SHI, LIU)
    whole(window)
