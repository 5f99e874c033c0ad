"""How fast, beside the bare library: `python3 build/bench.py [--quick] [BENCH ...]`.

Each row holds the program's figure, that of the raw library measured in turn with it in the same run, their
ratio and the goal. Nothing fails here: machines and disks differ, a ratio says more than a second. The rows
also go to `.out/bench.json`. Files are made under `.out/`, so the disk measured is the one this folder lies on.
"""

from __future__ import annotations

import argparse
import json
import platform
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.dont_write_bytecode = True  # build/ holds no output

import environment  # noqa: E402
from bench_child import BENCHES  # noqa: E402
from bench_table import FULL, QUICK, Row, Sizes, table  # noqa: E402
from places import OUT, ROOT, SetupError, child_environment, executable, say  # noqa: E402

RESULT = OUT / "bench.json"


def main() -> int:
    parser = argparse.ArgumentParser(description="measure beside the bare library")
    parser.add_argument("--quick", action="store_true", help="small sizes, few repetitions")
    parser.add_argument("benches", nargs="*", metavar="BENCH", help=f"of {', '.join(BENCHES)}; all when none is named")
    asked = parser.parse_args()
    unknown = [name for name in asked.benches if name not in BENCHES]
    if unknown:
        parser.error(f"no bench {', '.join(unknown)}")
    environment.ensure()
    sizes = QUICK if asked.quick else FULL
    OUT.mkdir(parents=True, exist_ok=True)
    rows = [row for name in asked.benches or BENCHES for row in measure(name, sizes)]
    say("\n".join(table(rows)))
    RESULT.write_text(_record(rows, sizes), encoding="utf-8")
    return 0


def measure(name: str, sizes: Sizes) -> list[Row]:
    """One bench: its files made, its rows timed, then the peak of memory of each side alone."""
    with tempfile.TemporaryDirectory(dir=OUT, prefix="bench-") as made:
        folder = Path(made)
        _child(name, "prepare", folder, sizes)
        # Memory first: casting leaves its files longer than it found them.
        ours, raw = (_child(name, side, folder, sizes) for side in ("ours", "raw"))
        rows = [Row(**row) for row in _child(name, "time", folder, sizes)]
    if ours is not None:
        rows.append(Row(f"{name}: peak memory of the process", ours, raw, unit="MB"))
    return rows


def _child(name: str, step: str, folder: Path, sizes: Sizes) -> Any:
    script = ROOT / "build" / "bench_child.py"
    command = [str(executable("python")), str(script), name, step, str(folder), json.dumps(asdict(sizes))]
    # Every program measured is loaded from its bytecode, as an installed one is.
    variables = child_environment(PYTHONPYCACHEPREFIX=str(OUT / "cache" / "python"), PYTHONDONTWRITEBYTECODE="")
    done = subprocess.run(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise SetupError(f"测速没有完成（{name}，{step}），原因见上面的输出。")
    return json.loads(done.stdout)


def _record(rows: list[Row], sizes: Sizes) -> str:
    machine = {"system": platform.platform(), "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    record = {"machine": machine, "sizes": asdict(sizes), "rows": [row.facts() for row in rows]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
