"""The register by keys: searching, lines, a file with a preview, posting, cards, comparison."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register import lines
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.records.electors import ListObjection
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.register.cards import CardsPage
from buxuan_desktop.ui.register.comparing import ComparePage
from buxuan_desktop.ui.register.importing import ImportPage
from buxuan_desktop.ui.register.lineform import LineForm, RestoreForm
from buxuan_desktop.ui.register.page import RegisterPage
from buxuan_desktop.ui.register.posting import PostingPage
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.shell.window import Window
from tests.registering import id_number, listed

ENTER, DOWN, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Case:
    made = listed(tmp_path / "a.buxuan", 12, keeper="this-computer")
    desk.put(made)
    return made


@pytest.fixture
def window(desk: Desk, case: Case, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr(dialogs, "case_folder", lambda: tmp_path / "补选案卷")
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def book(path: Path, *rows: list[object], heads: list[str] | None = None) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "名单"
    sheet.append(heads or ["姓名", "性别", "身份证号", "小组", "联系电话"])
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


@pytest.mark.proves("C06")
def test_somebody_is_found_changed_and_taken_off_by_keys(
    window: Window, case: Case, press: Callable[..., None]
) -> None:
    window.show_page("register")
    page = window.page
    assert isinstance(page, RegisterPage)
    press("xm1")
    assert page.table.electors.rowCount() == 4, "1, 10, 11 and 12"
    press(ESCAPE, "7", ENTER)
    assert isinstance(page.form, LineForm)
    assert page.form.name.hasFocus()
    press("改")
    page.form.reason.setFocus()
    press("写错了", ENTER)
    assert page.form is None
    assert case.election.voters[7].name == "选民7改"
    press("选民3", DOWN)
    assert page.table.hasFocus()
    press(Qt.Key.Key_Delete)
    assert page.form is not None
    press(DOWN, DOWN, Qt.Key.Key_Space, ENTER)
    assert 3 in case.election.register.struck
    assert case.election.register.struck[3].event.reason == "died"
    assert "现在共11人" in window.notice.text()
    assert not verify(case.file.path).faults


def test_one_more_elector_and_what_is_refused(window: Window, case: Case, press: Callable[..., None]) -> None:
    window.show_page("register")
    page = window.page
    assert isinstance(page, RegisterPage)
    page.open_adding()
    press(ENTER)
    assert page.form is not None
    assert page.form.missing.text() == "还没有填姓名，没有写入。"
    press("新来的", ENTER)
    assert case.election.voters[13].name == "新来的"
    page.open_adding()
    page.form.name.setText("重号")
    page.form.id_number.setText(id_number(5))
    press(ENTER)
    assert "5号选民5" in page.form.missing.text()
    press(ESCAPE)
    assert page.form is None
    assert case.election.registered == 13


def test_who_was_taken_off_by_mistake_is_put_back(window: Window, case: Case, press: Callable[..., None]) -> None:
    lines.strike(case, 4, "error", "同名")
    window.show_page("register")
    page = window.page
    assert isinstance(page, RegisterPage)
    assert page.summary.struck.text() == "减去的1人…"
    page.summary.struck.click()
    press(ENTER)
    assert page.form is not None
    assert "理由" in page.form.missing.text()
    assert isinstance(page.form, RestoreForm)
    page.form.reason.setFocus()
    press("弄错了", ENTER)
    assert case.election.voters[4].name == "选民4"
    assert page.summary.struck.isHidden()


def test_no_whole_id_number_is_ever_in_the_list(window: Window, case: Case) -> None:
    window.show_page("register")
    page = window.page
    assert isinstance(page, RegisterPage)
    model = page.table.electors
    shown = [model.data(model.index(row, column)) for row in range(12) for column in range(model.columnCount())]
    assert f"尾号{id_number(1)[-4:]}" in shown
    assert not any(id_number(n)[:14] in str(cell) for n in range(1, 13) for cell in shown)
    page.search.setText(id_number(9)[-4:])
    assert page.table.chosen.number == 9


@pytest.mark.proves("C06")
def test_a_file_is_shown_before_a_line_of_it_is_written(window: Window, case: Case, tmp_path: Path) -> None:
    window.show_page("register-import")
    page = window.page
    assert isinstance(page, ImportPage)
    young = id_number(41, "20150101")
    path = book(
        tmp_path / "名单.xlsx",
        ["甲", "男", id_number(40), "1组", "13900001111"],
        ["", "男", id_number(42), "1组", "13900001112"],
        ["小", "男", young, "1组", "13900001113"],
    )
    before = case.file.head
    page.read(path)
    assert case.file.head == before
    assert not page.primary.isEnabled()
    assert [page.faults.item(n).text()[:2] for n in range(page.faults.count())] == ["A3", "C4"]
    assert "联系电话" in page.dropped.text()
    assert "电话号码选举用不着" in page.dropped.text()
    book(
        path,
        ["甲", "男", id_number(40), "1组", "13900001111"],
        ["小", "男", young, "1组", "139"],
        ["选民1", "女", id_number(1), "2组", ""],
    )
    page.read(path)
    page.young.setChecked(True)
    assert page.answer.text() == "读出2人，其中1人已经在名单上，不重复导入，没有发现问题。"
    assert page.primary.text() == "导入1名选民"
    page.take()
    assert window.page is window.pages["register"]
    assert case.election.voters[13].name == "甲"
    assert case.election.register.imports[0].dropped == ("联系电话",)
    assert all("13900001111" not in row.body for row in case.file.rows())
    assert not verify(case.file.path).faults


@pytest.mark.proves("C06")
def test_columns_are_what_people_say(window: Window, case: Case, tmp_path: Path) -> None:
    window.show_page("register-import")
    page = window.page
    assert isinstance(page, ImportPage)
    path = book(tmp_path / "怪表.xlsx", ["甲", "1组", "一"], ["乙", "2组", "三"], heads=["名儿", "队", "哪类"])
    page.read(path)
    assert not page.primary.isEnabled()
    for place, field in ((0, "name"), (1, "group"), (2, "ground")):
        choice = page.columns.choices[place]
        choice.setCurrentIndex(choice.findData(field))
    page.columns.assigned.emit(page.columns.fields)
    assert page.answer.text() == "读出2人，没有发现问题。"
    page.take()
    assert [(case.election.voters[n].name, case.election.voters[n].ground) for n in (13, 14)] == [
        ("甲", "resident"),
        ("乙", "newcomer"),
    ]


@pytest.mark.proves("C15", "T24")
def test_the_list_is_posted_closed_and_opened_again(
    window: Window, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, press: Callable[..., None]
) -> None:
    window.show_page("register-posting")
    page = window.page
    assert isinstance(page, PostingPage)
    page.write_posted()
    assert page.missing.text().startswith("还没有写明名单张贴在哪里")
    press(TAB)
    page.where.setText("村务公开栏")
    page.post.click()
    assert case.election.register.published.registered == 12
    lines.strike(case, 2, "died")
    page.arrive()
    assert "死亡1" in page._state.text()
    page.close_list()
    assert case.election.register.frozen.registered == 11
    page.open_list()
    assert page.missing.text()
    page.opened_because.setText("有人去世")
    page.by.setText("赵主任、钱委员")
    page.unfreeze.click()
    assert case.election.register.frozen is None
    page.objections.click()
    assert window.desk.kind == ListObjection.tag()
    window.show_page("register-posting")
    target = tmp_path / "名单.pdf"
    monkeypatch.setattr(asking, "where_to_save", lambda *_: target)
    page.save.click()
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.proves("C14", "C15")
def test_cards_for_some(window: Window, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.show_page("register-cards")
    page = window.page
    assert isinstance(page, CardsPage)
    assert page.count.text() == "12张，2页A4纸"
    page.numbers.setText("１-3，9 99")
    assert page.chosen == [1, 2, 3, 9]
    page.numbers.setText("甲")
    assert not page.print.isEnabled()
    assert "不是编号" in page.missing.text()
    page.numbers.clear()
    target = tmp_path / "选民证.pdf"
    monkeypatch.setattr(asking, "where_to_save", lambda *_: target)
    page.save.click()
    content = target.read_bytes()
    assert content.startswith(b"%PDF")
    assert id_number(1).encode() not in content


@pytest.mark.proves("C06", "C14")
def test_registration_forms_by_keys(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, press: Callable[..., None]
) -> None:
    window.show_page("register-cards")
    page = window.page
    assert isinstance(page, CardsPage)
    press(Qt.Key.Key_Down)
    assert (page.title.text(), page.count.text()) == ("选民登记表", "12张，12页A4纸")
    assert not page.when.isEnabled()
    page.numbers.setText("3")
    target = tmp_path / "登记表.pdf"
    monkeypatch.setattr(asking, "where_to_save", lambda *_: target)
    page.save.click()
    [only] = pypdf.PdfReader(target).pages
    assert "选民3" in only.extract_text()


@pytest.mark.proves("C06")
def test_doubles_other_lists_and_the_township(window: Window, case: Case, tmp_path: Path, desk: Desk) -> None:
    window.show_page("register-compare")
    page = window.page
    assert isinstance(page, ComparePage)
    page.find_doubles()
    assert page.answer.text() == "没有查出重复登记的人。"
    lines.add(case, lines.Line("选民1", "女", "3组"))
    other = book(tmp_path / "户口册.xlsx", *([f"选民{n}", "男", id_number(n), "1组", ""] for n in range(2, 14)))
    page.compare_with(other)
    said = [page.found.item(n).text() for n in range(page.found.count())]
    assert any("选民13" in line and "这里没有" in line for line in said)
    assert any("1号选民1" in line and "那份名单上没有" in line for line in said)
    page.words.setText("短")
    mine, theirs = tmp_path / "我.比对", tmp_path / "他.比对"
    page.save_marks(mine)
    assert not mine.exists()
    page.words.setText("临河镇二〇二六补选")
    page.save_marks(mine)
    assert id_number(1).encode() not in mine.read_bytes()
    with listed(tmp_path / "b.buxuan", 2, case="d" * 32, place="东头村") as second:
        from buxuan_desktop.app.register import township

        theirs.write_bytes(township.marks(second, page.words.text()))
    page.compare_township([mine, theirs])
    assert page.answer.text().startswith("有2人在别处也登记了")
    page.found.itemActivated.emit(page.found.item(0))
    assert window.page.table.chosen.number == 1
    assert desk.elector == 0
    window.show_page("register-compare")
    page.words.setText("另外一句不同的暗语")
    page.compare_township([theirs])
    assert "另一句暗语" in window.notice.text()


def test_a_rare_long_name_is_found_by_its_letters(window: Window, case: Case) -> None:
    lines.add(case, lines.Line("阿卜杜热合曼·买买提吐尔逊·艾合买提江·阿布都热西提"))
    lines.add(case, lines.Line("𨶒𰻝"))
    window.show_page("register")
    page = window.page
    assert isinstance(page, RegisterPage)
    page.search.setText("abdrhm")
    assert page.table.chosen.number == 13
    page.search.setText("𰻝")
    assert page.table.chosen.number == 14
    page.search.setText("选 2组")
    assert {page.table.electors.elector(row).group for row in range(page.table.electors.rowCount())} == {"2组"}
