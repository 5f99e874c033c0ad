"""The world's faults as refusals with codes: disk full, file gone, locked, damaged. Anything else is our own bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from buxuan_desktop.domain.refusal import Refusal

_BY_CODE = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_BUSY: "file-busy",
    sqlite3.SQLITE_LOCKED: "file-busy",
    sqlite3.SQLITE_READONLY: "file-read-only",
    sqlite3.SQLITE_PERM: "file-read-only",
    sqlite3.SQLITE_AUTH: "file-damaged",
    sqlite3.SQLITE_IOERR: "disk-fault",
    sqlite3.SQLITE_CANTOPEN: "file-cannot-open",
    sqlite3.SQLITE_CORRUPT: "file-damaged",
    sqlite3.SQLITE_NOTADB: "not-a-case",
    sqlite3.SQLITE_NOMEM: "out-of-memory",
    sqlite3.SQLITE_TOOBIG: "file-damaged",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about `path` into a Refusal; let programming errors through."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        known = None if code is None else _BY_CODE.get(code & 0xFF)
        if known is None and isinstance(error, sqlite3.OperationalError) and "malformed" in str(error):
            known = "file-damaged"
        if known is None and "Could not decode to UTF-8" in str(error):
            known = "file-damaged"
        if known is None:
            raise
        raise Refusal(known, path=str(path), detail=str(error)) from error
    except OSError as error:
        raise Refusal("disk-fault", path=str(path), detail=error.strerror or str(error)) from error
