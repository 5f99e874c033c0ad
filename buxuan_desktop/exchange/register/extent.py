"""How large a zipped workbook unfolds, found before it is loaded.

The loader sets out every cell of the rectangle around the used ones: one stray blank in the last cell of a sheet makes
that 17,000 million, and the program dies for want of memory. Formatted cells without content do not count.
"""

import io
import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from buxuan_desktop.exchange.register.records import UnreadableRegister
from buxuan_desktop.exchange.zip_index import BROKEN, USUAL, index_size

MAX_CELLS = 2**24
"""The rectangle around the used cells, in cells: a sheet used to its last row in sixteen columns (about 550 MB)."""
MAX_UNPACKED = 256 * 2**20
"""All parts of the file together, in bytes."""

_INDEX_AT_MOST = 2 * 2**20
"""Bytes of the list of parts, some 20,000 parts: no workbook has so many."""
_PIECES_AT_MOST = 6_000_000
"""Rows, cells and values, or elements, that are looked at one by one; 200,000 rows of eight columns have as many."""
_SLICE, _LONGEST_ADDRESS = 8 * 2**20, 64

_ODS_SHEETS = "content.xml"
_MANIFEST = "meta-inf/manifest.xml"
_PREFIX = rb"<(?:[^\s<>/:]+:)?"
# A row, a cell, and what says that a cell is used: its value, inline text or formula.
_PIECE = re.compile(_PREFIX + rb"(row|c|v|is|f)(?![^\s/>])([^>]*)")
_UNPLACED = re.compile(
    _PREFIX + rb"""c(?:\s+(?!r\s*=)[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*+\s*/?>""",
)
_ADDRESS = re.compile(rb"""r\s*=\s*["']([A-Za-z]+[0-9]+)["']""")
_REFERENCE = re.compile(rb"""(?<!\S)r\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_PLACED = frozenset({b"row", b"c"})
_LONGEST = 9
_DIGITS, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def measure(data: bytes, path: Path) -> None:
    """Raise `UnreadableRegister` if the zipped workbook is broken, encrypted, or too large to unfold."""
    try:
        file = io.BytesIO(data)
        if index_size(file) > _INDEX_AT_MOST:
            raise UnreadableRegister("register-too-large", path)
        with zipfile.ZipFile(file) as archive:
            code = _reason(archive)
    except (*BROKEN, expat.ExpatError, LookupError, OSError) as error:
        raise UnreadableRegister("register-unreadable", path) from error
    if code:
        raise UnreadableRegister(code, path)


def _reason(archive: zipfile.ZipFile) -> str:
    """Why the workbook is not to be loaded, as a code; "" if it may be."""
    parts = {part.filename.replace("\\", "/").lstrip("/").lower(): part for part in archive.infolist()}
    if len(parts) < len(archive.infolist()):
        # Which of two parts of one name is loaded is anybody's guess.
        return "register-unreadable"
    if any(part.flag_bits & 1 for part in parts.values()):
        return "register-encrypted"
    if any(part.compress_type not in USUAL or part.header_offset < 0 for part in parts.values()):
        return "register-unreadable"
    if sum(part.file_size for part in parts.values()) > MAX_UNPACKED:
        return "register-too-large"
    if _MANIFEST in parts and b"encryption-data" in archive.read(parts[_MANIFEST]):
        return "register-encrypted"
    if any(name.endswith("/workbook.bin") for name in parts):
        # The binary kind of .xlsx is none of those that are read, and could not be measured.
        return "register-unreadable"
    # Every part may be a sheet: what the workbook calls one is one, wherever it lies.
    cells = [_xlsx_cells(archive.read(part)) for part in parts.values()]
    if _ODS_SHEETS in parts:
        cells.append(_ods_cells(archive.read(parts[_ODS_SHEETS])))
    return "register-too-large" if max(cells, default=0) > MAX_CELLS else ""


def _xlsx_cells(sheet: bytes) -> int:
    """Cells in the rectangle from A1 to the last used row and column, or a bound above them that is small enough."""
    bound = MAX_CELLS + 1 if _UNPLACED.search(sheet) else _bound(sheet)
    return bound if bound <= MAX_CELLS else _used_cells(sheet)


def _bound(sheet: bytes) -> int:
    """The rectangle around all cells that have an address, used or not."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    cells = 0
    for start in range(0, len(sheet), _SLICE):
        addresses = _ADDRESS.findall(sheet[start : start + _SLICE + _LONGEST_ADDRESS])
        # Ten million cells in one place are a rectangle of one, and take the loader minutes.
        cells += len(addresses)
        if cells > _PIECES_AT_MOST:
            return MAX_CELLS + 1
        found = b"\n".join(addresses)
        columns.update(found.translate(None, _DIGITS).split(b"\n") if found else ())
        rows.update(found.translate(None, _LETTERS).split(b"\n") if found else ())
    if not rows or any(len(one) > _LONGEST for one in rows | columns):
        return MAX_CELLS + 1
    return max(map(int, rows)) * max(map(_column, columns))


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - ord("A") + 1
    return column


def _used_cells(sheet: bytes) -> int:
    """Cells in the rectangle from A1 to the last used row and column, each cell where the loader takes it to be.

    A row or a cell that does not say where it stands follows the one before it.
    """
    last_row = last_column = row = column = 0
    next_row = next_column = 1
    for number, piece in enumerate(_PIECE.finditer(sheet)):
        if number > _PIECES_AT_MOST:
            return MAX_CELLS + 1
        kind, found = piece[1], _REFERENCE.search(piece[2]) if piece[1] in _PLACED else None
        if kind == b"row":
            row = _number(found[2]) if found else next_row
            next_row, next_column = row + 1, 1
        elif kind == b"c":
            if found and found[1]:
                row, column = _number(found[2]), _column(found[1][:_LONGEST])
            else:
                column = next_column
            next_column = column + 1
        else:
            last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row * last_column


def _number(digits: bytes) -> int:
    """A row's number; of more digits than any has, one that is too large."""
    return int(digits[: 2 * _LONGEST])


class _OdsExtent:
    """The last used row and column of the table under the parser (both from 1), and the largest rectangle so far."""

    def __init__(self) -> None:
        self.largest = self._elements = 0
        self._row = self._column = self._last_row = self._last_column = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One element begins."""
        self._elements += 1
        if self._elements > _PIECES_AT_MOST:
            raise ValueError("too many elements")
        name = tag.rpartition(":")[2]
        if name == "table":
            self._row = self._last_row = self._last_column = 0
        elif name == "table-row":
            self._row += _repeated(attributes, "number-rows-repeated")
            self._column = 0
        elif name in ("table-cell", "covered-table-cell"):
            self._column += _repeated(attributes, "number-columns-repeated")
            if any(key.endswith("value-type") for key in attributes):
                self._last_row, self._last_column = self._row, max(self._last_column, self._column)
                self.largest = max(self.largest, self._last_row * self._last_column)


def _ods_cells(content: bytes) -> int:
    """Cells in the largest table's rectangle; here few elements can stand for many cells."""
    extent = _OdsExtent()
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.Parse(content, True)
    return extent.largest


def _repeated(attributes: dict[str, str], what: str) -> int:
    return next((_number(value.encode()) for key, value in attributes.items() if key.endswith(what)), 1)
