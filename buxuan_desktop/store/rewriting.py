"""A case put under a passphrase, under another one, or taken out from under it: written anew, proved, then exchanged.

At every moment the case's name leads to a whole file: the old one until the new one is proved and on the disk, then the
new one. What an interrupted try leaves beside it goes when the case is next opened for writing.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.images import flush_folder
from buxuan_desktop.store.keys import Key
from buxuan_desktop.store.leftovers import draft_of, old_of, sweep
from buxuan_desktop.store.lock import WriterLock

_BESIDE = {
    "INSERT INTO private VALUES (?, ?, ?, ?)": "SELECT ref, name, salt, value FROM private ORDER BY ref, name",
    "INSERT INTO blob VALUES (?, ?)": "SELECT sha256, bytes FROM blob ORDER BY sha256",
}
"""What lies beside the chain: how it is written, and how it is read."""


def rewrite(path: Path, key: Key | None, passes: Callable[[Path], bool]) -> None:
    """Write the case at `path` anew under `key`, or under none; this process has it closed.

    `passes` proves the new file. Refusal `copy-not-verified`, `case-open-elsewhere` and those of the world's faults:
    then the old file lies where it lay, to the byte. The old file's bytes are written over afterwards.
    """
    path = path.resolve()
    draft = draft_of(path)
    # Once for writing: what a power cut left is undone, and the file stands at this program's version.
    CaseFile.open(path, write=True).close()
    with WriterLock(path):
        try:
            with CaseFile.open(path, write=False) as old:
                _copy(old, draft, key)
                if not passes(draft) or not _same(old, draft):
                    raise Refusal("copy-not-verified", path=str(path))
            _exchange(draft, path)
        finally:
            sweep(path)


def _copy(old: CaseFile, draft: Path, key: Key | None) -> None:
    with CaseFile.create(draft, key) as new, new.transaction():
        new.append_rows(list(old.rows()))
        for written, read in _BESIDE.items():
            new.db.conn.executemany(written, old.db.execute(read))


def _same(old: CaseFile, draft: Path) -> bool:
    with CaseFile.open(draft, write=False) as new:
        if new.head != old.head or new.version != old.version:
            return False
        return all(old.db.execute(read).fetchall() == new.db.execute(read).fetchall() for read in _BESIDE.values())


def _exchange(draft: Path, path: Path) -> None:
    """Give the new file the name of the old one, whose bytes go as well where a second name can be had for them."""
    gone = old_of(path)
    with told(path):
        with suppress(OSError):
            os.link(path, gone)
        draft.replace(path)
        flush_folder(path.parent)
