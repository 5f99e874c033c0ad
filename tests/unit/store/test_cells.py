"""The ledger's bytes against SQLite's own writing of them, for small and for long rows, few and many."""

import sqlite3
from pathlib import Path

import pytest

from buxuan_desktop.domain.chain import EMPTY, Entry, Row, link
from buxuan_desktop.store import cells
from tests.making import stored

LONG = "长" * 30_000


def written(path: Path, bodies: list[str], page: int = 4096) -> tuple[bytes, list[Row]]:
    rows = list(map(Row._make, link(EMPTY, [Entry("2026-05-10T12:00+08:00", "计票员", "x", body) for body in bodies])))
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(f"PRAGMA page_size = {page}")
    db.execute(
        "CREATE TABLE ledger(seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,"
        " body TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL) STRICT"
    )
    db.execute("BEGIN")
    db.executemany("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    db.execute("COMMIT")
    db.close()
    return path.read_bytes(), rows


def first_odd(data: bytes, rows: list[Row], root: int = 2) -> int:
    return cells.first_odd_cell(data, root, list(map(stored, rows)))


@pytest.mark.parametrize("page", [512, 1024, 4096, 65536])
@pytest.mark.parametrize("count", [0, 1, 2, 127, 128, 300])
def test_what_sqlite_wrote_is_as_it_should_be(tmp_path: Path, page: int, count: int) -> None:
    bodies = ["体" * (n * 7 % 900) for n in range(count)]
    data, rows = written(tmp_path / "a", bodies, page)
    assert first_odd(data, rows) == 0


@pytest.mark.parametrize("length", [0, 1, 57, 58, 110, 3700, 3850, 3900, 4096, 8192, 16_000, 16_400, 2_100_000])
def test_every_length_of_a_row(tmp_path: Path, length: int) -> None:
    data, rows = written(tmp_path / "a", ["a" * (length + more) for more in range(6)])
    assert first_odd(data, rows) == 0


def test_each_byte_of_each_row_counts(tmp_path: Path) -> None:
    data, rows = written(tmp_path / "a", ["{}", "b" * 700, "c" * 5, "d" * 1300], 512)
    seen = 0
    for at, row in owners(data, rows):
        for mask in (0x01, 0x08, 0x0D, 0xFF):
            twisted = bytearray(data)
            twisted[at] ^= mask
            assert first_odd(bytes(twisted), rows) == row, (at, mask)
            seen += 1
    assert seen > 4 * 2500


def test_rows_too_few_or_too_many(tmp_path: Path) -> None:
    data, rows = written(tmp_path / "a", ["{}", "[]"])
    assert first_odd(data, rows[:1]) == 2
    assert first_odd(data, [*rows, rows[-1]._replace(seq=3)]) == 3


@pytest.mark.parametrize("root", [0, 1, 99])
def test_a_table_that_is_not_there(tmp_path: Path, root: int) -> None:
    data, rows = written(tmp_path / "a", ["{}", "[]"])
    assert first_odd(data, rows, root) == 1


def test_a_tree_that_bites_its_tail(tmp_path: Path) -> None:
    data, rows = written(tmp_path / "a", ["体" * 100] * 300, 512)
    twisted = bytearray(data)
    header = 512
    assert twisted[header] == 0x05
    twisted[header + 8 : header + 12] = (2).to_bytes(4, "big")
    assert first_odd(bytes(twisted), rows) > 0


def owners(data: bytes, rows: list[Row]) -> list[tuple[int, int]]:
    """Each place in a file with pages of 512 bytes that belongs to a row, found by what the row says, and its seq."""
    found = []
    for row in rows:
        left = "".join(row[1:]).encode()
        at = data.index(left[:60])
        # Before the texts: lengths and types, 13 bytes, one more when the body is longer than 57.
        found += [(place, row.seq) for place in range(at - (13 if len(row.body) < 58 else 14), at)]
        pointer = 0
        while left:
            size = next(size for size in range(len(left), 0, -1) if data[at : at + size] == left[:size])
            found += [(place, row.seq) for place in range(at, at + size)]
            left = left[size:]
            pointer = pointer or at + size
            if left:
                found += [(place, row.seq) for place in range(pointer, pointer + 4)]
                pointer = (int.from_bytes(data[pointer : pointer + 4], "big") - 1) * 512
                at = pointer + 4
        if at == pointer + 4:
            found += [(place, row.seq) for place in range(pointer, pointer + 4)]
    return found
