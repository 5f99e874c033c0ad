"""The window: a key press until the board is painted, the start, and opening a full case; offscreen, so without a GPU.

Keys and the bare insert take turns in one process; each start is a process of its own.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfile

import msgspec

import bench_village as village
from bench_casting import raw_stream
from bench_reading import decoded
from bench_table import Row, Sizes
from bench_timing import Bench, Calls, times
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.paths import resource
from places import OUT

WHO = "计票人 周敏、监票人 韩立"
PLACES = ("empty", "late")
_HERE = Path(__file__).resolve().parent
OFFSCREEN = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_LOGGING_RULES": "default.warning=false",
    "PYTHONPYCACHEPREFIX": str(OUT / "cache" / "python"),
}
_KEYS_A_START = 20
_PAINTED = 0.016
_PATIENCE = 120


def prepare(folder: Path, sizes: Sizes) -> None:
    """A case with nothing counted and one with nearly all, and the rows that the bare file gets."""
    some = village.ballots(sizes.ballots + sizes.casts + 2)
    village.open_case(folder / "empty.buxuan", sizes.electors).close()
    for name, already in (("whole", len(some)), ("late", sizes.ballots), ("open", sizes.ballots)):
        copyfile(folder / "empty.buxuan", folder / f"{name}.buxuan")
        village.count(Case.open(folder / f"{name}.buxuan", village.CLOCK, WHO, village.KEEPER), some[:already]).close()
    rows = village.rows_of(folder / "whole.buxuan")
    for name, already in (("empty", 0), ("late", sizes.ballots)):
        before = len(rows) - len(some) + already
        village.raw_file(folder / f"{name}.raw", rows[:before]).close()
        coming = some[already : already + sizes.casts + 2]
        (folder / f"{name}.json").write_bytes(msgspec.json.encode(coming))
    (folder / "home").mkdir()


@contextmanager
def calls(folder: Path, _: Sizes) -> Iterator[Calls]:
    with ExitStack() as opened:
        made: dict[str, Callable[[], object]] = {
            "ours": _lazily(lambda: _table(folder, "late", opened)),
            "raw": _bare,
            "start": lambda: _process("bench_start.py", folder / "home"),
            "bare": lambda: _process("bench_bare.py", resource("fonts")),
            "bare, constants": lambda: _process("bench_bare.py", resource("fonts"), "constants"),
            "open": lambda: float(_process("bench_start.py", folder / "home", folder / "open.buxuan")),
            "read": lambda: decoded(village.rows_of(folder / "open.buxuan")),
        }
        for place in PLACES:
            made[f"key {place}"] = _lazily(partial(_table, folder, place, opened))
            made[f"insert {place}"] = _lazily(partial(_inserts, folder, place, opened))
        yield made


def _lazily(make: Callable[[], Callable[[], object]]) -> Callable[[], object]:
    """A contestant that is made at its first turn, so that alone it holds no other's memory."""
    made: list[Callable[[], object]] = []

    def turn() -> object:
        if not made:
            made.append(make())
        return made[0]()

    return turn


def _table(folder: Path, place: str, opened: ExitStack) -> Callable[[], object]:
    os.environ.update(OFFSCREEN)
    from bench_keying import CountingTable

    coming = msgspec.json.decode((folder / f"{place}.json").read_bytes(), type=list[Ballot])
    table = CountingTable(folder / f"{place}.buxuan", folder / "home", coming)
    opened.callback(table.leave)
    return table.press_enter


def _inserts(folder: Path, place: str, opened: ExitStack) -> Callable[[], object]:
    stream = raw_stream(folder / f"{place}.raw", folder / "whole.buxuan")
    opened.callback(getattr(stream, "close"))  # noqa: B009 - a generator, which its type does not say
    return lambda: next(stream)


def _bare() -> object:
    os.environ.update(OFFSCREEN)
    from PySide6.QtWidgets import QApplication

    from bench_bare import bare_window

    application = QApplication.instance() or QApplication([])
    return application, bare_window(resource("fonts"))


def _process(script: str, *arguments: object) -> bytes:
    command = [sys.executable, str(_HERE / script), *map(str, arguments)]
    environment = {**os.environ, **OFFSCREEN}
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, timeout=_PATIENCE).stdout


def figures(calls: Calls, casts: int) -> Mapping[str, float]:
    """The 99th percentile of keys and inserts, the median of all that is longer."""
    starts = {name: calls[name] for name in ("start", "bare", "bare, constants")}
    keys = {name: calls[name] for place in PLACES for name in (f"key {place}", f"insert {place}")}
    # Once unmeasured: bytecode is written, fonts are in the disk cache, cases and pages are open.
    times({**starts, **keys}, 1)
    rounds = max(1, casts // _KEYS_A_START)
    found = {name: statistics.median(taken) for name, taken in times(starts, rounds).items()}
    found["open"] = statistics.median(_told(calls["open"]) for _ in range(max(1, rounds // 2)))
    found["read"] = statistics.median(times({"read": calls["read"]}, max(1, rounds // 2))["read"])
    for name, taken in times(keys, casts).items():
        found[name] = _worst_of_a_hundred(taken)
        found[f"usual {name}"] = statistics.median(taken)
    return found


def _told(call: Callable[[], object]) -> float:
    """Seconds that a process measured itself."""
    seconds = call()
    if not isinstance(seconds, float):
        raise TypeError("no time told")
    return seconds


def _worst_of_a_hundred(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=100, method="inclusive")[-1]


def rows(found: Mapping[str, float], sizes: Sizes) -> list[Row]:
    fonts = "bare PySide6 window with its fonts"
    opening = f"open {sizes.ballots:,} ballots to a usable count page / read + decode"
    made = [
        Row(f"start to first window / {fonts}", found["start"], found["bare"], most_ratio=1.5),
        Row("start to first window / the same with Qt's constants", found["start"], found["bare, constants"]),
        Row(opening, found["open"], found["read"], most=1.0),
    ]
    for place, words in zip(PLACES, ("an empty count", f"the {sizes.ballots:,}th ballot"), strict=True):
        what, usual = f"key to painted board at {words}", found[f"usual insert {place}"]
        key, insert = found[f"key {place}"], found[f"insert {place}"]
        made += [
            Row(f"{what}, median / insert + commit", found[f"usual key {place}"], usual),
            Row(f"{what}, p99 / insert + commit, p99", key, insert),
            # Both have waited for the same disk; what is left is the program's own.
            Row(f"{what}, p99 above the insert's", max(key - insert, 0.0), most=_PAINTED),
        ]
    return made


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.casts, figures)
