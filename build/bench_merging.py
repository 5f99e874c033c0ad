"""Taking table files back: against reading the same files, decoding every row and inserting it, by sqlite3 and msgspec.

Ten tables key the first entry of every bundle and ten the second, so that each bundle is compared and confirmed as the
later files come. Taking over alone is the first ten.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import bench_village as village
from bench_reading import decoded
from bench_table import Row, Sizes
from bench_timing import Bench, Calls
from buxuan_desktop.app import bundles, table_side, tables
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.merging import merge
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.events import Event

_TABLES, _BUNDLE = 20, 50


def prepare(folder: Path, sizes: Sizes) -> None:
    """The main case with its bundles tied, and twenty files that came back from the tables."""
    each = max(1, sizes.ballots // _TABLES)
    papers = iter(village.ballots(each * _TABLES // 2))
    tied = bundles.sizes(each, _BUNDLE) * (_TABLES // 2)
    with village.open_case(folder / "main.buxuan", sizes.electors) as case:
        bundles.tie(case, tied)
        keyed = {number: list(islice(papers, sheets)) for number, sheets in enumerate(tied, start=1)}
        share = len(tied) // (_TABLES // 2)
        for table in range(_TABLES):
            entry, first = table // (_TABLES // 2) + 1, table % (_TABLES // 2) * share + 1
            mine = range(first, first + share)
            path = folder / f"table-{table:02}.buxuan"
            tables.hand_out(case, f"第{table + 1}桌", dict.fromkeys(mine, (entry,)), path)
            _keyed(path, folder, {number: keyed[number] for number in mine}, entry, table)


def _keyed(path: Path, folder: Path, papers: Mapping[int, list[Ballot]], entry: int, table: int) -> None:
    with table_side.take_up(path, folder / "disk", village.CLOCK, village.WHO, f"laptop {table}") as case:
        events: list[Event] = []
        for number, some in papers.items():
            events.append(be.EntryBegun(1, number, entry, f"计票{table}", f"监票{table}"))
            events += [be.SheetKeyed(1, number, entry, paper.marks) for paper in some]
            events.append(be.EntryEnded(1, number, entry))
        case.record(*events)
        table_side.hand_back(case, path)


@contextmanager
def calls(folder: Path, _: Sizes) -> Iterator[Calls]:
    files = sorted(folder.glob("table-*.buxuan"))
    first = files[: _TABLES // 2]
    yield {
        "ours": lambda: _merged(folder, files),
        "raw": lambda: _inserted(folder, files),
        "ours first": lambda: _merged(folder, first),
        "raw first": lambda: _inserted(folder, first),
    }


def _merged(folder: Path, files: list[Path]) -> Case:
    path = Path(shutil.copy(folder / "main.buxuan", folder / "merging.buxuan"))
    case = Case.open(path, village.CLOCK, village.WHO, village.KEEPER)
    for file in files:
        merge(case, file)
    return case


def _inserted(folder: Path, files: list[Path]) -> sqlite3.Connection:
    """Every row of every file read, decoded and inserted under a new number, one transaction a file."""
    path = folder / "bare.db"
    path.unlink(missing_ok=True)
    db = village.raw_file(path, village.rows_of(folder / "main.buxuan"))
    seq = db.execute("SELECT max(seq) FROM ledger").fetchone()[0]
    for file in files:
        rows = village.rows_of(file)
        decoded(rows)
        db.executemany(village.INSERT, [(seq + place, *row[1:]) for place, row in enumerate(rows, start=1)])
        db.commit()
        seq += len(rows)
    return db


def rows(found: Mapping[str, float], sizes: Sizes) -> list[Row]:
    each = f"{max(1, sizes.ballots // _TABLES):,}"
    raw = "read + decode + insert"
    return [
        Row(f"take {_TABLES} tables of {each} back, compared and confirmed / {raw}", found["ours"], found["raw"]),
        Row(
            f"take {_TABLES // 2} tables of {each} back, first entries / {raw}", found["ours first"], found["raw first"]
        ),
    ]


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.repetitions)
