"""Opening and verifying a full case: against plain sqlite3 with msgspec, and with SHA-256 for verifying."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

import bench_village as village
from bench_table import Row, Sizes
from bench_timing import Bench, Calls
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.events import KINDS, Event

_FILE = "full.buxuan"


def prepare(folder: Path, sizes: Sizes) -> None:
    """A case with its result declared."""
    case = village.open_case(folder / _FILE, sizes.electors)
    village.finish(village.count(case, village.ballots(sizes.ballots))).close()


@contextmanager
def opening(folder: Path, _: Sizes) -> Iterator[Calls]:
    path = folder / _FILE
    yield {
        "ours": lambda: Case.open(path, village.CLOCK, village.WHO, village.KEEPER),
        "raw": lambda: _decoded(village.rows_of(path)),
    }


def _decoded(rows: list[village.LedgerRow]) -> list[Event]:
    decoders = {name: msgspec.json.Decoder(kind).decode for name, kind in KINDS.items()}
    return [decoders[row[3]](row[4]) for row in rows]


@contextmanager
def verifying(folder: Path, _: Sizes) -> Iterator[Calls]:
    path = folder / _FILE
    yield {"ours": lambda: verify(path).head, "raw": lambda: _proved(path)}


def _proved(path: Path) -> bool:
    """What nobody can do without: SQLite's own check, every row decoded, every hash made again."""
    db = sqlite3.connect(path)
    sound = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    db.close()
    rows = village.rows_of(path)
    whole = len(_decoded(rows)) == len(rows)
    for seq, at, who, kind, body, prev, own in rows:
        digest = hashlib.sha256(body.encode()).hexdigest()
        sound &= hashlib.sha256(msgspec.json.encode((prev, seq, at, who, kind, digest))).hexdigest() == own
    return sound and whole


def _size(sizes: Sizes) -> str:
    return f"{sizes.electors:,} electors, {sizes.ballots:,} ballots"


def _opening_rows(medians: Mapping[str, float], sizes: Sizes) -> list[Row]:
    ours, raw = medians["ours"], medians["raw"]
    return [Row(f"open a case: {_size(sizes)} / read + decode", ours, raw, most=0.5, most_ratio=3.0)]


def _verifying_rows(medians: Mapping[str, float], sizes: Sizes) -> list[Row]:
    ours, raw = medians["ours"], medians["raw"]
    return [Row(f"verify: {_size(sizes)} / integrity_check + decode + SHA-256", ours, raw, most=1.0)]


OPENING = Bench(prepare, opening, _opening_rows, lambda sizes: sizes.repetitions)
VERIFYING = Bench(prepare, verifying, _verifying_rows, lambda sizes: sizes.repetitions)
