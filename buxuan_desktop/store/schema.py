"""The tables of a case file and the numbered steps that make them; views for people are in `store.views`."""

from buxuan_desktop.store.views import VIEWS, VIEWS_OF_CORRECTED_POLLS
from buxuan_desktop.store.views_records import VIEWS_OF_RECORDS
from buxuan_desktop.store.views_register import VIEWS_OF_THE_REGISTER
from buxuan_desktop.store.views_table import TABLE_VIEWS

APPLICATION_ID = 0x42585A4D
"""«BXZM», 补选桌面, in the header of every case file."""

_LEDGER = """
CREATE TABLE ledger(
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
    body TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE head(seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
INSERT INTO head VALUES (0, '0000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE private(
    ref TEXT NOT NULL, name TEXT NOT NULL, salt TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (ref, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE blob(sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_only_appends BEFORE INSERT ON ledger
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER head_stays BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'the head stays'); END;
CREATE TRIGGER head_is_one BEFORE INSERT ON head BEGIN SELECT RAISE(ABORT, 'there is one head'); END;
CREATE TRIGGER private_no_update BEFORE UPDATE ON private
    BEGIN SELECT RAISE(ABORT, 'private values are erased, never changed'); END;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'attachments do not change'); END;
"""

STEPS: tuple[str, ...] = (
    _LEDGER + VIEWS,
    TABLE_VIEWS + VIEWS_OF_CORRECTED_POLLS,
    VIEWS_OF_THE_REGISTER + VIEWS_OF_RECORDS,
)
"""Step n brings a file from `user_version` n−1 to n; a released step never changes."""

VERSION = len(STEPS)
