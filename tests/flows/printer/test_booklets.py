"""Certificates on booklets of their own size, and moved by millimetres, arrive where they belong."""

import pypdfium2
import pytest
from PySide6.QtTest import QTest

from buxuan_desktop.app.printers import calls
from buxuan_desktop.ui.result.choosing import CALIBRATION, CERTIFICATE
from buxuan_desktop.ui.result.printpage import PrintPage
from buxuan_desktop.ui.shell.window import Window
from tests.flows.cups import DIRECT, Cups
from tests.flows.paper_measures import A5, across, extent_of, faces, sizes
from tests.flows.printer.hands import DOWN, ENTER, NEAR_MM, SPACE, UP, go, opened, press_times, print_page
from tests.flows.window_hands import tab_to
from tests.print_hands import no_dialog, until

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support")]


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
