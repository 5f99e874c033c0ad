"""How a case file is opened: through sqlite-utils, in the one mode that design §4 fixes."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.schema import APPLICATION_ID, VERSION

_BUSY_SECONDS = 5.0


def connect(path: Path, *, write: bool, create: bool = False) -> Database:
    """A connection with the fixed settings; Refusal in words for what is no case file.

    Reading never changes the file. `trusted_schema` is off, so that a foreign schema cannot run anything.
    """
    mode = "rwc" if create else "rw" if write else "ro"
    uri = f"file:{quote(str(path.resolve()))}?mode={mode}"
    with told(path):
        raw = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, cached_statements=64)
        try:
            raw.execute("PRAGMA trusted_schema = OFF")
            raw.execute("PRAGMA cell_size_check = ON")
            if write:
                raw.execute("PRAGMA journal_mode = TRUNCATE")
                raw.execute("PRAGMA synchronous = EXTRA")
                raw.execute("PRAGMA foreign_keys = ON")
                raw.execute("PRAGMA secure_delete = ON")
            else:
                raw.execute("PRAGMA query_only = ON")
        except BaseException:
            raw.close()
            raise
    return Database(raw, execute_plugins=False)


def identify(db: Database, path: Path) -> int:
    """The file's version; Refusal `not-a-case` for foreign files, `case-too-new` for files of a later program."""
    with told(path):
        application = db.execute("PRAGMA application_id").fetchone()[0]
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        raise Refusal("not-a-case", path=str(path))
    if version > VERSION:
        raise Refusal("case-too-new", path=str(path), file=version, program=VERSION)
    if version < 1:
        raise Refusal("file-damaged", path=str(path), detail=f"user_version {version}")
    return version
