"""The case file: create, open, append, read. One user action is one event in one durable transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from buxuan_desktop.domain.chain import EMPTY, Entry, Head, Row, Stored, link
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.connection import connect, cut_short, identify, migrate, quick_check, undone
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.lock import WriterLock

if TYPE_CHECKING:
    from sqlite_utils import Database

_INSERT = "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)"
_ROWS = "SELECT seq, at, who, kind, body, prev, hash FROM ledger WHERE seq > ? ORDER BY seq"


class CaseFile:
    """An open case file. `path` is the one file that its users must keep; `undo` gives back what opening it took."""

    def __init__(self, path: Path, db: "Database", head: Head, undo: ExitStack, *, writes: bool) -> None:
        self.path = path
        self.head = head
        self._db = db
        self._undo = undo
        self._writes = writes

    @classmethod
    def create(cls, path: Path) -> "CaseFile":
        """A new, empty case file; Refusal `file-exists` rather than touch a file that is there."""
        if not path.parent.is_dir():
            raise Refusal("file-missing", path=str(path.parent))
        with ExitStack() as undo:
            undo.enter_context(WriterLock(path))
            if path.exists():
                raise Refusal("file-exists", path=str(path))
            unmade = undo.enter_context(ExitStack())
            unmade.callback(path.unlink, missing_ok=True)
            db = undo.enter_context(connect(path, write=True, create=True))
            migrate(db, path, 0)
            unmade.pop_all()
            return cls(path, db, EMPTY, undo.pop_all(), writes=True)

    @classmethod
    def open(cls, path: Path, *, write: bool, checked: bool = True) -> "CaseFile":
        """An existing case file; foreign, newer and damaged files are refused in words.

        Without `checked` a damaged structure is let through, for those who then say what is damaged. To read a file
        whose last write was cut short, a copy is made in which that write is undone; the file itself stays as it is.
        """
        version = identify(path)
        with ExitStack() as undo:
            if write:
                undo.enter_context(WriterLock(path))
            db = undo.enter_context(connect(path, write=write))
            if not write and cut_short(db, path):
                folder = undo.enter_context(TemporaryDirectory(prefix="buxuan-"))
                db = undo.enter_context(connect(undone(path, Path(folder)), write=False))
            if checked:
                quick_check(db, path)
            # Before anything is brought up to date: a file without a head is none of ours and stays as it is.
            with told(path):
                head = _head_of(db)
            if write:
                migrate(db, path, version)
            return cls(path, db, head, undo.pop_all(), writes=write)

    def close(self) -> None:
        """Close the file and let the next writer in."""
        if self._writes:
            # Leaves no empty journal behind: the case is one file.
            with suppress(sqlite3.Error):
                self._db.execute("PRAGMA journal_mode = DELETE")
        self._undo.close()

    def discard(self) -> None:
        """Close a file that was made a moment ago and take it away again, because nothing could be written to it."""
        self.close()
        if self.head == EMPTY:
            self.path.unlink(missing_ok=True)

    def __enter__(self) -> "CaseFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def stored_head(self) -> Head:
        """The head as written in the file."""
        return _head_of(self._db)

    def rows(self, after: int = 0) -> Iterator[Row]:
        """The ledger in order, from the row after `after`."""
        with told(self.path):
            cursor = self._db.execute(_ROWS, (after,))
            while batch := cursor.fetchmany(1000):
                yield from map(Row._make, batch)

    def stored(self) -> Iterator[Stored]:
        """The ledger in order from its first row on, in the bytes that lie in the file."""
        with told(self.path):
            cursor = self._db.execute(_ROWS, (0,))
            while True:
                with in_bytes(self._db.conn):
                    batch = cursor.fetchmany(1000)
                if not batch:
                    return
                yield from batch

    @contextmanager
    def still(self) -> Iterator[None]:
        """One moment of the file for all that is read inside: a writer elsewhere waits with its next commit."""
        if self._db.conn.in_transaction:
            yield
            return
        with told(self.path):
            self._db.execute("BEGIN")
            try:
                head = self.stored_head()
                if not self._writes:
                    self.head = head
                yield
            finally:
                # After some faults SQLite has ended it already.
                with suppress(sqlite3.OperationalError):
                    self._db.execute("ROLLBACK")

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
            self.head = Head(rows[-1][0], rows[-1][-1])
            self._db.execute("UPDATE head SET seq = ?, hash = ?", self.head)
        return [row[0] for row in rows]

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

    def image(self) -> bytes:
        """All bytes of the file as SQLite sees them now; inside `still`, of that moment."""
        return self._db.conn.serialize()

    def reader(self) -> "CaseFile":
        """The same file opened anew for reading, as the second counter sees it."""
        return CaseFile.open(self.path, write=False)

    @property
    def version(self) -> int:
        """The number of the last migration step that this file has seen."""
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    @property
    def db(self) -> "Database":
        """The connection, for the other modules of this room."""
        return self._db


@contextmanager
def in_bytes(connection: sqlite3.Connection) -> Iterator[None]:
    """What is fetched inside comes as the bytes of its texts."""
    connection.text_factory = bytes
    try:
        yield
    finally:
        connection.text_factory = str


def _head_of(db: "Database") -> Head:
    row = db.execute("SELECT seq, hash FROM head").fetchone()
    return Head(*row) if row else EMPTY
