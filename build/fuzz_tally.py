"""How often and how long each door was fuzzed, kept from run to run."""

from __future__ import annotations

import json
import re
from pathlib import Path

_RUNS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_DONE = re.compile(r"^Done (\d+) runs", re.MULTILINE)
_UNDER_WAY = re.compile(r"^#(\d+)\t", re.MULTILINE)


class Tally:
    """By door: runs, seconds, crashes; in a file that the next run goes on with."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.crashed = False
        try:
            self._doors: dict[str, dict[str, int]] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._doors = {}

    def add(self, door: str, told: str, seconds: int, well: bool) -> None:
        """Add what libFuzzer said of one run of so many seconds; one that crashed says how far it had come."""
        one = self._doors.setdefault(door, {"runs": 0, "seconds": 0, "crashes": 0})
        done = _DONE.search(told)
        runs = _RUNS.search(told)
        under_way = _UNDER_WAY.findall(told)
        one["runs"] += int(done[1]) if done else int(runs[1]) if runs else int(under_way[-1]) if under_way else 0
        one["seconds"] += seconds
        one["crashes"] += not well
        self.crashed = self.crashed or not well
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(self._doors, indent=1), encoding="utf-8")

    def table(self) -> str:
        """The tally as a table."""
        lines = ["| door | runs | seconds | crashes |", "|---|---|---|---|"]
        rows = [(name, one["runs"], one["seconds"], one["crashes"]) for name, one in self._doors.items()]
        rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows), sum(row[3] for row in rows)))
        return "\n".join([*lines, *("| {} | {:,} | {:,} | {} |".format(*row) for row in rows)])
