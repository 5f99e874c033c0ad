"""A ruler to print before overprinting booklets: what is measured on it says by how many mm the print has to move."""

import io
from typing import Any

from buxuan_desktop.documents.paper import new_canvas
from buxuan_desktop.documents.pen import GREY, INK, LINE, MM, RED, rule, text
from buxuan_desktop.documents.typeset import break_lines
from buxuan_desktop.domain.booklet import A4, Paper, paper_of, sides

TITLE = "套印校准页"
CROSS = 40
"""Where the cross should stand, in mm from the left and from the top edge."""
_MARGIN, _STEP, _HALF = 10, 10, 5
_HEI = "hei"
_ROOMY = (200, 120)
"""Width and height in mm from which the words stand as on A4."""


def render_calibration(*, lying: bool, right: int = 0, down: int = 0, paper: Paper = A4) -> bytes:
    """One page of the booklets' paper with a grid every 10 mm, printed with the offset (mm) of certificates.

    Refusal `paper-too-small`, `paper-too-large`.
    """
    short, long = (side * MM for side in paper_of(*paper))
    size = (long, short) if lying else (short, long)
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, TITLE, _HEI, size)
    canvas.translate(right * MM, -down * MM)
    width, height = round(size[0] / MM), round(size[1] / MM)
    _grid(canvas, width, height, size[1])
    _cross(canvas, size[1])
    on = () if paper == A4 else (f"这张纸{sides(paper)}毫米，{'横放' if lying else '竖放'}。",)
    _words(canvas, size, (*on, *_said(right, down)))
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


def _said(right: int, down: int) -> tuple[str, ...]:
    return (
        f"现在的偏移：向右{right}毫米，向下{down}毫米",
        f"用直尺量红十字的中心：离纸的左边应当是{CROSS}毫米，离纸的上边应当是{CROSS}毫米。",
        "离左边多出几毫米，“向右”就减几；少了几毫米，“向右”就加几。",
        "离上边多出几毫米，“向下”就减几；少了几毫米，“向下”就加几。",
        "打印时选“实际大小”，不要缩放。改好以后再打印一张，量过相符，再放证书。",
    )


def _words(canvas: Any, size: tuple[float, float], said: tuple[str, ...]) -> None:
    """What to do, on white below the cross; in smaller type where the paper is small."""
    small = size[0] < _ROOMY[0] * MM or size[1] < _ROOMY[1] * MM
    left, letters, lead = (14 * MM, 9.0, 5 * MM) if small else (40 * MM, 10.5, 6.5 * MM)
    edge = left - 5 * MM
    lines = [line for one in said for line in break_lines(one, _HEI, letters, size[0] - left - edge)]
    y = size[1] - 70 * MM
    foot = y - len(lines) * lead - 4.5 * MM
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(edge, foot, size[0] - 2 * edge, y + 13 * MM - foot, stroke=0, fill=1)
    text(canvas, left, y, TITLE, "hei-bold", 16, INK)
    for number, line in enumerate(lines, start=1):
        text(canvas, left, y - number * lead, line, _HEI, letters, INK)
