"""Tables and grids of labelled facts on a working paper."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from buxuan_desktop.documents.paper import Paper
from buxuan_desktop.documents.pen import GREY, INK, LINE, MM, RED, Align, panel, rule, text
from buxuan_desktop.documents.typeset import break_lines, fit

_PAD = 1.4 * MM
_SMALLEST = 7.0
_LABEL = 8.0


Over = Callable[[Any, float], None]


class Column(msgspec.Struct, frozen=True):
    """A column: its title, its share of the width, how its cells stand."""

    title: str
    share: float
    align: Align = "left"


class Row(msgspec.Struct, frozen=True):
    """One line of a table; `strong` prints it in bold red."""

    cells: tuple[str, ...]
    strong: bool = False


def _spans(paper: Paper, columns: Sequence[Column]) -> list[tuple[float, float]]:
    total = sum(column.share for column in columns)
    spans, x = [], paper.left
    for column in columns:
        room = paper.room * column.share / total
        spans.append((x, room))
        x += room
    return spans


def _cell(
    canvas: Any, span: tuple[float, float], middle: float, words: tuple[float, tuple[str, ...]], **style: Any
) -> None:
    """Lines of a cell, centred on the height `middle`."""
    x, room = span
    size, lines = words
    align: Align = style["align"]
    anchor = {"left": x + _PAD, "centre": x + room / 2, "right": x + room - _PAD}[align]
    lead = size * 1.3
    y = middle + lead * (len(lines) - 1) / 2 - size * 0.36
    for number, line in enumerate(lines):
        text(canvas, anchor, y - number * lead, line, style["chain"], size, style["colour"], align)


def _header(paper: Paper, columns: Sequence[Column], spans: list[tuple[float, float]]) -> None:
    titles = [
        (8.5, break_lines(column.title, "hei", 8.5, span[1] - 2 * _PAD))
        for column, span in zip(columns, spans, strict=True)
    ]
    height = max(len(lines) for _, lines in titles) * 8.5 * 1.3 + 2.4 * MM
    top = paper.y

    def ink(canvas: Any) -> None:
        panel(canvas, paper.left, top - height, paper.room, height)
        rule(canvas, paper.left, top, paper.right, top, RED, 1.0)
        for column, span, words in zip(columns, spans, titles, strict=True):
            _cell(canvas, span, top - height / 2, words, align=column.align, chain="hei", colour=GREY)

    paper.draw(ink)
    paper.gap(height)


def table(
    paper: Paper,
    columns: Sequence[Column],
    rows: Sequence[Row],
    size: float = 10.5,
    least: float = 7.4 * MM,
    over: Over | None = None,
) -> None:
    """Rows under a header that is repeated on each new page; long cells shrink, then wrap.

    `least`: the height of a row of one line, in points, more where somebody is to write into it; `over` draws
    something of its own on each row, whose middle it is told.
    """
    spans = _spans(paper, columns)
    paper.need(24 * MM)
    _header(paper, columns, spans)
    for row in rows:
        chain, colour = ("song-bold", RED) if row.strong else ("song", INK)
        words = [
            fit(cell, chain, size, span[1] - 2 * _PAD, _SMALLEST) for cell, span in zip(row.cells, spans, strict=True)
        ]
        height = max(least, max(len(lines) * used * 1.3 for used, lines in words) + 2.2 * MM)
        if paper.need(height):
            _header(paper, columns, spans)
        top = paper.y

        def ink(
            canvas: Any, top: float = top, height: float = height, words: Any = words, style: Any = (chain, colour)
        ) -> None:
            for column, span, cell in zip(columns, spans, words, strict=True):
                _cell(canvas, span, top - height / 2, cell, align=column.align, chain=style[0], colour=style[1])
            rule(canvas, paper.left, top - height, paper.right, top - height)
            if over is not None:
                over(canvas, top - height / 2)

        paper.draw(ink)
        paper.gap(height)


def facts(paper: Paper, pairs: Sequence[tuple[str, str]], per_row: int = 4) -> None:
    """Labels above values, `per_row` abreast; an empty value is a line for the pen."""
    gutter = 4 * MM
    room = (paper.room - gutter * (per_row - 1)) / per_row
    for start in range(0, len(pairs), per_row):
        group = pairs[start : start + per_row]
        words = [fit(value, "song", 11.5, room - 1 * MM, _SMALLEST) for _, value in group]
        height = 11.6 * MM + max(max(len(lines) * used * 1.3 for used, lines in words) - 15, 0)
        paper.need(height)
        top = paper.y

        def ink(canvas: Any, top: float = top, height: float = height, group: Any = group, words: Any = words) -> None:
            for number, ((label, _), (used, lines)) in enumerate(zip(group, words, strict=True)):
                x = paper.left + number * (room + gutter)
                text(canvas, x, top - 3.2 * MM, label, "hei", _LABEL, GREY)
                foot = top - height + 1.4 * MM
                y = foot + 1.7 * MM + (len(lines) - 1) * used * 1.3
                for row, line in enumerate(lines):
                    text(canvas, x, y - row * used * 1.3, line, "song", used, INK)
                rule(canvas, x, foot, x + room, foot, LINE)

        paper.draw(ink)
        paper.gap(height)
