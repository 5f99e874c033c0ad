"""The ledger's bytes as they lie in the file, held against the only way in which SQLite writes such rows.

SQLite reads more than it writes: some bytes of a row can be changed and every SELECT answers as before. So the pages of
the table are walked here (SQLite's file format, §1.6 and §2.1) and each cell must be, byte for byte, what its row is
written as. Not looked at is what is no row: free space in a page, other tables, the file's counters.
"""

import struct
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from buxuan_desktop.domain.chain import Stored

_INTERIOR, _LEAF = 0x05, 0x0D
_DEEPEST = 20
_KEPT_FREE = 35
"""Bytes of a page that no record takes: a longer one goes on in pages of its own."""
_ASTRAY = (ValueError, IndexError, struct.error)
"""Raised when a page number or an offset leads nowhere."""


class _Image(NamedTuple):
    """The pages of a file; `page` is their size and `usable` that without the reserved bytes at the end."""

    data: bytes
    page: int
    usable: int

    def at(self, number: int) -> int:
        """Where a page begins; ValueError when the file has no such page."""
        if not 1 <= number <= len(self.data) // self.page:
            raise ValueError(number)
        return (number - 1) * self.page

    def cells(self, number: int) -> tuple[int, list[int], int]:
        """A b-tree page's kind, where its cells begin, in order of key, and where its own header begins."""
        start = self.at(number)
        header = start + (100 if number == 1 else 0)
        kind, count = struct.unpack_from(">BxxH", self.data, header)
        first = header + (12 if kind == _INTERIOR else 8)
        return kind, [start + offset for offset in struct.unpack_from(f">{count}H", self.data, first)], header


def first_odd_cell(data: bytes, root: int, rows: Sequence[Stored]) -> int:
    """The seq of the first row that does not lie in the file as SQLite writes it; 0 when all do.

    `data` is the whole file, `root` the page where the ledger's b-tree begins, `rows` what SELECT gives from seq 1 on.
    """
    size, reserved = struct.unpack_from(">H2xB", data, 16)
    page = 65536 if size == 1 else size
    image = _Image(data, page, page - reserved)
    done = 0
    try:
        for cells in _leaves(image, root, 0):
            for start, row in zip(cells, rows[done : done + len(cells)], strict=True):
                if not _fits(image, start, row):
                    return row[0]
                done += 1
    except _ASTRAY:
        return done + 1
    return 0 if done == len(rows) else done + 1


def _leaves(image: _Image, number: int, depth: int) -> Iterator[list[int]]:
    """Where the cells of the table lie, leaf by leaf in order of seq; ValueError for a page that is none of its."""
    kind, cells, header = image.cells(number)
    if kind == _LEAF:
        yield cells
    elif kind == _INTERIOR and depth < _DEEPEST:
        for cell in cells:
            yield from _leaves(image, struct.unpack_from(">I", image.data, cell)[0], depth + 1)
        yield from _leaves(image, struct.unpack_from(">I", image.data, header + 8)[0], depth + 1)
    else:
        raise ValueError(number)


def _fits(image: _Image, start: int, row: Stored) -> bool:
    seq, at, who, kind, body, prev, own = row
    length, size, head = _header(len(at), len(who), len(kind), len(body), len(prev), len(own))
    written = b"".join((size, _varint(seq), head, at, who, kind, body, prev, own))
    if length <= image.usable - _KEPT_FREE:
        return image.data.startswith(written, start)
    local = _local(length, image.usable)
    end = len(written) - length + local
    return image.data.startswith(written[:end], start) and _overflows(image, start + end, written[end:])


@lru_cache(maxsize=10_000)
def _header(*lengths: int) -> tuple[int, bytes, bytes]:
    """A record with texts of these lengths in bytes: how long it is, as a number and as it is written, and its head.

    The head is its own length, then a type for each column. The rowid is the seq, so the record holds NULL (0) in its
    place; a text of n bytes has the type 13 + 2n.
    """
    types = b"\0" + b"".join(_varint(13 + 2 * length) for length in lengths)
    head = _varint(len(types) + 1) + types
    length = len(head) + sum(lengths)
    return length, _varint(length), head


def _overflows(image: _Image, pointer: int, rest: bytes) -> bool:
    """Whether `rest` lies in the chain of pages that begins at `pointer`."""
    room = image.usable - 4
    for done in range(0, len(rest), room):
        pointer = image.at(struct.unpack_from(">I", image.data, pointer)[0])
        part = rest[done : done + room]
        if image.data[pointer + 4 : pointer + 4 + len(part)] != part:
            return False
    return struct.unpack_from(">I", image.data, pointer) == (0,)


def _local(length: int, usable: int) -> int:
    """How many bytes of a record that is too long for a leaf lie in the leaf itself."""
    least = (usable - 12) * 32 // 255 - 23
    more = least + (length - least) % (usable - 4)
    return more if more <= usable - _KEPT_FREE else least


def _varint(number: int) -> bytes:
    """A number below 2**56 as SQLite writes it: seven bits a byte, the highest first."""
    if number < 0x80:
        return bytes((number,))
    if number < 0x4000:
        return bytes((number >> 7 | 0x80, number & 0x7F))
    if number < 0x200000:
        return bytes((number >> 14 | 0x80, number >> 7 & 0x7F | 0x80, number & 0x7F))
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | 0x80)
    return bytes(reversed(parts))
