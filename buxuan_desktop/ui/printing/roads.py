"""The two roads to paper: `lp` where the system has it, else Qt's own printing (Windows); one face for both."""

import msgspec

from buxuan_desktop.app.printers import calls, handing, system
from buxuan_desktop.app.printers.order import SHEETS, Order, medium_among, medium_of
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
    order = _on_its_sheet(order)
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


def _on_its_sheet(order: Order) -> Order:
    """The order with the sheet as its printer calls it; many printers do not say which they have.

    Refusal `printer-no-sheet` for one that the printer says it has not.
    """
    known = system.sheets_of(order.printer) if calls.there() else _sheets_of_qt(order)
    medium = medium_among(order, known) if known else medium_of(order)
    if medium:
        return msgspec.structs.replace(order, medium=medium)
    wanted = medium_of(order)
    sheet = wanted if wanted in SHEETS else wanted.removeprefix("Custom.").replace("x", "×").replace("mm", "毫米")
    raise Refusal("printer-no-sheet", printer=order.printer, sheet=sheet)


def _of_qt() -> tuple[Printer, ...]:
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)
    return tuple(Printer(name, name == usual) for name in names)


def _sheets_of_qt(order: Order) -> frozenset[str]:
    """The sheets that a printer of Qt tells; `Custom` among them where one of the order's size is not beyond it."""
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinterInfo

    info = QPrinterInfo.printerInfo(order.printer)
    known = {QPageSize.key(size.id()) for size in info.supportedPageSizes()}
    if not known or not info.supportsCustomPageSizes():
        return frozenset(known)
    most = info.maximumPhysicalPageSize().size(QPageSize.Unit.Millimeter)
    beyond = not most.isEmpty() and (min(order.size) > most.width() + 1 or max(order.size) > most.height() + 1)
    return frozenset(known if beyond else known | {"Custom"})
