"""Ticks, crosses, boxes and the strokes of 正, drawn as lines: fonts lack them or shape them wrongly."""

from typing import Any

from reportlab.lib.colors import Color

from buxuan_desktop.documents.pen import INK, RED

# The five strokes of 正 in writing order, in a unit square: (x1, y1, x2, y2).
_ZHENG = (
    (0.08, 0.92, 0.92, 0.92),
    (0.52, 0.92, 0.52, 0.06),
    (0.52, 0.52, 0.88, 0.52),
    (0.22, 0.58, 0.22, 0.06),
    (0.00, 0.06, 1.00, 0.06),
)
_TICK = ((0.16, 0.52), (0.42, 0.22), (0.88, 0.84))
WHOLE = len(_ZHENG)


def zheng(canvas: Any, x: float, y: float, side: float, strokes: int, colour: Color = INK) -> None:
    """The first `strokes` (1-5) of a 正 in the square whose lower left corner is (x, y)."""
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(side * 0.1)
    canvas.setLineCap(1)
    canvas.lines([(x + side * a, y + side * b, x + side * c, y + side * d) for a, b, c, d in _ZHENG[:strokes]])
    canvas.setLineCap(0)


def tick_box(canvas: Any, x: float, y: float, side: float, state: bool | None) -> None:
    """A box: ticked when `state` is true, crossed when false, empty for the pen when None."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.7)
    canvas.roundRect(x, y, side, side, side * 0.12, stroke=1, fill=0)
    if state is None:
        return
    canvas.setStrokeColor(INK if state else RED)
    canvas.setLineWidth(side * 0.13)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    if state:
        path.moveTo(x + side * _TICK[0][0], y + side * _TICK[0][1])
        for px, py in _TICK[1:]:
            path.lineTo(x + side * px, y + side * py)
    else:
        for start, end in (((0.22, 0.22), (0.78, 0.78)), ((0.22, 0.78), (0.78, 0.22))):
            path.moveTo(x + side * start[0], y + side * start[1])
            path.lineTo(x + side * end[0], y + side * end[1])
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setLineCap(0)
    canvas.setLineJoin(0)
