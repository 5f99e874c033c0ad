"""How a case file is opened: in the one mode that design §4 fixes, and through sqlite-utils for who asks for tables."""

import os
import shutil
import sqlite3
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from buxuan_desktop.domain.chain import EMPTY, Head
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import keys, schema
from buxuan_desktop.store.faults import database_errors, told
from buxuan_desktop.store.keys import Key

if TYPE_CHECKING:
    from sqlite_utils import Database

_BUSY_SECONDS = 5.0
_ROLLBACK_JOURNAL = b"\x01\x01"
_HEADER, _MAGIC = 100, b"SQLite format 3\0"
MOST_BYTES = 2 << 30
"""A larger file is none of ours: a case is proved and mirrored in memory."""
ROOM_TO_GO_ON = 256 << 20
"""What attachments leave free for ballots, so that no case becomes too large to be opened."""

ENCRYPTED = 0
"""In the place of a version: the file is under a passphrase, and only its key tells more."""


class Connected:
    """A connection to a case file; `execute` is its own. `tables` is the same connection through sqlite-utils.

    That library is loaded when it is first asked for: it brings a whole command line with it, and a teller who opens
    a case would wait for that as long as for the reading of 5,000 ballots.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.execute = conn.execute

    @cached_property
    def tables(self) -> "Database":
        """The file as sqlite-utils sees it."""
        from sqlite_utils import Database

        return Database(self.conn, execute_plugins=False)

    def __enter__(self) -> "Connected":
        return self

    def __exit__(self, *_: object) -> None:
        self.conn.close()


def identify(path: Path) -> int:
    """The file's version, or ENCRYPTED; Refusal `not-a-case` for foreign files, `case-too-new` for a later program's.

    The header alone is read, without locks and without finishing a write that was cut short, so that a file that is
    not ours stays untouched to the byte.
    """
    if not path.is_file():
        raise Refusal("file-missing", path=str(path))
    # Not by SQLite: where the power failed while the file grew, it calls a file damaged that its journal makes whole.
    with told(path), path.open("rb") as opened:
        header = opened.read(_HEADER)
    if keys.is_marked(header):
        return ENCRYPTED
    version, application = (int.from_bytes(header[at : at + 4], signed=True) for at in (60, 68))
    modes = header[18:20]
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise Refusal("not-a-case", path=str(path))
    _known(path, application, version)
    if modes != _ROLLBACK_JOURNAL:
        # Opening it in the other mode would leave files beside it; ours never says so.
        raise Refusal("file-damaged", path=str(path), detail=f"journal mode {modes.hex()}")
    return version


def version_within(db: Connected, path: Path) -> int:
    """What `identify` tells of other files, of one under a passphrase."""
    with told(path):
        version, application = (
            int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("user_version", "application_id")
        )
    _known(path, application, version)
    return version


def _known(path: Path, application: int, version: int) -> None:
    if application != schema.APPLICATION_ID:
        raise Refusal("not-a-case", path=str(path))
    if path.stat().st_size > MOST_BYTES:
        raise Refusal("case-too-large", path=str(path), most=MOST_BYTES >> 20)
    if version > schema.VERSION:
        raise Refusal("case-too-new", path=str(path), file=version, program=schema.VERSION)
    if version < 1:
        raise Refusal("file-damaged", path=str(path), detail=f"user_version {version}")


def connect(path: Path, *, write: bool, create: bool = False, key: Key | None = None) -> Connected:
    """A connection with the fixed settings, to a file that is known to be a case (`identify`).

    Reading never changes the file. `trusted_schema` is off, so that a foreign schema cannot run anything.
    """
    mode = "rwc" if create else "rw" if write else "ro"
    with told(path):
        raw = _connected(path, mode, key)
        try:
            raw.execute("PRAGMA trusted_schema = OFF")
            if write:
                # Not for reading: one bad cell would hide its whole page from those who say which row is bad.
                raw.execute("PRAGMA cell_size_check = ON")
                raw.execute("PRAGMA journal_mode = TRUNCATE")
                raw.execute("PRAGMA synchronous = EXTRA")
                raw.execute("PRAGMA foreign_keys = ON")
                raw.execute("PRAGMA secure_delete = ON")
            else:
                raw.execute("PRAGMA query_only = ON")
        except BaseException:
            raw.close()
            raise
    return Connected(raw)


def of_image(image: bytes, *, trusted: bool = False) -> sqlite3.Connection:
    """A connection to a copy of a whole case file in memory, for reading.

    `trusted` lets views use SQLite's JSON functions, which SQLite up to 3.40 calls unsafe in any view; only for a
    schema that is proven to be this program's own.
    """
    raw = sqlite3.connect(":memory:", isolation_level=None)
    try:
        raw.deserialize(image)
        raw.execute(f"PRAGMA trusted_schema = {'ON' if trusted else 'OFF'}")
        raw.execute("PRAGMA query_only = ON")
    except BaseException:
        raw.close()
        raise
    return raw


def cut_short(db: Connected, path: Path) -> bool:
    """Whether a read-only connection finds a write that nobody finished: the power failed in the middle of it."""
    with told(path):
        try:
            db.execute("PRAGMA schema_version").fetchone()
        except database_errors() as error:
            # SQLCipher's Python gives the code without its second part, and reading alone is refused for nothing else.
            if getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY):
                return True
            raise
    return False


def undone(path: Path, folder: Path, key: Key | None) -> Path:
    """A copy of `path` in `folder` in which the write that was cut short is undone."""
    source = path.resolve()
    copy = folder / source.name
    with told(path):
        for name in (source.name, f"{source.name}-journal"):
            shutil.copyfile(source.with_name(name), folder / name)
        with connect(copy, write=True, key=key) as db:
            db.execute("PRAGMA schema_version").fetchone()
    return copy


def quick_check(db: Connected, path: Path) -> None:
    """Refusal `file-damaged` when SQLite finds the file's structure broken."""
    with told(path):
        answer = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise Refusal("file-damaged", path=str(path), detail=str(answer))


def migrate(db: Connected, path: Path, version: int) -> None:
    """Bring a file from `version` to this program's, each step whole or not at all; 0 is an empty file."""
    with told(path):
        for number, step in enumerate(schema.STEPS[version:], start=version + 1):
            db.conn.executescript(
                f"BEGIN IMMEDIATE;\nPRAGMA application_id = {schema.APPLICATION_ID};\n"
                f"PRAGMA user_version = {number};\n{step}\nCOMMIT;"
            )


def head_of(db: Connected) -> Head:
    """The head as written in the file."""
    row = db.execute("SELECT seq, hash FROM head").fetchone()
    return Head(*row) if row else EMPTY


def _connected(path: Path, mode: str, key: Key | None) -> sqlite3.Connection:
    uri = _uri(path, f"mode={mode}")
    if key is None:
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, cached_statements=64)
    # SQLCipher is another SQLite beside Python's own; a case without a passphrase never loads it.
    from sqlcipher3 import dbapi2

    raw = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, cached_statements=64)
    # It would write what it thinks of a damaged file to where people's own output goes.
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = {key.pragma}")
    return cast("sqlite3.Connection", raw)


def _uri(path: Path, query: str) -> str:
    # Bytes, because a file's name need not be text.
    return f"file:{quote(os.fsencode(path.resolve()))}?{query}"
