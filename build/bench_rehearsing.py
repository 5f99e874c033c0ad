"""`buxuan rehearse --no-documents`: against parsing the same TOML and inserting the same rows in one commit."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import bench_village as village
from bench_table import Row, Sizes
from bench_timing import Bench, Calls
from buxuan_desktop.cli.main import run
from buxuan_desktop.domain.ballot import Ballot

_A_SECOND = 40_000
_ALIKE = 20


def _script(some: list[tuple[Ballot, int]], electors: int) -> str:
    posts = [
        f"[[posts]]\ntitle = {_text(post.title)}\nseats = {post.seats}\ncandidates = {_list(post.candidates)}\n"
        for post in village.POSTS
    ]
    sheets = []
    for ballot, times in some:
        marks = ", ".join(f"{_text(title)} = {_list(marks.approve)}" for title, marks in ballot.marks.items())
        sheets.append(f"[[rounds.ballots]]\ntimes = {times}\nmarks = {{ {marks} }}\n")
    options = "".join(f"{key} = {_text(str(value))}\n" for key, value in village.OPTIONS.items())
    return (
        "format = 1\n[case]\nplace = '临河镇柳湾社区'\nbody = 'residents'\nprofile = 'CN-U-2018'\n"
        f"electors = 'voters'\nelection_day = {village.DAY}\n[case.options]\n{options}"
        f"[register]\ncount = {electors}\n{''.join(posts)}"
        f"[[rounds]]\nkind = 'first'\nissued = {electors}\n{''.join(sheets)}"
    )


def _text(words: str) -> str:
    return f"'{words}'"


def _list(names: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, names))}]"


def prepare(folder: Path, sizes: Sizes) -> None:
    """Two scripts with as many ballots: few distinct sheets many times over, and no two sheets alike."""
    times, rest = divmod(sizes.ballots, _ALIKE)
    alike = [(ballot, times + (number < rest)) for number, ballot in enumerate(village.ballots(_ALIKE))]
    distinct = [(ballot, 1) for ballot in village.ballots(sizes.ballots)]
    for name, some in (("alike", alike), ("distinct", distinct)):
        (folder / f"{name}.toml").write_text(_script(some, sizes.electors), encoding="utf-8")
        _rehearse(folder, name, "pattern")


@contextmanager
def calls(folder: Path, _: Sizes) -> Iterator[Calls]:
    yield {
        "ours": lambda: _rehearse(folder, "alike", "out"),
        "raw": lambda: _raw(folder, "alike"),
        "ours distinct": lambda: _rehearse(folder, "distinct", "out"),
        "raw distinct": lambda: _raw(folder, "distinct"),
        "command": lambda: _command(folder, "alike"),
    }


def _rehearse(folder: Path, name: str, out: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        _expect_done(run(_arguments(folder, name, out), village.CLOCK))


def _command(folder: Path, name: str) -> None:
    command = [sys.executable, "-m", "buxuan_desktop", *_arguments(folder, name, "out")]
    _expect_done(subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode)


def _arguments(folder: Path, name: str, out: str) -> list[str]:
    return ["rehearse", str(folder / f"{name}.toml"), "--no-documents", "--out", str(folder / out)]


def _expect_done(code: int) -> None:
    if code != 0:
        raise RuntimeError(f"rehearse answered {code}")


def _raw(folder: Path, name: str) -> object:
    tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    target = folder / f"{name}.raw"
    target.unlink(missing_ok=True)
    return village.raw_file(target, _pattern(folder, name))


@cache  # read in the first round alone, which no median of several shows
def _pattern(folder: Path, name: str) -> list[village.LedgerRow]:
    return village.rows_of(folder / "pattern" / name / "case.buxuan")


def rows(medians: Mapping[str, float], sizes: Sizes) -> list[Row]:
    most, size = sizes.ballots / _A_SECOND, f"rehearse {sizes.ballots:,} ballots"
    return [
        Row(f"{size}, {_ALIKE} distinct sheets / TOML + insert", medians["ours"], medians["raw"], most=most),
        Row(f"{size}, all distinct / TOML + insert", medians["ours distinct"], medians["raw distinct"], most=most),
        Row(f"{size}, {_ALIKE} distinct sheets, as a command", medians["command"], most=most),
    ]


BENCH = Bench(prepare, calls, rows, lambda sizes: sizes.repetitions)
