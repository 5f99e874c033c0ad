"""The handbook as a book of A4 pages: contents with page numbers, a bookmark for each page and section, pictures."""

import io
from collections.abc import Callable
from typing import Any

from reportlab.lib.utils import ImageReader

from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.handbook_flow import BODY, LEAD, Book
from buxuan_desktop.documents.paper import new_canvas
from buxuan_desktop.documents.pen import GREY, INK, LINE, MM, RED, WASH, extent, panel, rule, text
from buxuan_desktop.documents.typeset import break_lines
from buxuan_desktop.paths import resource
from buxuan_desktop.words.handbook.parts import (
    Handbook,
    Keys,
    Leaf,
    Mind,
    Part,
    Points,
    Section,
    Shot,
    Steps,
    Trouble,
    Words,
)

_PICTURE = 0.82
"""How much of the text's width a picture takes."""
_NUMBER = 8 * MM


def render_handbook(book: Handbook) -> bytes:
    """The PDF. Raises `Uncovered` for texts that the fonts cannot draw."""
    require(book, "hei")
    flow = Book(book.title)
    _contents(flow, book)
    for leaf in book.leaves:
        _leaf(flow, leaf)
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, book.title, "hei")
    flow.print_on(canvas)
    canvas.save()
    return buffer.getvalue()


def _contents(flow: Book, book: Handbook) -> None:
    """The first pages: every page and section with its number, which is known once all has been set."""
    flow.title(book.title)
    for leaf in book.leaves:
        flow.need(LEAD * 3)
        _entry(flow, leaf.title, leaf.sections[0].anchor, bold=True)
        for section in leaf.sections:
            _entry(flow, section.title, section.anchor, bold=False)
        flow.gap(3)


def _entry(flow: Book, title: str, anchor: str, *, bold: bool) -> None:
    size, chain = (12.5, "hei-bold") if bold else (11, "hei")
    lead = size * 1.45
    flow.need(lead)
    x, y = flow.left + (0 if bold else 6 * MM), flow.y - lead * 0.7
    begins, ends = x + extent(title, chain, size) + 6, flow.right - 24

    def ink(canvas: Any) -> None:
        text(canvas, x, y, title, chain, size)
        canvas.setDash(0.5, 3)
        rule(canvas, begins, y, ends, y, GREY)
        canvas.setDash()
        text(canvas, flow.right, y, str(flow.pages_of[anchor]), "hei", size, GREY, "right")
        canvas.linkRect("", anchor, (x, y - 3, flow.right, y + size), relative=0, thickness=0)

    flow.draw(ink)
    flow.gap(lead)


def _leaf(flow: Book, leaf: Leaf) -> None:
    flow.turn()
    flow.mark(leaf.sections[0].anchor, leaf.title, 0)
    flow.title(leaf.title)
    if leaf.lead:
        flow.paragraph(leaf.lead)
    for section in leaf.sections:
        _section(flow, section)


def _section(flow: Book, section: Section) -> None:
    flow.need(LEAD * 5)
    flow.gap(10)
    flow.mark(section.anchor, section.title, 1)
    y = flow.y - 12

    def ink(canvas: Any) -> None:
        canvas.setFillColor(RED)
        canvas.rect(flow.left, y - 2, 3, 15, stroke=0, fill=1)
        text(canvas, flow.left + 10, y, section.title, "hei-bold", 15)

    flow.draw(ink)
    flow.gap(24)
    for part in section.parts:
        _SETTERS[type(part)](flow, part)


def _steps(flow: Book, part: Steps) -> None:
    for number, item in enumerate(part.items, start=1):
        flow.paragraph(item, inset=_NUMBER, before=f"{number}.")


def _points(flow: Book, part: Points) -> None:
    for item in part.items:
        flow.paragraph(item, inset=_NUMBER, before="·")


def _keys(flow: Book, part: Keys) -> None:
    wide = max(extent(cap, "hei-bold", BODY) for cap, _ in part.rows) + 16
    for cap, does in part.rows:
        lines = break_lines(does, "hei", BODY, flow.room - wide - 12)
        tall = len(lines) * BODY * 1.4 + 10
        flow.need(tall)
        _row(flow, wide, tall, cap, lines)
        flow.gap(tall)
    flow.gap(6)


def _row(flow: Book, wide: float, tall: float, cap: str, lines: tuple[str, ...]) -> None:
    top = flow.y

    def ink(canvas: Any) -> None:
        panel(canvas, flow.left, top - tall, wide, tall, WASH, LINE)
        canvas.setStrokeColor(LINE)
        canvas.rect(flow.left + wide, top - tall, flow.room - wide, tall, stroke=1, fill=0)
        text(canvas, flow.left + wide / 2, top - tall / 2 - BODY * 0.36, cap, "hei-bold", BODY, INK, "centre")
        y = top - 5 - BODY * 1.06
        for line in lines:
            text(canvas, flow.left + wide + 8, y, line, "hei", BODY)
            y -= BODY * 1.4

    flow.draw(ink)


def _shot(flow: Book, part: Shot) -> None:
    path = str(resource("handbook", f"{part.name}.png"))
    across, down = ImageReader(path).getSize()
    wide = flow.room * _PICTURE
    tall = wide * down / across
    flow.need(tall + 30)
    left, foot = flow.left + (flow.room - wide) / 2, flow.y - tall - 4

    def ink(canvas: Any) -> None:
        canvas.drawImage(path, left, foot, wide, tall)
        canvas.setStrokeColor(LINE)
        canvas.rect(left, foot, wide, tall, stroke=1, fill=0)
        text(canvas, flow.left + flow.room / 2, foot - 13, part.caption, "hei", 9.5, GREY, "centre")

    flow.draw(ink)
    flow.gap(tall + 28)


_SETTERS: dict[type[Part], Callable[[Book, Any], None]] = {
    Words: lambda flow, part: flow.paragraph(part.text),
    Steps: _steps,
    Points: _points,
    Keys: _keys,
    Mind: lambda flow, part: flow.boxed(f"注意　{part.text}"),
    Trouble: lambda flow, part: flow.boxed(part.do, f"{part.when}，怎么办？"),
    Shot: _shot,
}
