"""What every working paper carries: place, document, page x of y, print time, ledger head and its QR."""

from functools import lru_cache
from typing import Any

import msgspec
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.lib.pagesizes import A4

from buxuan_desktop.documents.pen import GREY, INK, LINE, MM, extent, rule, text
from buxuan_desktop.documents.rehearsed import draw_rehearsed
from buxuan_desktop.documents.typeset import fit

MARGIN = 17 * MM
TOP = A4[1] - 22 * MM
BOTTOM = 30 * MM
_QR_SIDE = 18 * MM
_SHORT = 8


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """The identity of one print.

    `place`: township and village or community. `printed_at`: date and time in words, "" leaves a line
    to fill in. `head`: the ledger head `SEQ:HASH` that `verify --head` takes, "" when there is none
    (a blank form). `rehearsal`: the page is marked as practice.
    """

    place: str = ""
    printed_at: str = ""
    head: str = ""
    rehearsal: bool = False


def short_head(head: str) -> str:
    """`812:` and the first eight hex digits: enough for the eye, the QR holds the rest."""
    sequence, _, digest = head.partition(":")
    return f"{sequence}:{digest[:_SHORT]}"


def draw_stamp(canvas: Any, stamp: Stamp, document: str, page: int, pages: int, size: tuple[float, float] = A4) -> None:
    """Head and foot of one page of `size` points, and under everything the mark of a rehearsal."""
    if stamp.rehearsal:
        draw_rehearsed(canvas, size)
    right = size[0] - MARGIN
    paging = f"第{page}页　共{pages}页"
    y = size[1] - 14 * MM
    room = right - MARGIN - extent(paging, "hei", 8) - 8 * MM
    small, lines = fit(" · ".join(part for part in (stamp.place, document) if part), "hei", 8, room, 5)
    for number, line in enumerate(lines):
        text(canvas, MARGIN, y - number * small * 1.2, line, "hei", small, GREY)
    text(canvas, right, y, paging, "hei", 8, GREY, "right")
    rule(canvas, MARGIN, y - 2.6 * MM, right, y - 2.6 * MM)
    foot = 12 * MM
    printed = stamp.printed_at or "　　　　年　　月　　日　　时　　分"
    text(canvas, MARGIN, foot, f"打印时间　{printed}", "hei", 8, GREY)
    if stamp.head:
        text(canvas, right - _QR_SIDE - 3 * MM, foot, f"核对号　{short_head(stamp.head)}", "hei", 8, GREY, "right")
        _qr(canvas, stamp.head, right - _QR_SIDE, foot - 3.5 * MM)
        right -= _QR_SIDE + 3 * MM
    rule(canvas, MARGIN, foot + 4.5 * MM, right, foot + 4.5 * MM, LINE)


def _qr(canvas: Any, value: str, x: float, y: float) -> None:
    """The code as one filled path, so that no seams show between its modules."""
    count, dark = _modules(value)
    side = _QR_SIDE / count
    path = canvas.beginPath()
    for row, column in dark:
        path.rect(x + column * side, y + (count - 1 - row) * side, side, side)
    canvas.setFillColor(INK)
    canvas.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=8)
def _modules(value: str) -> tuple[int, tuple[tuple[int, int], ...]]:
    """How many modules a side, and the dark ones: the same on each page of a paper, and slow to find."""
    code = QrCodeWidget(value, barLevel="M").qr
    code.make()
    count = code.getModuleCount()
    return count, tuple((row, column) for row in range(count) for column in range(count) if code.isDark(row, column))
