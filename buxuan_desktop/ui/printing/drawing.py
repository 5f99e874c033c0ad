"""Drawing a PDF on a printer of Qt (Windows, and wherever there is no `lp`): millimetre for millimetre, in bands."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from buxuan_desktop.app.printers.order import SHEETS, Order, name_of, short_edge
from buxuan_desktop.domain.refusal import Refusal

MOST_DPI = 600
_BAND = 512
"""Rows of a page that are in memory at one time: 10 MB at 600 dots an inch."""
_POINTS, _MM = 72, 25.4

Going = Callable[[int], bool]
"""Told of each page that begins; whether to go on."""


def draw(content: bytes, printer: QPrinter, order: Order, going: Going = lambda _page: True) -> bool:
    """Draw the pages of an order; whether all were drawn. Refusal `printer-gone`, `printer-broke-off`.

    Safe in a thread of its own: nothing here is a widget.
    """
    document, buffer = _opened(content)
    first, last = order.range
    times = 1 if printer.supportsMultipleCopies() else order.copies
    printer.setCopyCount(order.copies if times == 1 else 1)
    _prepare(printer, order)
    painter = QPainter()
    try:
        for number in [page for _ in range(times) for page in range(first, min(last, document.pageCount()) + 1)]:
            if not going(number):
                printer.abort()
                return False
            points = document.pagePointSize(number - 1)
            _set_page(printer, order, points)
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise _broken(printer, number, first)
            _page(document, number - 1, painter, printer, _room(order, points))
    finally:
        ended = painter.end() if painter.isActive() else True
        document.close()
        buffer.close()
    if not ended or printer.printerState() == QPrinter.PrinterState.Error:
        raise _broken(printer, last, first)
    return True


def _opened(content: bytes) -> tuple[QPdfDocument, QBuffer]:
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer


def _broken(printer: QPrinter, page: int, first: int) -> Refusal:
    if page == first:
        return Refusal("printer-gone", printer=printer.printerName())
    return Refusal("printer-broke-off", printer=printer.printerName(), page=page)


def _prepare(printer: QPrinter, order: Order) -> None:
    modes = QPrinter.DuplexMode
    both = modes.DuplexShortSide if short_edge(order) else modes.DuplexLongSide
    printer.setDocName(order.title)
    printer.setDuplex(modes.DuplexNone if order.sides == "one" else both)
    printer.setCollateCopies(True)
    colours = QPrinter.ColorMode
    printer.setColorMode(colours.GrayScale if order.grey else colours.Color)
    printer.setFullPage(True)


def _set_page(printer: QPrinter, order: Order, points: QSizeF) -> None:
    """The sheet of a page: its own size, or the one that was chosen."""
    wide = points.width() > points.height()
    upright = points.transposed() if wide else points
    if order.scaled:
        upright = QSizeF(*SHEETS[order.sheet]) * (_POINTS / _MM)
    ways = QPageLayout.Orientation
    way = ways.Landscape if wide else ways.Portrait
    # Qt would take a booklet of 183 x 258 mm for JIS B5, which is near.
    match = QPageSize.SizeMatchPolicy
    named = name_of((upright.width() * _MM / _POINTS, upright.height() * _MM / _POINTS))
    size = QPageSize(upright, QPageSize.Unit.Point, "", match.FuzzyMatch if named else match.ExactMatch)
    layout = QPageLayout(size, way, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def _room(order: Order, points: QSizeF) -> QRectF:
    """Where a page stands on its sheet, in points: at its own size, or as large as the sheet allows."""
    if not order.scaled:
        return QRectF(0, 0, points.width(), points.height())
    narrow, long = (mm * _POINTS / _MM for mm in SHEETS[order.sheet])
    width, height = (long, narrow) if points.width() > points.height() else (narrow, long)
    factor = min(width / points.width(), height / points.height())
    drawn = points * factor
    return QRectF((width - drawn.width()) / 2, (height - drawn.height()) / 2, drawn.width(), drawn.height())


def _page(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter, room: QRectF) -> None:
    """One page, band after band; a white band is left out, one without colours becomes grey."""
    device = printer.resolution()
    dpi = min(device, MOST_DPI)
    whole = QSize(round(room.width() * dpi / _POINTS), round(room.height() * dpi / _POINTS))
    scale = device / dpi
    left, above = room.x() * device / _POINTS, room.y() * device / _POINTS
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(whole)
    grey = printer.colorMode() == QPrinter.ColorMode.GrayScale
    for top in range(0, whole.height(), _BAND):
        rows = min(_BAND, whole.height() - top)
        # Qt measures the clip between its outermost pixels (6.8 to 6.12) and would draw the page that much smaller.
        options.setScaledClipRect(QRect(0, top, whole.width() + 1, rows + 1))
        band = _on_white(document.render(page, QSize(whole.width(), rows), options), grey=grey)
        if band is not None:
            target = QRectF(left, above + top * scale, whole.width() * scale, rows * scale)
            painter.drawImage(target, band, QRectF(band.rect()))


def _on_white(drawn: QImage, *, grey: bool) -> QImage | None:
    """A band as it looks on paper; None where nothing stands on it."""
    band = QImage(drawn.size(), QImage.Format.Format_RGB32)
    band.fill(QColor("white"))
    blank = band.copy()
    painter = QPainter(band)
    painter.drawImage(0, 0, drawn)
    painter.end()
    if band == blank:
        return None
    if grey or band.allGray():
        return band.convertToFormat(QImage.Format.Format_Grayscale8)
    return band
