"""Keys on a sheet as they look on the keyboard, each with what it does beside it."""

from typing import Any

from buxuan_desktop.documents.pen import GREY, INK, WASH, extent, text
from buxuan_desktop.documents.sheet_flow import Flow
from buxuan_desktop.documents.typeset import fit
from buxuan_desktop.words.sheets import KeyRows

_CAP = 1.55
_ROW = 2.1
_LEAST = 0.6


def key_rows(flow: Flow, part: KeyRows) -> None:
    """Rows of keys, `abreast` of them on a line; a row stays whole."""
    size, room = part.size, flow.room / part.abreast
    wide = max(extent(cap, "hei-bold", size) for cap, _ in part.rows) + size * 1.2
    for start in range(0, len(part.rows), part.abreast):
        flow.need(size * _ROW)
        for place, (cap, does) in enumerate(part.rows[start : start + part.abreast]):
            _one(flow, (flow.left + place * room, room - size * 0.5), wide, size, (cap, does))
        flow.gap(size * _ROW)


def _one(flow: Flow, span: tuple[float, float], wide: float, size: float, words: tuple[str, str]) -> None:
    (left, room), (cap, does) = span, words
    middle = flow.y - size * _ROW / 2
    used, lines = fit(does, "hei", size, room - wide - size * 0.6, size * _LEAST)
    tall = size * _CAP

    def ink(canvas: Any) -> None:
        canvas.setFillColor(WASH)
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.8)
        canvas.roundRect(left, middle - tall / 2, wide, tall, size * 0.25, stroke=1, fill=1)
        text(canvas, left + wide / 2, middle - size * 0.36, cap, "hei-bold", size, INK, "centre")
        y = middle + used * 1.25 * (len(lines) - 1) / 2 - used * 0.36
        for line in lines:
            text(canvas, left + wide + size * 0.6, y, line, "hei", used, INK)
            y -= used * 1.25

    flow.draw(ink)
