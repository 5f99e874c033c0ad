"""One step of one bench, in a process of its own inside `.venv`; build/bench.py starts it.

bench_child.py BENCH prepare|time|ours|raw FOLDER SIZES answers with one line of JSON: the rows for `time`,
the peak of memory in MB for `ours` and `raw`, nothing for `prepare`.
"""

from __future__ import annotations

import importlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

sys.dont_write_bytecode = True  # build/ holds no output

from bench_table import Sizes  # noqa: E402
from bench_timing import Bench, peak_memory  # noqa: E402

BENCHES = {
    "casting": ("bench_casting", "BENCH"),
    "encrypted": ("bench_encrypted", "BENCH"),
    "checkin": ("bench_checkin", "BENCH"),
    "checked-in": ("bench_checkin", "FOLDING"),
    "opening": ("bench_reading", "OPENING"),
    "verifying": ("bench_reading", "VERIFYING"),
    "rehearsing": ("bench_rehearsing", "BENCH"),
    "paper": ("bench_paper", "BENCH"),
    "register": ("bench_register", "BENCH"),
    "scrolling": ("bench_scrolling", "BENCH"),
    "table": ("bench_bundles", "BENCH"),
    "merging": ("bench_merging", "BENCH"),
    "mirror": ("bench_mirror", "BENCH"),
    "window": ("bench_window", "BENCH"),
}


def step(name: str, what: str, folder: Path, sizes: Sizes) -> object:
    """Do one step; a bench's modules are loaded here, so that its memory holds no other bench's."""
    module, attribute = BENCHES[name]
    bench: Bench = getattr(importlib.import_module(module), attribute)
    if what == "prepare":
        bench.prepare(folder, sizes)
        return None
    with bench.calls(folder, sizes) as calls:
        if what == "time":
            return [asdict(row) for row in bench.rows(bench.figures(calls, bench.repetitions(sizes)), sizes)]
        calls[what]()
        return peak_memory()


def main(arguments: list[str]) -> int:
    name, what, folder, sizes = arguments
    answer = step(name, what, Path(folder), Sizes(**json.loads(sizes)))
    sys.stdout.write(json.dumps(answer) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
