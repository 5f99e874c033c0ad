"""A mirror: a copy of a case that is kept up with it, by the rows it lacks or written anew; whole at each moment."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from buxuan_desktop.domain.chain import Head, Row, in_bytes, unbroken
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.copies import compare
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.images import forget_cached, image_of, write_image
from buxuan_desktop.store.lock import WriterLock
from buxuan_desktop.store.unlocking import key_of

_AT = "SELECT hash FROM ledger WHERE seq = ?"


def head_of_mirror(source: CaseFile, mirror: Path) -> Head | None:
    """Where a mirror of `source` ends; None when there is none yet.

    One row is compared, for each holds the hash of all before it. A file that went on by itself, a newer one, another
    case and any other file are never written over: Refusal `copy-would-overwrite`, `not-a-case`.
    """
    if not mirror.exists():
        return None
    with CaseFile.open(mirror, write=False) as copy:
        if copy.head.seq <= source.head.seq and (copy.head.seq, _hash_at(source, copy.head.seq)) == copy.head:
            return copy.head
        found = compare(source, copy)
    raise Refusal("copy-would-overwrite", path=str(mirror), relation=found.relation, common=found.common)


def is_encrypted_alike(source: CaseFile, mirror: Path) -> bool:
    """Whether a mirror is under the passphrase of its case, or both under none; True while there is no mirror.

    A copy of before a passphrase was given would defeat it.
    """
    if not mirror.exists():
        return True
    return key_of(mirror) == source.key


def rows_between(source: CaseFile, after: Head, most: int) -> list[Row] | None:
    """The rows that follow `after`, their chain checked; None when there are more than `most`."""
    found = list(islice(source.rows(after.seq), most + 1))
    if len(found) > most:
        return None
    for _ in unbroken(map(in_bytes, found), lambda _kind, _body: None, after):
        pass
    return found


def renew(source: CaseFile, mirror: Path) -> Head:
    """Write a mirror anew, whole, in the place of an older one; Refusal as in `images.write_image`."""
    with WriterLock(mirror):
        image = image_of(source)
        write_image(image, mirror)
    return image.head


def set_aside(mirror: Path) -> None:
    """Give a damaged file another name: it may be all that somebody has, so it is never written over."""
    with told(mirror):
        kept = mirror.with_name(f"{mirror.stem}-损坏{mirror.suffix}")
        while kept.exists():
            kept = kept.with_name(f"{kept.stem}-2{kept.suffix}")
        mirror.rename(kept)


def extend(mirror: Path, rows: Sequence[Row]) -> None:
    """Append rows to a mirror in one durable transaction, and read them back from the disk.

    A stick pulled out meanwhile leaves SQLite's journal beside the mirror, by which the next one to open it undoes
    what was begun. Refusal `copy-not-verified` when other rows are read than were written.
    """
    with CaseFile.open(mirror, write=True, checked=False) as copy, copy.transaction():
        before = copy.head
        if rows[0].prev != before.hash:
            raise Refusal("file-changed-outside", path=str(mirror))
        copy.append_rows(rows)
    forget_cached(mirror)
    with CaseFile.open(mirror, write=False, checked=False) as copy:
        if copy.head != rows[-1].head or [*copy.rows(before.seq)] != [*rows]:
            raise Refusal("copy-not-verified", path=str(mirror))


def _hash_at(source: CaseFile, seq: int) -> str:
    found = source.db.execute(_AT, (seq,)).fetchone()
    return str(found[0]) if found else ""
