"""Casting one ballot, durable before the next: against one insert and commit of the same bytes in the same mode."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import Any

import msgspec

import bench_village as village
from bench_table import Row, Sizes
from bench_timing import Bench, Calls
from buxuan_desktop.app import counting
from buxuan_desktop.domain.ballot import Ballot

_HEAD = "UPDATE head SET seq = ?, hash = ?"


def _first(sizes: Sizes, place: str) -> int:
    """How many ballots lie there when measuring begins, so that it goes on evenly around the place."""
    middle = sizes.ballots if place == "late" else sizes.ballots // 20
    return max(1, middle - sizes.casts // 2)


def prepare(folder: Path, sizes: Sizes) -> None:
    """The same case after few and after many ballots, and bare files with the same rows."""
    base = folder / "base.buxuan"
    village.open_case(base, sizes.electors).close()
    # One more: the process that measures memory casts one ballot too.
    some = village.ballots(_first(sizes, "late") + sizes.casts + 1)
    whole = folder / "whole.buxuan"
    copyfile(base, whole)
    village.count(village.open_again(whole), some).close()
    rows = village.rows_of(whole)
    before = len(rows) - len(some)
    for place in ("early", "late"):
        first = _first(sizes, place)
        copyfile(base, folder / f"{place}.buxuan")
        village.count(village.open_again(folder / f"{place}.buxuan"), some[:first]).close()
        (folder / f"{place}.json").write_bytes(msgspec.json.encode(some[first : first + sizes.casts]))
        for kind in ("raw", "head"):
            village.raw_file(folder / f"{place}.{kind}", rows[: before + first]).close()
        db = sqlite3.connect(folder / f"{place}.head")
        db.executescript("CREATE TABLE head(seq INTEGER, hash TEXT); INSERT INTO head VALUES (0, '');")
        db.close()


@contextmanager
def calls(folder: Path, _: Sizes) -> Iterator[Calls]:
    """Each contestant opens its file at its first turn, so that alone it holds no other's memory."""
    streams: list[Iterator[object]] = []

    def contestant(stream: Iterator[object]) -> Callable[[], object]:
        streams.append(stream)
        return lambda: next(stream)

    yield {
        "ours": contestant(_ours(folder, "late")),
        "raw": contestant(raw_stream(folder / "late.raw", folder / "whole.buxuan")),
        "head": contestant(raw_stream(folder / "late.head", folder / "whole.buxuan", head=True)),
        "ours early": contestant(_ours(folder, "early")),
        "raw early": contestant(raw_stream(folder / "early.raw", folder / "whole.buxuan")),
    }
    for stream in streams:
        getattr(stream, "close")()  # noqa: B009 - all are generators, which the shared type does not say


def _ours(folder: Path, place: str) -> Iterator[object]:
    return ours(folder / f"{place}.buxuan", folder / f"{place}.json")


def ours(path: Path, ballots: Path) -> Generator[object, None, None]:
    """One ballot a turn, cast by the program."""
    # From a file: making them here would count as the program's memory.
    coming = msgspec.json.decode(ballots.read_bytes(), type=list[Ballot])
    with village.open_again(path) as case:
        for ballot in coming:
            yield counting.cast(case, ballot)


def raw_stream(file: Path, pattern: Path, *, head: bool = False) -> Iterator[object]:
    """One insert and commit a turn: the rows of the case `pattern` that the bare file does not have yet."""
    return raw_rows(partial(_bare, file), pattern, head=head)


def _bare(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA synchronous = EXTRA")
    return db


def raw_rows(connect: Callable[[], Any], pattern: Path, *, head: bool = False) -> Generator[object, None, None]:
    """The same for whatever connection is made at the first turn."""
    db = connect()
    last = db.execute("SELECT max(seq) FROM ledger").fetchone()[0]
    coming = village.rows_of(pattern, after=last)
    try:
        for row in coming:
            db.execute(village.INSERT, row)
            if head:
                db.execute(_HEAD, (row[0], row[-1]))
            db.commit()
            yield None
    finally:
        db.close()


def rows(medians: Mapping[str, float], sizes: Sizes) -> list[Row]:
    late, early = f"{sizes.ballots:,}th", f"{sizes.ballots // 20:,}th"
    return [
        Row(f"cast the {late} ballot / insert + commit", medians["ours"], medians["raw"], most_ratio=2.0),
        Row(f"cast the {early} ballot / insert + commit", medians["ours early"], medians["raw early"], most_ratio=2.0),
        Row(f"cast the {late} / cast the {early}", medians["ours"], medians["ours early"], most_ratio=1.2),
        Row(f"cast the {late} / insert + head + commit", medians["ours"], medians["head"]),
    ]


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.casts)
