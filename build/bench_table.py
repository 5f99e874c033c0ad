"""What a bench answers with, and how it is shown. Standard library alone: both sides of the bench load it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

_HEADS = ("what", "ours", "raw", "ratio", "goal", "met")


@dataclass(frozen=True)
class Sizes:
    """How much is measured: electors, ballots, certificates, single casts, repetitions of anything longer."""

    electors: int
    ballots: int
    certificates: int
    casts: int
    repetitions: int


FULL = Sizes(electors=20_000, ballots=20_000, certificates=500, casts=400, repetitions=7)
QUICK = Sizes(electors=1_000, ballots=1_000, certificates=50, casts=60, repetitions=3)


@dataclass(frozen=True)
class Row:
    """One figure beside the bare library's: medians in seconds, or MB of peak memory.

    A goal is the most that `ours` may be, the most that the ratio may be, or both; 0 where there is none.
    """

    what: str
    ours: float
    raw: float | None = None
    most: float = 0.0
    most_ratio: float = 0.0
    unit: str = "s"

    @property
    def ratio(self) -> float | None:
        """Ours over raw, where there is a raw figure."""
        return self.ours / self.raw if self.raw else None

    @property
    def met(self) -> bool | None:
        """Whether every goal is met; None where there is no goal."""
        answers = [self.ours <= self.most] if self.most else []
        if self.most_ratio and self.ratio is not None:
            answers.append(self.ratio <= self.most_ratio)
        return all(answers) if answers else None

    @property
    def goal(self) -> str:
        """The goals in words."""
        goals = [f"<= {_shown(self.most, self.unit)}"] if self.most else []
        return " and ".join([*goals, *([f"<= {self.most_ratio:g}x"] if self.most_ratio else [])])

    def facts(self) -> dict[str, Any]:
        """The row for a file."""
        return {**asdict(self), "ratio": self.ratio, "goal": self.goal, "met": self.met}


def table(rows: list[Row]) -> list[str]:
    """The rows as lines of even columns, a head first."""
    cells = [_HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEADS))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]


def _cells(row: Row) -> tuple[str, ...]:
    raw = "" if row.raw is None else _shown(row.raw, row.unit)
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}x"
    met = {True: "yes", False: "NO", None: ""}[row.met]
    return row.what, _shown(row.ours, row.unit), raw, ratio, row.goal, met


def _shown(value: float, unit: str) -> str:
    if unit != "s":
        return f"{value:.0f} {unit}"
    return f"{value * 1000:.2f} ms" if value < 0.02 else f"{value:.3f} s"
