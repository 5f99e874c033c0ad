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
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.kinds import KINDS

# In a real hall most sheets repeat; no two alike is the worst that can come.
_SHEETS = 500


def prepare(folder: Path, sizes: Sizes) -> None:
    """Two cases with their results declared: sheets that repeat, and no two sheets alike."""
    every = village.ballots(sizes.ballots)
    repeating = (every[:_SHEETS] * (sizes.ballots // _SHEETS + 1))[: sizes.ballots]
    for name, some in (("repeating", repeating), ("distinct", every)):
        case = village.open_case(folder / f"{name}.buxuan", sizes.electors)
        village.finish(village.count(case, some)).close()


@contextmanager
def opening(folder: Path, _: Sizes) -> Iterator[Calls]:
    repeating, distinct = folder / "repeating.buxuan", folder / "distinct.buxuan"
    yield {
        "ours": lambda: _opened(distinct),
        "raw": lambda: decoded(village.rows_of(distinct)),
        "ours repeating": lambda: _opened(repeating),
        "raw repeating": lambda: decoded(village.rows_of(repeating)),
    }


def _opened(path: Path) -> Case:
    return Case.open(path, village.CLOCK, village.WHO, village.KEEPER)


def decoded(rows: list[village.LedgerRow]) -> list[Event]:
    """The events of a ledger by msgspec alone."""
    decoders = {name: msgspec.json.Decoder(kind).decode for name, kind in KINDS.items()}
    return [decoders[row[3]](row[4]) for row in rows]


@contextmanager
def verifying(folder: Path, _: Sizes) -> Iterator[Calls]:
    repeating, distinct = folder / "repeating.buxuan", folder / "distinct.buxuan"
    yield {
        "ours": lambda: verify(distinct).head,
        "raw": lambda: _proved(distinct),
        "ours repeating": lambda: verify(repeating).head,
        "raw repeating": lambda: _proved(repeating),
    }


def _proved(path: Path) -> bool:
    """What nobody can do without: SQLite's own check, every row decoded, every hash made again."""
    db = sqlite3.connect(path)
    sound = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    db.close()
    rows = village.rows_of(path)
    whole = len(decoded(rows)) == len(rows)
    for seq, at, who, kind, body, prev, own in rows:
        digest = hashlib.sha256(body.encode()).hexdigest()
        sound &= hashlib.sha256(msgspec.json.encode((prev, seq, at, who, kind, digest))).hexdigest() == own
    return sound and whole


def _rows(what: str, medians: Mapping[str, float], sizes: Sizes, most: float, most_ratio: float) -> list[Row]:
    size = f"{sizes.electors:,} electors, {sizes.ballots:,} ballots"
    kinds = (("repeating", f"{min(_SHEETS, sizes.ballots)} sheets"), ("", "all distinct"))
    return [
        Row(
            f"{what}: {size}, {words}",
            medians[f"ours {kind}".strip()],
            medians[f"raw {kind}".strip()],
            most=most,
            most_ratio=most_ratio,
        )
        for kind, words in kinds
    ]


def _opening_rows(medians: Mapping[str, float], sizes: Sizes) -> list[Row]:
    return _rows("open / read + decode", medians, sizes, most=0.5, most_ratio=3.0)


def _verifying_rows(medians: Mapping[str, float], sizes: Sizes) -> list[Row]:
    return _rows("verify / integrity_check + decode + SHA-256", medians, sizes, most=1.0, most_ratio=0.0)


OPENING = Bench(prepare, opening, _opening_rows, lambda sizes: sizes.repetitions)
VERIFYING = Bench(prepare, verifying, _verifying_rows, lambda sizes: sizes.repetitions)
