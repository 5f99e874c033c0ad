"""Copies of a case: how two files of one case stand to each other, and a copy that never overwrites other work."""

from itertools import zip_longest
from pathlib import Path

import msgspec

from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.connection import identify
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.images import image_of, write_image
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
        write_image(image_of(source), target)
        return None
    if target.samefile(source.path):
        raise Refusal("file-exists", path=str(target))
    identify(target)
    with WriterLock(target):
        with CaseFile.open(target, write=False) as old:
            standing = compare(source, old)
        if standing.relation not in ("same", "first-ahead"):
            raise Refusal("copy-would-overwrite", path=str(target), relation=standing.relation, common=standing.common)
        write_image(image_of(source), target)
    return standing


def take_the_place(copy: Path, head: Head, target: Path, aside: Path | None) -> None:
    """Put a proved copy where its case belongs; what lies there gets the name `aside`, and has it back if this fails.

    Refusal `file-exists` when something lies there and has no other name to go to, `copy-not-verified` when the copy
    is not what it was when it was proved.
    """
    with told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    with CaseFile.open(copy, write=False) as file:
        image = image_of(file)
    if image.head != head:
        raise Refusal("copy-not-verified", path=str(copy))
    with WriterLock(target):
        if aside is not None:
            _rename(target, aside)
        elif target.exists():
            raise Refusal("file-exists", path=str(target))
        try:
            write_image(image, target)
        except BaseException:
            if aside is not None:
                _rename(aside, target)
            raise


def _rename(old: Path, new: Path) -> None:
    """A case and the journal that belongs to it."""
    with told(old):
        for end in ("", "-journal"):
            one = old.with_name(old.name + end)
            if one.exists() or not end:
                one.rename(new.with_name(new.name + end))
