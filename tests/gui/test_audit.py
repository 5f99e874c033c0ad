"""The audit by keys: from the rail to its overview, all ten items laid out, one opened, a finding kept in fen."""

import io
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QWidget

from buxuan_desktop.app import records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.records.audit_findings import AuditFinding
from buxuan_desktop.domain.records.audit_work import AuditItem
from buxuan_desktop.ui.audit.page import AuditPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.papers import asking
from buxuan_desktop.ui.papers.page import PapersPage
from buxuan_desktop.ui.records.page import RecordsPage
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.stages.page import StagePage
from tests.auditing import whole
from tests.gui.conftest import DAY, DIRECTOR
from tests.gui.form_hands import choose, editor, enter
from tests.gui.whole_words import whole as whole_on_screen

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


OPENING = setup.Opening(
    place="临河乡石桥村",
    body="villagers",
    profile="CN-V-2018",
    overlays=("S1",),
    electors="voters",
    election_day=DAY,
    options={"overvote_scope": "post", "blank": "abstain"},
    keeper="this-computer",
)


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Case:
    made = setup.open_case(tmp_path / "case.buxuan", OPENING, desk.clock, "周敏")
    setup.set_posts(made, DIRECTOR)
    desk.put(made)
    return made


def page_of(window: Window) -> AuditPage:
    assert isinstance(window.page, AuditPage)
    return window.page


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


@pytest.mark.proves("A02", "A11", "A16", "A27")
def test_from_the_rail_to_ten_items_and_into_one(window: Window, desk: Desk, case: Case) -> None:
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.page, StagePage)
    assert "离任审计要在选举以前审完、公布" in words(window.page)
    enter(window)
    page = page_of(window)
    assert "登记审计对象" in words(page)
    assert page.primary.text() == "排出十项内容"
    enter(window)
    assert len(case.election.records.all(AuditItem)) == 10
    assert page.primary.text() == "办理这一项"
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    enter(window)
    assert isinstance(window.page, RecordsPage)
    box = editor(window, "item")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "财务预决算"
    choose(window, "state", "已经审完")
    enter(window)
    assert [one.state for one in case.election.records.all(AuditItem)][:3] == ["open", "examined", "open"]
    QTest.keyClick(window.page, Qt.Key.Key_Escape)
    assert isinstance(window.page, StagePage)
    enter(window)
    assert "已审完" in page_of(window).list.item(1).text()
    QTest.keyClick(page_of(window).list, Qt.Key.Key_Escape)
    assert isinstance(window.page, StagePage)


@pytest.mark.proves("A23", "A29")
def test_a_finding_is_refused_as_fraud_and_kept_as_undecided_to_the_fen(window: Window, desk: Desk, case: Case) -> None:
    desk.show_records("audit-finding")
    for name, text in {
        "item": "建设项目发包管理",
        "kind": "问题",
        "whose": "现任（本人任内）",
        "bearer": "个人",
        "nature": "舞弊",
        "office": "党政机关干部",
    }.items():
        choose(window, name, text)
    amount, person = editor(window, "amount"), editor(window, "person")
    assert isinstance(person, QLineEdit)
    amount.setFocus()
    QTest.keyClicks(amount, "12,8o0")
    enter(window)
    assert isinstance(window.page, RecordsPage)
    assert "写的不是金额" in window.page.missing.text()
    assert isinstance(amount, QLineEdit)
    amount.clear()
    QTest.keyClicks(amount, "12800.5")
    person.setFocus()
    person.insert("钱某")
    enter(window)
    assert "舞弊由有权机关认定" in window.page.missing.text()
    choose(window, "nature", "待有权机关认定")
    enter(window)
    (kept,) = case.election.records.kept(AuditFinding)
    assert (kept.record.amount, kept.record.office, kept.private) == (1_280_050, "government", ("person",))
    assert records.private_of(case, kept) == {"person": "钱某"}
    window.show_page("audit")
    assert "现任　个人　待认定" in words(page_of(window))
    assert "钱某" not in words(page_of(window))


@pytest.mark.proves("A13", "A24", "A30")
def test_a_whole_audit_at_a_glance(window: Window, desk: Desk, case: Case) -> None:
    records.add_all(case, whole())
    window.show_page("audit")
    page = page_of(window)
    assert "赵德明" in page.about.text()
    assert "2016年7月1日至2020年1月20日" in page.about.text()
    assert "每人有报告，结果已经公布" in words(page)
    assert "12800.50元" in words(page)
    assert "1个问题" in page.list.item(4).text()


@pytest.mark.proves("A20", "A28")
def test_the_statistics_of_many_cases_are_saved_as_a_table(
    window: Window, desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "坏.buxuan").write_bytes(b"no case")
    other = setup.open_case(tmp_path / "b.buxuan", replace(OPENING, place="临河乡柏树村"), desk.clock, "周敏")
    other.close()
    paths = [str(tmp_path / name) for name in ("坏.buxuan", "b.buxuan")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (paths, ""))
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    said: list[str] = []
    desk.said.connect(said.append)
    window.show_page("audit")
    page_of(window).statistics.setFocus()
    enter(window)
    saved = tmp_path / "离任审计情况统计表.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(saved.read_bytes()))
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=3)] == ["临河乡石桥村", "临河乡柏树村", "2个"]
    assert said == [f"2份案卷的统计表已保存：{saved}。坏.buxuan没有计入。"]


@pytest.mark.parametrize("size", [(1366, 768), (1024, 680)])
def test_nothing_is_cut(window: Window, desk: Desk, case: Case, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.show_page("audit")
    whole_on_screen(window)
    records.add_all(case, whole())
    records.add(case, AuditFinding(item="other", kind="fault", amount=999_999_999_99))
    page_of(window).arrive()
    whole_on_screen(window)
    desk.show_records("audit-finding")
    whole_on_screen(window)
    desk.show_stage(1)
    whole_on_screen(window)


@pytest.mark.proves("A25")
def test_the_papers_of_the_stage_are_reached_from_the_overview(window: Window, desk: Desk, case: Case) -> None:
    records.add_all(case, whole())
    window.show_page("audit")
    page_of(window).papers.setFocus()
    enter(window)
    assert isinstance(window.page, PapersPage)
    titles = [window.page.list.item(row).text() for row in range(window.page.list.count())]
    assert "离任审计结果公示" in titles
    assert not any("空白" in one for one in titles)
