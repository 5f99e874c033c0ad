"""Whether a file's tables are those of a case, asked before a row of them is read or written.

A view may stand under the name of a table and never end, a trigger may bite at the next write, a column or an index may
compute gigabytes. Other tables and views harm nobody who does not ask them; `verify` names those.
"""

import sqlite3
from functools import cache
from pathlib import Path

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import schema
from buxuan_desktop.store.connection import Connected
from buxuan_desktop.store.faults import told

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_OURS = frozenset({"ledger", "head", "private", "blob"})


@cache
def released(version: int) -> frozenset[tuple[object, ...]]:
    """What a file of that version is made of, as rows of `SCHEMA`; a township looks at hundreds."""
    pattern = sqlite3.connect(":memory:")
    try:
        for step in schema.STEPS[:version]:
            pattern.executescript(step)
        return frozenset(pattern.execute(SCHEMA).fetchall())
    finally:
        pattern.close()


def check_own(db: Connected, path: Path, version: int, *, migrating: bool) -> None:
    """Refusal `schema-foreign` (with `names`) for anything of another hand on the tables of a case.

    What is to be brought up to date must have no view of another hand either. What is missing shows when it is read.
    """
    with told(path):
        found = db.execute(SCHEMA).fetchall()
    names = _OURS | ({str(row[1]) for row in released(schema.VERSION)} if migrating else set())
    known = released(version)
    foreign = [row for row in found if row not in known and not names.isdisjoint({_low(row[1]), _low(row[2])})]
    if foreign:
        listed = tuple(str(row[1])[:40] for row in foreign[:3])
        raise Refusal("schema-foreign", path=str(path), names=listed, detail="、".join(listed))


def _low(name: object) -> str:
    """A name as SQLite compares it."""
    return str(name).lower()
