"""Framed tables and forms of a sheet: heads that come again, long cells that shrink before they wrap."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from buxuan_desktop.documents.fonts import runs
from buxuan_desktop.documents.pen import INK, MM, WASH, extent, panel
from buxuan_desktop.documents.sheet_flow import Flow, cells
from buxuan_desktop.documents.sheet_text import heading
from buxuan_desktop.documents.typeset import break_lines, fit
from buxuan_desktop.words.sheets import Align, Column, Fact, Facts, Grid, Heading

_PAD = 1.2 * MM
_FRAME = 0.6
Cell = tuple[float, tuple[str, ...]]
"""Size and lines of a cell."""


class Lattice:
    """The columns of a table on a flow: where they stand, and how a row is set and drawn."""

    def __init__(self, flow: Flow, columns: Sequence[Column], abreast: int = 1) -> None:
        self.flow = flow
        self.columns = tuple(columns) * abreast
        total = sum(column.share for column in self.columns)
        edges = [flow.left]
        for column in self.columns:
            edges.append(edges[-1] + flow.room * column.share / total)
        self.edges = edges
        self.hangs = False
        self.heavy = {len(columns) * number for number in range(1, abreast)}

    def set_row(self, texts: Sequence[str], chain: str) -> list[Cell]:
        """Every cell with its size and lines: names and figures shrink before they wrap, prose wraps."""
        style = self.flow.style
        return [
            (style.cell, break_lines(words, chain, style.cell, right - left - 2 * _PAD))
            if column.align == "left"
            else fit(words, chain, style.cell, right - left - 2 * _PAD, style.least)
            for words, column, (left, right) in zip(texts, self.columns, pairwise(self.edges), strict=True)
        ]

    def spans(self) -> Iterator[tuple[Column, tuple[float, float]]]:
        """Each column with its left and right edge."""
        return zip(self.columns, pairwise(self.edges), strict=True)

    def height(self, row: Sequence[Cell], least: float) -> float:
        """The height of a row in points."""
        return max(least, max(len(lines) * size * 1.3 for size, lines in row) + 2 * MM)

    def cut(self, row: list[Cell], least: float, room: float) -> Iterator[list[Cell]]:
        """A row that no page can hold, in pieces that one can."""
        if self.height(row, least) <= room:
            yield row
            return
        most = max(size for size, _ in row) * 1.3
        number = max(1, int((room - 2 * MM) / most))
        for start in range(0, max(len(lines) for _, lines in row), number):
            yield [(size, lines[start : start + number] or ("",)) for size, lines in row]

    def draw(self, row: Sequence[Cell], height: float, chain: str, washed: Sequence[int] = ()) -> None:
        """One row at the flow's place with the line under it, the cells `washed` on a ground of their own."""
        flow, top, edges = self.flow, self.flow.y, self.edges
        pieces = [
            piece
            for (column, span), cell in zip(self.spans(), row, strict=True)
            for piece in _pieces(span, self._middle(column, cell, height), cell, column.align, chain)
        ]

        def ink(canvas: Any) -> None:
            for place in washed:
                panel(canvas, edges[place], top - height, edges[place + 1] - edges[place], height, WASH)
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(_FRAME)
            canvas.line(edges[0], top - height, edges[-1], top - height)
            cells(canvas, pieces)

        flow.draw(ink)
        flow.gap(height)

    def _middle(self, column: Column, cell: Cell, height: float) -> float:
        """Where a cell's text is centred: prose in a place to write on begins at its top."""
        size, lines = cell
        if self.hangs and column.align == "left":
            height = min(height, len(lines) * size * 1.3 + 3 * MM)
        return self.flow.y - height / 2

    def close(self, top: float) -> None:
        """The line above and the upright lines of the rows since the height `top` on this page."""
        edges, foot, heavy = self.edges, self.flow.y, self.heavy

        def ink(canvas: Any) -> None:
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(_FRAME)
            canvas.lines([(edges[0], top, edges[-1], top), *((x, top, x, foot) for x in edges)])
            if heavy:
                canvas.setLineWidth(1.6)
                canvas.lines([(edges[place], top, edges[place], foot) for place in heavy])

        self.flow.draw(ink)


def _pieces(
    span: tuple[float, float], middle: float, cell: Cell, align: Align, chain: str
) -> Iterator[tuple[float, float, str, float, str]]:
    size, lines = cell
    left, right = span
    lead = size * 1.3
    y = middle + lead * (len(lines) - 1) / 2 - size * 0.36
    for line in lines:
        drawn = runs(line, chain)
        wide = sum(advance for _, _, advance in drawn) * size
        x = {"left": left + _PAD, "centre": (left + right - wide) / 2, "right": right - _PAD - wide}[align]
        for face, words, advance in drawn:
            yield x, y, face, size, words
            x += advance * size
        y -= lead


def grid(flow: Flow, part: Grid) -> None:
    """A table, its head on each page."""
    lattice = Lattice(flow, part.columns, part.abreast)
    _apart(flow)
    least = flow.style.roomy if part.roomy else flow.style.row
    if part.caption:
        flow.need(flow.style.lead + 3 * least)
        heading(flow, Heading(part.caption, 2 if flow.sheet.official else 1))
    titles = [fit(c.title, "hei", flow.style.cell, r - x - 2 * _PAD, flow.style.least) for c, (x, r) in lattice.spans()]
    high = lattice.height(titles, flow.style.row)
    flow.need(high + least)
    begun = _head(lattice, titles, high)
    for texts, chain in _texts(part):
        for piece in lattice.cut(lattice.set_row(texts, chain), least, flow.top - flow.bottom - high):
            height = lattice.height(piece, least)
            if flow.full(height):
                lattice.close(begun)
                flow.turn()
                begun = _head(lattice, titles, high)
            lattice.draw(piece, height, chain)
    lattice.close(begun)
    flow.gap(flow.style.lead * 0.35)


def _apart(flow: Flow) -> None:
    """A little air above a frame that stands under text."""
    if flow.y != flow.top:
        flow.gap(flow.style.lead * 0.15)


def _head(lattice: Lattice, titles: list[Cell], height: float) -> float:
    """The head of a table; returns where it begins."""
    top = lattice.flow.y
    lattice.draw(titles, height, "hei", range(len(titles)))
    return top


def _texts(part: Grid) -> Iterator[tuple[tuple[str, ...], str]]:
    """Rows of the whole table: `abreast` of the given ones on a line, empty ones, the closing ones."""
    blank = ("",) * len(part.columns)
    given = (*part.rows, *((blank,) * part.spare))
    for start in range(0, len(given), part.abreast):
        line = given[start : start + part.abreast]
        yield tuple(cell for row in line for cell in row) + blank * (part.abreast - len(line)), "song"
    for row in part.foot:
        yield row + blank * (part.abreast - 1), "song-bold"


def facts(flow: Flow, part: Facts) -> None:
    """Labelled cells in one frame: the label on a wash, the value beside it."""
    label = _label_share(flow, part)
    _apart(flow)
    for row in _fact_rows(part):
        lattice = _fact_lattice(flow, row, part.per_row, label)
        lattice.hangs = row[0].lines > 1
        least = flow.style.row * 1.1 + (max(fact.lines for fact in row) - 1) * flow.style.cell * 1.8
        for piece in lattice.cut(_set_facts(lattice, row), least, flow.top - flow.bottom):
            height = lattice.height(piece, least)
            flow.need(height)
            top = flow.y
            lattice.draw(piece, height, "song", range(0, 2 * len(row), 2))
            lattice.close(top)
    flow.gap(flow.style.lead * 0.35)


def _set_facts(lattice: Lattice, row: Sequence[Fact]) -> list[Cell]:
    """Labels and values; what has a whole row to itself is prose, and wraps at full size."""
    texts = [words for fact in row for words in (fact.label, fact.value)]
    return lattice.set_row(texts, "song")


def _label_share(flow: Flow, part: Facts) -> float:
    """The width of labels: the longest one's, within bounds."""
    widest: float = max(extent(fact.label, "song", flow.style.cell) for fact in part.facts) + 2 * _PAD + 2
    return float(min(max(widest, 16 * MM), flow.room / part.per_row * 0.5))


def _fact_rows(part: Facts) -> Iterator[tuple[Fact, ...]]:
    row: list[Fact] = []
    for fact in part.facts:
        if fact.wide or len(row) == part.per_row:
            if row:
                yield tuple(row)
            row = []
        row.append(fact)
        if fact.wide:
            yield (fact,)
            row = []
    if row:
        yield tuple(row)


def _fact_lattice(flow: Flow, row: Sequence[Fact], per_row: int, label: float) -> Lattice:
    columns = []
    value = flow.room / per_row - label
    for place, fact in enumerate(row):
        last = place == len(row) - 1
        room = flow.room - (label + value) * place - label if last else value
        columns += [Column("", label), Column("", room, "left" if fact.wide else "centre")]
    return Lattice(flow, columns)
