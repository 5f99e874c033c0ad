"""Copies of a case: how two files of one case stand to each other, and a copy that never overwrites other work."""

import os
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path

import msgspec

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.connection import identify
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.lock import WriterLock


class Standing(msgspec.Struct, frozen=True):
    """`relation`: same, first-ahead, second-ahead, apart (both went on after row `common`) or unrelated."""

    relation: str
    common: int


def compare(first: CaseFile, second: CaseFile) -> Standing:
    """How two files stand to each other, told by their chains."""
    common = 0
    for one, other in zip_longest(first.stored(), second.stored()):
        if one is None or other is None:
            return Standing("second-ahead" if one is None else "first-ahead", common)
        if one[-1] != other[-1]:
            return Standing("apart" if common else "unrelated", common)
        common = one[0]
    return Standing("same", common)


def copy_to(source: CaseFile, target: Path) -> Standing | None:
    """Write a verified copy of the whole case to `target` (a stick, a mirror).

    An older copy of the same chain is replaced; the case itself, a file that went on by itself, another case or any
    other file is never overwritten: Refusal `file-exists`, `copy-would-overwrite`, `not-a-case`; a copy that a window
    has open is refused too. Returns how the old file stood, None when there was none.
    """
    if not target.exists():
        _write(source, target)
        return None
    if target.samefile(source.path):
        raise Refusal("file-exists", path=str(target))
    identify(target)
    with WriterLock(target):
        with CaseFile.open(target, write=False) as old:
            standing = compare(source, old)
        if standing.relation not in ("same", "first-ahead"):
            raise Refusal("copy-would-overwrite", path=str(target), relation=standing.relation, common=standing.common)
        _write(source, target)
    return standing


def _write(source: CaseFile, target: Path) -> None:
    draft = target.with_name(f".{target.name}.part")
    with told(target):
        draft.unlink(missing_ok=True)
        try:
            source.db.execute("VACUUM INTO ?", (str(draft),))
            _flush(draft)
            with CaseFile.open(draft, write=False) as copy:
                if compare(source, copy).relation != "same":
                    raise Refusal("copy-not-verified", path=str(target))
            # A journal that an older file left behind would be played back into the new one.
            target.with_name(f"{target.name}-journal").unlink(missing_ok=True)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    _flush_folder(target.parent)


def _flush(path: Path) -> None:
    """Make sure that a file's bytes have reached the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    """The same for the name of a file; Windows and some sticks cannot, and the copy stands all the same."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
