"""Spreadsheets through calamine: values as they show, never formulas; whatever the file's suffix claims."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import python_calamine as calamine

from buxuan_desktop.exchange.register.extent import measure
from buxuan_desktop.exchange.register.old_extent import inspect_old
from buxuan_desktop.exchange.register.records import Cell, UnreadableRegister

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class RawSheet(NamedTuple):
    """A sheet's rows from row 1 and column A on, and what merged cells show further down, by (row, column)."""

    name: str
    rows: Iterator[list[Cell]]
    filled: Mapping[tuple[int, int], Cell]


def workbook_sheets(data: bytes, path: Path) -> Iterator[RawSheet]:
    """The work sheets of a workbook, hidden ones too; raises `UnreadableRegister` while it is read."""
    if data.startswith(b"PK"):
        measure(data, path)
    elif not data.startswith(_OLD_OFFICE):
        raise UnreadableRegister("register-unreadable", path)
    elif _ENCRYPTED in data:
        raise UnreadableRegister("register-encrypted", path)
    else:
        inspect_old(data, path)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for meta in book.sheets_metadata:
                if meta.typ == calamine.SheetTypeEnum.WorkSheet:
                    yield _raw(book.get_sheet_by_name(meta.name))
    except calamine.PasswordError as error:
        raise UnreadableRegister("register-encrypted", path) from error
    except (calamine.CalamineError, OSError) as error:
        raise UnreadableRegister("register-unreadable", path) from error
    except BaseException as error:
        # A panic of the parser over a broken file comes as a class that only the extension module knows.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableRegister("register-unreadable", path) from error


def _raw(sheet: calamine.CalamineSheet) -> RawSheet:
    """A sheet with the columns in place that calamine leaves out before the first used one."""
    left: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    rows = (left + list(row) for row in sheet.iter_rows()) if left else iter(sheet.iter_rows())
    return RawSheet(sheet.name, rows, _filled(sheet))


def _filled(sheet: calamine.CalamineSheet) -> dict[tuple[int, int], Cell]:
    """What cells merged downwards in one column show in the rows after their first."""
    spans = [
        (top, bottom, left)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if left == right and top < bottom
    ]
    if not spans or sheet.start is None:
        return {}
    values = _values(sheet, {(top, left) for top, _, left in spans})
    return {
        (row + 1, left): values[top, left]
        for top, bottom, left in spans
        if (top, left) in values
        for row in range(top + 1, min(bottom + 1, sheet.total_height))
    }


def _values(sheet: calamine.CalamineSheet, places: set[tuple[int, int]]) -> dict[tuple[int, int], Cell]:
    """The cells at `places`, (row, column) from 0."""
    before = sheet.start[1] if sheet.start else 0
    wanted = {row for row, _ in places}
    return {
        (number, column): cell
        for number, row in enumerate(sheet.iter_rows())
        if number in wanted
        for column, cell in enumerate(row, start=before)
        if (number, column) in places
    }
