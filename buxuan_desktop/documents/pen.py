"""Drawing in one visual language: colours, text with fallback, rules. Lengths are in points."""

from typing import Any, Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm

from buxuan_desktop.documents.fonts import CHAINS, runs, width

RED = HexColor("#A4312A")
INK = HexColor("#1F1B18")
GREY = HexColor("#6B635C")
LINE = HexColor("#CDC3B8")
WASH = HexColor("#F6F1EA")
GREEN = HexColor("#2F6B4A")
WHITE = HexColor("#FFFFFF")

MM: float = mm
HAIR = 0.5

Align = Literal["left", "centre", "right"]


def text(
    canvas: Any,
    x: float,
    y: float,
    words: str,
    chain: str = "song",
    size: float = 10.5,
    colour: Color = INK,
    align: Align = "left",
    spread: float = 0.0,
    weight: float = 0.0,
) -> None:
    """Draw one line with its baseline at `y`.

    `spread`: points added after each character. `weight`: points by which the strokes are thickened,
    for faces that come without a bold one.
    """
    pieces = runs(words, chain)
    if align != "left":
        extent = sum(piece[2] for piece in pieces) * size + spread * max(len(words) - 1, 0)
        x -= extent if align == "right" else extent / 2
    line = canvas.beginText(x, y)
    line.setFillColor(colour)
    if spread:
        line.setCharSpace(spread)
    for name, piece, _ in pieces:
        thicker = _thickening(name, chain, size, weight)
        if thicker:
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(thicker)
            line.setTextRenderMode(2)
        line.setFont(name, size)
        line.textOut(piece)
        if thicker:
            line.setTextRenderMode(0)
    if spread:
        line.setCharSpace(0)
    canvas.drawText(line)


def _thickening(name: str, chain: str, size: float, weight: float) -> float:
    """Points by which a piece's strokes grow: a fallback face is lighter than the bold it stands in for."""
    if name == CHAINS[chain][0]:
        return weight
    if weight:
        return weight * 1.8
    return size * 0.035 if chain.endswith("-bold") and not name.endswith("-Bold") else 0.0


def extent(words: str, chain: str, size: float, spread: float = 0.0) -> float:
    """The width that `text` takes for the same arguments."""
    return width(words, chain, size) + spread * max(len(words) - 1, 0)


def rule(canvas: Any, x1: float, y1: float, x2: float, y2: float, colour: Color = LINE, weight: float = HAIR) -> None:
    """A straight line."""
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(weight)
    canvas.line(x1, y1, x2, y2)


def panel(canvas: Any, x: float, y: float, w: float, h: float, fill: Color = WASH, edge: Color | None = None) -> None:
    """A filled rectangle with its lower left corner at (x, y), edged with a hair line if wanted."""
    canvas.setFillColor(fill)
    if edge is not None:
        canvas.setStrokeColor(edge)
        canvas.setLineWidth(HAIR)
    canvas.rect(x, y, w, h, stroke=int(edge is not None), fill=1)
