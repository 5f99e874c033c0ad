"""The monthly table of a township from thousands of cases, against reading and decoding the same rows bare.

Each case has a thousand electors with private values and six hundred ballots counted; every tenth is only prepared.
How much memory the command takes is asked for all of them and for a tenth: it must not grow with their number.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec

import bench_village as village
from bench_reading import decoded
from bench_table import Row, Sizes
from bench_timing import Bench, Calls
from buxuan_desktop.app.rollup import Rollup, Wanted
from buxuan_desktop.domain.chain import Entry
from buxuan_desktop.domain.codec import decode, encode
from buxuan_desktop.domain.events import CaseOpened
from buxuan_desktop.store.casefile import CaseFile

_ELECTORS, _BALLOTS, _PATTERNS = 1_000, 600, 60
_CASES_IN = 10
"""Ballots of the other benches for each case of this one: 2,000 cases where they count 20,000."""

_PART = 10
_GOAL = 60.0
_Private = list[tuple[str, str, str, str]]


def prepare(folder: Path, sizes: Sizes) -> None:
    """One case that is counted and one that is not, and the others made from them, each with a place of its own."""
    patterns, chosen = village.ballots(_PATTERNS), random.Random(7)
    counted, begun = folder / "counted.buxuan", folder / "begun.buxuan"
    with village.open_case(counted, _ELECTORS) as case:
        village.finish(village.count(case, [chosen.choice(patterns) for _ in range(_BALLOTS)]))
    village.open_case(begun, _ELECTORS).close()
    many, few = folder / "many", folder / "few"
    many.mkdir()
    few.mkdir()
    made = [_read(counted), _read(begun)]
    for number in range(max(_PART, sizes.ballots // _CASES_IN)):
        path = many / f"{number:05}.buxuan"
        _write(path, number, *made[number % _PART == 0])
        if number % _PART == 0:
            os.link(path, few / path.name)


def _read(path: Path) -> tuple[list[Entry], _Private]:
    with CaseFile.open(path, write=False) as file:
        private = file.db.execute("SELECT ref, name, salt, value FROM private").fetchall()
        return [Entry(row.at, row.who, row.kind, row.body) for row in file.rows()], private


def _write(path: Path, number: int, entries: list[Entry], private: _Private) -> None:
    """The same case under another name and in another place."""
    opened = decode(entries[0].kind, entries[0].body)
    assert isinstance(opened, CaseOpened)
    place = f"第{number // 100 + 1}镇第{number}社区"
    own = msgspec.structs.replace(opened, place=place, case=sha256(place.encode()).hexdigest()[:32])
    with CaseFile.create(path) as file, file.transaction():
        file.append([entries[0]._replace(body=encode(own)), *entries[1:]])
        file.keep_private(private)


@contextmanager
def calls(folder: Path, _: Sizes) -> Iterator[Calls]:
    yield {
        "ours": lambda: _table(folder / "many", folder / "ours.xlsx"),
        "raw": lambda: _bare(sorted((folder / "many").glob("[0-9]*.buxuan"))),
        "many": lambda: _peak(folder / "many"),
        "few": lambda: _peak(folder / "few"),
    }


def _table(cases: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with Rollup(Wanted(village.DAY)) as table:
        assert not any(one.why for one in table.read([cases]))
        table.save(target)


def _bare(cases: Iterable[Path]) -> None:
    for path in cases:
        decoded(village.rows_of(path))


def _peak(cases: Path) -> float:
    """MB of the largest process of `buxuan rollup`; 0 where the system does not tell."""
    target = cases.with_suffix(".xlsx")
    target.unlink(missing_ok=True)
    asked = [sys.executable, "-m", "buxuan_desktop", "rollup", str(cases), "--out", str(target)]
    started = subprocess.Popen(asked, stdout=subprocess.DEVNULL)
    if sys.platform == "win32":
        started.wait()
        return 0.0
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    assert started.returncode == 0
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def figures(asked: Calls, _: int) -> Mapping[str, float]:
    """Seconds of ours and raw, once each; MB of the command for all cases and for a tenth."""
    found = {}
    for name in ("raw", "ours"):
        start = time.perf_counter()
        asked[name]()
        found[name] = time.perf_counter() - start
    return found | {name: float(str(asked[name]())) for name in ("many", "few")}


def rows(found: Mapping[str, float], sizes: Sizes) -> list[Row]:
    cases = max(_PART, sizes.ballots // _CASES_IN)
    return [
        Row(f"monthly table of {cases:,} cases / read + decode in one process", found["ours"], found["raw"], _GOAL),
        Row(
            f"rollup: largest process, {cases:,} cases / {cases // _PART:,}", found["many"], found["few"], 0, 1.2, "MB"
        ),
    ]


BENCH = Bench(prepare, calls, rows, lambda _: 1, figures)
