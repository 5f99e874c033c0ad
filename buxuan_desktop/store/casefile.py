"""The case file: create, open, append, read. One user action is one event in one durable transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from buxuan_desktop.domain.chain import EMPTY, Entry, Head, Row, link
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.connection import connect, identify
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.lock import WriterLock
from buxuan_desktop.store.schema import APPLICATION_ID, STEPS, VERSION

_INSERT = "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)"
_ROWS = "SELECT seq, at, who, kind, body, prev, hash FROM ledger WHERE seq > ? ORDER BY seq"


class CaseFile:
    """An open case file. `path` is the one file that its users must keep."""

    def __init__(self, path: Path, db: Database, lock: WriterLock | None) -> None:
        self.path = path
        self._db = db
        self._lock = lock
        with told(path):
            self.head = self.stored_head()

    @classmethod
    def create(cls, path: Path) -> "CaseFile":
        """A new, empty case file; Refusal `file-exists` rather than touch a file that is there."""
        if path.exists():
            raise Refusal("file-exists", path=str(path))
        lock = WriterLock(path)
        lock.acquire()
        try:
            db = connect(path, write=True, create=True)
            try:
                with told(path):
                    _migrate(db, 0)
                return cls(path, db, lock)
            except BaseException:
                db.close()
                path.unlink(missing_ok=True)
                raise
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, *, write: bool, checked: bool = True) -> "CaseFile":
        """An existing case file; foreign, newer and damaged files are refused in words.

        Without `checked` a damaged structure is let through, for those who then say what is damaged.
        """
        if not path.is_file():
            raise Refusal("file-missing", path=str(path))
        lock = WriterLock(path) if write else None
        if lock:
            lock.acquire()
        try:
            db = connect(path, write=write)
            try:
                version = identify(db, path)
                if checked:
                    quick_check(db, path)
                if write:
                    with told(path):
                        _migrate(db, version)
                return cls(path, db, lock)
            except BaseException:
                db.close()
                raise
        except BaseException:
            if lock:
                lock.release()
            raise

    def close(self) -> None:
        """Close the file and let the next writer in."""
        if self._lock:
            # Leaves no empty journal behind: the case is one file.
            with suppress(sqlite3.Error):
                self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> "CaseFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def stored_head(self) -> Head:
        """The head as written in the file."""
        row = self._db.execute("SELECT seq, hash FROM head").fetchone()
        return Head(*row) if row else EMPTY

    def rows(self, after: int = 0) -> Iterator[Row]:
        """The ledger in order, from the row after `after`."""
        with told(self.path):
            cursor = self._db.execute(_ROWS, (after,))
            while batch := cursor.fetchmany(1000):
                yield from map(Row._make, batch)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One durable transaction: all of it is in the file when this ends, or nothing."""
        before = self.head
        with told(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                if self.stored_head() != before:
                    raise Refusal("file-changed-outside", path=str(self.path))
                yield
                self._db.execute("COMMIT")
            except BaseException:
                self.head = before
                if self._db.conn.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def append(self, entries: Iterable[Entry]) -> Sequence[int]:
        """Append inside a `transaction`; returns the new seqs."""
        rows = list(link(self.head, entries))
        if rows:
            self._db.conn.executemany(_INSERT, rows)
            self._db.execute("UPDATE head SET seq = ?, hash = ?", rows[-1].head)
            self.head = rows[-1].head
        return [row.seq for row in rows]

    def keep_private(self, values: Iterable[tuple[str, str, str, str]]) -> None:
        """Store (ref, name, salt, value) beside the chain, inside a `transaction`."""
        self._db.conn.executemany("INSERT INTO private VALUES (?, ?, ?, ?)", list(values))

    def private(self, ref: str) -> Mapping[str, str]:
        """The private values of `ref` by name; empty when they were erased."""
        with told(self.path):
            return dict(self._db.execute("SELECT name, value FROM private WHERE ref = ?", (ref,)).fetchall())

    def erase_private(self, refs: Iterable[str]) -> None:
        """Delete the private values of `refs`, inside a `transaction`; `secure_delete` overwrites their bytes."""
        self._db.conn.executemany("DELETE FROM private WHERE ref = ?", [(ref,) for ref in refs])

    def keep_blob(self, sha256: str, content: bytes) -> None:
        """Store an attachment once by its hash, inside a `transaction`."""
        self._db.execute("INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING", (sha256, content))

    def blob(self, sha256: str) -> bytes:
        """An attachment's bytes; Refusal `attachment-missing`."""
        with told(self.path):
            row = self._db.execute("SELECT bytes FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise Refusal("attachment-missing", path=str(self.path), sha256=sha256)
        return bytes(row[0])

    def reader(self) -> "CaseFile":
        """The same file opened anew for reading, as the second counter sees it."""
        return CaseFile.open(self.path, write=False)

    def trust_schema(self) -> None:
        """Let views use SQLite's JSON functions; only once the schema is proven to be this program's own.

        SQLite up to 3.40 calls those functions unsafe in any view while `trusted_schema` is off.
        """
        self._db.execute("PRAGMA trusted_schema = ON")

    @property
    def version(self) -> int:
        """The number of the last migration step that this file has seen."""
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    @property
    def db(self) -> Database:
        """The connection, for the other modules of this room."""
        return self._db


def quick_check(db: Database, path: Path) -> None:
    """Refusal `file-damaged` when SQLite finds the file's structure broken."""
    with told(path):
        answer = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise Refusal("file-damaged", path=str(path), detail=str(answer))


def _migrate(db: Database, version: int) -> None:
    for number, step in enumerate(STEPS[version:], start=version + 1):
        db.conn.executescript(
            f"BEGIN IMMEDIATE;\nPRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};\n"
            f"{step}\nCOMMIT;"
        )
    if int(db.execute("PRAGMA user_version").fetchone()[0]) != VERSION:
        raise Refusal("file-damaged", path="", detail="migration")
