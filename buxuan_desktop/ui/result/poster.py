"""The announcement painted: across a whole screen for photographs, or 1080 wide for a picture to be sent."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QTextDocument, QTextOption

from buxuan_desktop.app.announcing import Announcement
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.result import poster_words as words

Modules = tuple[tuple[bool, ...], ...]
_QUIET_ZONE = 4
_WIDE = 1366
PICTURE_WIDTH = 1080
_PICTURE_MARGIN = 72
_LARGER = 1.6


def paint_screen(painter: QPainter, size: QSize, said: Announcement, modules: Modules) -> None:
    """Fill `size` pixels: heading above, names in the middle as large as they fit, numbers below, the code beside."""
    unit = min(size.width() / _WIDE, size.height() / 768)
    margin = round(64 * unit)
    _ground(painter, size, unit)
    code = _side(modules, round(330 * unit))
    wide = size.width() - 2 * margin
    top = _draw(painter, words.heading(said, unit), margin, round(48 * unit), wide)
    beside = wide - (code + round(32 * unit) if code else 0)
    foot = _document(words.foot(said, unit), beside)
    bottom = size.height() - round(40 * unit) - round(foot.size().height())
    room = bottom - top - round(40 * unit)
    middle = _fitted(said, unit, beside, room)
    middle_top = top + round(20 * unit) + max(0, round((room - middle.size().height()) / 2))
    _put(painter, middle, margin, middle_top)
    _put(painter, foot, margin, bottom)
    if code:
        left = size.width() - margin - code
        _code(painter, modules, left, size.height() - round(76 * unit) - code, code, round(16 * unit))


def picture(said: Announcement, modules: Modules) -> QImage:
    """The announcement 1080 pixels wide and as high as it needs: for a telephone held upright."""
    wide = PICTURE_WIDTH - 2 * _PICTURE_MARGIN
    parts = [_document(part(said, 1.2), wide) for part in (words.heading, words.body, words.foot)]
    code = _side(modules, 520)
    gaps = (72, 64, 48)
    height = sum(round(part.size().height()) for part in parts) + 2 * 88 + sum(gaps) + (code + 40 if code else 0)
    image = QImage(PICTURE_WIDTH, max(1440, height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _ground(painter, image.size(), 1.2)
    top = 88
    spare = max(0, image.height() - height) // 2
    for part, gap in zip(parts, gaps, strict=True):
        _put(painter, part, _PICTURE_MARGIN, top)
        top += round(part.size().height()) + gap + (spare if gap != gaps[-1] else 0)
    if code:
        _code(painter, modules, (PICTURE_WIDTH - code) // 2, top, code, 22)
    painter.end()
    return image


def _ground(painter: QPainter, size: QSize, unit: float) -> None:
    painter.fillRect(0, 0, size.width(), size.height(), QColor(LIGHT.ground))
    painter.fillRect(0, 0, size.width(), max(6, round(12 * unit)), QColor(LIGHT.red))


def _document(html: str, width: int) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont(hei(16)))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setHtml(html)
    document.setTextWidth(width)
    return document


def _fitted(said: Announcement, unit: float, width: int, room: int) -> QTextDocument:
    """The body at the largest scale that fits the room; beyond its usual size only while no line breaks."""
    scale = unit * _LARGER
    while True:
        html = words.body(said, scale)
        document = _document(html, width)
        broken = scale > unit and _document(html, -1).idealWidth() > width
        if scale <= unit / 4 or not (broken or document.size().height() > room):
            return document
        scale *= 0.95


def _put(painter: QPainter, document: QTextDocument, left: int, top: int) -> None:
    painter.save()
    painter.translate(QPointF(left, top))
    document.drawContents(painter)
    painter.restore()


def _draw(painter: QPainter, html: str, left: int, top: int, width: int) -> int:
    document = _document(html, width)
    _put(painter, document, left, top)
    return top + round(document.size().height())


def _side(modules: Modules, most: int) -> int:
    """The code's side with its quiet zone, whole pixels a module, at most `most` where that leaves two a module."""
    count = len(modules) + 2 * _QUIET_ZONE
    return max(2, most // count) * count if modules else 0


def _code(painter: QPainter, modules: Modules, left: int, top: int, side: int, words_size: int) -> None:
    """The code on white, with a line that says what it is."""
    one = side // (len(modules) + 2 * _QUIET_ZONE)
    painter.fillRect(left, top, side, side, QColor("#FFFFFF"))
    dark = QPainterPath()
    for row, line in enumerate(modules):
        for start, run in _runs(line):
            dark.addRect(left + (start + _QUIET_ZONE) * one, top + (row + _QUIET_ZONE) * one, run * one, one)
    painter.fillPath(dark, QColor("#000000"))
    painter.setFont(hei(words_size))
    painter.setPen(QColor(LIGHT.quiet))
    below = QRectF(left - side / 2, top + side + 4, side * 2, words_size * 2)
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, "扫码查看结果文字")


def _runs(line: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Where dark modules begin in a row, and how many stand together."""
    start = 0
    for dark, group in groupby(line):
        length = len(list(group))
        if dark:
            yield start, length
        start += length
