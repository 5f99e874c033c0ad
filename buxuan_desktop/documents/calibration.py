"""A ruler to print before overprinting booklets: what is measured on it says by how many mm the print has to move."""

import io
from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from buxuan_desktop.documents.paper import new_canvas
from buxuan_desktop.documents.pen import GREY, INK, LINE, MM, RED, rule, text

TITLE = "套印校准页"
CROSS = 40
"""Where the cross should stand, in mm from the left and from the top edge."""
_MARGIN, _STEP, _HALF = 10, 10, 5
_HEI = "hei"


def render_calibration(*, lying: bool, right: int = 0, down: int = 0) -> bytes:
    """One page of A4 with a grid every 10 mm, printed with the offset (mm) that certificates are printed with."""
    size = landscape(A4) if lying else A4
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, TITLE, _HEI, size)
    canvas.translate(right * MM, -down * MM)
    width, height = round(size[0] / MM), round(size[1] / MM)
    _grid(canvas, width, height, size[1])
    _cross(canvas, size[1])
    _words(canvas, size, right, down)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _grid(canvas: Any, width: int, height: int, top: float) -> None:
    """Lines counted from the left and upper edges of the paper; every tenth is numbered."""
    for x in range(_MARGIN, width - _MARGIN + 1, _HALF):
        whole = x % _STEP == 0
        rule(canvas, x * MM, _MARGIN * MM, x * MM, top - _MARGIN * MM, LINE, 0.5 if whole else 0.2)
        if whole:
            text(canvas, x * MM, top - (_MARGIN - 2) * MM, str(x), _HEI, 7, GREY, "centre")
    for y in range(_MARGIN, height - _MARGIN + 1, _HALF):
        whole = y % _STEP == 0
        rule(canvas, _MARGIN * MM, top - y * MM, (width - _MARGIN) * MM, top - y * MM, LINE, 0.5 if whole else 0.2)
        if whole:
            text(canvas, (_MARGIN - 1) * MM, top - y * MM - 2.5, str(y), _HEI, 7, GREY, "right")


def _cross(canvas: Any, top: float) -> None:
    x, y, arm = CROSS * MM, top - CROSS * MM, 12 * MM
    rule(canvas, x - arm, y, x + arm, y, RED, 0.8)
    rule(canvas, x, y - arm, x, y + arm, RED, 0.8)


def _words(canvas: Any, size: tuple[float, float], right: int, down: int) -> None:
    lines = (
        f"现在的偏移：向右{right}毫米，向下{down}毫米",
        f"用直尺量红十字的中心：离纸的左边应当是{CROSS}毫米，离纸的上边应当是{CROSS}毫米。",
        "离左边多出几毫米，“向右”就减几；少了几毫米，“向右”就加几。",
        "离上边多出几毫米，“向下”就减几；少了几毫米，“向下”就加几。",
        "打印时选“实际大小”，不要缩放。改好以后再打印一张，量过相符，再放证书。",
    )
    y = size[1] - 70 * MM
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(35 * MM, y - 37 * MM, size[0] - 70 * MM, 50 * MM, stroke=0, fill=1)
    text(canvas, 40 * MM, y, TITLE, "hei-bold", 16, INK)
    for number, line in enumerate(lines, start=1):
        text(canvas, 40 * MM, y - number * 6.5 * MM, line, _HEI, 10.5, INK)
