"""Records written down by keys: what is missing is said, what is written is in the file, corrections keep the old."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.records.bodies import BodyMember, Contact
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.records.pasting import PastingDialog
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.stages.page import StagePage
from tests.gui.conftest import COMMUNITY, DIRECTOR
from tests.gui.form_hands import choose, editor, enter, records_page, write

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Case:
    made = setup.open_case(tmp_path / "case.buxuan", COMMUNITY, desk.clock, "周敏")
    setup.set_posts(made, DIRECTOR)
    desk.put(made)
    return made


@pytest.mark.proves("C12")
def test_a_hotline_goes_from_the_rail_to_the_file_by_keys(window: Window, desk: Desk, case: Case) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.page, StagePage)
    QTest.keyClick(window.page.list, Qt.Key.Key_Down)
    enter(window)
    assert records_page(window).title.text() == "监督电话和信箱"
    choose(window, "way", "监督电话")
    enter(window)
    assert "号码或者地点" in records_page(window).missing.text()
    assert window.focusWidget() is editor(window, "where")
    QTest.keyClicks(editor(window, "where"), "6612345")
    write(window, "keeper", "周敏")
    enter(window)
    assert case.election.records.all(Contact) == [Contact(way="hotline", where="6612345", keeper="周敏")]
    assert records_page(window).unsaved() == ""


@pytest.mark.proves("C05")
def test_a_correction_by_keys_keeps_the_number_and_what_stood_there(window: Window, desk: Desk, case: Case) -> None:
    records.add(case, BodyMember(body="committee", name="王一"), records.Writing(private={"phone": "138"}))
    desk.show_records("body-member")
    write(window, "name", "王二")
    choose(window, "office", "主任（组长）")
    enter(window)
    (kept,) = case.election.records.kept(BodyMember)
    assert (kept.number, kept.record.name, kept.record.office, len(kept.before)) == (1, "王二", "head", 1)
    assert records.private_of(case, kept) == {"phone": "138"}
    assert "改过1次" in records_page(window).about.text()


def test_days_can_be_typed_in_any_way_and_nonsense_is_said(window: Window, desk: Desk, case: Case) -> None:
    desk.show_records("meeting")
    choose(window, "body", "村（居）民会议")
    choose(window, "about", "推选选举委员会")
    write(window, "day", "3.12a")
    enter(window)
    assert "写的不是日期" in records_page(window).missing.text()
    assert case.election.records.all(Meeting) == []
    write(window, "day", "3.12")
    write(window, "due", "６０")
    enter(window)
    (meeting,) = case.election.records.all(Meeting)
    assert (meeting.day.isoformat(), meeting.due) == ("2020-03-12", 60)


def test_what_is_not_stored_is_not_lost_by_looking_at_another_line(window: Window, desk: Desk, case: Case) -> None:
    for name in ("王一", "王二"):
        records.add(case, BodyMember(body="committee", name=name))
    desk.show_records("body-member")
    write(window, "name", "王三")
    page = records_page(window)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert "还没有存入案卷" in page.missing.text()
    edit = editor(window, "name")
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "王三"
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.page is page
    page.drop.click()
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert isinstance(window.page, StagePage)


def test_withdrawing_asks_why(window: Window, desk: Desk, case: Case) -> None:
    records.add(case, BodyMember(body="committee", name="王一"))
    desk.show_records("body-member")
    page = records_page(window)
    page.remove.click()
    QTest.keyClick(page.withdrawing.reason, Qt.Key.Key_Return)
    assert len(case.election.records) == 1
    page.withdrawing.reason.insert("登记错了")
    QTest.keyClick(page.withdrawing.reason, Qt.Key.Key_Return)
    assert len(case.election.records) == 0
    assert page.number == 0


@pytest.mark.proves("B08")
def test_a_photo_of_the_notice_board_is_kept_with_its_posting(
    window: Window, desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "公告栏.jpg"
    photo.write_bytes(b"photo")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(photo)], ""))
    desk.show_records("posting")
    choose(window, "what", "选民名单")
    choose(window, "where", "村（居）务公开栏")
    write(window, "day", "2020年3月31日")
    records_page(window).attach.click()
    assert "公告栏.jpg" in records_page(window).about.text()
    enter(window)
    (kept,) = case.election.records.kept(Posting)
    assert case.file.blob(kept.files[0]) == b"photo"


def test_a_pasted_table_is_shown_before_it_is_written(
    window: Window, desk: Desk, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[PastingDialog] = []

    def accept(dialog: PastingDialog) -> int:
        seen.append(dialog)
        return int(QDialog.DialogCode.Accepted if dialog.take.isEnabled() else QDialog.DialogCode.Rejected)

    monkeypatch.setattr(PastingDialog, "exec", accept)
    desk.show_records("body-member")
    QApplication.clipboard().setText("姓名\t哪个机构\n周敏\t选举委员会\n王一\t不知道")
    records_page(window).paste_table.click()
    assert not seen[0].take.isEnabled()
    assert case.election.records.all(BodyMember) == []
    QApplication.clipboard().setText("姓名\t哪个机构\n周敏\t选举委员会\n王一\t选举委员会")
    records_page(window).paste_table.click()
    assert [one.name for one in case.election.records.all(BodyMember)] == ["周敏", "王一"]


def test_every_kind_fits_the_smallest_window(window: Window, desk: Desk) -> None:
    from buxuan_desktop.words.forms import all_words
    from tests.gui.test_nothing_cut import cut

    window.resize(1024, 680)
    for tag, words in all_words().items():
        desk.show_records(tag)
        QTest.qWait(10)
        assert list(cut(window)) == [], tag
        desk.show_stage(words.stage)
        QTest.qWait(10)
        assert list(cut(window)) == [], words.stage


def test_the_rail_leads_nowhere_while_a_count_is_keyed(
    desk: Desk, counting_case: Callable[..., Case], qtbot: QtBot
) -> None:
    counting_case()
    made = make_window(desk)
    qtbot.addWidget(made)
    made.show()
    desk.go("count")
    made.rail.wanted.emit(8)
    assert made.page is made.pages["count"]


def test_the_tab_key_goes_from_the_last_field_to_the_button_that_writes(window: Window, desk: Desk) -> None:
    desk.show_records("contact")
    page = records_page(window)
    assert page.form is not None
    last = list(page.form.editors.values())[-1].widget
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert window.focusWidget() is page.primary
