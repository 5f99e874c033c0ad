"""The ground taken away under a running count: the file gone, the disk full, the clock wrong.

Each function casts on a case of its own in `folder` and gives what happened; what it needs and lacks on this machine
is said by `Missing`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import CHINA, Clock
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal
from tests.making import CLOCK, HOME, counting_case
from tests.torturing.casting import cast_until_full
from tests.torturing.processes import Teller, acknowledged, bugs, denied, sentences
from tests.torturing.sheets import entered, look, opened, sheet, unsaid

BALLOTS = 5


class Missing(Exception):
    """What this machine lacks, in words."""


class Seen(NamedTuple):
    """Ballots acknowledged, all that was said by code, and what was wrong."""

    acknowledged: set[int]
    said: dict[str, str]
    wrong: list[str]


class Table:
    """A teller who keys ballot after ballot, and the same again when it was refused."""

    def __init__(self, path: Path, clock: Clock = CLOCK) -> None:
        if not path.exists():
            counting_case(path).close()
        self.case = Case.open(path, clock, "计票员", HOME)
        self._next = max(entered(self.case), default=-1) + 1
        self.acknowledged: set[int] = set()
        self.said: dict[str, str] = {}

    def key(self, times: int = BALLOTS) -> int:
        """Key so many times; returns how many ballots were taken."""
        taken = 0
        for _ in range(times):
            try:
                counting.cast(self.case, sheet(self._next))
            except Refusal as refusal:
                self.said[refusal.code] = of_refusal(refusal)
                continue
            self.said.update({aside.code: of_refusal(aside) for aside in self.case.asides})
            self.acknowledged.add(self._next)
            self._next += 1
            taken += 1
        return taken

    def seen(self, wrong: Sequence[str], path: Path | None = None) -> Seen:
        """Leave the table and look at the file, which lies at `path` by now."""
        at = path or self.case.file.path
        self.case.close()
        found = look(at, self.acknowledged, self._next + 1, {self._next})
        return Seen(self.acknowledged, self.said, [*wrong, *found, *unsaid(self.said)])


def expected(table: Table, code: str) -> list[str]:
    """Wrong unless that was said."""
    return [] if code in table.said else [f"{code} was not said, but {sorted(table.said)}"]


def deleted(folder: Path) -> Seen:
    """Another program deletes the file."""
    table = Table(folder / "a.buxuan")
    table.key()
    table.case.file.path.unlink()
    table.key()
    return table.seen(expected(table, "file-deleted"), folder / "a.buxuan")


def deleted_before_the_end(folder: Path) -> Seen:
    """The file is deleted after the last ballot, before the window is closed."""
    table = Table(folder / "a.buxuan")
    table.key()
    table.case.file.path.unlink()
    return table.seen([], folder / "a.buxuan")


def folder_deleted(folder: Path) -> Seen:
    """The whole folder is deleted, with lock and all."""
    (folder / "in").mkdir()
    table = Table(folder / "in" / "a.buxuan")
    table.key()
    shutil.rmtree(folder / "in")
    table.key()
    return table.seen(expected(table, "file-deleted"), folder / "in" / "a.buxuan")


def renamed(folder: Path) -> Seen:
    """The file gets another name, and its own again."""
    path, other = folder / "a.buxuan", folder / "b.buxuan"
    table = Table(path)
    table.key()
    path.rename(other)
    wrong = ["a ballot was taken"] if table.key(2) else []
    wrong += expected(table, "file-moved")
    other.rename(path)
    table.key()
    return table.seen(wrong)


def renamed_for_good(folder: Path) -> Seen:
    """The file gets another name and keeps it."""
    path, other = folder / "a.buxuan", folder / "b.buxuan"
    table = Table(path)
    table.key()
    path.rename(other)
    table.key(2)
    wrong = expected(table, "file-moved")
    return table.seen(wrong + (["a second file was made"] if path.exists() else []), other)


def replaced(folder: Path) -> Seen:
    """Another file, an old copy, takes the place of the one that is open."""
    path, copy = folder / "a.buxuan", folder / "copy"
    table = Table(path)
    shutil.copyfile(path, copy)
    table.key()
    kept = copy.read_bytes()
    copy.replace(path)
    table.key()
    wrong = expected(table, "file-deleted")
    return table.seen(wrong + ([] if path.read_bytes() == kept else ["the other file was overwritten"]))


def lock_deleted(folder: Path) -> Seen:
    """The lock file is deleted and a second window comes in."""
    path = folder / "a.buxuan"
    table = Table(path)
    table.key()
    for lock in folder.glob(".*.lock"):
        lock.unlink()
    with opened(path) as other:
        counting.cast(other, sheet(900))
    wrong = ["a ballot was taken"] if table.key(2) else []
    wrong += expected(table, "file-changed-outside")
    seen = table.seen(wrong)
    return seen._replace(wrong=[one for one in seen.wrong if not one.startswith("900 was never")])


def unmounted(folder: Path) -> Seen:
    """The disk is taken out of the system while the case is open; what lay on it is there when it comes back."""
    with _disk_image(folder, 8) as (mount, place):
        mount()
        table = Table(place / "a.buxuan")
        table.key()
        _run("umount", "-l", str(place))
        wrong = ["a ballot was taken"] if table.key(2) else []
        wrong += expected(table, "file-moved")
        table.case.close()
        mount()
        return table.seen(wrong)


def full(folder: Path) -> Seen:
    """A small disk fills up, and is given room again."""
    with _small_disk(folder, 2) as place:
        table = Table(place / "a.buxuan")
        table.key()
        filler = place / "films"
        filler.write_bytes(bytes(max(0, shutil.disk_usage(place).free - 50_000)))
        while table.key(1):
            pass
        wrong = expected(table, "disk-full")
        filler.unlink()
        wrong += [] if table.key() == BALLOTS else ["nothing is taken although there is room again"]
        return table.seen(wrong)


def full_to_the_last_byte(folder: Path) -> Seen:
    """There is no room at all, not even for an empty journal."""
    with _small_disk(folder, 2) as place:
        table = Table(place / "a.buxuan")
        table.key()
        filler = place / "films"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(512)):
                pass
        wrong = ["a ballot was taken"] if table.key(2) else []
        wrong += expected(table, "disk-full")
        filler.unlink()
        table.key()
        return table.seen(wrong)


def full_for_this_program(folder: Path) -> Seen:
    """The system lets no file of this program grow any more, as a quota does; anybody can try that."""
    if sys.platform == "win32":
        raise Missing("Windows cannot limit the size of files")
    path = folder / "a.buxuan"
    counting_case(path).close()
    teller = Teller(cast_until_full, path, 8_192)
    heard = teller.end()
    taken = acknowledged(heard)
    wrong = look(path, taken, len(taken) + 1, denied(heard)) + bugs(heard)
    said = sentences(heard)
    if not said or set(said) - {"disk-full", "disk-fault"}:
        wrong.append(f"a full disk was said to be {sorted(said)}")
    return Seen(taken, said, wrong + unsaid(said))


def clock_back(folder: Path) -> Seen:
    """The clock stands ten years back after a power cut: the battery is empty."""
    return _by_clock(folder, [timedelta(), timedelta(days=-3650)], "clock-went-back")


def clock_ahead(folder: Path) -> Seen:
    """The clock jumps fifty years ahead."""
    return _by_clock(folder, [timedelta(), timedelta(days=18_000)], "clock-went-ahead")


def clock_wild(folder: Path) -> Seen:
    """The clock jumps at every ballot."""
    return _by_clock(folder, [timedelta(days=days) for days in (0, 40_000, -19_000, 3, -1)], "clock-went-back")


def _by_clock(folder: Path, jumps: Sequence[timedelta], code: str) -> Seen:
    begun = CLOCK()
    at = [begun]

    def clock() -> datetime:
        return at[0].astimezone(CHINA)

    table = Table(folder / "a.buxuan", clock)
    taken = 0
    for jump in jumps:
        at[0] = begun + jump
        taken += table.key(2)
    wrong = [] if taken == 2 * len(jumps) else ["a ballot was refused"]
    return table.seen(wrong + expected(table, code))


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"{command[0]}: {done.stderr.strip()}")


def _need_root() -> None:
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        raise Missing("only root can mount a disk, and only under Linux")


@contextmanager
def _small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    _need_root()
    place = folder / "small"
    place.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place))
    try:
        yield place
    finally:
        _run("umount", "-l", str(place))


@contextmanager
def _disk_image(folder: Path, megabytes: int) -> Iterator[tuple[Callable[[], None], Path]]:
    """How to mount a disk that lies in a file, and where."""
    _need_root()
    if shutil.which("mkfs.ext4") is None:
        raise Missing("mkfs.ext4 is not installed")
    image, place = folder / "disk", folder / "mounted"
    place.mkdir()
    image.write_bytes(bytes(megabytes << 20))
    _run("mkfs.ext4", "-q", str(image))
    try:
        yield lambda: _run("mount", "-o", "loop", str(image), str(place)), place
    finally:
        if os.path.ismount(place):
            _run("umount", "-l", str(place))


WAYS: dict[str, Callable[[Path], Seen]] = {
    way.__name__: way
    for way in (
        deleted,
        deleted_before_the_end,
        folder_deleted,
        renamed,
        renamed_for_good,
        replaced,
        lock_deleted,
        unmounted,
        full,
        full_to_the_last_byte,
        full_for_this_program,
        clock_back,
        clock_ahead,
        clock_wild,
    )
}
"""All of them, by name."""
