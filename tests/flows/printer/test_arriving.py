"""What leaves the window arrives: sizes, turn, fonts, pages, copies, both sides, forty pages of a register."""

import os
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from buxuan_desktop.app.printers import calls
from buxuan_desktop.ui.result.choosing import CERTIFICATE
from buxuan_desktop.ui.shell.window import Window
from tests.flows.cups import DIRECT, PAPER, Cups
from tests.flows.paper_measures import A3, A4, A5, across, extent_of, faces, sizes, text_of
from tests.flows.printer.hands import (
    DOWN,
    ELECTORS,
    ENTER,
    NEAR_MM,
    RARE,
    SPACE,
    UP,
    go,
    opened,
    press_times,
    print_page,
)
from tests.flows.window_hands import tab_to
from tests.print_hands import asked, print_it, until

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support")]


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
