"""The print page with real keys: documents, preview, printing, saving, the signed scan."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import closing, counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.local import offset_of, paper_kept
from buxuan_desktop.app.paperwork.offers import jobs_of
from buxuan_desktop.app.printing import held_of
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.papers import asking as paper_asking
from buxuan_desktop.ui.papers.page import PapersPage
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.result.choosing import CERTIFICATE, REPORT, want
from buxuan_desktop.ui.result.deciding import ReleaseDialog
from buxuan_desktop.ui.result.fields import Number
from buxuan_desktop.ui.result.handing_out import HandOutDialog
from buxuan_desktop.ui.result.preview import Preview
from buxuan_desktop.ui.result.printpage import PrintPage
from tests.print_hands import asked, print_it, until
from tests.printers import Printers

Make = Callable[..., Case]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def case(counting_case: Make) -> Case:
    made = counting_case()
    counting.cast_many(made, [(Ballot({"主任": PostMarks(("王建国",))}), 301), (Ballot(), 216)])
    closing.close_count(made)
    closing.declare_result(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, case: Case) -> PrintPage:
    made = PrintPage(desk)
    made.resize(1158, 768)
    qtbot.addWidget(made)
    made.show()
    want(desk, REPORT, 1)
    made.arrive()
    return made


@pytest.mark.proves("B14")
def test_the_report_is_shown_first_and_every_document_by_arrow_keys(page: PrintPage) -> None:
    assert [job.kind for job in page.jobs] == ["report", "tally", "certificate", "F8-16"]
    assert page.preview.pages == 2
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.preview.pages == 1
    assert not page.choices.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.choices.isVisible()


def test_enter_twice_prints_what_is_shown(page: PrintPage, desk: Desk, printers: Printers) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    QTest.keyClick(page.print, Qt.Key.Key_Return)
    print_it()
    assert printers.came == [page.content]
    assert said == ["已交给打印机“office”：结果报告单　第一次投票，1份。"]
    assert "已交给打印机（office）" in page.sent.text()


def test_among_several_printers_one_is_chosen(page: PrintPage, printers: Printers) -> None:
    printers.are({"village": "ready", "booklet": "ready"}, usual="booklet")
    page.arrive()
    until(page.printers.isVisible)
    assert [page.printers.choice.itemText(place) for place in range(2)] == ["booklet", "village"]
    page.print.click()
    print_it()
    QTest.keyClick(page.printers.choice, Qt.Key.Key_Down)
    page.print.click()
    assert asked().form.printer.currentText() == "village"
    print_it()
    assert [order[:2] for order in printers.orders] == [["-d", "booklet"], ["-d", "village"]]


def test_saving_writes_the_bytes_shown_and_never_over_a_file(
    page: PrintPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []
    refused: list[str] = []
    desk.refused.connect(refused.append)

    def ask(_parent: object, path: Path) -> Path:
        proposed.append(path)
        return proposed[0]

    monkeypatch.setattr(asking, "where_to_save", ask)
    QTest.keyClick(page.save, Qt.Key.Key_Return)
    assert proposed[0].name == "1-结果报告单.pdf"
    assert proposed[0].read_bytes() == page.content
    QTest.keyClick(page.save, Qt.Key.Key_Return)
    assert proposed[1].name == "1-结果报告单-2.pdf"
    assert "没有覆盖" in refused[0]


@pytest.mark.proves("B14")
def test_the_report_is_saved_for_the_office_program_and_certificates_are_not(
    page: PrintPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, path: proposed.append(path) or path)
    QTest.keyClick(page.office, Qt.Key.Key_Return)
    assert proposed[0].name == "1-结果报告单.docx"
    assert proposed[0].read_bytes().startswith(b"PK")
    want(desk, CERTIFICATE, 1)
    page.arrive()
    assert not page.office.isVisible()


@pytest.mark.proves("B12")
def test_choices_change_the_certificate_and_keep_it_chosen(page: PrintPage, desk: Desk) -> None:
    want(desk, CERTIFICATE, 1)
    page.arrive()
    before = page.content
    assert page.jobs[page.list.currentRow()].kind == CERTIFICATE
    QTest.keyClick(page.choices.form, Qt.Key.Key_Down)
    assert page.content != before
    assert page.jobs[page.list.currentRow()].kind == CERTIFICATE
    size = page.preview.document().pagePointSize(0)
    assert size.height() > size.width()
    upright = page.content
    QTest.keyClick(page.choices.photo, Qt.Key.Key_Space)
    assert page.content != upright


def test_the_signed_scan_is_attached_by_its_hash(
    page: PrintPage, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "签字.pdf"
    scan.write_bytes(b"%PDF signed")
    digest = sha256(b"%PDF signed").hexdigest()
    monkeypatch.setattr(asking, "which_scan", lambda *_: scan)
    QTest.keyClick(page.attach, Qt.Key.Key_Return)
    assert [(one.name, one.sha256) for one in case.election.attachments] == [("签字.pdf", digest)]
    assert page.scans.text().replace("\n", "") == f"已附：签字.pdf{digest}"


def test_a_scan_that_is_gone_is_said_and_nothing_attached(
    page: PrintPage, desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    desk.refused.connect(refused.append)
    monkeypatch.setattr(asking, "which_scan", lambda *_: tmp_path / "none.pdf")
    QTest.keyClick(page.attach, Qt.Key.Key_Return)
    assert "找不到文件" in refused[0]
    assert case.election.attachments == []


@pytest.mark.proves("write-in-needs-review")
def test_held_certificates_are_listed_with_what_holds_them(desk: Desk, counting_case: Make, qtbot: QtBot) -> None:
    made = counting_case()
    sheets = [(Ballot({"主任": PostMarks(write_in=("赵铁柱",))}), 301), (Ballot(), 216)]
    counting.cast_many(made, sheets)
    closing.close_count(made)
    closing.declare_result(made)
    page = PrintPage(desk)
    qtbot.addWidget(page)
    page.arrive()
    assert page.held.text() == "主任赵铁柱的当选证书暂不能打印：另选的人当选，先要资格审查。"
    assert [job.kind for job in page.jobs] == ["report", "tally", "F8-16"]


def test_zoom_keys_and_fitting_the_width(page: PrintPage) -> None:
    QTest.keyClick(page.preview, Qt.Key.Key_Plus)
    assert page.preview.zoomMode() == QPdfView.ZoomMode.Custom
    larger = page.preview.zoomFactor()
    QTest.keyClick(page.preview, Qt.Key.Key_Minus)
    assert page.preview.zoomFactor() < larger
    QTest.keyClick(page.preview, Qt.Key.Key_0)
    assert page.preview.zoomMode() == QPdfView.ZoomMode.FitToWidth


def test_escape_goes_back_to_the_verdict(page: PrintPage, desk: Desk) -> None:
    went: list[str] = []
    desk.going.connect(went.append)
    for widget in (page.list, page.preview, page.print):
        QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert went == ["verdict"] * 3


def test_before_the_first_result_there_is_nothing_to_print(desk: Desk, counting_case: Make, qtbot: QtBot) -> None:
    made = counting_case()
    counting.cast_many(made, [(Ballot({"主任": PostMarks(("王建国",))}), 517)])
    page = PrintPage(desk)
    qtbot.addWidget(page)
    page.arrive()
    assert page.jobs == []
    assert not page.print.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_P)
    assert page.content == b""


@pytest.mark.proves("T27", "write-in-needs-review")
def test_a_decision_of_the_competent_body_lets_the_certificate_go(
    desk: Desk, counting_case: Make, qtbot: QtBot
) -> None:
    made = counting_case()
    sheets = [(Ballot({"主任": PostMarks(write_in=("赵铁柱",))}), 301), (Ballot(), 216)]
    counting.cast_many(made, sheets)
    closing.close_count(made)
    closing.declare_result(made)
    page = PrintPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    assert page.release.isVisible()
    dialog = ReleaseDialog(desk, held_of(made.election), page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.confirm.click()
    assert made.election.released == []
    assert dialog.missing.text()
    dialog.reason.setText("乡镇联审通过")
    dialog.body.setText("临河镇人民政府")
    QTest.keyClick(dialog.confirm, Qt.Key.Key_Return)
    page.arrive()
    assert [job.kind for job in page.jobs] == ["report", "tally", "certificate", "F8-16"]
    assert not page.release.isVisible()
    assert made.election.released[0].by == "临河镇人民政府"


def certificate_chosen(page: PrintPage) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    while page.jobs[page.list.currentRow()].kind != CERTIFICATE:
        QTest.keyClick(page.list, Qt.Key.Key_Down)


@pytest.mark.proves("F9")
def test_booklets_are_overprinted_with_the_offset_of_the_printer(page: PrintPage, desk: Desk) -> None:
    until(lambda: page.printers.name == "office")
    certificate_chosen(page)
    plain = page.content
    page.choices.overprint.setFocus()
    QTest.keyClick(page.choices.overprint, Qt.Key.Key_Space)
    assert page.choices.offset.isVisible()
    assert page.content != plain
    assert page.jobs[page.list.currentRow()].kind == CERTIFICATE
    before = page.content
    page.choices.offset.right.setFocus()
    QTest.keyClick(page.choices.offset.right, Qt.Key.Key_Up)
    QTest.keyClick(page.choices.offset.down, Qt.Key.Key_Down)
    assert page.content != before
    assert offset_of(desk.home, "office") == (1, -1)
    other = PrintPage(desk)
    other.arrive()
    until(lambda: other.choices.offset.value == (1, -1))
    assert [job.title for job in page.jobs].count("套印校准页") == 1


def paper_chosen(page: PrintPage, words: str) -> None:
    """By arrow keys, from wherever the choice stands."""
    choice = page.choices.paper.paper
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(choice.count()):
        if words in choice.currentText():
            return
        QTest.keyClick(choice, Qt.Key.Key_Down)
    raise AssertionError(words)


def typed(number: Number, digits: str) -> None:
    """Over what stands there, and on with the Tab key."""
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, digits)
    QTest.keyClick(number, Qt.Key.Key_Tab)


def shown_mm(page: PrintPage) -> tuple[int, int]:
    size = page.preview.document().pagePointSize(0)
    return round(size.width() / 72 * 25.4), round(size.height() / 72 * 25.4)


@pytest.mark.proves("F9")
def test_a_booklet_of_a_usual_size_is_shown_kept_and_has_its_own_offset(
    page: PrintPage, desk: Desk, qtbot: QtBot
) -> None:
    until(lambda: page.printers.name == "office")
    certificate_chosen(page)
    assert shown_mm(page) == (297, 210)
    page.choices.overprint.setFocus()
    QTest.keyClick(page.choices.overprint, Qt.Key.Key_Space)
    QTest.keyClick(page.choices.offset.right, Qt.Key.Key_Up)
    paper_chosen(page, "16开，185×260毫米")
    assert shown_mm(page) == (260, 185)
    assert page.choices.offset.value == (0, 0), "another paper goes in at another edge"
    QTest.keyClick(page.choices.offset.down, Qt.Key.Key_Up)
    QTest.keyClick(page.choices.form, Qt.Key.Key_Down)
    assert shown_mm(page) == (185, 260)
    assert page.jobs[page.list.currentRow()].kind == CERTIFICATE
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.jobs[page.list.currentRow()].title == "套印校准页"
    assert shown_mm(page) == (185, 260)
    assert (offset_of(desk.home, "office"), offset_of(desk.home, "office", (185, 260))) == ((1, 0), (0, 1))
    other = PrintPage(desk)
    qtbot.addWidget(other)
    other.arrive()
    until(lambda: other.choices.offset.value == (0, 1))
    assert other.choices.paper.value == (185, 260)
    paper_chosen(page, "A4")
    assert page.choices.offset.value == (1, 0)


@pytest.mark.proves("F9")
def test_a_size_of_ones_own_is_typed_and_one_that_cannot_be_is_said(page: PrintPage, desk: Desk) -> None:
    refused: list[str] = []
    desk.refused.connect(refused.append)
    certificate_chosen(page)
    assert not page.choices.paper.own.isVisible()
    paper_chosen(page, "别的尺寸")
    assert page.choices.paper.own.isVisible()
    assert page.choices.paper.value == (148, 210), "the one before is where one begins"
    typed(page.choices.paper.short, "125")
    typed(page.choices.paper.long, "176")
    assert shown_mm(page) == (176, 125)
    assert refused == []
    typed(page.choices.paper.long, "90")
    assert "90×125毫米的纸太小" in refused[-1]
    assert page.content == b""
    assert not page.print.isEnabled()
    assert not page.save.isEnabled()
    assert paper_kept(desk.home) == (125, 176), "what cannot be is not kept"
    typed(page.choices.paper.long, "500")
    assert "最大297×420毫米" in refused[-1]
    typed(page.choices.paper.short, "180")
    typed(page.choices.paper.long, "105")
    assert "王建国的证书在105×180毫米的纸（横放）上排不下" in refused[-1]
    assert not page.print.isEnabled()
    QTest.keyClick(page.choices.form, Qt.Key.Key_Down)
    assert shown_mm(page) == (105, 180), "upright there is room"
    assert page.print.isEnabled()


@pytest.mark.proves("C20")
def test_a_certificate_that_was_handed_out_stands_in_the_register(
    page: PrintPage, desk: Desk, case: Case, qtbot: QtBot
) -> None:
    assert page.register.isVisible()
    dialog = HandOutDialog(desk, page)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.confirm, Qt.Key.Key_Return)
    assert "颁发人" in dialog.missing.text()
    dialog.handed_by.insert("镇民政办")
    QTest.keyClick(dialog.confirm, Qt.Key.Key_Return)
    (kept,) = case.election.records.all(CertificateIssued)
    assert (kept.name, kept.state, kept.handed_by) == ("王建国", "issued", "镇民政办")
    again = HandOutDialog(desk, page)
    qtbot.addWidget(again)
    again.show()
    QTest.keyClick(again.what, Qt.Key.Key_Down)
    assert again.reason.isVisible()
    again.reason.insert("污损")
    QTest.keyClick(again.confirm, Qt.Key.Key_Return)
    page.arrive()
    assert [one.state for one in case.election.records.all(CertificateIssued)] == ["voided"]
    assert any("发放登记簿" in job.title for job in jobs_of(case, (9,)))


@pytest.mark.proves("C20", "C27")
def test_the_notice_of_the_result_is_saved_for_the_office_program_too(
    desk: Desk, case: Case, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_asking, "where_to_save", lambda _parent, proposed: proposed)
    window = make_window(desk)
    qtbot.addWidget(window)
    window.show()
    desk.go("print")
    assert isinstance(window.page, PrintPage)
    window.page.papers.click()
    papers = window.page
    assert isinstance(papers, PapersPage)
    assert papers.chosen is not None
    while papers.chosen.kind.code != "F8-16":
        QTest.keyClick(papers.list, Qt.Key.Key_Down)
    papers.others["docx"].click()
    assert len(list(tmp_path.glob("选举结果公告*.docx"))) == 1
    QTest.keyClick(papers.list, Qt.Key.Key_Escape)
    assert isinstance(window.page, PrintPage)


def test_a_preview_that_fits_only_without_its_scroll_bar_comes_to_rest(page: PrintPage, qtbot: QtBot) -> None:
    """Such a bar would come and go for ever, and the window would never be idle again."""
    shown = Preview()
    qtbot.addWidget(shown)
    shown.show_pdf(page.content)
    one_page = shown.document().pagePointSize(0)
    counted: list[int] = []
    shown.verticalScrollBar().rangeChanged.connect(lambda least, most: counted.append(most))
    shown.show()
    tall = 2 * 400 * one_page.height() / one_page.width()
    for height in range(int(tall) - 20, int(tall) + 60, 4):
        shown.resize(402, height)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    assert len(counted) < 200
