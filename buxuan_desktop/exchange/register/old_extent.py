"""Old workbooks (.xls) looked through before they are loaded: what is broken, encrypted or out of bounds is refused.

The loader trusts such files: a broken chain of sectors makes it panic, and one cell beyond the last column makes it ask
for more memory than there is, of which the program dies. Layout: [MS-XLS] 2.3.
"""

import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from buxuan_desktop.exchange.register.compound import BROKEN, Compound
from buxuan_desktop.exchange.register.extent import MAX_CELLS
from buxuan_desktop.exchange.register.records import UnreadableRegister

_END, _FILE_PASS, _BOUND_SHEET, _DIMENSIONS = 0x0A, 0x2F, 0x85, 0x200
_MUL_RK = 0xBD
_CELLS = frozenset({0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E})
_ODD = frozenset({_MUL_RK, _DIMENSIONS})
_LOOKED_AT = _CELLS | _ODD
_ROWS, _COLUMNS = 65_536, 256
# Kind and length of a record, and of a cell's the row and the column.
_HEAD = struct.Struct("<HHHH")
_LONG_DIMENSIONS = 14
# A run of what a large register is made of: cells of one size in a column below 256, and rows without any.
_PLAIN_RUN = re.compile(
    rb"(?:\xfd\x00\x0a\x00...\x00.{6}|\x7e\x02\x0a\x00...\x00.{6}|\x03\x02\x0e\x00...\x00.{10}"
    rb"|\x01\x02\x06\x00...\x00..|\x08\x02\x10\x00.{16})++",
    re.DOTALL,
)

# The row and the column of each cell in such a run.
_PLAIN_CELL = re.compile(
    rb"(?:\xfd\x00\x0a\x00|\x7e\x02\x0a\x00)(...)\x00.{6}|\x03\x02\x0e\x00(...)\x00.{10}"
    rb"|\x01\x02\x06\x00...\x00..|\x08\x02\x10\x00.{16}",
    re.DOTALL,
)
_ONE_SHEET = 2
"""Parts of a workbook with one sheet: what concerns all of it, and the sheet."""


def inspect_old(data: bytes, path: Path) -> None:
    """Raise `UnreadableRegister` if the compound file holds no sound workbook, or an encrypted one."""
    try:
        code = _reason(Compound(data).workbook())
    except BROKEN as error:
        raise UnreadableRegister("register-unreadable", path) from error
    if code:
        raise UnreadableRegister(code, path)


def _reason(stream: bytes) -> str:
    """Why the workbook is not to be loaded, as a code; "" if it may be. Reads what the loader reads, in its order."""
    starts = {0}
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASS:
            return "register-encrypted"
        if kind == _BOUND_SHEET:
            starts.add(struct.unpack_from("<I", body)[0])
    ends = [(start, _end_of_fitting(stream, start)) for start in sorted(starts)]
    if any(end < 0 for _, end in ends):
        return "register-unreadable"
    # Parts lie one behind the other; a thousand that share their bytes would be read a thousand times.
    if any(end > after for (_, end), (after, _) in pairwise(ends)):
        return "register-unreadable"
    # The loader holds all sheets at once.
    crowded = len(ends) > _ONE_SHEET and sum(_rectangle(stream[start:end]) for start, end in ends) > MAX_CELLS
    return "register-too-large" if crowded else ""


def _rectangle(part: bytes) -> int:
    """Cells in the rectangle up to the last row and the last column of a part in which all fit."""
    last_row = last_column = at = 0
    whole = part + bytes(_HEAD.size)
    while at < len(part):
        run = _PLAIN_RUN.match(part, at)
        if run:
            for one, other in set(_PLAIN_CELL.findall(run[0])):
                row, column = struct.unpack("<HB", one or other or bytes(3))
                last_row, last_column = max(last_row, row), max(last_column, column)
            at = run.end()
            continue
        kind, length, row, column = _HEAD.unpack_from(whole, at)
        if kind in _CELLS:
            last_row, last_column = max(last_row, row), max(last_column, _last_column(kind, column, length))
        at += 4 + length
    return (last_row + 1) * (last_column + 1)


def _end_of_fitting(stream: bytes, at: int) -> int:
    """Where the part that begins at byte `at` ends; -1 when a cell of it does not lie within a sheet's bounds.

    What `_records` and `_fits` do, in one loop: a large register has a record for each of its cells.
    """
    whole, unpack = stream + bytes(_HEAD.size), _HEAD.unpack_from
    end, kind = len(stream), -1
    while kind != _END and at < end:
        run = _PLAIN_RUN.match(stream, at)
        if run:
            kind, at = 0, run.end()
            continue
        kind, length, _, column = unpack(whole, at)
        after = at + 4 + length
        if after > end:
            raise ValueError("record cut short")
        # A cell's record is never as short as that; `_fits` says what is wrong with it.
        if (
            kind in _LOOKED_AT
            and (kind in _ODD or length < _HEAD.size - 4 or column >= _COLUMNS)
            and not _fits(kind, stream[at + 4 : after])
        ):
            return -1
        at = after
    if kind == -1:
        raise ValueError("no such part")
    return at


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Kind and body of the records from byte `at` to the end of that part; one cut short is a ValueError."""
    kind = -1
    while kind != _END and at < len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        if len(body) < length:
            raise ValueError("record cut short")
        yield kind, body
        at += 4 + length
    if kind == -1:
        raise ValueError("no such part")


def _fits(kind: int, body: bytes) -> bool:
    """Whether the cells that a record names lie within the sheet's bounds."""
    if kind == _DIMENSIONS:
        shape = "<IIHH" if len(body) >= _LONG_DIMENSIONS else "<HHHH"
        top, rows, left, columns = struct.unpack_from(shape, body)
        return bool(top <= rows <= _ROWS and left <= columns <= _COLUMNS)
    if kind not in _CELLS:
        return True
    column = int(struct.unpack_from("<H", body, 2)[0])
    return _last_column(kind, column, len(body)) < _COLUMNS


def _last_column(kind: int, column: int, length: int) -> int:
    """The last column of a record that begins in `column`: some hold a run of numbers."""
    return max(column, column + (length - 6) // 6 - 1) if kind == _MUL_RK else column
