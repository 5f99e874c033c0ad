"""DuckDB's sums against naive ones, and a Parquet file that other programs can read."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from buxuan_desktop.domain.monthly import FIELDS, Line
from buxuan_desktop.exchange.rollup.duck import Duck
from buxuan_desktop.exchange.rollup.spool import Spool

_SMALL = st.integers(0, 9)
_KNOWN = st.one_of(st.none(), st.booleans())


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    made = []
    for number in range(draw(st.integers(1, 8))):
        registered = draw(st.integers(1, 50))
        recovered = draw(st.one_of(st.none(), st.integers(0, 50)))
        for post in range(draw(st.integers(1, 3))):
            seats = draw(st.integers(1, 3))
            filled = draw(st.integers(0, seats))
            made.append(
                Line(
                    case=f"{number:032}",
                    head=f"{number + 1}:{'0' * 64}",
                    village=draw(st.sampled_from(("甲村", "乙村", "𠮷村"))),
                    post=f"委员{post}",
                    seats=seats,
                    filled=filled,
                    done=filled == seats,
                    election_day=date(2026, 5, 10),
                    stage=draw(_SMALL),
                    registered=registered,
                    recovered=recovered,
                    women=draw(st.one_of(st.none(), _SMALL)),
                    late=draw(_KNOWN),
                    one_shoulder=draw(_KNOWN),
                    reason=draw(st.sampled_from(("", "候选人不足", "等“两委”"))),
                )
            )
    return made


def taken(folder: Path, given_lines: Iterable[Line]) -> Duck:
    spool = Spool(folder / "a.jsonl")
    for line in given_lines:
        spool.add(line.case, [line])
    spool.close()
    duck = Duck(folder)
    duck.take(spool.path)
    return duck


def known(values: Iterable[int | bool | None]) -> int | None:
    there = [one for one in values if one is not None]
    return sum(there) if there else None


@settings(max_examples=60, deadline=None)
@given(lines())
def test_totals_are_the_naive_ones(made: list[Line]) -> None:
    with TemporaryDirectory() as folder:
        duck = taken(Path(folder), made)
        totals = duck.totals("township")
        duck.close()
    assert [one.unit for one in totals] == [*sorted({line.village for line in made}), None]
    for total in totals:
        mine = [line for line in made if total.unit in (None, line.village)]
        assert total.posts == len(mine)
        assert total.cases == len({line.case for line in mine if total.unit}) or total.unit is None
        assert total.done + total.undone == total.posts
        assert (total.seats, total.filled) == (sum(one.seats for one in mine), sum(one.filled for one in mine))
        assert total.women == known(one.women for one in mine)
        assert total.late == known(one.late for one in mine)
        assert total.one_shoulder == known(one.one_shoulder for one in mine)
        reasons = sorted({one.reason for one in mine if one.reason and not one.done})
        assert total.reason == "；".join(reasons)


@settings(max_examples=20, deadline=None)
@given(lines())
def test_lines_come_back_as_they_went_in_also_by_parquet(made: list[Line]) -> None:
    with TemporaryDirectory() as folder:
        duck = taken(Path(folder), made)
        target = Path(folder, "a [1] *.parquet")
        duck.write_parquet(target)
        back, read = list(duck.lines()), list(duck.read_parquet(target))
        duck.close()
    assert back == read
    order = sorted(made, key=lambda one: (one.village, one.case, made.index(one)))
    assert back == order


def test_parquet_holds_types_that_spark_reads(tmp_path: Path) -> None:
    line = Line(case="a", head="1:0", village="甲村", post="主任", seats=1, election_day=date(2026, 5, 10), stage=0)
    duck = taken(tmp_path, [line])
    target = tmp_path / "a.parquet"
    duck.write_parquet(target)
    duck.close()
    schema = duckdb.execute("SELECT name, type, converted_type FROM parquet_schema(?)", [str(target)]).fetchall()
    assert [name for name, _, _ in schema[1:]] == list(FIELDS)
    assert {(kind, converted) for _, kind, converted in schema[1:]} == {
        ("BYTE_ARRAY", "UTF8"),
        ("INT32", "INT_32"),
        ("INT32", "DATE"),
        ("BOOLEAN", None),
    }
    assert duckdb.execute("SELECT election_day, seats FROM read_parquet(?)", [str(target)]).fetchall() == [
        (date(2026, 5, 10), 1)
    ]
