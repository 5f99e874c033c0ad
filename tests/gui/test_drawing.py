"""The road without `lp`: pages drawn by Qt keep their millimetres, their way round, and their number."""

from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from msgspec.structs import replace
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.printers.order import Order
from buxuan_desktop.app.printing import test_page as trial_page
from buxuan_desktop.documents import render_certificates, samples
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.printing.drawing import draw
from tests.flows.paper_measures import A3, A4, A5, across, extent_of, sizes
from tests.gui.conftest import DAY

DPI = 100
NEAR_MM = 0.6


def drawn(content: bytes, out: Path, dpi: int = DPI, **more: object) -> bytes:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(out))
    printer.setResolution(dpi)
    pages = pypdf.PdfReader(BytesIO(content)).pages
    size = tuple(float(side) / 72 * 25.4 for side in (pages[0].mediabox.width, pages[0].mediabox.height))
    order = Order(title="纸", printer="x", size=size, pages=len(pages), **more)  # type: ignore[arg-type]
    assert draw(content, printer, order)
    return out.read_bytes()


@pytest.fixture
def trial() -> bytes:
    return trial_page("office", standing_at(DAY)).render()


@pytest.mark.usefixtures("qapp")
def test_a_hundred_millimetres_are_a_hundred_millimetres(trial: bytes, tmp_path: Path) -> None:
    paper = drawn(trial, tmp_path / "out.pdf")
    assert (sizes(paper), across(paper)) == ([A4], [False])
    left, top, wide, high = extent_of(paper, 0)
    assert (left, top) == pytest.approx((10, 10), abs=NEAR_MM)
    # Lines have a width, and a coarse printer makes it a dot more.
    assert (wide, high) == pytest.approx((190.5, 277.5), abs=NEAR_MM)


def test_what_lies_across_and_what_stands_each_arrives_its_own_way(qapp: QApplication, tmp_path: Path) -> None:
    both = render_certificates([samples.CERTIFICATE, samples.UPRIGHT_CERTIFICATE])
    paper = drawn(both, tmp_path / "out.pdf")
    assert (sizes(paper), across(paper)) == ([A4, A4], [True, False])
    for number in range(2):
        assert extent_of(paper, number) == pytest.approx(extent_of(both, number), abs=NEAR_MM)


@pytest.mark.proves("F9")
@pytest.mark.parametrize("paper", [(185, 260), (183, 258), (260, 370)])
@pytest.mark.parametrize("lying", [True, False])
def test_a_booklet_is_drawn_on_a_sheet_of_its_own_size(
    qapp: QApplication, tmp_path: Path, paper: tuple[int, int], lying: bool
) -> None:
    content = render_certificates([replace(samples.CERTIFICATE, paper=paper, landscape=lying)])
    came = drawn(content, tmp_path / "out.pdf")
    assert (sizes(came), across(came)) == ([paper], [lying])
    assert extent_of(came, 0) == pytest.approx(extent_of(content, 0), abs=NEAR_MM)


@pytest.mark.parametrize(("sheet", "size"), [("A3", A3), ("A5", A5)])
def test_a_sheet_that_was_chosen_is_filled(
    qapp: QApplication, trial: bytes, tmp_path: Path, sheet: str, size: tuple[int, int]
) -> None:
    paper = drawn(trial, tmp_path / "out.pdf", sheet=sheet)
    assert sizes(paper) == [size]
    assert extent_of(paper, 0)[2] == pytest.approx(190 * size[0] / 210, rel=0.01)


def test_a_range_and_copies(qapp: QApplication, tmp_path: Path) -> None:
    three = render_certificates([samples.CERTIFICATE, samples.UPRIGHT_CERTIFICATE, samples.CERTIFICATE])
    paper = drawn(three, tmp_path / "out.pdf", first=1, last=2, copies=2)
    assert across(paper) == [True, False, True, False], "copy after copy"


def test_grey_is_grey(qapp: QApplication, trial: bytes, tmp_path: Path) -> None:
    for grey in (False, True):
        paper = drawn(trial, tmp_path / f"{grey}.pdf", grey=grey)
        red, green, blue = pypdfium2.PdfDocument(paper)[0].render(scale=0.5).to_pil().convert("RGB").split()
        assert (red.tobytes() == green.tobytes() == blue.tobytes()) is grey


def test_whoever_leaves_gets_no_further_page(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(DPI)
    content = render_certificates([samples.CERTIFICATE] * 3)
    begun: list[int] = []

    def going(page: int) -> bool:
        begun.append(page)
        return page < 2

    order = Order(title="证书", printer="x", size=(297, 210), pages=3)
    assert not draw(content, printer, order, going)
    assert begun == [1, 2]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_gone(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder" / "out.pdf"))
    order = Order(title="证书", printer="x", size=(297, 210))
    with pytest.raises(Refusal, match="printer-gone"):
        draw(render_certificates([samples.CERTIFICATE]), printer, order)
