"""Copies of a case: how two files of one case stand to each other, and a copy that never overwrites other work."""

import os
from itertools import zip_longest
from pathlib import Path

import msgspec

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.faults import told


class Standing(msgspec.Struct, frozen=True):
    """`relation`: same, first-ahead, second-ahead, apart (both went on after row `common`) or unrelated."""

    relation: str
    common: int


def compare(first: CaseFile, second: CaseFile) -> Standing:
    """How two files stand to each other, told by their chains."""
    common = 0
    for one, other in zip_longest(first.rows(), second.rows()):
        if one is None or other is None:
            return Standing("second-ahead" if one is None else "first-ahead", common)
        if one.hash != other.hash:
            return Standing("apart" if common else "unrelated", common)
        common = one.seq
    return Standing("same", common)


def copy_to(source: CaseFile, target: Path) -> Standing | None:
    """Write a verified copy of the whole case to `target` (a stick, a mirror).

    An older copy of the same chain is replaced; a file that went on by itself, another case or any other file is
    never overwritten: Refusal `copy-would-overwrite`. Returns how the old file stood, None when there was none.
    """
    standing = None
    if target.exists():
        with CaseFile.open(target, write=False) as old:
            standing = compare(source, old)
        if standing.relation not in ("same", "first-ahead"):
            raise Refusal("copy-would-overwrite", path=str(target), relation=standing.relation, common=standing.common)
    draft = target.with_name(f".{target.name}.part")
    with told(target):
        draft.unlink(missing_ok=True)
        try:
            source.db.execute("VACUUM INTO ?", (str(draft),))
            _flush(draft)
            with CaseFile.open(draft, write=False) as copy:
                if compare(source, copy).relation != "same":
                    raise Refusal("copy-not-verified", path=str(target))
            draft.replace(target)
            _flush(target.parent)
        finally:
            draft.unlink(missing_ok=True)
    return standing


def _flush(path: Path) -> None:
    """Make sure a file or folder has reached the disk; Windows has no such call for folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
