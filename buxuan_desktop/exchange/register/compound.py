"""The container of old workbooks: files within a file ([MS-CFB] 2.2, 2.3, 2.6)."""

import struct
from collections.abc import Iterable, Iterator

BROKEN = (struct.error, IndexError, StopIteration, ValueError)
"""What reading a damaged container raises."""

_HEADER = struct.Struct("<24xHHHHH6xIII4xIIIII")
# Of the header: sector shift, small sector shift, directory, cutoff of small streams, their table, more of the table.
_USED = (3, 4, 7, 8, 9, 11)
_HEADER_TABLE = 109
_ENTRY = struct.Struct("<64sHB49xII4x")
_FREE = 0xFFFFFFFC
_SMALL_SIZE = 64
_ROOT, _STREAM = 5, 2
_NAMES = ("WORKBOOK", "BOOK")


class Compound:
    """A compound file: sectors in chains, and a table of which follows which.

    Whatever is wrong in it shows as one of `BROKEN`.
    """

    def __init__(self, data: bytes) -> None:
        fields = _HEADER.unpack_from(data)
        shift, small_shift, self._directory, self._cutoff, self._small_table, more = (fields[i] for i in _USED)
        if shift not in (9, 12) or small_shift != 6:
            raise ValueError("sector size")
        self._data, self._size = data, 1 << shift
        self._count = len(data) // self._size
        table_sectors = list(struct.unpack_from(f"<{_HEADER_TABLE}I", data, _HEADER.size))
        for _ in range(self._count + 1):
            if more >= _FREE:
                break
            *further, more = _numbers(self._sector(more))
            table_sectors += further
            # A ring would make billions of entries of a small file.
            if len(table_sectors) > self._count + _HEADER_TABLE + self._size:
                raise ValueError("table larger than the file")
        used = [n for n in table_sectors if n < _FREE]
        if len(used) > self._count:
            raise ValueError("table larger than the file")
        self._table = [entry for n in used for entry in _numbers(self._sector(n))]

    def _sector(self, number: int) -> bytes:
        return self._sectors(number, number)

    def _sectors(self, first: int, last: int) -> bytes:
        if (last + 1) * self._size >= len(self._data):
            raise ValueError("sector out of bounds")
        return self._data[(first + 1) * self._size : (last + 2) * self._size]

    def _chained(self, start: int) -> bytes:
        return b"".join(self._sectors(first, last) for first, last in _runs(_chain(start, self._table, self._count)))

    def workbook(self) -> bytes:
        """The bytes of the stream that holds the workbook."""
        entries = list(_ENTRY.iter_unpack(self._chained(self._directory)))
        begin, length = next(
            (start, length)
            for name, used, kind, start, length in entries
            if kind == _STREAM and name[: max(used - 2, 0)].decode("utf-16-le", "replace").upper() in _NAMES
        )
        if length >= self._cutoff:
            found = self._chained(begin)
        else:
            pool = self._chained(next(start for _, _, kind, start, _ in entries if kind == _ROOT))
            small = _numbers(self._chained(self._small_table))
            found = b"".join(
                pool[n * _SMALL_SIZE : (n + 1) * _SMALL_SIZE] for n in _chain(begin, small, len(pool) // _SMALL_SIZE)
            )
        if len(found) < length:
            raise ValueError("stream cut short")
        return found[:length]


def _numbers(sector: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(sector) // 4}I", sector))


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last of the numbers that follow one another by one: most chains are a single run."""
    first, last = 0, -1
    for number in numbers:
        if number != last + 1:
            if last >= first:
                yield first, last
            first = number
        last = number
    if last >= first:
        yield first, last


def _chain(start: int, table: list[int], most: int) -> Iterator[int]:
    """Sector numbers from `start` to the chain's end; a ring, or a chain of more than `most`, is a ValueError."""
    for _ in range(most + 1):
        if start >= _FREE:
            return
        yield start
        start = table[start]
    raise ValueError("ring of sectors")
