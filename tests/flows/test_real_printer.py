"""Paper through a real printing system: CUPS with its PDF printer, where the machine has one; else skipped."""

import os
import re
import shutil
import subprocess
import time
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app import closing, counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.printing import AS_USUAL, Job, documents_of
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.ui.result import printer
from tests.flows.window_hands import KEEPER, ready_case

DAY = date(2020, 4, 20)
PATIENCE = 120
ALIKE = 0.02
"""The share of ink by which a printed page may differ from the document."""

pytestmark = pytest.mark.slow


def pdf_printer() -> tuple[str, Path]:
    """The name of the PDF printer and the folder that its paper falls into."""
    if not (shutil.which("lp") and shutil.which("lpstat")):
        pytest.skip("no CUPS on this machine")
    known = subprocess.run(["lpstat", "-v"], capture_output=True, text=True, timeout=10, check=False).stdout
    found = re.search(r" (\S+): cups-pdf:/", known)
    settings = Path("/etc/cups/cups-pdf.conf")
    if found is None or not settings.is_file():
        pytest.skip("no PDF printer: lpadmin -p NAME -E -v cups-pdf:/ -m lsb/usr/cups-pdf/CUPS-PDF_opt.ppd")
    out = re.search(r"^Out\s+(\S+)", settings.read_text(encoding="utf-8"), re.MULTILINE)
    assert out is not None
    return found[1], Path(out[1].replace("${HOME}", os.path.expanduser("~")).replace("${USER}", Path.home().name))


@pytest.fixture
def jobs(tmp_path: Path) -> dict[str, Job]:
    """Report and certificates of a small election, by kind."""
    path = tmp_path / "case.buxuan"
    ready_case(path, DAY, 400)
    with Case.open(path, standing_at(DAY), "周敏", KEEPER) as case:
        counting.cast_many(case, [(Ballot({"主任": PostMarks(("王建国",))}), 400)])
        closing.close_count(case)
        closing.declare_result(case)
        made = documents_of(case.election, case.file.head, case.clock, AS_USUAL)
        return {job.kind: job for job in made if job.kind in ("report", "certificate")}


def fallen_out(folder: Path, before: set[Path]) -> bytes:
    """The next sheet that comes out whole."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for path in set(folder.glob("*.pdf")) - before:
            content = path.read_bytes()
            if content.rstrip().endswith(b"%%EOF"):
                return content
        time.sleep(0.5)
    raise AssertionError("nothing came out of the printer")


def ink(content: bytes) -> list[tuple[bool, float]]:
    """Of each page as it is looked at: whether it lies across, and the share that is not white."""
    pages = []
    for page in pypdfium2.PdfDocument(content):
        image = page.render(scale=1, grayscale=True).to_pil()
        pages.append((image.width > image.height, sum(image.histogram()[:200]) / (image.width * image.height)))
    return pages


def check_alike(printed: bytes, document: bytes, copies: int, *, turned: bool = False) -> None:
    """The same pages; a printing system may leave copies to the printer. `turned`: what lies across may stand."""
    came, meant = ink(printed), ink(document)
    assert len(came) in (len(meant), copies * len(meant))
    for (across, dark), (meant_across, meant_dark) in zip(came, meant * copies, strict=False):
        assert across == meant_across or turned
        assert abs(dark - meant_dark) < ALIKE
        assert dark > 0


@pytest.mark.parametrize("kind", ["report", "certificate"])
def test_lp_brings_the_document_to_paper(
    qapp: QApplication, jobs: dict[str, Job], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, folder = pdf_printer()
    monkeypatch.setenv("LPDEST", name)
    before = set(folder.glob("*.pdf"))
    content, lp = jobs[kind].render(), shutil.which("lp")
    assert lp is not None
    assert "2份" in printer.by_lp(lp, content, f"{kind}-{os.getpid()}", 2)
    printed = fallen_out(folder, before)
    check_alike(printed, content, 2)
    fonts = {str(font) for page in pypdf.PdfReader(BytesIO(printed)).pages for font in page["/Resources"]["/Font"]}
    assert fonts, "lp keeps letters, it sends no picture"


@pytest.mark.parametrize("kind", ["report", "certificate"])
def test_qt_draws_the_document_on_paper(qapp: QApplication, jobs: dict[str, Job], kind: str) -> None:
    name, folder = pdf_printer()
    before = set(folder.glob("*.pdf"))
    content = jobs[kind].render()
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setPrinterName(name)
    device.setDocName(f"qt-{kind}-{os.getpid()}")
    printer.draw(content, device)
    check_alike(fallen_out(folder, before), content, 1, turned=True)
