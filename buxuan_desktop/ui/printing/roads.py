"""The two roads to paper: `lp` where the system has it, else Qt's own printing (Windows); one face for both."""

from buxuan_desktop.app.printers import calls, handing, system
from buxuan_desktop.app.printers.order import SHEETS, Order, medium_of
from buxuan_desktop.app.printers.system import Printer
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.printing.drawing import Going, draw


def look() -> tuple[Printer, ...]:
    """The printers there are, the usual one first; Refusal `printer-none`, `printing-down`, `printing-silent`."""
    found = system.printers() if calls.there() else _of_qt()
    if not found:
        raise Refusal("printer-none")
    return found


def hand_over(order: Order, content: bytes, going: Going) -> str:
    """Give a document to its printer; returns the name of the job, "" where nobody can follow it.

    Refusal when the printer does not take it; `printing-left` when `going` says to stop.
    """
    _require_sheet(order)
    if calls.there():
        return handing.hand_over(order, content)
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    if order.printer not in QPrinterInfo.availablePrinterNames():
        raise Refusal("printer-gone", printer=order.printer)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(order.printer)
    if not draw(content, printer, order, going):
        raise Refusal("printing-left")
    return ""


def _require_sheet(order: Order) -> None:
    """Refusal `printer-no-sheet` for a sheet that the printer says it has not; many printers do not say."""
    known = system.sheets_of(order.printer) if calls.there() else _sheets_of_qt(order.printer)
    wanted = medium_of(order)
    named = wanted if wanted in SHEETS else "Custom"
    if known and named not in known:
        sheet = wanted if wanted in SHEETS else wanted.removeprefix("Custom.").replace("mm", "毫米")
        raise Refusal("printer-no-sheet", printer=order.printer, sheet=sheet)


def _of_qt() -> tuple[Printer, ...]:
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)
    return tuple(Printer(name, name == usual) for name in names)


def _sheets_of_qt(name: str) -> frozenset[str]:
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinterInfo

    info = QPrinterInfo.printerInfo(name)
    known = {QPageSize.key(size.id()) for size in info.supportedPageSizes()}
    return frozenset(known | {"Custom"} if info.supportsCustomPageSizes() and known else known)
