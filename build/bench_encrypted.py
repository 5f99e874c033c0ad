"""Casting into a case under a passphrase: against insert and commit by SQLCipher alone, and against a plain case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Any

import msgspec

import bench_village as village
from bench_casting import ours, raw_rows
from bench_table import Row, Sizes
from bench_timing import Bench, Calls
from buxuan_desktop.app.passphrases import offered, rewrite

_PASSPHRASE = "柳树湾 老井 Board7"


def prepare(folder: Path, sizes: Sizes) -> None:
    """The same case plain and under a passphrase, and a bare SQLCipher file with the same rows."""
    plain, whole = folder / "plain.buxuan", folder / "whole.buxuan"
    some = village.ballots(sizes.ballots + sizes.casts + 1)
    village.count(village.open_case(plain, sizes.electors), some[: sizes.ballots]).close()
    (folder / "coming.json").write_bytes(msgspec.json.encode(some[sizes.ballots :]))
    copyfile(plain, whole)
    rows = village.rows_of(plain)
    village.count(village.open_again(whole), some[sizes.ballots :]).close()
    copyfile(plain, folder / "late.buxuan")
    rewrite(folder / "late.buxuan", "", _PASSPHRASE)
    bare = _bare(folder / "late.raw")
    bare.execute(village.LEDGER)
    bare.executemany(village.INSERT, rows)
    bare.commit()
    bare.close()


def _bare(path: Path) -> Any:
    from sqlcipher3 import dbapi2

    db = dbapi2.connect(str(path))
    db.execute(f"PRAGMA key = '{_PASSPHRASE}'")
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA synchronous = EXTRA")
    return db


@contextmanager
def calls(folder: Path, _: Sizes) -> Iterator[Calls]:
    """Each contestant opens its file at its first turn."""
    with offered(_PASSPHRASE):
        streams = {
            "ours": ours(folder / "late.buxuan", folder / "coming.json"),
            "raw": raw_rows(lambda: _bare(folder / "late.raw"), folder / "whole.buxuan"),
            "plain": ours(folder / "plain.buxuan", folder / "coming.json"),
        }
        yield {name: stream.__next__ for name, stream in streams.items()}
        for stream in streams.values():
            stream.close()


def rows(medians: Mapping[str, float], sizes: Sizes) -> list[Row]:
    late = f"{sizes.ballots:,}th"
    return [
        Row(
            f"encrypted: cast the {late} / insert + commit by SQLCipher",
            medians["ours"],
            medians["raw"],
            most_ratio=2.0,
        ),
        Row(f"encrypted: cast the {late} / the same in a plain case", medians["ours"], medians["plain"]),
    ]


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.casts)
