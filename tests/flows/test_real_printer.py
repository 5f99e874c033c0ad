"""Paper through a real printing system that the test itself starts (`tests.flows.cups`), out of the real window."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from buxuan_desktop.app import closing, counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.opening import begin, hold_polls
from buxuan_desktop.app.printers import calls
from buxuan_desktop.app.setup import Elector, Opening
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.ui.printing.dialog import PrintDialog
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.result.choosing import CALIBRATION, CERTIFICATE
from buxuan_desktop.ui.result.printpage import PrintPage
from buxuan_desktop.ui.shell.window import Window
from tests.flows.cups import DIRECT, PAPER, Cups, lay_spool
from tests.flows.paper_measures import A3, A4, A5, across, extent_of, faces, sizes, text_of
from tests.flows.window_hands import KEEPER, tab_to, window_on
from tests.print_hands import asked, no_dialog, print_it, until

DAY = date(2020, 4, 20)
ELECTORS = 2600
RARE = ("𠮷田丰", "㛃玉芬", "䶮晓龙", "欧阳𬱖")
WINNERS = ("𠮷田丰", "王建国", "李秀英")
NEAR_MM = 0.35
ENTER, UP, DOWN, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support")]


@pytest.fixture(scope="module")
def cups() -> Iterator[Cups]:
    made = Cups()
    try:
        made.start()
        yield made
    finally:
        made.clean_up()


@pytest.fixture(autouse=True)
def _here(cups: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in cups.leads.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand six hundred electors, three of them elected to two posts."""
    path = tmp_path_factory.mktemp("case") / "柳湾社区.buxuan"
    opening = Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        electors="voters",
        election_day=DAY,
        options={"overvote_scope": "post", "blank": "abstain", "same_person": "separate"},
        keeper=KEEPER,
    )
    names = [*RARE, *WINNERS[1:], *(f"居民{number}" for number in range(ELECTORS - 6))]
    people = [Elector(name, group=f"第{place % 7 + 1}居民小组") for place, name in enumerate(names)]
    posts = (Post("主任", 1, ("𠮷田丰",)), Post("委员", 2, ("王建国", "李秀英")))
    with begin(path, opening, posts, people, standing_at(DAY), "周敏") as case:
        hold_polls(case, "first", 1400, [Box("中心会场", "hall", 1400, 1400)], "韩立")
        marks = {"主任": PostMarks(("𠮷田丰",)), "委员": PostMarks(("王建国", "李秀英"))}
        counting.cast_many(case, [(Ballot(marks), 1400)])
        closing.close_count(case)
        closing.declare_result(case)
    return path


@pytest.fixture
def window(qapp: QApplication, case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    copy = tmp_path / case_file.name
    shutil.copy(case_file, copy)
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    with window_on(qapp, DAY, tmp_path / "home") as made:
        made.desk.put(Case.open(copy, standing_at(DAY), "周敏", KEEPER))
        yield made
        made.desk.put(None)


def print_page(window: Window, kind: str = "report", *, lying: bool = True) -> PrintPage:
    window.show_page("print")
    page = window.page
    assert isinstance(page, PrintPage)
    until(lambda: page.printers.name != "")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    for _ in page.jobs:
        if page.jobs[page.list.currentRow()].kind == kind:
            break
        QTest.keyClick(page.list, DOWN)
    assert page.jobs[page.list.currentRow()].kind == kind, [(one.kind, page.list.currentRow()) for one in page.jobs]
    if not lying:
        QTest.keyClick(page.choices.form, DOWN)
    return page


def opened(page: PrintPage, printer: str = PAPER) -> PrintDialog:
    """Enter on the page's button; in the dialog the printer is chosen by arrow keys."""
    page.print.setFocus()
    QTest.keyClick(page.print, ENTER)
    dialog = asked()
    names = [dialog.form.printer.itemText(place) for place in range(dialog.form.printer.count())]
    assert names[0] == PAPER, "the usual one stands first"
    tab_to(dialog.form.printer)
    while dialog.form.printer.currentText() != printer:
        QTest.keyClick(dialog.form.printer, DOWN if dialog.form.printer.currentText() == names[0] else UP)
    return dialog


def go(dialog: PrintDialog) -> None:
    """The Tab key to the red button, Enter, and wait until the printer has it."""
    assert dialog.isVisible()
    print_it()


def press_times(widget: QWidget, key: Qt.Key, times: int) -> None:
    tab_to(widget)
    for _ in range(times):
        QTest.keyClick(widget, key)


@pytest.mark.parametrize(("kind", "lies"), [("report", False), (CERTIFICATE, True)])
def test_report_and_certificates_arrive_as_they_are(window: Window, cups: Cups, kind: str, lies: bool) -> None:
    page = print_page(window, kind)
    pages = len(sizes(page.content))
    before = len(cups.sheets())
    go(opened(page))
    assert f"已交给打印机“{PAPER}”" in window.notice.text()
    (paper,) = cups.fallen_out(before + 1)[-1:]
    assert sizes(paper) == [A4] * pages
    assert across(paper) == [lies] * pages
    assert {embedded for _, embedded in faces(paper)} == {True}
    assert abs(extent_of(paper, 0)[2] - extent_of(page.content, 0)[2]) < NEAR_MM, "nothing is scaled"
    go(opened(page, DIRECT))
    taken = cups.direct()
    assert len(sizes(taken)) == pages
    assert {embedded for _, embedded in faces(taken)} == {True}
    assert "𠮷田丰" in text_of(taken)


def test_an_upright_certificate_stands(window: Window, cups: Cups) -> None:
    before = len(cups.sheets())
    go(opened(print_page(window, CERTIFICATE, lying=False)))
    paper = cups.fallen_out(before + 1)[-1]
    assert (sizes(paper), across(paper)) == ([A4] * 3, [False] * 3)


def test_an_overprint_arrives_moved_by_the_millimetres_of_its_printer(window: Window, cups: Cups) -> None:
    page = print_page(window, CERTIFICATE)
    page.choices.overprint.setFocus()
    QTest.keyClick(page.choices.overprint, SPACE)
    before = len(cups.sheets())
    go(opened(page))
    press_times(page.choices.offset.right, UP, 7)
    press_times(page.choices.offset.down, DOWN, 3)
    go(opened(page))
    still, moved = cups.fallen_out(before + 2)[-2:]
    for number in range(3):
        (left, top, *_), (left_moved, top_moved, *_) = extent_of(still, number), extent_of(moved, number)
        assert left_moved - left == pytest.approx(7, abs=NEAR_MM)
        assert top_moved - top == pytest.approx(-3, abs=NEAR_MM)
    go(opened(page, DIRECT))
    other = extent_of(cups.direct(), 0)
    assert page.choices.offset.value == (0, 0), "the other printer has no offset"
    go(opened(page))
    again = extent_of(cups.fallen_out(before + 3)[-1], 0)
    assert page.choices.offset.value == (7, -3)
    assert again == pytest.approx(extent_of(moved, 0), abs=NEAR_MM)
    assert len(other) == 4


def booklet(page: PrintPage, words: str) -> None:
    """The paper of the booklets, by arrow keys."""
    choice = page.choices.paper.paper
    tab_to(choice)
    for _ in range(choice.count()):
        if words in choice.currentText():
            return
        QTest.keyClick(choice, DOWN)
    raise AssertionError(words)


@pytest.mark.proves("F9")
@pytest.mark.parametrize("lying", [True, False])
@pytest.mark.parametrize(("words", "size"), [("16开，185×260毫米", (185, 260)), ("大16开", (210, 285)), ("A5", A5)])
def test_booklets_arrive_at_their_own_size(
    window: Window, cups: Cups, lying: bool, words: str, size: tuple[int, int]
) -> None:
    page = print_page(window, CERTIFICATE, lying=lying)
    booklet(page, words)
    before = len(cups.sheets())
    go(opened(page))
    paper = cups.fallen_out(before + 1)[-1]
    assert sizes(page.content) == [size] * 3
    assert (sizes(paper), across(paper)) == ([size] * 3, [lying] * 3)
    assert {embedded for _, embedded in faces(paper)} == {True}
    for number in range(3):
        assert extent_of(paper, number) == pytest.approx(extent_of(page.content, number), abs=NEAR_MM)


@pytest.mark.proves("F9")
@pytest.mark.parametrize("lying", [True, False])
def test_a_booklet_is_overprinted_where_its_printer_needs_it(window: Window, cups: Cups, lying: bool) -> None:
    page = print_page(window, CERTIFICATE, lying=lying)
    booklet(page, "16开，185×260毫米")
    tab_to(page.choices.overprint)
    QTest.keyClick(page.choices.overprint, SPACE)
    before = len(cups.sheets())
    go(opened(page))
    press_times(page.choices.offset.right, UP, 6)
    press_times(page.choices.offset.down, DOWN, 4)
    go(opened(page))
    still, moved = cups.fallen_out(before + 2)[-2:]
    assert sizes(still) == sizes(moved) == [(185, 260)] * 3
    assert across(moved) == [lying] * 3
    for number in range(3):
        (left, top, *_), (left_moved, top_moved, *_) = extent_of(still, number), extent_of(moved, number)
        assert left_moved - left == pytest.approx(6, abs=NEAR_MM)
        assert top_moved - top == pytest.approx(-4, abs=NEAR_MM)
        assert extent_of(moved, number) == pytest.approx(extent_of(page.content, number), abs=NEAR_MM)
    page.list.setFocus()
    while page.jobs[page.list.currentRow()].kind != CALIBRATION:
        QTest.keyClick(page.list, DOWN)
    go(opened(page))
    ruler = cups.fallen_out(before + 3)[-1]
    assert (sizes(ruler), across(ruler)) == ([(185, 260)], [lying])
    assert extent_of(ruler, 0) == pytest.approx(extent_of(page.content, 0), abs=NEAR_MM)


def test_a_printer_of_three_sheets_takes_no_booklet_and_the_pdf_is_saved(window: Window, cups: Cups) -> None:
    page = print_page(window, CERTIFICATE)
    booklet(page, "16开，185×260毫米")
    taken = cups.taken()
    dialog = opened(page, DIRECT)
    QTest.keyClick(dialog.print, ENTER)
    until(dialog.save.hasFocus)
    assert f"打印机“{DIRECT}”没有185×260毫米这种纸" in dialog.state.text()
    QTest.keyClick(dialog.save, ENTER)
    until(no_dialog)
    assert (window.desk.the_case.file.path.parent / "当选证书.pdf").read_bytes() == page.content
    assert sizes(page.content) == [(185, 260)] * 3
    assert cups.taken() == taken


@pytest.mark.parametrize(("sheet", "size"), [("A3", A3), ("A5", A5)])
def test_another_sheet_is_filled(window: Window, cups: Cups, sheet: str, size: tuple[int, int]) -> None:
    page = print_page(window)
    dialog = opened(page)
    tab_to(dialog.form.sheet)
    while dialog.form.sheet.currentData() != sheet:
        QTest.keyClick(dialog.form.sheet, DOWN)
    before = len(cups.sheets())
    go(dialog)
    paper = cups.fallen_out(before + 1)[-1]
    assert sizes(paper) == [size] * len(sizes(page.content))
    factor = size[0] / A4[0]
    assert extent_of(paper, 0)[2] == pytest.approx(extent_of(page.content, 0)[2] * factor, rel=0.01)


def test_copies_and_a_range_of_pages_in_grey(window: Window, cups: Cups) -> None:
    page = print_page(window)
    dialog = opened(page, DIRECT)
    press_times(dialog.form.copies, UP, 2)
    press_times(dialog.form.part, DOWN, 1)
    press_times(dialog.form.first, UP, len(sizes(page.content)) - 1)
    tab_to(dialog.form.grey)
    QTest.keyClick(dialog.form.grey, SPACE)
    go(dialog)
    assert sizes(cups.direct()) == [A4] * 3, "three copies of one page"
    cups.until(lambda: b"monochrome" in cups.last_job(), "it is not told to be grey")


@pytest.mark.parametrize(("kind", "edge"), [("report", b"two-sided-long-edge"), (CERTIFICATE, b"two-sided-short-edge")])
def test_both_sides_are_turned_as_the_page_lies(window: Window, cups: Cups, kind: str, edge: bytes) -> None:
    page = print_page(window, kind)
    dialog = opened(page, DIRECT)
    press_times(dialog.form.sides, DOWN, 1)
    go(dialog)
    assert len(sizes(cups.direct())) == len(sizes(page.content))
    cups.until(lambda: edge in cups.last_job(), "it is not told to print both sides")


def test_a_register_of_forty_pages_arrives_whole(window: Window, cups: Cups) -> None:
    window.show_page("register-posting")
    page = window.page
    content = page.content()
    pages = len(sizes(content))
    assert pages >= 40
    before = len(cups.sheets())
    page.print.setFocus()
    QTest.keyClick(page.print, ENTER)
    print_it()
    paper = cups.fallen_out(before + 1)[-1]
    assert sizes(paper) == [A4] * pages
    assert {embedded for _, embedded in faces(paper)} == {True}
    page.print.setFocus()
    QTest.keyClick(page.print, ENTER)
    dialog = asked()
    press_times(dialog.form.printer, DOWN, 1)
    go(dialog)
    said = text_of(cups.direct())
    assert all(name in said for name in (*RARE, "居民0", f"居民{ELECTORS - 7}"))


def test_voters_cards_arrive_eight_on_a_page(window: Window, cups: Cups) -> None:
    window.show_page("register-cards")
    page = window.page
    page.numbers.setText("1-320")
    before = len(cups.sheets())
    page.print.setFocus()
    QTest.keyClick(page.print, ENTER)
    print_it()
    paper = cups.fallen_out(before + 1)[-1]
    assert sizes(paper) == [A4] * 40
    assert {embedded for _, embedded in faces(paper)} == {True}


def test_the_trial_page_arrives_and_its_rule_is_100_millimetres(window: Window, cups: Cups) -> None:
    dialog = opened(print_page(window))
    before = len(cups.sheets())
    tab_to(dialog.trial)
    QTest.keyClick(dialog.trial, ENTER)
    until(lambda: "试印页已经交给" in dialog.state.text())
    paper = cups.fallen_out(before + 1)[-1]
    assert sizes(paper) == [A4]
    left, top, wide, high = extent_of(paper, 0)
    assert (left, top) == pytest.approx((10, 10), abs=NEAR_MM)
    assert (wide, high) == pytest.approx((190, 277), abs=2 * NEAR_MM)
    dialog.reject()


Trouble = Callable[[Cups], None]


def _stopped(cups: Cups) -> None:
    cups.admin("-r", "没有纸了", PAPER, command="cupsdisable")


def _rejecting(cups: Cups) -> None:
    cups.admin("-r", "今天停用", PAPER, command="cupsreject")


def _over_quota(cups: Cups) -> None:
    cups.admin("-p", PAPER, "-o", "job-quota-period=86400", "-o", "job-page-limit=1")


def _deleted(cups: Cups) -> None:
    cups.admin("-x", PAPER)


def _dead(cups: Cups) -> None:
    cups.kill()


def _hanging(cups: Cups) -> None:
    cups.hang(hanging=True)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        pytest.param(_rejecting, "现在不收文书", id="rejecting"),
        pytest.param(_over_quota, "超过了允许的数量", id="over quota"),
        pytest.param(_deleted, "找不到了", id="deleted"),
        pytest.param(_dead, "打印服务没有启动", id="daemon dead"),
        pytest.param(_hanging, "打印服务没有回应", id="daemon hanging"),
    ],
)
def test_trouble_that_comes_while_the_dialog_is_open(
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Trouble,
    said: str,
) -> None:
    own = Cups()
    try:
        own.start()
        for name, value in own.leads.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(calls, "PATIENCE", 2.0)
        monkeypatch.setattr(calls, "SHORT", 2.0)
        page = print_page(window, CERTIFICATE)
        dialog = opened(page)
        if trouble is _over_quota:
            go(dialog)
            own.fallen_out(1)
            dialog = opened(page)
        before = len(own.sheets())
        trouble(own)
        QTest.keyClick(dialog.print, ENTER)
        until(dialog.save.hasFocus)
        assert said in dialog.state.text()
        assert "案卷没有改动" in dialog.state.text()
        assert len(own.sheets()) == before
        assert window.desk.election.records.all(CertificateIssued) == []
        QTest.keyClick(dialog.save, ENTER)
        until(no_dialog)
        assert (window.desk.the_case.file.path.parent / "当选证书.pdf").read_bytes() == page.content
    finally:
        own.clean_up()


def test_a_printer_that_stands_still_is_given_nothing_and_one_that_stops_later_is_told_of(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Cups()
    try:
        own.start()
        for name, value in own.leads.items():
            monkeypatch.setenv(name, value)
        page = print_page(window)
        dialog = opened(page)
        _stopped(own)
        go(dialog)
        until(lambda: "打印机停着" in page.sent.text())
        assert "停着（没有纸了）" in window.notice.text()
        own.admin(PAPER, command="cupsenable")
        until(lambda: "已经接走" in page.sent.text())
        _stopped(own)
        page.print.setFocus()
        QTest.keyClick(page.print, ENTER)
        dialog = asked()
        assert "停着（没有纸了），没有交给它" in dialog.state.text()
        QTest.keyClick(dialog.print, ENTER)
        assert dialog.save.hasFocus()
        dialog.reject()
    finally:
        own.clean_up()


def test_a_full_disk_of_the_printing_system_is_said(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Cups()
    full = own.here / "full"
    try:
        own.start()
        own.kill()
        full.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(full)], check=False)
        if mounted.returncode:
            pytest.skip("no small disk can be mounted here")
        lay_spool(full)
        (full / "filled").write_bytes(b"x" * 40_000)
        own.write_settings(full)
        own.run()
        for name, value in own.leads.items():
            monkeypatch.setenv(name, value)
        dialog = opened(print_page(window))
        QTest.keyClick(dialog.print, ENTER)
        until(dialog.save.hasFocus)
        assert "磁盘满了" in dialog.state.text()
        dialog.reject()
    finally:
        own.kill()
        subprocess.run(["umount", str(full)], check=False, capture_output=True)
        own.clean_up()


def test_without_lp_qt_draws_every_page_at_its_size(
    window: Window, cups: Cups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The road of Windows, through Qt's own door to the same printing system."""
    monkeypatch.setattr(calls, "there", lambda: False)
    page = print_page(window, CERTIFICATE)
    before = len(cups.sheets())
    go(opened(page))
    paper = cups.fallen_out(before + 1)[-1]
    assert sizes(paper) == [A4] * 3
    assert across(paper) in ([True] * 3, [False] * 3)
    lying = extent_of(page.content, 0)[2:]
    came = extent_of(paper, 0)[2:]
    assert sorted(came) == pytest.approx(sorted(lying), abs=NEAR_MM), "real size"
    assert os.environ["CUPS_SERVER"].startswith("localhost")


def around(pdf: bytes, number: int) -> list[float]:
    """How far the ink stays from the four edges in mm, the nearest first: the same however the sheet is turned."""
    left, top, wide, high = extent_of(pdf, number)
    width, height = pypdfium2.PdfDocument(pdf)[number].get_size()
    return sorted((left, top, width / 72 * 25.4 - left - wide, height / 72 * 25.4 - top - high))


@pytest.mark.proves("F9")
@pytest.mark.parametrize("lying", [True, False])
def test_without_lp_a_booklet_is_drawn_at_its_size_or_said_not_to_fit(
    window: Window, cups: Cups, monkeypatch: pytest.MonkeyPatch, lying: bool
) -> None:
    monkeypatch.setattr(calls, "there", lambda: False)
    page = print_page(window, CERTIFICATE, lying=lying)
    booklet(page, "16开，185×260毫米")
    before = len(cups.sheets())
    go(opened(page))
    paper = cups.fallen_out(before + 1)[-1]
    assert sizes(paper) == [(185, 260)] * 3
    assert across(paper) in ([lying] * 3, [False] * 3), "Qt turns a lying page onto an upright sheet"
    assert around(paper, 0) == pytest.approx(around(page.content, 0), abs=2 * NEAR_MM)
    dialog = opened(page, DIRECT)
    QTest.keyClick(dialog.print, ENTER)
    until(dialog.save.hasFocus)
    assert f"打印机“{DIRECT}”没有185×260毫米这种纸" in dialog.state.text()
    dialog.reject()
