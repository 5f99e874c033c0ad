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
_POINTS_AN_INCH = 72
_MOST_DPI = 300


class NoPrinter(Exception):
    """No printer took the document; the text says so in words."""


def run(command: Sequence[str], content: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run a command with a document on its input; tests replace this."""
    return subprocess.run(command, input=content, capture_output=True, timeout=_PATIENCE, check=False)


def send(content: bytes, title: str, copies: int, parent: QWidget) -> str:
    """Print `copies` copies; returns what was done in words, "" when the clerk left the dialog; NoPrinter."""
    if lp := shutil.which("lp"):
        return by_lp(lp, content, title, copies)
    return by_dialog(content, title, copies, parent)


def by_lp(lp: str, content: bytes, title: str, copies: int) -> str:
    """Hand the document to the printing system; page sizes stay as they are."""
    command = [lp, "-n", str(copies), "-t", title, "-o", "media=A4", "-o", "print-scaling=none"]
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
