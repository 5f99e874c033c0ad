"""Tables and forms in .docx: framed, heads repeated, rows never cut by a page.

They are written as XML, because python-docx needs minutes for a table of thousands of rows.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from buxuan_desktop.exchange.office.fonts import BODY, HEADING, LATIN, Type
from buxuan_desktop.words.sheets import Align, Fact, Facts, Grid

_CELL, _HEAD, _FOOT = Type(BODY, 12), Type(HEADING, 12), Type(BODY, 12, bold=True)
_TWIPS, _EMU = 20, 635
_ROW, _ROOMY, _LINE = 24, 36, 22
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_ALIGN = {"left": "left", "centre": "center", "right": "right"}

Cell = tuple[str, int, Align, Type]
"""Text, columns that it spans, how it stands, its type."""


def grid(document: Any, part: Grid) -> None:
    """A table with its head on each page."""
    columns = tuple(part.columns) * part.abreast
    least = _ROOMY if part.roomy else _ROW
    widths = _widths(document, [column.share for column in columns])
    rows = [_row([(column.title, 1, "centre", _HEAD) for column in columns], widths, _ROW, repeat=True)]
    for texts, kind in _texts(part):
        cells: list[Cell] = [(text, 1, column.align, kind) for text, column in zip(texts, columns, strict=True)]
        rows.append(_row(cells, widths, least))
    _append(document, widths, rows)


def _texts(part: Grid) -> Iterator[tuple[tuple[str, ...], Type]]:
    blank = ("",) * len(part.columns)
    given = (*part.rows, *((blank,) * part.spare))
    for start in range(0, len(given), part.abreast):
        line = given[start : start + part.abreast]
        yield tuple(cell for row in line for cell in row) + blank * (part.abreast - len(line)), _CELL
    for row in part.foot:
        yield row + blank * (part.abreast - 1), _FOOT


def facts(document: Any, part: Facts) -> None:
    """Labelled cells: label and value side by side, `per_row` pairs abreast."""
    shares = [share for _ in range(part.per_row) for share in (1.0, 1.0 if part.per_row > 2 else 1.8)]
    widths = _widths(document, shares)
    _append(document, widths, [_fact_row(row, widths) for row in _fact_rows(part)])


def _fact_rows(part: Facts) -> Iterator[list[Fact]]:
    row: list[Fact] = []
    for fact in part.facts:
        if row and (fact.wide or len(row) == part.per_row):
            yield row
            row = []
        row.append(fact)
        if fact.wide:
            yield row
            row = []
    if row:
        yield row


def _fact_row(row: Sequence[Fact], widths: Sequence[int]) -> str:
    cells: list[Cell] = []
    for place, fact in enumerate(row):
        span = len(widths) - 2 * place - 1 if place == len(row) - 1 else 1
        cells += [(fact.label, 1, "centre", _HEAD), (fact.value, span, "left" if fact.wide else "centre", _CELL)]
    return _row(cells, widths, _ROW + (max(fact.lines for fact in row) - 1) * _LINE)


def _row(cells: Sequence[Cell], widths: Sequence[int], least: int, repeat: bool = False) -> str:
    head = "<w:tblHeader/>" if repeat else ""
    properties = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{least * _TWIPS}" w:hRule="atLeast"/>{head}</w:trPr>'
    drawn, begin = [], 0
    for cell in cells:
        drawn.append(_cell(cell, sum(widths[begin : begin + cell[1]])))
        begin += cell[1]
    return f"<w:tr>{properties}{''.join(drawn)}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    text, span, align, kind = cell
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    bold = "<w:b/>" if kind.bold else ""
    half = int(kind.size * 2)
    font = (
        f"<w:rFonts w:ascii={quoteattr(LATIN)} w:hAnsi={quoteattr(LATIN)} "
        f'w:eastAsia={quoteattr(kind.font)} w:hint="eastAsia"/>'
    )
    run = f'<w:r><w:rPr>{font}{bold}<w:sz w:val="{half}"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    spacing = '<w:spacing w:before="0" w:after="0"/>'
    paragraph = f'<w:p><w:pPr>{spacing}<w:jc w:val="{_ALIGN[align]}"/></w:pPr>{run if text else ""}</w:p>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>'
    )


def _widths(document: Any, shares: Sequence[float]) -> list[int]:
    """The widths of columns in twentieths of a point."""
    section = document.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) // _EMU
    return [int(room * share / sum(shares)) for share in shares]


def _append(document: Any, widths: Sequence[int], rows: Sequence[str]) -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in _SIDES)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    table = f"<w:tbl {nsdecls('w')}>{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(table))
    body.insert(
        len(body) - 1, parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>')
    )
