"""The mirror: two copies of a case on a stick or in a folder, kept up in turn while the teller goes on counting.

Nothing here waits for the teller and the teller waits for nothing here: `mirror_pace` is asked beside each durable
write, `Mirror.step` runs wherever the caller wants, with a connection of its own. While one copy is written the other
lies still, so that a stick pulled out at any moment holds a whole one.
"""

import os
from contextlib import closing
from pathlib import Path

import msgspec

from buxuan_desktop.app.mirror_names import copies_in
from buxuan_desktop.app.passphrases import NEEDED, WRONG
from buxuan_desktop.domain.access_events import PersonNamed, PinChanged, PinRecovered
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.events import FileAttached, PrivateErased, VoterRegistered
from buxuan_desktop.domain.record_events import PrivateResealed, RecordKept
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.register_events import ElectorChanged
from buxuan_desktop.store import mirrors
from buxuan_desktop.store.casefile import CaseFile

EVERY = 20
"""Ballots from one mirroring to the next, unless the case says otherwise."""

_FORGETS = {PrivateErased.KIND, PrivateResealed.KIND}
"""What is gone from the case must not lie on in a copy: erased values, and those that an old passphrase opens."""

_KEPT = (VoterRegistered, ElectorChanged, RecordKept, FileAttached, PersonNamed, PinChanged, PinRecovered)
_BESIDE_THE_CHAIN = {kind.KIND for kind in _KEPT} | _FORGETS
_MANY = 2_000
_DAMAGED = ("file-damaged", "schema-foreign", "not-a-case")


class Target(msgspec.Struct, frozen=True):
    """Where a case is mirrored: a folder, after how many ballots; `apart` from the disk that the case lies on."""

    folder: str
    every: int = EVERY
    apart: bool = True


def target_in(folder: Path, case: Path, every: int = EVERY) -> Target:
    """A target for the case at `case`; Refusal `mirror-gone` when there is no such folder."""
    disk = _disk_of(folder)
    if disk is None:
        raise Refusal("mirror-gone", folder=str(folder))
    return Target(str(folder.absolute()), max(1, every), disk != _disk_of(case))


class Mirror:
    """The mirror of one case; `step` brings it up to date. Not to be stepped by two at a time."""

    def __init__(self, case: Path, target: Target) -> None:
        self._case = case
        self._target = target
        self._copies = copies_in(Path(target.folder), case)

    def step(self, *, whole: bool = False) -> Head:
        """Bring the older copy up to the case; `whole` writes it anew, verified, and brings the other one up too.

        Returns the head that both the case and a copy on the disk have. Refusal `mirror-…` says in words why there is
        none; the case is not touched and the same call may be made again.
        """
        self._check_folder()
        try:
            with closing(CaseFile.beside(self._case)) as source:
                return self._step(source, whole)
        except Refusal as refusal:
            self._check_folder()
            raise _in_words(refusal, self._target.folder) from refusal

    def _step(self, source: CaseFile, whole: bool) -> Head:
        heads = {copy: self._head(source, copy) for copy in self._copies}
        older, newer = sorted(self._copies, key=lambda copy: heads[copy] or Head(0, ""))
        reached = self._bring_up(source, older, heads[older], whole)
        if whole or self._forgotten(source, heads[newer]) or not mirrors.is_encrypted_alike(source, newer):
            self._bring_up(source, newer, heads[newer], whole=False)
        return reached

    def _head(self, source: CaseFile, copy: Path) -> Head | None:
        try:
            return mirrors.head_of_mirror(source, copy)
        except Refusal as refusal:
            if refusal.code not in _DAMAGED:
                raise
            mirrors.set_aside(copy)
            return None

    def _bring_up(self, source: CaseFile, copy: Path, head: Head | None, whole: bool) -> Head:
        if head is None or whole or not mirrors.is_encrypted_alike(source, copy):
            return mirrors.renew(source, copy)
        rows = mirrors.rows_between(source, head, _MANY)
        if rows is None or any(row.kind in _BESIDE_THE_CHAIN for row in rows):
            return mirrors.renew(source, copy)
        if rows:
            mirrors.extend(copy, rows)
        return rows[-1].head if rows else head

    def _forgotten(self, source: CaseFile, head: Head | None) -> bool:
        """Whether the newer copy still holds what the case has erased since."""
        return head is not None and any(row.kind in _FORGETS for row in source.rows(head.seq))

    def _check_folder(self) -> None:
        """Refusal `mirror-gone`, also where a pulled stick leaves an empty folder on the computer's own disk."""
        found = _disk_of(self._target.folder)
        if found is None or (self._target.apart and found == _disk_of(self._case)):
            raise Refusal("mirror-gone", folder=self._target.folder)


def _disk_of(path: str | Path) -> int | None:
    try:
        return os.stat(path).st_dev
    except OSError:
        return None


def _in_words(refusal: Refusal, folder: str) -> Refusal:
    """What went wrong, said of the mirror: the case is not touched by any of it."""
    if refusal.code == "disk-full":
        return Refusal("mirror-full", folder=folder)
    if refusal.code == "file-read-only":
        return Refusal("mirror-read-only", folder=folder)
    if refusal.code == "copy-would-overwrite":
        return Refusal("mirror-apart", path=refusal.data["path"])
    if refusal.code in (NEEDED, WRONG):
        return Refusal("mirror-other-passphrase", folder=folder)
    if refusal.code in ("case-open-elsewhere", "file-busy"):
        return Refusal("mirror-in-use", folder=folder)
    return Refusal("mirror-fault", folder=folder, detail=refusal.data.get("detail", refusal.code))
