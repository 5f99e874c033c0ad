"""A case file with one byte changed by hand: never «all well» for what a SELECT shows, never a traceback."""

import random
import sqlite3
from pathlib import Path

import pytest

from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import cells
from tests.making import ledger_of, whole_bytes

MASKS = (0x01, 0xFF)
WHOLE = len(whole_bytes())


def shown(path: Path) -> object:
    """What any SQLite shows of the ledger, or that it cannot."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return db.execute("SELECT * FROM ledger").fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    finally:
        db.close()


def found(path: Path) -> list[int]:
    """The rows that verify complains about, 0 for the file; empty when it is content."""
    try:
        return [fault.row for fault in verify(path).faults]
    except Refusal:
        return [0]


def missed(path: Path, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The changes (place, mask) that a SELECT shows and verify does not."""
    path.write_bytes(whole_bytes())
    before = shown(path)
    assert before
    assert found(path) == []
    silent = []
    for at, mask in places:
        twisted = bytearray(whole_bytes())
        twisted[at] ^= mask
        path.write_bytes(twisted)
        if not found(path) and shown(path) != before:
            silent.append((at, mask))
    return silent


def test_a_changed_byte_anywhere(tmp_path: Path) -> None:
    chance = random.Random(1)
    places = [(at, chance.choice(MASKS)) for at in range(100)]
    places += [(chance.randrange(WHOLE), chance.choice(MASKS)) for _ in range(300)]
    assert missed(tmp_path / "a.buxuan", places) == []


@pytest.mark.slow
@pytest.mark.parametrize("mask", MASKS)
def test_every_byte_of_the_file(tmp_path: Path, mask: int) -> None:
    assert missed(tmp_path / "a.buxuan", [(at, mask) for at in range(WHOLE)]) == []


def test_a_changed_byte_of_a_row_is_found_and_the_row_is_named(tmp_path: Path) -> None:
    """Also where no SELECT shows it: the lengths, the types, the NULL that stands for the seq."""
    content = whole_bytes()
    rows = ledger_of(content)
    root = content_root(content)
    image = cells._Image(content, 4096, 4096)
    starts = [start for leaf in cells._leaves(image, root, 0) for start in leaf]
    assert len(starts) == len(rows) > 30
    chance = random.Random(2)
    path = tmp_path / "a.buxuan"
    for row, start in zip(rows, starts, strict=True):
        texts = content.index(row.at.encode(), start)
        assert texts - start < 20
        # A row's first bytes are lengths and types; what follows is text, as far as it lies in this page.
        inside = min(len("".join(row[1:]).encode()), 400)
        for at in (*chance.sample(range(start, texts), 4), *(texts + chance.randrange(inside) for _ in range(2))):
            twisted = bytearray(content)
            twisted[at] ^= chance.choice((0x01, 0x08, 0x0D, 0xFF))
            path.write_bytes(twisted)
            assert row.seq in found(path), (row.seq, at - start, twisted[at])


def content_root(content: bytes) -> int:
    db = sqlite3.connect(":memory:")
    db.deserialize(content)
    try:
        return int(db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ledger'").fetchone()[0])
    finally:
        db.close()


def test_no_row_lies_twice_in_the_file() -> None:
    """Else somebody could change a copy that nobody reads and think that verify is blind."""
    for row in ledger_of(whole_bytes())[:-1]:
        assert whole_bytes().count(row.hash.encode()) == 2, row.seq  # the row's own, and the next one's prev
