"""Measuring fairly: all contestants in turn within one run, and the median of each."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from bench_table import Row, Sizes

Calls = Mapping[str, Callable[[], object]]
"""Contestants by name; what a call returns is closed, when it can be closed, after the clock has stopped."""

_MEBI = 1024 * 1024


def times(calls: Calls, repetitions: int) -> dict[str, list[float]]:
    """Seconds of each call, in `repetitions` rounds in which every contestant has its turn."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(repetitions):
        for name, call in calls.items():
            taken[name].append(_seconds(call))
    return taken


def medians(calls: Calls, repetitions: int) -> dict[str, float]:
    """The median of each contestant's `times`."""
    return {name: statistics.median(taken) for name, taken in times(calls, repetitions).items()}


@dataclass(frozen=True)
class Bench:
    """One comparison.

    `prepare` makes the files in a folder, in a process of its own; `calls` gives the contestants that use them,
    `ours` and `raw` at least; `figures` times them, and `rows` turns their figures in seconds into rows.
    """

    prepare: Callable[[Path, Sizes], None]
    calls: Callable[[Path, Sizes], AbstractContextManager[Calls]]
    rows: Callable[[Mapping[str, float], Sizes], list[Row]]
    repetitions: Callable[[Sizes], int]
    figures: Callable[[Calls, int], Mapping[str, float]] = medians


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    given = call()
    taken = time.perf_counter() - start
    close = getattr(given, "close", None)
    if close is not None:
        close()
    return taken


def peak_memory() -> float | None:
    """The most memory that this process has held so far, in MB; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / _MEBI if sys.platform == "darwin" else peak / 1024
