"""A file of any kind that registers come in, as sheets of cells."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.exchange.incoming import TooLarge, read_whole
from buxuan_desktop.exchange.register.extent import MAX_CELLS
from buxuan_desktop.exchange.register.folding import filled
from buxuan_desktop.exchange.register.heads import find_heads
from buxuan_desktop.exchange.register.records import Cell, Row, Sheet, UnreadableRegister
from buxuan_desktop.exchange.register.workbook import workbook_sheets

MAX_BYTES = 64 * 2**20
MAX_ROWS = 200_000
"""Rows with anything in them; ten times the largest register that the program is made for."""

_WORKBOOKS = frozenset({".xlsx", ".xls", ".ods"})


def sheets_of(path: Path) -> list[Sheet]:
    """The sheets of the file, blank rows left out; raises `UnreadableRegister` where there is nothing to read."""
    try:
        data = read_whole(path, MAX_BYTES)
    except FileNotFoundError as error:
        raise UnreadableRegister("register-missing", path) from error
    except OSError as error:
        raise UnreadableRegister("register-unreadable", path) from error
    except TooLarge as error:
        raise UnreadableRegister("register-too-large", path) from error
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return [Sheet(visible(path.name), _capped(_text_rows(data, path), path))]
    if suffix not in _WORKBOOKS:
        raise UnreadableRegister("register-kind", path)
    return [Sheet(visible(raw.name), _capped(raw.rows, path), raw.filled) for raw in workbook_sheets(data, path)]


def _capped(rows: Iterable[Sequence[Cell]], path: Path) -> list[Row]:
    kept: list[Row] = []
    widest, most = 0, MAX_ROWS
    for number, cells in enumerate(rows, start=1):
        for cell in cells:
            if cell != "" and filled(cell):
                break
        else:
            continue
        if len(cells) > widest:
            # A rectangle, because columns are looked down one by one.
            widest = len(cells)
            most = min(MAX_ROWS, MAX_CELLS // widest)
        if len(kept) >= most:
            raise UnreadableRegister("register-too-large", path)
        kept.append((number, cells))
    return kept


def _text_rows(data: bytes, path: Path) -> Iterator[list[str]]:
    """The rows of a text list in UTF-8 or GB18030, split by the sign under which its heads are found, else by comma.

    GB18030 is never mistaken for UTF-8: the bytes of 姓名 are not UTF-8.
    """
    text = _decoded(data, path)
    sign = next((s for s in ",\t;" if find_heads(list(enumerate(_records(text, s, path, limit=80), 1)))[1]), ",")
    return _records(text, sign, path)


def _decoded(data: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableRegister("register-unreadable", path)


def _records(text: str, sign: str, path: Path, limit: int | None = None) -> Iterator[list[str]]:
    # Strict, because a quotation mark that is never closed would swallow the rest of the list unseen.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for count, record in enumerate(reader):
            if limit is not None and count >= limit:
                return
            yield record
    except csv.Error as error:
        raise UnreadableRegister("register-unreadable", path) from error
