"""Sending a PDF to a printer: `lp` where the system has it, else Qt's own printing with its dialog in Chinese."""

import shutil
import subprocess
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

_PATIENCE = 30
_SHORT_PATIENCE = 3
_POINTS_AN_INCH = 72
_MOST_DPI = 300


class NoPrinter(Exception):
    """No printer took the document; the text says so in words."""


def run(command: Sequence[str], content: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run a command with a document on its input; tests replace this."""
    return subprocess.run(command, input=content, capture_output=True, timeout=_PATIENCE, check=False)


def told_of(command: Sequence[str]) -> str:
    """What a short question to the printing system is answered with; nothing when it does not answer; for tests."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SHORT_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def printers() -> tuple[str, ...]:
    """The printers that `lp` can be told to take, the usual one first; none where Qt's own dialog asks."""
    lpstat = shutil.which("lpstat") if shutil.which("lp") else None
    if lpstat is None:
        return ()
    known = [line.split()[0] for line in told_of([lpstat, "-a"]).splitlines() if line[:1].strip()]
    usual = told_of([lpstat, "-d"]).rpartition(":")[2].strip()
    return tuple(sorted(dict.fromkeys(known), key=lambda name: name != usual))


def send(content: bytes, title: str, copies: int, parent: QWidget, name: str = "") -> str:
    """Print `copies` copies on the printer of that `name` (the usual one without).

    Returns what was done in words, "" when the clerk left the dialog; NoPrinter.
    """
    if lp := shutil.which("lp"):
        return by_lp(lp, content, title, copies, name)
    return by_dialog(content, title, copies, parent)


def by_lp(lp: str, content: bytes, title: str, copies: int, name: str = "") -> str:
    """Hand the document to the printing system; page sizes stay as they are."""
    where = ["-d", name] if name else []
    command = [lp, *where, "-n", str(copies), "-t", title, "-o", "media=A4", "-o", "print-scaling=none"]
    try:
        done = run(command, content)
    except (OSError, subprocess.TimeoutExpired):
        raise NoPrinter("打印系统没有回应。") from None
    if done.returncode:
        raise NoPrinter("没有可以使用的打印机。")
    return f"已送打印机：{title}，{copies}份。"


def by_dialog(content: bytes, title: str, copies: int, parent: QWidget) -> str:
    """Let the clerk choose a printer, then draw the pages on it."""
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter("没有可以使用的打印机。")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return ""
    draw(content, printer)
    return f"已送打印机：{title}，{printer.copyCount()}份。"


def draw(content: bytes, printer: QPrinter) -> None:
    """Draw each page of a PDF at its own size; NoPrinter when the printer takes nothing."""
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    resolution = min(printer.resolution(), _MOST_DPI)
    printer.setFullPage(True)
    _set_page(printer, document.pagePointSize(0))
    painter = QPainter()
    if not painter.begin(printer):
        raise NoPrinter("打印机没有接收这份文书。")
    for page in range(document.pageCount()):
        points = document.pagePointSize(page)
        if page:
            _set_page(printer, points)
            printer.newPage()
        size = (points * resolution / _POINTS_AN_INCH).toSize()
        painter.drawImage(painter.viewport(), document.render(page, size))
    painter.end()
    document.close()


def _set_page(printer: QPrinter, points: QSizeF) -> None:
    wide = points.width() > points.height()
    upright = points.transposed() if wide else points
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
    ways = QPageLayout.Orientation
    printer.setPageOrientation(ways.Landscape if wide else ways.Portrait)
