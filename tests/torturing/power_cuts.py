"""The power cut after every call of a count, as a disk may then be found: what was flushed is there, of what was not
anything may be there, or not, or half of a page. The calls are those of a real count, read from strace's log.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.making import counting_case
from tests.torturing.casting import cast_when_told
from tests.torturing.injecting import traced
from tests.torturing.processes import bugs
from tests.torturing.sheets import look

WHAT = "power cut after each call, unflushed writes lost or torn"
BALLOTS = 3
FLUSHES = ("fsync", "fdatasync")
"""SQLite's own and that of SQLCipher's Python, which was built without the quicker one."""
_SECTOR = 512
_LINE = re.compile(r'^\d+ +(\w+)\((?:\d+<([^>]*)>|"([^"]*)")(?:, "([^"]*)", \d+, (\d+)|, (\d+))?\) += 0*(\d+)')


class Call(NamedTuple):
    """A call that changes or flushes a file: `data` goes to the offset `at`; for `ftruncate` that is the new size."""

    name: str
    file: str
    data: bytes
    at: int


class Disk:
    """A disk that forgets: per file what is flushed, and the calls since."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.flushed = dict(files)
        self.pending: dict[str, list[Call]] = {}

    def do(self, call: Call) -> None:
        """One call; a flush makes all before it certain."""
        if call.name in FLUSHES:
            for done in self.pending.pop(call.file, []):
                self.flushed[call.file] = _applied(self.flushed.get(call.file, b""), done)
        elif call.name == "unlink":
            # Neither the name nor its absence is certain before the folder is flushed: found with what it holds.
            pass
        else:
            self.pending.setdefault(call.file, []).append(call)

    def found(self, chance: random.Random, share: float) -> dict[str, bytes]:
        """The files after a power cut: each call that was not flushed happened with that chance, or in part."""
        files = dict(self.flushed)
        for name, calls in self.pending.items():
            for call in calls:
                if chance.random() < share:
                    files[name] = _applied(files.get(name, b""), _torn(call, chance) if 0 < share < 1 else call)
        return files


def states(folder: Path, seed: int, at_each: int) -> Iterator[tuple[int, list[str]]]:
    """What is wrong at each state that a disk may be in; with the number of ballots acknowledged by then.

    After every call: nothing unflushed is there, all of it, and `at_each` draws in between.
    """
    chance = random.Random(seed)
    path, after = folder / "a.buxuan", folder / "after" / "a.buxuan"
    after.parent.mkdir()
    counting_case(path).close()
    disk = Disk({path.name: path.read_bytes()})
    journal = path.with_name(f"{path.name}-journal")
    heard, log = traced(path, [path, journal], None, cast_when_told, BALLOTS, verbose=True)
    wrong = bugs(heard)
    done = 0
    emptied = False
    for call in read(log):
        disk.do(call)
        emptied = emptied or (call.name == "ftruncate" and done < BALLOTS)
        if emptied and call.name in FLUSHES:
            done, emptied = done + 1, False
        for share in (0.0, 1.0, *(chance.uniform(0.1, 0.9) for _ in range(at_each))):
            _lay(after, disk.found(chance, share))
            yield done, [*wrong, *(f"after {call.name}: {one}" for one in look(after, range(done), done + 1))]
    if done != BALLOTS:
        yield done, ["the calls of the ballots were not understood"]


def read(log: str) -> Iterator[Call]:
    """The calls in strace's log."""
    for line in log.splitlines():
        match = _LINE.match(line)
        if match and match[1] in ("pwrite64", "ftruncate", "fsync", "fdatasync", "unlink"):
            name, opened, named, data, at, size = match.groups()[:6]
            file = _bytes(opened or named or "").decode().rsplit("/", 1)[-1]
            yield Call(name, file, _bytes(data or ""), int(at or size or 0))


def _lay(path: Path, files: dict[str, bytes]) -> None:
    for old in path.parent.iterdir():
        old.unlink()
    for name, content in files.items():
        path.with_name(name).write_bytes(content)


def _applied(content: bytes, call: Call) -> bytes:
    if call.name == "ftruncate":
        return content[: call.at].ljust(call.at, b"\0")
    return content.ljust(call.at, b"\0")[: call.at] + call.data + content[call.at + len(call.data) :]


def _torn(call: Call, chance: random.Random) -> Call:
    """A page of which only some sectors arrived, now and then."""
    sectors = len(call.data) // _SECTOR
    if sectors < 2 or chance.random() < 0.5:
        return call
    return call._replace(data=call.data[: _SECTOR * chance.randrange(1, sectors)])


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
