"""The world's faults as refusals with codes: disk full, file gone, locked, damaged. Anything else is our own bug."""

import errno
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from buxuan_desktop.domain.refusal import Refusal

_BY_CODE = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_BUSY: "file-busy",
    sqlite3.SQLITE_LOCKED: "file-busy",
    sqlite3.SQLITE_READONLY: "file-read-only",
    sqlite3.SQLITE_READONLY_DBMOVED: "file-moved",
    sqlite3.SQLITE_PERM: "file-read-only",
    sqlite3.SQLITE_AUTH: "file-damaged",
    sqlite3.SQLITE_IOERR: "disk-fault",
    sqlite3.SQLITE_CANTOPEN: "file-cannot-open",
    sqlite3.SQLITE_CORRUPT: "file-damaged",
    sqlite3.SQLITE_NOTADB: "not-a-case",
    sqlite3.SQLITE_NOMEM: "out-of-memory",
    sqlite3.SQLITE_TOOBIG: "file-damaged",
}

_BY_ERRNO = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EROFS: "file-read-only",
    errno.EACCES: "file-read-only",
    errno.EPERM: "file-read-only",
    errno.ENOENT: "file-cannot-open",
    errno.ENOTDIR: "file-cannot-open",
}

_MAY_BE_FULL = ("file-cannot-open", "disk-fault")
_TOO_LITTLE = 1 << 16
"""Bytes without which no ballot can be written."""

_SIGNS_OF_DAMAGE = (
    "malformed",
    "Could not decode to UTF-8",
    "no such column",
    "no such table",
    "no such view",
    "use DROP TABLE to delete table",
    "unsupported file format",
)


def database_errors() -> tuple[type[Exception], ...]:
    """What SQLite raises, and SQLCipher where it is in use: another SQLite with classes of its own.

    SQLCipher calls a page whose check fails a lack of memory.
    """
    sealed = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if sealed is None else (sqlite3.Error, sealed.Error, MemoryError)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about `path` into a Refusal; let programming errors through.

    Our own SQL is right, so a name that SQLite does not find in the file, or cannot even spell, is damage.
    """
    try:
        yield
    except database_errors() as error:
        known = _known(error)
        if known is None:
            raise
        if known in _MAY_BE_FULL and _is_full(path):
            known = "disk-full"
        raise Refusal(known, path=str(path), detail=str(error)) from error
    except UnicodeDecodeError as error:
        raise Refusal("file-damaged", path=str(path), detail=str(error)) from error
    except OSError as error:
        known = _BY_ERRNO.get(error.errno or 0, "disk-fault")
        raise Refusal(known, path=str(path), detail=error.strerror or str(error)) from error


def _known(error: Exception) -> str | None:
    if isinstance(error, MemoryError):
        return "file-damaged"
    code = getattr(error, "sqlite_errorcode", None)
    known = None if code is None else _BY_CODE.get(code, _BY_CODE.get(code & 0xFF))
    if known is None and any(sign in str(error) for sign in _SIGNS_OF_DAMAGE):
        return "file-damaged"
    # The key of a file under a passphrase was proved on its pages before: what it does not open now is damaged.
    return "file-damaged" if known == "not-a-case" and not isinstance(error, sqlite3.Error) else known


def _is_full(path: Path) -> bool:
    """Whether there is no room left, which SQLite tells only of a write and not of a new file or of a flush."""
    try:
        return shutil.disk_usage(path.resolve().parent).free < _TOO_LITTLE
    except OSError:
        return False
