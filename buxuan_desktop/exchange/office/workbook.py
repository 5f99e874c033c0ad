"""The tables of a sheet as .xlsx: bold heads that stay in sight and come again in print, every cell a text."""

import io
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from buxuan_desktop.exchange.ballots.table import guarded
from buxuan_desktop.exchange.office.showing import shown
from buxuan_desktop.exchange.office.stable import MOMENT, stable
from buxuan_desktop.words.sheets import Column, Facts, Grid, Sheet

_TITLE = Font(name="黑体", size=16, bold=True)
_HEAD, _CELL = Font(name="黑体", size=11, bold=True), Font(name="宋体", size=11)
_FRAME = Border(*(Side(style="thin") for _ in range(4)))
_ALIGN = {"left": "left", "centre": "center", "right": "right"}
_ROOM, _ROOM_ACROSS = 90, 130
_LINE, _TITLE_HEIGHT = 16, 28
_A4 = 9
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\")


def xlsx_of(sheet: Sheet) -> bytes:
    """One worksheet for each table of the sheet, the same bytes each time.

    Numbers stay texts, so that no digit of an ID is lost; a text that a table program would take for a formula gets
    `'` in front (`exchange.ballots.table.guarded`). Raises ValueError when the sheet has no table.
    """
    sheet = shown(sheet)
    parts = [part for part in sheet.parts if isinstance(part, (Grid, Facts))]
    if not parts:
        raise ValueError("no table to write")
    book = Workbook(write_only=True)
    names: set[str] = set()
    for part in parts:
        table = part if isinstance(part, Grid) else _as_grid(part)
        _worksheet(book, _name(table.caption or sheet.title, names), sheet, table)
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


def _worksheet(book: Any, name: str, sheet: Sheet, part: Grid) -> None:
    page = book.create_sheet(name)
    widths = _widths(part, _ROOM_ACROSS if sheet.landscape else _ROOM)
    _set_up(page, widths, sheet.landscape)
    page.append([_cell(page, sheet.title, _TITLE, "left", framed=False)])
    page.append([_cell(page, column.title, _HEAD, "centre") for column in part.columns])
    for number, (texts, font) in enumerate(_texts(part), start=3):
        lines = max(_lines(text, width) for text, width in _prose(part, texts, widths))
        if lines > 1:
            page.row_dimensions[number].height = lines * _LINE
        page.append([_cell(page, text, font, column.align) for text, column in zip(texts, part.columns, strict=True)])


def _widths(part: Grid, room: int) -> list[float]:
    """The widths of columns, in digits of the standard type."""
    total = sum(column.share for column in part.columns)
    return [max(6, room * column.share / total) for column in part.columns]


def _set_up(page: Any, widths: list[float], landscape: bool) -> None:
    for number, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.row_dimensions[1].height = _TITLE_HEIGHT
    page.freeze_panes = "A3"
    page.print_title_rows = "1:2"
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _prose(part: Grid, texts: tuple[str, ...], widths: list[float]) -> Iterator[tuple[str, float]]:
    """The cells that wrap, with the width of their columns; a row without any has one empty cell."""
    yield "", 2
    for text, column, width in zip(texts, part.columns, widths, strict=True):
        if column.align == "left":
            yield text, width


def _lines(text: str, width: float) -> int:
    """Lines that a text takes: a Chinese character is as wide as two digits."""
    return max(1, -(-sum(1 if character.isascii() else 2 for character in text) // max(1, int(width) - 1)))


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
    # Names and figures shrink, prose wraps.
    wraps = framed and align == "left"
    cell.alignment = Alignment(
        horizontal=_ALIGN[align], vertical="center", wrap_text=wraps, shrink_to_fit=framed and not wraps
    )
    if framed:
        cell.border = _FRAME
    return cell
