"""The case file: create, open, append, read. One user action is one event in one durable transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from buxuan_desktop.domain.chain import EMPTY, Entry, Head, Row, Stored, Written, link
from buxuan_desktop.domain.plain_text import without_unseen
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import cipher, keys
from buxuan_desktop.store.connection import (
    ENCRYPTED,
    MOST_BYTES,
    ROOM_TO_GO_ON,
    Connected,
    connect,
    cut_short,
    head_of,
    identify,
    migrate,
    quick_check,
    undone,
    version_within,
)
from buxuan_desktop.store.faults import database_errors, told
from buxuan_desktop.store.foreign import check_own
from buxuan_desktop.store.hold import DELETED, HERE, Hold
from buxuan_desktop.store.images import image_of, write_image
from buxuan_desktop.store.keys import Key
from buxuan_desktop.store.leftovers import sweep
from buxuan_desktop.store.schema import VERSION
from buxuan_desktop.store.unlocking import key_of, key_of_open

if TYPE_CHECKING:
    from sqlite_utils import Database

_INSERT = "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)"
_ROWS = "SELECT seq, at, who, kind, body, prev, hash FROM ledger WHERE seq > ? ORDER BY seq"


class CaseFile:
    """An open case file. `path` is the one file that its users must keep; `undo` gives back what opening it took.

    `unsure`: the last write is in the file, but the disk did not confirm it. `key` is that of a file under a
    passphrase, None for others.
    """

    def __init__(
        self,
        path: Path,
        db: Connected,
        head: Head,
        undo: ExitStack,
        hold: Hold | None = None,
        key: Key | None = None,
    ) -> None:
        self.path = path
        self.head = head
        self.key = key
        self.unsure = False
        # Where a commit would have led of which not even its failure is certain, because the disk gave no answer.
        self._doubtful = head
        self._db = db
        self._undo = undo
        self._hold = hold
        if hold is not None:
            keys.hold_open(path, key)

    @classmethod
    def create(cls, path: Path, key: Key | None = None) -> "CaseFile":
        """A new, empty case file; Refusal `file-exists` rather than touch a file that is there."""
        if not path.parent.is_dir():
            raise Refusal("file-missing", path=str(path.parent))
        with ExitStack() as undo:
            hold = undo.enter_context(Hold(path))
            if path.exists():
                raise Refusal("file-exists", path=str(path))
            unmade = undo.enter_context(ExitStack())
            unmade.callback(path.unlink, missing_ok=True)
            db = undo.enter_context(connect(path, write=True, create=True, key=key))
            migrate(db, path, 0)
            with told(path):
                hold.watch()
            unmade.pop_all()
            return cls(path, db, EMPTY, undo.pop_all(), hold, key)

    @classmethod
    def open(cls, path: Path, *, write: bool, checked: bool = True) -> "CaseFile":
        """An existing case file; foreign, newer and damaged files are refused in words, and one under a passphrase
        that this process was not given: `passphrase-needed`.

        Without `checked` a damaged structure is let through, for those who then say what is damaged. To read a file
        whose last write was cut short, a copy is made in which that write is undone; the file itself stays as it is.
        """
        version = identify(path)
        key = key_of(path) if version == ENCRYPTED else None
        with ExitStack() as undo:
            hold = undo.enter_context(Hold(path)) if write else None
            db = undo.enter_context(connect(path, write=write, key=key))
            if not write and cut_short(db, path):
                folder = undo.enter_context(TemporaryDirectory(prefix="buxuan-"))
                db = undo.enter_context(connect(undone(path, Path(folder), key), write=False, key=key))
            if version == ENCRYPTED:
                version = version_within(db, path)
            check_own(db, path, version, migrating=write and version < VERSION)
            if checked:
                quick_check(db, path)
            # Before anything is brought up to date: a file without a head is none of ours and stays as it is.
            with told(path):
                head = head_of(db)
            if hold is not None:
                sweep(path.resolve())
                migrate(db, path, version)
                with told(path):
                    hold.watch()
            return cls(path, db, head, undo.pop_all(), hold, key)

    @classmethod
    def beside(cls, path: Path) -> "CaseFile":
        """A case that this process has open for writing, opened once more to read rows while the teller goes on.

        SQLite alone touches the file: opened and closed by us it would lose the locks that SQLite holds (POSIX).
        """
        key = key_of_open(path)
        with ExitStack() as undo:
            db = undo.enter_context(connect(path, write=False, key=key))
            with told(path):
                return cls(path, db, head_of(db), undo.pop_all(), key=key)

    def close(self) -> None:
        """Close the file and let the next writer in."""
        if self._hold is not None:
            # Whoever deleted it did so under our hands; what cannot be put back now cannot be put back at all.
            with suppress(Refusal):
                self._stay()
            # Leaves no empty journal behind: the case is one file.
            with suppress(*database_errors()):
                self._db.execute("PRAGMA journal_mode = DELETE")
            keys.let_go(self.path)
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
        return head_of(self._db)

    def rows(self, after: int = 0) -> Iterator[Row]:
        """The ledger in order, from the row after `after`."""
        with told(self.path):
            cursor = self._db.execute(_ROWS, (after,))
            while batch := cursor.fetchmany(1000):
                yield from map(Row._make, batch)

    def stored(self, at_once: int = 1000) -> Iterator[Stored]:
        """The ledger in order from its first row on, in the bytes that lie in the file; `at_once` rows in memory."""
        with told(self.path):
            # SQLCipher's Python reads the first row here already.
            with in_bytes(self._db.conn):
                cursor = self._db.execute(_ROWS, (0,))
            while True:
                with in_bytes(self._db.conn):
                    batch = cursor.fetchmany(at_once)
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
                if self._hold is None:
                    self.head = head
                yield
            finally:
                # After some faults SQLite has ended it already.
                with suppress(*database_errors()):
                    self._db.execute("ROLLBACK")

    def last_row(self) -> Row | None:
        """The row at the end; None in an empty ledger."""
        return next(self.rows(self.head.seq - 1), None) if self.head.seq else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One durable transaction: all of it is in the file when this ends, or nothing."""
        self._stay()
        self.unsure = False
        before = self.head
        with told(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                stored = self.stored_head()
                if stored != before:
                    after_all = stored == self._doubtful
                    before = stored if after_all else before
                    raise Refusal("written-after-all" if after_all else "file-changed-outside", path=str(self.path))
                yield
                self._commit(before)
            except BaseException:
                self.head = before
                if self._db.conn.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _commit(self, before: Head) -> None:
        """Commit; when SQLite says that it failed, look whether the rows are in the file all the same.

        That is so when the disk fails in the very last step. Whoever was told that nothing was written would enter
        the same ballot again.
        """
        try:
            self._db.execute("COMMIT")
        except database_errors():
            self._doubtful = self.head
            if self._db.conn.in_transaction:
                self._db.execute("ROLLBACK")
            if self.head == before or self.stored_head() != self.head:
                raise
            self.unsure = not self._settled()

    def _settled(self) -> bool:
        """Whether one more write, which leaves all as it is, gets through: then the one before has reached the disk."""
        try:
            self._db.conn.executescript(f"BEGIN IMMEDIATE; PRAGMA user_version = {self.version}; COMMIT")
        except database_errors():
            with suppress(*database_errors()):
                self._db.execute("ROLLBACK")
            return False
        return True

    def append(self, entries: Iterable[Entry]) -> Sequence[int]:
        """Append inside a `transaction`; returns the new seqs."""
        rows = list(link(self.head, entries))
        self.append_rows(rows)
        return [row[0] for row in rows]

    def append_rows(self, rows: Sequence[Written]) -> None:
        """Append rows that are chained already, inside a `transaction`."""
        if rows:
            self._db.conn.executemany(_INSERT, rows)
            self.head = Head(rows[-1][0], rows[-1][-1])
            self._db.execute("UPDATE head SET seq = ?, hash = ?", self.head)

    def keep_private(self, values: Iterable[tuple[str, str, str, str]]) -> None:
        """Store (ref, name, salt, value) beside the chain, inside a `transaction`."""
        self._db.conn.executemany("INSERT INTO private VALUES (?, ?, ?, ?)", list(values))

    def private(self, ref: str) -> Mapping[str, str]:
        """The private values of `ref` by name, without unseen characters; empty when they were erased."""
        with told(self.path):
            found = self._db.execute("SELECT name, value FROM private WHERE ref = ?", (ref,)).fetchall()
        return {name: without_unseen(value) for name, value in found}

    def private_values(self, name: str) -> Sequence[tuple[str, str]]:
        """(ref, value) of all private values of that name."""
        with told(self.path):
            found = self._db.execute("SELECT ref, value FROM private WHERE name = ?", (name,)).fetchall()
        return [(ref, without_unseen(value)) for ref, value in found]

    def erase_private(self, refs: Iterable[str]) -> None:
        """Delete the private values of `refs`, inside a `transaction`; `secure_delete` overwrites their bytes."""
        self._db.conn.executemany("DELETE FROM private WHERE ref = ?", [(ref,) for ref in refs])

    def keep_blob(self, sha256: str, content: bytes) -> None:
        """Store an attachment once by its hash, inside a `transaction`; Refusal `case-full`."""
        pages, size = (int(self._db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
        if pages * size + len(content) > MOST_BYTES - ROOM_TO_GO_ON:
            raise Refusal("case-full", path=str(self.path), most=MOST_BYTES >> 20)
        self._db.execute("INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING", (sha256, content))

    def blob(self, sha256: str) -> bytes:
        """An attachment's bytes; Refusal `attachment-missing`."""
        with told(self.path):
            row = self._db.execute("SELECT bytes FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise Refusal("attachment-missing", path=str(self.path), sha256=sha256)
        return bytes(row[0])

    def image(self) -> bytes:
        """All bytes of the file as SQLite sees them now, without a cipher; inside `still`, of that moment.

        For looking at in memory. What goes to a disk is `images.image_of`.
        """
        if self.key is None:
            return self._db.conn.serialize()
        return cipher.opened(image_of(self).content, self.key)

    def reader(self) -> "CaseFile":
        """The same file opened anew for reading, as the second counter sees it."""
        return CaseFile.open(self.path, write=False)

    def _stay(self) -> None:
        """Refusal `file-moved` or `file-deleted` when writing on would go where nobody looks.

        A file that was deleted is written back from what SQLite still holds open: nothing is lost, and the next write
        goes on there. Where another file has taken the name, that one is left alone.
        """
        state = self._hold.state() if self._hold else HERE
        if state == HERE or self._hold is None:
            return
        if state == DELETED:
            self._put_back(self._hold)
            raise Refusal("file-deleted", path=str(self.path))
        raise Refusal("file-moved", path=str(self.path))

    def _put_back(self, hold: Hold) -> None:
        image = image_of(self)
        path = self.path.resolve()
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        while path.exists():
            path = path.with_name(f"{path.stem}-找回{path.suffix}")
        hold.move(path)
        write_image(image, path)
        self._db = self._undo.enter_context(connect(path, write=True, key=self.key))
        keys.let_go(self.path)
        keys.hold_open(path, self.key)
        self.path = path
        with told(path):
            hold.watch()

    @property
    def version(self) -> int:
        """The number of the last migration step that this file has seen."""
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    @property
    def db(self) -> "Database":
        """The connection, for the other modules of this room."""
        return self._db.tables


@contextmanager
def in_bytes(connection: sqlite3.Connection) -> Iterator[None]:
    """What is fetched inside comes as the bytes of its texts."""
    connection.text_factory = bytes
    try:
        yield
    finally:
        connection.text_factory = str
