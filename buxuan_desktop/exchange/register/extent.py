"""How large a zipped workbook unfolds, found before it is loaded.

The loader sets out every cell of the rectangle around the used ones: one stray blank in the last cell of a sheet makes
that 17,000 million, and the program dies for want of memory. Formatted cells without content do not count.
"""

import io
import re
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from buxuan_desktop.exchange.register.records import UnreadableRegister

MAX_CELLS = 2**24
"""The rectangle around the used cells, in cells: a sheet used to its last row in sixteen columns (about 550 MB)."""
MAX_UNPACKED = 512 * 2**20
"""All parts of the file together, in bytes."""

_XLSX_SHEET = re.compile(r"xl/(?!sharedStrings|styles|theme/).*\.xml", re.IGNORECASE)
_ODS_SHEETS = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
# The value, inline text or formula of a cell; the tag before it is the cell's own.
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|is|f)\b")
_ADDRESS = re.compile(rb"""r\s*=\s*["']([A-Za-z]+[0-9]+)["']""")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)([0-9]+)["']""")
_LONGEST = 9
_DIGITS, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def measure(data: bytes, path: Path) -> None:
    """Raise `UnreadableRegister` if the zipped workbook is broken, encrypted, or too large to unfold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            code = _reason(archive)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, NotImplementedError, ValueError) as error:
        raise UnreadableRegister("register-unreadable", path) from error
    if code:
        raise UnreadableRegister(code, path)


def _reason(archive: zipfile.ZipFile) -> str:
    """Why the workbook is not to be loaded, as a code; "" if it may be."""
    parts = {part.filename.replace("\\", "/").lstrip("/"): part for part in archive.infolist()}
    if any(part.flag_bits & 1 for part in parts.values()):
        return "register-encrypted"
    if sum(part.file_size for part in parts.values()) > MAX_UNPACKED:
        return "register-too-large"
    if _MANIFEST in parts and b"encryption-data" in archive.read(parts[_MANIFEST]):
        return "register-encrypted"
    if any(name.endswith("/workbook.bin") for name in parts):
        # The binary kind of .xlsx is none of those that are read, and could not be measured.
        return "register-unreadable"
    cells = [_xlsx_cells(archive.read(part)) for name, part in parts.items() if _XLSX_SHEET.fullmatch(name)]
    if _ODS_SHEETS in parts:
        cells.append(_ods_cells(archive.read(parts[_ODS_SHEETS])))
    return "register-too-large" if max(cells, default=0) > MAX_CELLS else ""


def _xlsx_cells(sheet: bytes) -> int:
    """Cells in the rectangle from A1 to the last used row and column, or a bound above them that is small enough."""
    bound = _bound(sheet)
    return bound if bound <= MAX_CELLS else _used_cells(sheet)


def _bound(sheet: bytes) -> int:
    """The rectangle around all cells that have an address, used or not."""
    found = b"\n".join(_ADDRESS.findall(sheet))
    columns = set(found.translate(None, _DIGITS).split(b"\n"))
    rows = set(found.translate(None, _LETTERS).split(b"\n"))
    if not found or any(len(one) > _LONGEST for one in rows | columns):
        return MAX_CELLS + 1
    return max(map(int, rows)) * max(map(_column, columns))


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - ord("A") + 1
    return column


def _used_cells(sheet: bytes) -> int:
    """Cells in the rectangle from A1 to the last used row and column."""
    last_row = last_column = 0
    for content in _CONTENT.finditer(sheet):
        begin = sheet.rfind(b"<", 0, content.start())
        found = _REFERENCE.search(sheet, begin, content.start())
        if found:
            last_row, last_column = max(last_row, int(found[2])), max(last_column, _column(found[1]))
    return last_row * last_column


class _OdsExtent:
    """The last used row and column of the table under the parser (both from 1), and the largest rectangle so far."""

    def __init__(self) -> None:
        self.largest = 0
        self._row = self._column = self._last_row = self._last_column = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One element begins."""
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
    return next((int(value) for key, value in attributes.items() if key.endswith(what)), 1)
