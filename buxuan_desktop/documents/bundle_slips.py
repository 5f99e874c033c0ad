"""Bundle slips, four to an A4 page with cut marks: number, sheets, a code, lines for those who handled the bundle."""

import io
from typing import Any

import msgspec
from reportlab.lib.pagesizes import A4

from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.paper import new_canvas
from buxuan_desktop.documents.pen import GREY, INK, LINE, MM, RED, extent, rule, text
from buxuan_desktop.documents.qr import qr_modules
from buxuan_desktop.documents.rehearsed import draw_rehearsed
from buxuan_desktop.documents.typeset import fit

TITLE = "捆签"
_A_PAGE = 4
_HEIGHT = A4[1] / _A_PAGE
_PAD = 12 * MM
_QR = 26 * MM
_SIGNS = (("分捆清点", ""), ("第一遍　计票", "监票"), ("第二遍　计票", "监票"), ("封签", "时间"))


class BundleSlip(msgspec.Struct, frozen=True):
    """One bundle: its number of how many, its sheets (0: to be written), the text of its code."""

    number: int
    of: int
    sheets: int
    code: str


class BundleSlips(msgspec.Struct, frozen=True, kw_only=True):
    """All slips of a round; a slip goes round the bundle, never on a ballot."""

    place: str
    round_name: str
    posts: str
    slips: tuple[BundleSlip, ...]
    rehearsal: bool = False


def render_bundle_slips(record: BundleSlips) -> bytes:
    """The slips as a PDF. Raises `Uncovered` for texts that the fonts cannot draw."""
    require(record, "song")
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, TITLE, "song")
    for place, slip in enumerate(record.slips):
        row = place % _A_PAGE
        if record.rehearsal and row == 0:
            draw_rehearsed(canvas, A4)
        _draw(canvas, record, slip, A4[1] - (row + 1) * _HEIGHT)
        if row == _A_PAGE - 1 or place == len(record.slips) - 1:
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Any, record: BundleSlips, slip: BundleSlip, foot: float) -> None:
    top, left, right = foot + _HEIGHT, _PAD, A4[0] - _PAD
    for end in (0.0, A4[0] - 6 * MM):
        rule(canvas, end, foot, end + 6 * MM, foot, LINE, 0.6)
    size, lines = fit(f"{record.place}　{record.posts}　{record.round_name}", "hei", 10, right - left - _QR - 8 * MM, 7)
    for number, line in enumerate(lines):
        text(canvas, left, top - 14 * MM - number * size * 1.3, line, "hei", size, GREY)
    text(canvas, left, top - 29 * MM, f"第 {slip.number} 捆", "hei-bold", 30, RED)
    after = left + extent(f"第 {slip.number} 捆", "hei-bold", 30) + 6 * MM
    sheets = f"{slip.sheets} 张" if slip.sheets else "＿＿＿ 张"
    text(canvas, after, top - 29 * MM, f"共 {slip.of} 捆　本捆 {sheets}", "hei", 14, INK)
    _code(canvas, slip.code, right - _QR, top - 10 * MM - _QR)
    _signs(canvas, left, right, top - 41 * MM)


def _signs(canvas: Any, left: float, right: float, top: float) -> None:
    half = (right - left) / 2
    for number, (first, second) in enumerate(_SIGNS):
        y = top - number * 8.2 * MM
        for words, x, room in ((first, left, half if second else 2 * half), (second, left + half, half)):
            if words:
                text(canvas, x, y, words, "hei", 10, INK)
                start = x + extent(words, "hei", 10) + 2 * MM
                rule(canvas, start, y - 1 * MM, x + room - 6 * MM, y - 1 * MM, GREY, 0.5)


def _code(canvas: Any, words: str, x: float, y: float) -> None:
    rows = qr_modules(words)
    side = _QR / len(rows)
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        for column, dark in enumerate(row):
            if dark:
                path.rect(x + column * side, y + (len(rows) - 1 - number) * side, side, side)
    canvas.setFillColor(INK)
    canvas.drawPath(path, stroke=0, fill=1)
