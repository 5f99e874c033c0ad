"""What the mirror costs the teller, and how long a case takes to stand at the same ballot after the power failed."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from shutil import copyfile
from threading import Thread

import msgspec

import bench_village as village
from bench_table import Row, Sizes
from bench_timing import Bench, Calls, times
from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.mirror_pace import Pace
from buxuan_desktop.app.mirroring import EVERY, Mirror, target_in
from buxuan_desktop.domain.ballot import Ballot
from places import OUT

_PAUSE = 0.02
"""Seconds between two ballots, not measured: no teller is so fast, yet a step of the mirror lasts for several."""
_REOPEN = 5.0
_PATIENCE = 120
_HERE = Path(__file__).resolve().parent


def prepare(folder: Path, sizes: Sizes) -> None:
    """The same full case twice, and once more as a power failure in the middle of a write leaves it."""
    some = village.ballots(sizes.ballots + sizes.casts + 2)
    base = folder / "base.buxuan"
    village.count(village.open_case(base, sizes.electors), some[: sizes.ballots]).close()
    for name in ("mirrored", "alone", "cut"):
        copyfile(base, folder / f"{name}.buxuan")
    (folder / "coming.json").write_bytes(msgspec.json.encode(some[sizes.ballots :]))
    for place in ("stick", "home", "again"):
        (folder / place).mkdir()
    _cut_short(folder / "cut.buxuan", folder / "again")


def _cut_short(path: Path, into: Path) -> None:
    """Take case and journal in the middle of a write that is larger than SQLite's memory of pages."""
    with _opened(path) as case:
        case.file.db.execute("PRAGMA cache_size = 2")

        def snatch() -> None:
            case.file.keep_private([(f"x/{number}", "n", "s", "v" * 500) for number in range(200)])
            for name in (path.name, f"{path.name}-journal"):
                copyfile(path.with_name(name), into / f"kept-{name}")

        case.record(counting.judged(case, village.ballots(1)[0]), before_commit=snatch)
    if not (into / f"kept-{path.name}-journal").stat().st_size:
        raise RuntimeError("nothing was cut short")


def _opened(path: Path) -> Case:
    return Case.open(path, village.CLOCK, village.WHO, village.KEEPER)


class _Table:
    """A teller who casts; `close`, after the clock has stopped, is the pause until the next ballot."""

    def __init__(self, folder: Path, name: str) -> None:
        self._case = _opened(folder / f"{name}.buxuan")
        self._coming = iter(msgspec.json.decode((folder / "coming.json").read_bytes(), type=list[Ballot]))

    def cast(self) -> _Table:
        counting.cast(self._case, next(self._coming))
        return self

    def close(self) -> None:
        time.sleep(_PAUSE)

    def leave(self) -> None:
        self._case.close()


class _Mirrored(_Table):
    """The same with a mirror, which works in a thread of its own as in the window."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder, name)
        path = self._case.file.path
        self._mirror = Mirror(path, target_in(folder / "stick", path))
        self._mirror.step(whole=True)
        self._jobs: SimpleQueue[bool] = SimpleQueue()
        self._pace = Pace(EVERY)
        self._case.listen(lambda events: self._jobs.put(True) if self._pace.due(events) else None)
        self._thread = Thread(target=self._keep_up)
        self._thread.start()

    def leave(self) -> None:
        self._jobs.put(False)
        self._thread.join()
        if self._mirror.step() != self._case.file.head:
            raise RuntimeError("the mirror is not up")
        super().leave()

    def _keep_up(self) -> None:
        while self._jobs.get():
            self._mirror.step()


@contextmanager
def calls(folder: Path, _: Sizes) -> Iterator[Calls]:
    with ExitStack() as opened:
        tables: dict[str, _Table] = {}

        def turn(make: type[_Table], name: str) -> object:
            if name not in tables:
                tables[name] = make(folder, name)
                opened.callback(tables[name].leave)
            return tables[name].cast()

        yield {
            "ours": partial(turn, _Mirrored, "mirrored"),
            "raw": partial(turn, _Table, "alone"),
            "reopen": partial(_reopened, folder),
        }


def _reopened(folder: Path) -> object:
    for kept in (folder / "again").glob("kept-*"):
        copyfile(kept, kept.with_name(kept.name.removeprefix("kept-")))
    variables = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "default.warning=false",
        "PYTHONPYCACHEPREFIX": str(OUT / "cache" / "python"),
    }
    command = [sys.executable, str(_HERE / "bench_start.py"), str(folder / "home"), str(folder / "again/cut.buxuan")]
    subprocess.run(command, env=variables, stdout=subprocess.PIPE, check=True, timeout=_PATIENCE)
    return None


def figures(calls: Calls, casts: int) -> Mapping[str, float]:
    """The mean of a cast, since the mirror costs something only now and then; its median and worst; a reopening's."""
    casting = {name: calls[name] for name in ("ours", "raw")}
    times(casting, 1)
    found: dict[str, float] = {}
    for name, taken in times(casting, casts).items():
        found[name] = statistics.fmean(taken)
        found[f"usual {name}"] = statistics.median(taken)
        found[f"worst {name}"] = statistics.quantiles(taken, n=100, method="inclusive")[-1]
    times({"reopen": calls["reopen"]}, 1)
    found["reopen"] = statistics.median(times({"reopen": calls["reopen"]}, max(1, casts // 100))["reopen"])
    return found


def rows(found: Mapping[str, float], sizes: Sizes) -> list[Row]:
    at = f"at {sizes.ballots:,} ballots"
    return [
        Row(f"cast {at} with a mirror every {EVERY}, mean / without", found["ours"], found["raw"], most_ratio=1.2),
        Row(f"cast {at} with a mirror, median / without", found["usual ours"], found["usual raw"]),
        Row(f"cast {at} with a mirror, p99 / without", found["worst ours"], found["worst raw"]),
        Row(f"program start to the same ballot after a power cut {at}", found["reopen"], most=_REOPEN),
    ]


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.casts, figures)
