"""What can be wrong with a case file apart from its meaning: structure, schema, chain, private values, attachments."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

from buxuan_desktop.domain.chain import EMPTY, Head, Stored, unbroken
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.store.casefile import CaseFile, in_bytes
from buxuan_desktop.store.cells import first_odd_cell
from buxuan_desktop.store.faults import database_errors
from buxuan_desktop.store.foreign import SCHEMA, released

_Read = TypeVar("_Read")
# Every salt this program ever wrote. Without its length the first letters of a value could be moved to its salt.
_SALT = re.compile("[0-9a-f]{32}")
_ROWS = "SELECT seq, at, who, kind, body, prev, hash FROM ledger ORDER BY seq"


class Fault(msgspec.Struct, frozen=True):
    """One thing that does not verify: a stable code, the ledger row it concerns (0: none), and the facts."""

    code: str
    row: int = 0
    detail: str = ""


def check_structure(file: CaseFile) -> list[Fault]:
    """SQLite's own full check of pages, types and indexes; and nothing hung on behind the last page."""
    try:
        # Of a file under a passphrase each page carries a check of its own, and SQLite reads no page that fails it.
        sealed = file.db.execute("PRAGMA cipher_integrity_check").fetchall() if file.key else []
        if sealed:
            return [Fault("file-damaged", 0, str(row[0])) for row in sealed[:10]]
        answers = [row[0] for row in file.db.execute("PRAGMA integrity_check(10)").fetchall()]
        pages, size = (int(file.db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    except database_errors() as error:
        return [Fault("file-damaged", 0, str(error))]
    opened = file.db.execute("PRAGMA database_list").fetchone()[2]
    if os.stat(opened).st_size != pages * size:
        answers.append(f"{pages} × {size}")
    return [Fault("file-damaged", 0, str(answer)) for answer in answers if answer != "ok"]


def check_schema(file: CaseFile) -> list[Fault]:
    """Tables, triggers and views must be those of the released version, to the letter."""
    expected = released(file.version)
    found = set(file.db.execute(SCHEMA).fetchall())
    return [Fault("schema-differs", 0, str(name)) for _, name, _, _ in sorted(expected ^ found, key=str)]


def read_chain(
    file: CaseFile, read: Callable[[bytes, bytes], _Read], *, sound: bool
) -> tuple[list[Stored], list[tuple[int, _Read]], list[Fault]]:
    """All rows that can be read, what `read` makes of those that chain, and the first bad one named by its seq.

    In a structure that SQLite finds `sound` every text is a text; else that is looked at too, since the same bytes may
    lie there as something else.
    """
    rows: list[Stored] = []
    faults = []
    try:
        # One by one, so that what was read before a fault is kept.
        if sound:
            with in_bytes(file.db.conn):
                rows.extend(file.db.execute(_ROWS))
        else:
            rows.extend(map(_typed, _within(file.db.execute(_ROWS), os.stat(file.path).st_size)))
    except database_errors() as error:
        faults = [Fault("row-unreadable", _first_unreadable(file, len(rows) + 1), str(error))]
    try:
        return rows, [(row[0], made) for row, made in unbroken(rows, read)], faults
    except IllegalEvent as broken:
        return rows, [], [Fault("chain-broken", int(str(broken.data["row"])), str(broken.data["what"]))]


def check_cells(file: CaseFile, image: bytes, rows: list[Stored]) -> list[Fault]:
    """Each row lies in the file as SQLite writes it; so a byte that no SELECT shows cannot be changed either."""
    root = file.db.execute("SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = 'ledger'").fetchone()
    odd = first_odd_cell(image, root[0], rows) if root else 0
    return [Fault("row-bytes-differ", odd)] if odd else []


def check_head(file: CaseFile, rows: list[Stored], paper: Head | None) -> list[Fault]:
    """The stored head is the last row's and the only one; the head on paper is that of the row with its number."""
    faults = []
    stored = [Head(*row) for row in file.db.execute("SELECT seq, hash FROM head").fetchall()]
    last = _head(rows[-1]) if rows else EMPTY
    if stored != [last]:
        faults.append(Fault("head-differs", last.seq, f"{'、'.join(map(str, stored))} / {last}"))
    if paper is not None and not (1 <= paper.seq <= len(rows) and _head(rows[paper.seq - 1]).hash == paper.hash):
        faults.append(Fault("paper-head-differs", paper.seq, str(paper)))
    return faults


def check_private(file: CaseFile, sealed: Mapping[tuple[str, str], str], erased: set[str]) -> list[Fault]:
    """Each private value fits the hash in its event, unless it was erased; nothing lies there that no event names.

    `sealed` maps (ref, name) to SHA-256 of salt and value.
    """
    rows = file.db.execute("SELECT ref, name, salt, value FROM private").fetchall()
    kept = {(ref, name): seal(salt, value) if _SALT.fullmatch(salt) else "" for ref, name, salt, value in rows}
    if kept == sealed and not erased:
        return []
    missing = dict(sealed)
    faults = [
        Fault("private-differs", 0, f"{ref} {name}")
        for (ref, name), digest in kept.items()
        if missing.pop((ref, name), "") != digest or not digest or ref in erased
    ]
    return faults + [Fault("private-missing", 0, f"{ref} {name}") for ref, name in missing if ref not in erased]


def check_blobs(file: CaseFile, named: set[str]) -> list[Fault]:
    """Each attachment's bytes fit its name, and each that an event names is there."""
    seen = set()
    faults = []
    for name, content in file.db.execute("SELECT sha256, bytes FROM blob"):
        seen.add(name)
        if sha256(content).hexdigest() != name or name not in named:
            faults.append(Fault("attachment-differs", 0, str(name)))
    return faults + [Fault("attachment-missing", 0, name) for name in sorted(named - seen)]


def seal(salt: str, value: str) -> str:
    """What an event holds of a private value: SHA-256, lower-case hex, of salt and value."""
    return sha256((salt + value).encode()).hexdigest()


def _within(rows: Iterable[tuple[Any, ...]], most: int) -> Iterator[tuple[Any, ...]]:
    """Rows that together are no larger than their file: in a broken one many rows may share the same bytes."""
    for row in rows:
        most -= sum(len(value) for value in row if isinstance(value, (str, bytes)))
        if most < 0:
            raise sqlite3.DatabaseError("rows larger than the file")
        yield row


def _typed(row: tuple[object, ...]) -> Any:
    """A row whose texts are bytes and whose other values are nothing."""
    return row[0], *(value.encode() if isinstance(value, str) else None for value in row[1:])


def _head(row: Stored) -> Head:
    """The head that a ledger ending here has, also where the row is none of ours."""
    own: object = row[-1]
    return Head(row[0], own.decode(errors="replace") if isinstance(own, bytes) else str(own))


def _first_unreadable(file: CaseFile, start: int) -> int:
    """The seq of the row that cannot be read: `start`, or the one after it when SQLite stumbled while stepping on."""
    try:
        before = file.db.execute("SELECT * FROM ledger WHERE seq = ?", (start,)).fetchone()
    except database_errors():
        return start
    return start + 1 if before else start
