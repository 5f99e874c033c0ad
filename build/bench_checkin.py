"""Handing out one ballot among many electors, looked up and durable, against one insert and commit of its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile

import bench_village as village
from bench_casting import raw_stream
from bench_table import Row, Sizes
from bench_timing import Bench, Calls
from buxuan_desktop.app import records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import drawing, places
from buxuan_desktop.domain.checkin_events import VoterCheckedIn
from buxuan_desktop.domain.records.helpers import Proxy

HALL = "中心会场"
_PROXIES = 100


def electors(sizes: Sizes) -> int:
    """A large community: two and a half times what the other benches have."""
    return sizes.electors * 5 // 2


def prepare(folder: Path, sizes: Sizes) -> None:
    """A case with half of its electors drawn, the same rows in a bare file, and a case with all of them drawn."""
    base, whole, full = (folder / f"{name}.buxuan" for name in ("base", "whole", "full"))
    number = electors(sizes)
    _begin(base, number)
    with _opened(base) as case:
        case.record(*(VoterCheckedIn(1, one, HALL) for one in range(1, number // 2 + 1)))
    before = len(village.rows_of(base))
    copyfile(base, whole)
    with _opened(whole) as case:
        for one in _coming(sizes):
            drawing.draw(case, one, HALL)
    rows = village.rows_of(whole)
    village.raw_file(folder / "day.raw", rows[:before]).close()
    copyfile(base, folder / "day.buxuan")
    copyfile(base, full)
    with _opened(full) as case:
        case.record(*(VoterCheckedIn(1, one, HALL) for one in range(number // 2 + 1, number + 1)))


def _begin(path: Path, number: int) -> None:
    opening = setup.Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2025",
        electors="voters",
        election_day=village.DAY,
        options=village.OPTIONS,
        case="0" * 32,
        keeper=village.KEEPER,
    )
    with setup.open_case(path, opening, village.CLOCK, village.WHO) as case:
        setup.set_posts(case, village.POSTS)
        setup.register(case, [setup.Elector(f"选民{one}", "女", "第三小组") for one in range(1, number + 1)])
        last = min(_PROXIES, number // 3)
        kept = [
            Proxy(principal=f"选民{one}", proxy=f"选民{number - one}", relation="none", received_on=village.DAY)
            for one in range(1, last)
        ]
        records.add_all(case, kept)
        places.begin(case, "first")
        places.open_place(case, HALL, "hall", number)


def _coming(sizes: Sizes) -> range:
    first = electors(sizes) // 2 + 1
    return range(first, min(electors(sizes) + 1, first + sizes.casts + 1))


def _opened(path: Path) -> Case:
    return Case.open(path, village.CLOCK, village.WHO, village.KEEPER)


@contextmanager
def calls(folder: Path, sizes: Sizes) -> Iterator[Calls]:
    """Each contestant opens its file at its first turn."""
    streams: list[Iterator[object]] = []

    def contestant(stream: Iterator[object]) -> Callable[[], object]:
        streams.append(stream)
        return lambda: next(stream)

    yield {
        "ours": contestant(_ours(folder, sizes)),
        "raw": contestant(raw_stream(folder / "day.raw", folder / "whole.buxuan")),
    }
    for stream in streams:
        getattr(stream, "close")()  # noqa: B009 - all are generators, which the shared type does not say


def _ours(folder: Path, sizes: Sizes) -> Iterator[object]:
    with _opened(folder / "day.buxuan") as case:
        # The process that measures memory has handed out one before.
        for one in [number for number in _coming(sizes) if number not in places.here(case).drawn]:
            drawing.look(case, one)
            yield drawing.draw(case, one, HALL)


@contextmanager
def folding_calls(folder: Path, _: Sizes) -> Iterator[Calls]:
    """Opening the file of a day on which everybody came, and one on which half of them did."""
    yield {"ours": lambda: _opened(folder / "full.buxuan"), "raw": lambda: _opened(folder / "base.buxuan")}


def rows(medians: Mapping[str, float], sizes: Sizes) -> list[Row]:
    what = f"hand out a ballot among {electors(sizes):,} electors / insert + commit"
    return [Row(what, medians["ours"], medians["raw"], most_ratio=2.0)]


def folding_rows(medians: Mapping[str, float], sizes: Sizes) -> list[Row]:
    number = electors(sizes)
    what = f"open the case with {number:,} electors who all drew / with {number // 2:,}"
    return [Row(what, medians["ours"], medians["raw"])]


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.casts)
FOLDING = Bench(prepare, folding_calls, folding_rows, lambda sizes: sizes.repetitions)
