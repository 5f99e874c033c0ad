"""The red double frame with its corner squares, stored once in a file and stamped on each page."""

from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from buxuan_desktop.documents.pen import GREY, LINE, RED, text

_OUTER, _INNER, _CORNER = 30.0, 39.0, 22.0


def _form_name(page: tuple[float, float]) -> str:
    return f"frame-{page[0]:.0f}" if page in (A4, landscape(A4)) else f"frame-{page[0]:.0f}-{page[1]:.0f}"


def frame_form(canvas: Any, page: tuple[float, float], scale: float = 1.0) -> None:
    """Define the frame for pages of size `page` (points) in this file, `scale` times as heavy as on A4."""
    width, height = page
    outer, inner, corner = _OUTER * scale, _INNER * scale, _CORNER * scale
    canvas.beginForm(_form_name(page), 0, 0, width, height)
    canvas.setStrokeColor(RED)
    canvas.setFillColor(RED)
    canvas.setLineWidth(3.8 * scale)
    canvas.rect(outer, outer, width - 2 * outer, height - 2 * outer, stroke=1, fill=0)
    canvas.setLineWidth(0.9 * scale)
    canvas.rect(inner, inner, width - 2 * inner, height - 2 * inner, stroke=1, fill=0)
    for x in (outer, width - outer):
        for y in (outer, height - outer):
            canvas.rect(x - corner / 2, y - corner / 2, corner, corner, stroke=0, fill=1)
    canvas.endForm()


def draw_frame(canvas: Any, page: tuple[float, float]) -> None:
    """Put the frame on the current page."""
    canvas.doForm(_form_name(page))


def draw_photo(canvas: Any, box: tuple[float, float, float, float]) -> None:
    """A place to glue a portrait: (x, y, width, height) in points."""
    x, y, width, height = box
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.8)
    canvas.setDash(3, 3)
    canvas.rect(x, y, width, height, stroke=1, fill=0)
    canvas.setDash()
    text(canvas, x + width / 2, y + height / 2 - 4, "照片", "kai", 12, GREY, "centre", spread=6)
