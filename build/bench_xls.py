"""An old workbook with one sheet of texts, as plain as can be: BIFF8 in a compound file ([MS-XLS], [MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_IN_HEADER = 109
_LONGEST_RECORD = 8_224


def workbook(name: str, rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a workbook whose one sheet holds these rows of texts."""
    lines = list(rows)
    texts = {text: place for place, text in enumerate(dict.fromkeys(text for line in lines for text in line if text))}
    globals_ = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    title = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    shared = _shared(list(texts), sum(bool(text) for line in lines for text in line))
    bound = 4 + 6 + len(title)
    begin = len(globals_) + bound + len(shared) + 4
    globals_ += _record(0x85, struct.pack("<IH", begin, 0) + title) + shared + _record(0x0A, b"")
    widest = max((len(line) for line in lines), default=0)
    sheet = [_record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))]
    sheet.append(_record(0x200, struct.pack("<IIHHH", 0, len(lines), 0, widest, 0)))
    for row, line in enumerate(lines):
        sheet += [
            _record(0xFD, struct.pack("<HHHI", row, column, 0, texts[text])) for column, text in enumerate(line) if text
        ]
    sheet.append(_record(0x0A, b""))
    return compound(globals_ + b"".join(sheet))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _shared(texts: Sequence[str], used: int) -> bytes:
    """The table of texts, in as many records as it takes; no text is split between two."""
    parts = [struct.pack("<II", used, len(texts))]
    records = []
    size = len(parts[0])
    for text in texts:
        narrow = text.isascii()
        raw = text.encode("latin-1" if narrow else "utf-16-le")
        one = struct.pack("<HB", len(text), 0 if narrow else 1) + raw
        if size + len(one) > _LONGEST_RECORD:
            records.append(b"".join(parts))
            parts, size = [], 0
        parts.append(one)
        size += len(one)
    records.append(b"".join(parts))
    return b"".join(_record(0x3C if place else 0xFC, body) for place, body in enumerate(records))


def compound(stream: bytes) -> bytes:
    """A compound file that holds the stream under the name Workbook; the stream has at least 4,096 bytes."""
    stream = stream.ljust(4096, b"\0")
    size = len(stream)
    sectors = -(-size // _SECTOR)
    tables = 1
    while tables * (_SECTOR // 4) < sectors + 1 + tables:
        tables += 1
    if tables > _IN_HEADER:
        return _large(stream, sectors)
    return _laid_out(stream, sectors, tables, [])


def _large(stream: bytes, sectors: int) -> bytes:
    """The same where the header alone cannot name all sectors of the table."""
    each = _SECTOR // 4
    tables, more = 0, 0
    while True:
        needed = -(-(sectors + 1 + tables + more) // each)
        beyond = max(0, -(-(needed - _IN_HEADER) // (each - 1)))
        if (needed, beyond) == (tables, more):
            break
        tables, more = needed, beyond
    return _laid_out(stream, sectors, tables, list(range(sectors + 1 + tables, sectors + 1 + tables + more)))


def _laid_out(stream: bytes, sectors: int, tables: int, more: list[int]) -> bytes:
    """Stream first, then the directory, the table, and what names the table's further sectors."""
    each = _SECTOR // 4
    directory = sectors
    own = list(range(sectors + 1, sectors + 1 + tables))
    table = [*range(1, sectors), _END, _END, *([_TABLE] * tables), *([0xFFFFFFFC] * len(more))]
    table += [_FREE] * (tables * each - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, 0, 4096, _END, 0,
                          more[0] if more else _END, len(more))  # fmt: skip
    header += struct.pack(f"<{_IN_HEADER}I", *[*own[:_IN_HEADER], *([_FREE] * _IN_HEADER)][:_IN_HEADER])
    rest = own[_IN_HEADER:]
    named = b""
    for place in range(len(more)):
        part = rest[place * (each - 1) : (place + 1) * (each - 1)]
        part += [_FREE] * (each - 1 - len(part))
        named += struct.pack(f"<{each}I", *part, more[place + 1] if place + 1 < len(more) else _END)
    entries = _entry("Root Entry", 5, _END, 0, 1) + _entry("Workbook", 2, 0, len(stream), _FREE)
    body = stream.ljust(sectors * _SECTOR, b"\0") + entries.ljust(_SECTOR, b"\0")
    return header + body + struct.pack(f"<{len(table)}I", *table) + named


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
