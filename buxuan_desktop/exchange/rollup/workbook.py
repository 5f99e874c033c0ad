"""The monthly table as .xlsx: totals, lines, files that were not used; and the lines read back one level up."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter

from buxuan_desktop.domain.monthly import Line
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.ballots.table import guarded
from buxuan_desktop.exchange.incoming import TooLarge, read_whole
from buxuan_desktop.exchange.register.files import MAX_BYTES
from buxuan_desktop.exchange.register.folding import text_of
from buxuan_desktop.exchange.register.records import UnreadableRegister
from buxuan_desktop.exchange.register.workbook import workbook_sheets
from buxuan_desktop.exchange.rollup.columns import Column, columns
from buxuan_desktop.exchange.rollup.duck import MOST_LINES, Total
from buxuan_desktop.words import of_rollup, rollup_codes

_TITLE = Font(name="黑体", size=16, bold=True)
_CELL, _HEAD, _LATE = "格", "表头", "逾期"
_FRAME = Border(*(Side(style="thin") for _ in range(4)))
_RED = PatternFill("solid", start_color="FCE4D6")
_A4 = 9
Unused = tuple[str, str]
"""A file that was not used, and the reason in words."""

_DAY = "yyyy-mm-dd"
_TOTAL_WIDTH = 11


def write_workbook(
    target: Path,
    title: str,
    unit: str,
    totals: Sequence[Total],
    lines: Iterable[Line],
    unused: Sequence[tuple[str, str]],
) -> None:
    """Write the table row by row. `unit` is what the rows of the totals are called, `unused` file and reason."""
    book = Workbook(write_only=True)
    for style in _styles():
        book.add_named_style(style)
    heads = [unit, *(of_rollup("total", name) for name in Total._fields[1:])]
    page = _page(book, of_rollup("sheet", "totals"), title, heads, [22, *[_TOTAL_WIDTH] * 15, 40])
    for total in totals:
        name = of_rollup("total", "all") if total.unit is None else total.unit or of_rollup("total", "unknown")
        style = _HEAD if total.unit is None else _CELL
        page.append([_cell(page, value, style) for value in (name, *_numbers(total))])
    _lines(book, title, lines)
    page = _page(
        book, of_rollup("sheet", "unused"), title, [of_rollup("unused", "file"), of_rollup("unused", "why")], [60, 80]
    )
    for row in unused:
        page.append([_cell(page, text, _CELL) for text in row])
    book.properties.creator = ""
    book.save(target)


def _numbers(total: Total) -> Iterator[Any]:
    for name, value in zip(Total._fields[1:], total[1:], strict=True):
        yield f"{value}%" if name == "turnout" and value is not None else value


def _lines(book: Any, title: str, lines: Iterable[Line]) -> None:
    shown = columns()
    page = _page(book, of_rollup("sheet", "lines"), title, [one.title for one in shown], [one.width for one in shown])
    # A row is written at once, so its cells with their looks serve the next one.
    rows = {style: [_shaped(page, style, day=one.kind == "DATE") for one in shown] for style in (_CELL, _LATE)}
    for line in lines:
        cells = rows[_LATE if line.late else _CELL]
        for cell, column in zip(cells, shown, strict=True):
            _put(cell, told(column, getattr(line, column.field)))
        page.append(cells)


def told(column: Column, value: Any) -> Any:
    """A value as people read it: codes by their words, yes and no in Chinese, numbers and days as they are."""
    if value is None:
        return None
    if column.kind == "BOOLEAN":
        return of_rollup("yes", "yes" if value else "no")
    return rollup_codes(column.field).get(str(value), value)


def _page(book: Any, name: str, title: str, heads: Sequence[str], widths: Sequence[int]) -> Any:
    page = book.create_sheet(name)
    for number, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = "B3"
    page.print_title_rows = "1:2"
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    first = WriteOnlyCell(page, value=guarded(title))
    first.font = _TITLE
    page.append([first])
    page.append([_cell(page, head, _HEAD) for head in heads])
    return page


def _styles() -> tuple[NamedStyle, ...]:
    """The three looks of a cell, by name: put on each cell part by part they would take most of the time."""
    middle = Alignment(vertical="center", wrap_text=True)
    return (
        NamedStyle(_CELL, font=Font(name="宋体", size=11), border=_FRAME, alignment=middle),
        NamedStyle(_HEAD, font=Font(name="黑体", size=11, bold=True), border=_FRAME, alignment=middle),
        NamedStyle(_LATE, font=Font(name="宋体", size=11), border=_FRAME, alignment=middle, fill=_RED),
    )


def _cell(page: Any, value: Any, style: str) -> Any:
    cell = _shaped(page, style)
    _put(cell, value)
    return cell


def _shaped(page: Any, style: str, *, day: bool = False) -> Any:
    cell = WriteOnlyCell(page)
    cell.style = style
    if day:
        cell.number_format = _DAY
    return cell


def _put(cell: Any, value: Any) -> None:
    cell.value = guarded(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def read_workbook(path: Path) -> Iterator[Line]:
    """The lines of a table of the level below, as they were written or filled in since.

    Read by the same guarded door as a register: values as they show, never formulas. Refusal `monthly-foreign`,
    `monthly-too-large`.
    """
    name = of_rollup("sheet", "lines")
    try:
        sheet = next((one for one in workbook_sheets(read_whole(path, MAX_BYTES), path) if one.name == name), None)
    except TooLarge as error:
        raise Refusal("monthly-too-large", path=str(path), most=MOST_LINES) from error
    except (UnreadableRegister, OSError) as error:
        raise Refusal("monthly-foreign", path=str(path), detail=getattr(error, "code", "")) from error
    if sheet is None:
        raise Refusal("monthly-foreign", path=str(path), detail=name)
    next(sheet.rows, None)
    heads = [str(one) for one in next(sheet.rows, [])]
    known = {one.title: one for one in columns()}
    if set(known) - set(heads):
        raise Refusal("monthly-foreign", path=str(path), detail="、".join(sorted(set(known) - set(heads))[:3]))
    filled = (one for one in enumerate(sheet.rows, start=3) if any(cell != "" for cell in one[1]))
    for count, (number, row) in enumerate(filled):
        if count == MOST_LINES:
            raise Refusal("monthly-too-large", path=str(path), most=MOST_LINES)
        yield _read(dict(zip(heads, row, strict=False)), known, path, number)


def _read(cells: dict[str, Any], known: dict[str, Column], path: Path, number: int) -> Line:
    values = {one.field: _value(one, cells.get(title, "")) for title, one in known.items()}
    try:
        return msgspec.convert({name: value for name, value in values.items() if value is not None}, Line)
    except (msgspec.ValidationError, OverflowError) as error:
        raise Refusal("monthly-foreign", path=str(path), detail=f"{number}: {error}"[:80]) from error


def _value(column: Column, value: Any) -> Any:
    if value == "":
        return None
    if column.kind == "DATE":
        return text_of(value)
    if column.kind == "BOOLEAN":
        return {of_rollup("yes", "yes"): True, of_rollup("yes", "no"): False}.get(str(value), value)
    back = {word: code for code, word in rollup_codes(column.field).items()}
    if column.kind == "INTEGER":
        whole = int(value) if isinstance(value, float) and value.is_integer() else value
        return int(back[value]) if value in back else whole
    text = text_of(value)
    text = text[1:] if text.startswith("'") else text
    return back.get(text, text)
