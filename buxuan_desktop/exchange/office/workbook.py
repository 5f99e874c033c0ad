"""The tables of a sheet as .xlsx: bold heads that stay in sight and come again in print, every cell a text."""

import io
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from buxuan_desktop.exchange.ballots.table import guarded
from buxuan_desktop.exchange.office.stable import MOMENT, stable
from buxuan_desktop.words.sheets import Column, Facts, Grid, Sheet

_TITLE = Font(name="黑体", size=16, bold=True)
_HEAD, _CELL = Font(name="黑体", size=11, bold=True), Font(name="宋体", size=11)
_FRAME = Border(*(Side(style="thin") for _ in range(4)))
_ALIGN = {"left": "left", "centre": "center", "right": "right"}
_ROOM = 90
_A4 = 9
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\")


def xlsx_of(sheet: Sheet) -> bytes:
    """One worksheet for each table of the sheet, the same bytes each time.

    Numbers stay texts, so that no digit of an ID is lost; a text that a table program would take for a formula gets
    `'` in front (`exchange.ballots.table.guarded`). Raises ValueError when the sheet has no table.
    """
    parts = [part for part in sheet.parts if isinstance(part, (Grid, Facts))]
    if not parts:
        raise ValueError("no table to write")
    book = Workbook(write_only=True)
    names: set[str] = set()
    for part in parts:
        table = part if isinstance(part, Grid) else _as_grid(part)
        _worksheet(book, _name(table.caption or sheet.title, names), sheet.title, table)
    book.properties.creator, book.properties.title = "", sheet.title
    book.properties.created = book.properties.modified = MOMENT.replace(tzinfo=None)
    target = io.BytesIO()
    book.save(target)
    return stable(target.getvalue())


def _as_grid(part: Facts) -> Grid:
    rows = tuple((fact.label, fact.value) for fact in part.facts)
    return Grid((Column("项目", 2), Column("内容", 5, "left")), rows)


def _name(wanted: str, taken: set[str]) -> str:
    """A name that a worksheet may have, once."""
    base = wanted.translate(_NOT_IN_NAMES).strip("'")[:28] or "表"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}{number}", number + 1
    taken.add(name)
    return name


def _worksheet(book: Any, name: str, title: str, part: Grid) -> None:
    page = book.create_sheet(name)
    total = sum(column.share for column in part.columns)
    for number, column in enumerate(part.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = max(6, _ROOM * column.share / total)
    page.freeze_panes = "A3"
    page.print_title_rows = "1:2"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.append([_cell(page, title, _TITLE, "left", framed=False)])
    page.append([_cell(page, column.title, _HEAD, "centre") for column in part.columns])
    for texts, font in _texts(part):
        page.append([_cell(page, text, font, column.align) for text, column in zip(texts, part.columns, strict=True)])


def _texts(part: Grid) -> Iterator[tuple[tuple[str, ...], Font]]:
    for row in part.rows:
        yield row, _CELL
    for _ in range(part.spare):
        yield ("",) * len(part.columns), _CELL
    for row in part.foot:
        yield row, _HEAD


def _cell(page: Any, text: str, font: Font, align: str, framed: bool = True) -> Any:
    cell = WriteOnlyCell(page, value=guarded(text))
    cell.data_type = "s"
    cell.number_format = "@"
    cell.font = font
    cell.alignment = Alignment(horizontal=_ALIGN.get(align, align), vertical="center", wrap_text=framed)
    if framed:
        cell.border = _FRAME
    return cell
