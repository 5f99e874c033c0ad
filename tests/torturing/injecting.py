"""Errors of the disk injected into the system calls of a running cast, one after the other, by strace.

Only calls on the case, its journal and their folder are touched. `ONCE` fails one call; `FROM_THEN_ON` fails all that
follow, as a full disk or a pulled stick does; `KILLED` ends the process at that call.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.making import counting_case
from tests.torturing.casting import cast_when_told
from tests.torturing.processes import PATIENCE, Teller, Told

CALLS = ("openat", "pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink")
ERRORS = ("ENOSPC", "EIO")
ONCE, FROM_THEN_ON, KILLED = "once", "from then on", "killed"
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")
_ONLY_READS = re.compile(r"openat\([^)]*O_RDONLY")


class Point(NamedTuple):
    """The `count`th call (from 1) of that name."""

    call: str
    count: int


class Fault(NamedTuple):
    """What goes wrong at a point: an error by its name, once or from then on, or the end of the process."""

    point: Point
    error: str
    how: str

    @property
    def told(self) -> str:
        """strace's own words for it."""
        call, count = self.point
        if self.how == KILLED:
            return f"inject={call}:signal=KILL:when={count}"
        return f"inject={call}:error={self.error}:when={count}{'+' if self.how == FROM_THEN_ON else ''}"


@cache
def why_not() -> str:
    """Why nothing can be injected on this machine, in words; empty when it can."""
    if not sys.platform.startswith("linux"):
        return "strace is a program of Linux"
    if shutil.which("strace") is None:
        return "strace is not installed (apt-get install strace)"
    with TemporaryDirectory() as folder:
        counting_case(Path(folder) / "a.buxuan").close()
        try:
            points(Path(folder) / "a.buxuan", [Path(folder)], cast_when_told, 1)
        except PermissionError:
            return "the system lets nobody trace another process (ptrace)"
    return ""


def traced(
    path: Path,
    touched: Sequence[Path],
    fault: Fault | None,
    work: Callable[..., None],
    *more: object,
    verbose: bool = False,
) -> tuple[list[Told], str]:
    """Run `work` on the case with a fault in its calls on `touched`; returns what it told, and strace's log.

    `verbose`: the log has all bytes that were written, and the names of the files.
    """
    teller = Teller(work, path, *more)
    teller.hear()
    log = path.with_name("strace.log")
    named = [part for one in touched for part in ("-P", str(one))]
    asked = ["-e", fault.told] if fault else []
    asked += ["-y", "-xx", "-s", "100000"] if verbose else []
    tracer = subprocess.Popen(
        ["strace", "-f", "-p", str(teller.pid), "-o", str(log), *named, "-e", f"trace={','.join(CALLS)}", *asked],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_until_attached(tracer, teller)
        teller.tell("go")
        heard = teller.end()
    finally:
        tracer.kill()
        tracer.wait(PATIENCE)
        if tracer.stderr is not None:
            tracer.stderr.close()
    return heard, log.read_text(encoding="utf-8", errors="replace")


def _wait_until_attached(tracer: "subprocess.Popen[str]", teller: Teller) -> None:
    assert tracer.stderr is not None
    line = tracer.stderr.readline()
    if "attached" not in line:
        teller.kill()
        raise PermissionError(line.strip())


def points(path: Path, touched: Sequence[Path], work: Callable[..., None], *more: object) -> list[Point]:
    """Every call that `work` makes to write, in order; found by letting it run once without a fault."""
    _, log = traced(path, touched, None, work, *more)
    counts: dict[str, int] = {}
    found = []
    for line in log.splitlines():
        match = _CALL.match(line)
        if match:
            call = match[1]
            counts[call] = counts.get(call, 0) + 1
            if not _ONLY_READS.search(line):
                found.append(Point(call, counts[call]))
    return found


def faults(at: Sequence[Point]) -> Iterator[Fault]:
    """Each error at each point, once and from then on, and the end of the process there."""
    for point in at:
        for error in ERRORS:
            yield Fault(point, error, ONCE)
            yield Fault(point, error, FROM_THEN_ON)
        yield Fault(point, "", KILLED)
