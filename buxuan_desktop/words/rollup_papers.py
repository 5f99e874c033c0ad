"""The monthly table on paper: totals by unit, the posts that are not filled, files that were not used (B07, B19)."""

from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec

from buxuan_desktop.domain.monthly import Line
from buxuan_desktop.words import of_rollup, rollup_codes, spoken
from buxuan_desktop.words.sheets import Column, Grid, Para, Sheet, Sign, Signs

_MOST = 400
_NUMBERS = ("cases", "seats", "filled", "done", "undone", "late", "turnout", "women", "one_shoulder", "committees")
_NUMBERS_TOO = ("supervisions", "certificates")


class UnitRow(msgspec.Struct, frozen=True):
    """One unit: its name ("" unknown), its numbers by name in the order of `NUMBERS`, its reason; `all`: the last."""

    name: str
    numbers: tuple[str, ...]
    reason: str = ""
    all: bool = False


NUMBERS = (*_NUMBERS, *_NUMBERS_TOO)


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the paper."""

    title: str
    level: str
    day: str
    units: tuple[UnitRow, ...]
    unused: tuple[tuple[str, str], ...] = ()


def table_sheet(record: Table, undone: Iterable[Line], count: int) -> Sheet:
    """The table across; `undone` are the lines of posts that are not filled, `count` how many there are."""
    columns = (
        Column(of_rollup("below", record.level), 2.6, "left"),
        *(Column(of_rollup("total", name), 1) for name in NUMBERS),
        Column(of_rollup("total", "reason"), 3.2, "left"),
    )
    rows = [
        (one.name or of_rollup("total", "unknown"), *one.numbers, one.reason) for one in record.units if not one.all
    ]
    foot = [(of_rollup("total", "all"), *one.numbers, "") for one in record.units if one.all]
    lines = tuple(map(_line, islice(undone, _MOST)))
    more = of_rollup("paper", "more", count=count - len(lines))
    return Sheet(
        title=record.title,
        kind="list",
        subtitle=f"{of_rollup('level', record.level)}　统计日期：{record.day}",
        parts=(
            Grid(columns, tuple(rows), foot=tuple(foot)),
            *((_undone(lines),) if lines else ()),
            *((Para(more),) if count > len(lines) else ()),
            *((_unused(record.unused),) if record.unused else ()),
            Signs((Sign("填表人"), Sign("审核人"), Sign("负责人")), 3),
        ),
        note=of_rollup("paper", "note"),
        landscape=True,
    )


def _undone(lines: tuple[tuple[str, ...], ...]) -> Grid:
    shown = (("village", 2.4), ("post", 1.2), ("cause", 1.1), ("vacant_on", 1.5), ("deadline", 1.5), ("stage", 1.1))
    columns = [
        Column(of_rollup("column", name), share, "left" if name == "village" else "centre") for name, share in shown
    ]
    columns += [Column(of_rollup("column", "late"), 0.9), Column(of_rollup("column", "why"), 4.4, "left")]
    return Grid(tuple(columns), lines, caption=of_rollup("paper", "undone"))


def _line(line: Line) -> tuple[str, ...]:
    late = "" if line.late is None else of_rollup("yes", "yes" if line.late else "no")
    return (
        line.village,
        line.post,
        rollup_codes("cause").get(line.cause, ""),
        spoken(line.vacant_on) if line.vacant_on else "",
        spoken(line.deadline) if line.deadline else "",
        rollup_codes("stage").get(str(line.stage), ""),
        late,
        line.why,
    )


def _unused(unused: Sequence[tuple[str, str]]) -> Grid:
    columns = (Column(of_rollup("unused", "file"), 2, "left"), Column(of_rollup("unused", "why"), 5, "left"))
    return Grid(columns, tuple(unused[:_MOST]), caption=of_rollup("paper", "unused"))
