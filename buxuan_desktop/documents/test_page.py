"""A page to print before the day: it shows whether a printer keeps measures, draws rare names, and has ink left."""

import io
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4

from buxuan_desktop.documents.coverage import uncovered
from buxuan_desktop.documents.paper import new_canvas
from buxuan_desktop.documents.pen import GREY, INK, MM, RED, rule, text

TITLE = "试印页"
FRAME = 10
"""How far the frame stands from every edge of the paper, in mm."""
MEASURED = 100
"""The length of the rule that people measure, in mm."""
RARE = ("𠮷田丰", "㛃玉芬", "䶮晓龙", "欧阳𬱖")
"""Names whose characters only some fonts have."""
_HEI, _LEFT = "hei", 25
_STEPS = 11
_TICK, _FIFTH, _TENTH = 1.5, 2.5, 4.0
_SIZES = (16, 10.5, 8, 6)


def render_test_page(printer: str, printed_at: str) -> bytes:
    """One upright page of A4 for the printer of that name."""
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, TITLE, _HEI)
    _frame(canvas, A4)
    y = A4[1] - 36 * MM
    text(canvas, _LEFT * MM, y, TITLE, "hei-bold", 24, INK)
    shown = "" if uncovered(printer, _HEI) else printer
    text(canvas, _LEFT * MM, y - 8 * MM, "　".join(filter(None, (shown, printed_at))), _HEI, 10.5, GREY)
    _ruler(canvas, A4[1] - 72 * MM)
    _names(canvas, A4[1] - 100 * MM)
    _greys(canvas, A4[1] - 176 * MM)
    _red(canvas, A4[1] - 208 * MM)
    _small(canvas, A4[1] - 226 * MM)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _frame(canvas: Any, size: tuple[float, float]) -> None:
    """The frame, with a tick inwards for every millimetre of its upper and left sides."""
    edge, width, height = FRAME * MM, size[0], size[1]
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.6)
    canvas.rect(edge, edge, width - 2 * edge, height - 2 * edge, stroke=1, fill=0)
    for place in range(round(width / MM) - 2 * FRAME + 1):
        x = edge + place * MM
        rule(canvas, x, height - edge, x, height - edge - _long(place), INK, 0.3)
    for place in range(round(height / MM) - 2 * FRAME + 1):
        y = height - edge - place * MM
        rule(canvas, edge, y, edge + _long(place), y, INK, 0.3)


def _long(place: int) -> float:
    return (_TENTH if place % 10 == 0 else _FIFTH if place % 5 == 0 else _TICK) * MM


def _said(canvas: Any, y: float, words: str) -> None:
    text(canvas, _LEFT * MM, y, words, _HEI, 11, INK)


def _ruler(canvas: Any, y: float) -> None:
    _said(canvas, y + 9 * MM, f"一　用直尺量：下面的横线应当正好{MEASURED}毫米，方框离纸的四边应当各{FRAME}毫米。")
    left, right = _LEFT * MM, (_LEFT + MEASURED) * MM
    rule(canvas, left, y, right, y, INK, 1)
    for x in (left, right):
        rule(canvas, x, y - 3 * MM, x, y + 3 * MM, INK, 1)
    text(canvas, right + 4 * MM, y - 4, f"{MEASURED}毫米", _HEI, 10.5, GREY)
    text(canvas, left, y - 9 * MM, "量得不对的，打印时不要缩放，选“实际大小”。", _HEI, 10.5, GREY)


def _names(canvas: Any, y: float) -> None:
    _said(canvas, y, "二　看姓名：每个字都清楚，没有方框，没有空缺。")
    for row, (chain, face) in enumerate((("song", "宋体"), ("hei", "黑体"), ("kai", "楷体"))):
        line = y - (14 + row * 14) * MM
        text(canvas, _LEFT * MM, line, face, _HEI, 10.5, GREY)
        text(canvas, (_LEFT + 16) * MM, line, "　".join(("王建国", *RARE)), chain, 18, INK)


def _greys(canvas: Any, y: float) -> None:
    _said(canvas, y + 18 * MM, "三　看墨：从白到黑一格比一格深，没有白道。")
    wide = 14 * MM
    for step in range(_STEPS):
        grey = 1 - step / (_STEPS - 1)
        canvas.setFillColor(Color(grey, grey, grey))
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.3)
        canvas.rect(_LEFT * MM + step * wide, y, wide, 12 * MM, stroke=1, fill=1)


def _red(canvas: Any, y: float) -> None:
    _said(canvas, y + 10 * MM, "四　看颜色：彩色打印机打出来是红的，黑白打印机打出来是灰的，都可以。")
    canvas.setFillColor(RED)
    canvas.rect(_LEFT * MM, y - 2 * MM, 60 * MM, 8 * MM, stroke=0, fill=1)


def _small(canvas: Any, y: float) -> None:
    _said(canvas, y, "五　看小字：最小的一行也认得出来。")
    for size in _SIZES:
        y -= size * 1.2 + 5
        text(canvas, _LEFT * MM, y, f"{size}磅　选举委员会推选产生，选票收回，当选有效。", "song", size, INK)
