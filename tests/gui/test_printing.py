"""The print dialog by keys: what can be chosen, what is said when no printer takes it, and that nobody waits."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import closing, counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.printers import calls
from buxuan_desktop.app.printers.order import Order
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.printing import prints, roads
from buxuan_desktop.ui.printing.dialog import PrintDialog
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.result.choosing import CERTIFICATE, REPORT, want
from buxuan_desktop.ui.result.printpage import PrintPage
from buxuan_desktop.words import of_refusal
from tests.gui.whole_words import whole
from tests.print_hands import asked, no_dialog, print_it, until
from tests.printers import Printers, no_lp

ENTER, UP, DOWN, SPACE, ESCAPE = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def case(counting_case: Callable[..., Case]) -> Case:
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


def opened(page: PrintPage) -> PrintDialog:
    QTest.keyClick(page.print, ENTER)
    return asked()


def test_everything_that_was_chosen_is_told_the_printer(page: PrintPage, printers: Printers) -> None:
    form = opened(page).form
    QTest.keyClick(form.copies, UP)
    QTest.keyClick(form.part, DOWN)
    QTest.keyClick(form.first, UP)
    QTest.keyClick(form.sheet, DOWN)
    QTest.keyClick(form.sides, DOWN)
    QTest.keyClick(form.grey, SPACE)
    print_it()
    (told,) = printers.orders
    assert told[told.index("-n") + 1] == "2"
    assert told[told.index("-P") + 1] == "2-2"
    wanted = {"media=A3", "print-scaling=fit", "sides=two-sided-long-edge", "print-color-mode=monochrome"}
    assert wanted <= set(told)


def test_enter_in_a_field_prints_once(page: PrintPage, printers: Printers) -> None:
    form = opened(page).form
    form.copies.setFocus()
    QTest.keyClick(form.copies, ENTER)
    until(no_dialog)
    assert len(printers.orders) == 1


def test_enter_before_the_printers_are_known_prints_when_they_are(page: PrintPage, printers: Printers) -> None:
    QTest.keyClick(page.print, ENTER)
    assert page.dialog is not None
    QTest.keyClick(page.dialog.print, ENTER)
    until(no_dialog)
    assert len(printers.orders) == 1


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_nothing_is_cut(page: PrintPage, printers: Printers, size: tuple[int, int]) -> None:
    printers.are({"镇政府二楼办公室的激光打印机": "stopped"}, why="没有纸了，请放A4纸")
    dialog = opened(page)
    QTest.keyClick(dialog.form.part, DOWN)
    whole(dialog)
    assert dialog.height() < size[1] - 100
    QTest.keyClick(dialog, ESCAPE)


def stopped(printers: Printers) -> None:
    printers.are({"office": "stopped"})


def rejecting(printers: Printers) -> None:
    printers.are({"office": "rejects"})


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (stopped, "打印机“office”停着（没有纸了），没有交给它"),
        (rejecting, "打印机“office”现在不收文书（没有纸了）"),
        (lambda printers: printers.says("Error - The printer or class does not exist."), "找不到了"),
        (lambda printers: printers.says("Quota limit reached."), "超过了允许的数量"),
        (lambda printers: printers.says("Request Entity Too Large"), "磁盘满了"),
        (lambda printers: printers.says("Unsupported format."), "没有收下（Unsupported format.）"),
        (lambda printers: printers.are({}), "没有可以使用的打印机"),
        (lambda printers: printers.stop(), "打印服务没有启动"),
        (lambda printers: printers.hang("lpstat"), "打印服务没有回应"),
        (lambda printers: printers.hang("lp"), "不知道有没有收下"),
        (lambda printers: printers.sheets("PageSize/Page Size: *A5\n"), "没有A4这种纸"),
    ],
)
def test_whatever_no_printer_takes_is_said_and_the_pdf_is_saved_instead(
    page: PrintPage,
    desk: Desk,
    case: Case,
    printers: Printers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Callable[[Printers], None],
    said: str,
) -> None:
    monkeypatch.setattr(calls, "PATIENCE", 0.3)
    if trouble.__code__.co_consts and "lpstat" in trouble.__code__.co_consts:
        monkeypatch.setattr(roads.system, "ask", lambda name, rest: calls.ask(name, rest, seconds=0.3))
    stick = tmp_path / "stick"
    stick.mkdir()
    proposed: list[Path] = []

    def on_the_stick(_parent: object, path: Path) -> Path:
        proposed.append(path)
        return stick / path.name

    monkeypatch.setattr(asking, "where_to_save", on_the_stick)
    trouble(printers)
    want(desk, CERTIFICATE, 1)
    page.arrive()
    told: list[str] = []
    desk.said.connect(told.append)
    dialog = opened(page)
    QTest.keyClick(dialog.print, ENTER)
    until(dialog.save.hasFocus)
    assert said in dialog.state.text()
    assert "案卷没有改动" in dialog.state.text()
    assert case.election.records.all(CertificateIssued) == []
    assert told == []
    QTest.keyClick(dialog.save, ENTER)
    until(no_dialog)
    assert proposed[0].parent == case.file.path.parent
    assert (stick / proposed[0].name).read_bytes() == page.content
    assert "可以拿到能打印的电脑上打印" in told[0]
    assert "登记发证" not in told[0]


def test_a_place_that_takes_nothing_is_said_in_the_dialog(
    page: PrintPage, printers: Printers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printers.are({})
    monkeypatch.setattr(asking, "where_to_save", lambda *_: tmp_path / "pulled" / "报告.pdf")
    dialog = opened(page)
    QTest.keyClick(dialog.save, ENTER)
    assert "磁盘出错" in dialog.state.text()
    assert dialog.isVisible()
    QTest.keyClick(dialog, ESCAPE)


def test_a_certificate_is_spoken_of_as_printed_once_it_is_handed_over(
    page: PrintPage, desk: Desk, printers: Printers
) -> None:
    told: list[str] = []
    desk.said.connect(told.append)
    want(desk, CERTIFICATE, 1)
    page.arrive()
    opened(page)
    print_it()
    assert told == ["已交给打印机“office”：当选证书（1份），1份。证书发到人手里以后，请按“登记发证…”。"]


def test_nobody_has_to_wait_for_a_printing_system_that_hangs(page: PrintPage, desk: Desk, printers: Printers) -> None:
    refused: list[str] = []
    desk.refused.connect(refused.append)
    dialog = opened(page)
    printers.hang("lp")
    QTest.keyClick(dialog.print, ENTER)
    until(lambda: "正在交给打印机" in dialog.state.text())
    assert dialog.leave.text() == "不再等"
    assert not dialog.print.isEnabled()
    QTest.keyClick(dialog, ESCAPE)
    assert no_dialog()
    assert "没有再等" in refused[0]


def test_what_was_handed_over_is_followed_and_its_trouble_told(
    page: PrintPage, desk: Desk, printers: Printers, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    desk.refused.connect(refused.append)
    # On a busy machine the looks are over sooner than what they look at.
    monkeypatch.setattr(prints, "_LOOKS", 100_000)
    desk.prints._timer.setInterval(20)
    opened(page)
    printers.queue("office-001")
    print_it()
    until(lambda: "在排队或者正在打" in page.sent.text())
    printers.are({"office": "stopped"}, why="卡纸")
    until(lambda: "打印机停着" in page.sent.text())
    assert refused == [
        "“结果报告单　第一次投票”已经交给打印机，但是打印机停着（卡纸），还没有打出来。"
        "请到打印机旁看一看；改在别处打的，先取消这一份，免得打两次。"
    ]
    printers.are({"office": "ready"})
    printers.queue()
    until(lambda: "已经接走" in page.sent.text())
    until(lambda: not desk.prints._timer.isActive())


def test_a_job_is_asked_after_for_a_while_and_no_longer(
    page: PrintPage, desk: Desk, printers: Printers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prints, "_LOOKS", 3)
    desk.prints._timer.setInterval(10)
    printers.queue("office-001")
    opened(page)
    print_it()
    until(lambda: not desk.prints._timer.isActive())
    assert printers.came, "given up on after it was handed over, not before"


def test_the_trial_page_goes_first_and_the_dialog_stays(page: PrintPage, printers: Printers) -> None:
    dialog = opened(page)
    QTest.keyClick(dialog.trial, ENTER)
    until(lambda: "试印页已经交给打印机" in dialog.state.text())
    assert dialog.isVisible()
    QTest.keyClick(dialog.print, ENTER)
    until(no_dialog)
    assert [order[5] for order in printers.orders] == ["试印页", "结果报告单　第一次投票"]


def test_an_overprint_takes_the_offset_of_the_printer_chosen_in_the_dialog(
    page: PrintPage, desk: Desk, printers: Printers
) -> None:
    printers.are({"office": "ready", "booklet": "ready"}, usual="office")
    want(desk, CERTIFICATE, 1)
    page.arrive()
    until(page.printers.isVisible)
    page.choices.overprint.setFocus()
    QTest.keyClick(page.choices.overprint, SPACE)
    still = page.content
    QTest.keyClick(page.choices.offset.right, UP)
    moved = page.content
    form = opened(page).form
    assert not form.of_sheet.isVisible(), "an overprint is scaled to nothing"
    QTest.keyClick(form.printer, DOWN)
    print_it()
    opened(page)
    assert form is not None
    QTest.keyClick(asked().form.printer, UP)
    print_it()
    assert printers.came == [still, moved]
    assert [order[1] for order in printers.orders] == ["booklet", "office"]


def booklet_page(page: PrintPage, desk: Desk) -> PrintPage:
    """The print page at a certificate on a booklet of 185 by 260, chosen by keys."""
    want(desk, CERTIFICATE, 1)
    page.arrive()
    page.choices.paper.paper.setFocus()
    for _ in range(2):
        QTest.keyClick(page.choices.paper.paper, DOWN)
    assert page.choices.paper.value == (185, 260)
    return page


@pytest.mark.proves("F9")
def test_a_booklet_goes_to_the_printer_as_a_sheet_of_its_own_size(
    page: PrintPage, desk: Desk, printers: Printers
) -> None:
    form = opened(booklet_page(page, desk)).form
    assert not form.of_sheet.isVisible(), "a booklet is scaled to nothing"
    assert form.own.isVisible()
    assert form.own.text() == "纸张：185×260毫米，横放，不缩放。请先把这种纸放好。"
    print_it()
    assert printers.came == [page.content]
    assert {"media=Custom.185x260mm", "print-scaling=none"} <= set(printers.orders[0])
    printers.sheets("PageSize/Page Size: *A4 184x260mm\n")
    opened(page)
    print_it()
    assert "media=184x260mm" in printers.orders[1]


@pytest.mark.proves("F9")
def test_a_printer_without_that_sheet_says_so_and_the_pdf_is_offered(
    page: PrintPage, desk: Desk, printers: Printers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printers.sheets("PageSize/Page Size: *A4 A3 A5\n")
    saved = tmp_path / "saved.pdf"
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, _path: saved)
    dialog = opened(booklet_page(page, desk))
    QTest.keyClick(dialog.print, ENTER)
    until(dialog.save.hasFocus)
    assert "打印机“office”没有185×260毫米这种纸" in dialog.state.text()
    assert printers.came == []
    QTest.keyClick(dialog.save, ENTER)
    until(no_dialog)
    assert saved.read_bytes() == page.content


@pytest.mark.parametrize(("most", "taken"), [((297, 431), True), ((216, 356), False), ((0, 0), True)])
def test_without_lp_a_booklet_beyond_what_the_printer_takes_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, most: tuple[int, int], taken: bool
) -> None:
    """There is no printer of Qt here; what one would tell stands in for it."""

    class Told:
        def supportedPageSizes(self) -> list[QPageSize]:  # noqa: N802 - Qt's name
            return [QPageSize(QPageSize.PageSizeId.A4), QPageSize(QPageSize.PageSizeId.A3)]

        def supportsCustomPageSizes(self) -> bool:  # noqa: N802 - Qt's name
            return True

        def maximumPhysicalPageSize(self) -> QPageSize:  # noqa: N802 - Qt's name
            return QPageSize(QSizeF(*most), QPageSize.Unit.Millimeter) if any(most) else QPageSize()

    no_lp(tmp_path / "nothing", monkeypatch)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(QPrinterInfo, "printerInfo", staticmethod(lambda _name: Told()))
    order = Order(title="当选证书", printer="laser", size=(370, 260))
    with pytest.raises(Refusal) as refused:
        roads.hand_over(order, b"", lambda _page: True)
    assert refused.value.code == ("printer-gone" if taken else "printer-no-sheet")
    if not taken:
        assert "没有260×370毫米这种纸" in of_refusal(refused.value)


def test_without_lp_the_printers_of_qt_are_offered_and_none_is_said(
    page: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_lp(tmp_path / "nothing", monkeypatch)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["laser", "booklet"]))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(lambda: "booklet"))
    dialog = opened(page)
    names = [dialog.form.printer.itemText(place) for place in range(2)]
    assert names == ["booklet", "laser"]
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    QTest.keyClick(dialog.print, ENTER)
    until(dialog.save.hasFocus)
    assert "打印机“booklet”找不到了" in dialog.state.text()
    QTest.keyClick(dialog.form.again, SPACE)
    until(lambda: "没有可以使用的打印机" in dialog.state.text())
    QTest.keyClick(dialog, ESCAPE)
