"""How long the bundle takes to its first window, against `python -m buxuan_desktop`: `python3 build/bundle_start.py`.

By hand, on Linux with Xvfb. Both in turn on one screen, from the start of the process until the window is painted, and
the command line's shortest command beside it; the medians and their ratio are printed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.dont_write_bytecode = True  # build/ holds no output

import environment  # noqa: E402
from places import OUT, ROOT, child_environment, executable, say  # noqa: E402
from screen import Screen, screen  # noqa: E402

_ROUNDS = 15


def main() -> int:
    parser = argparse.ArgumentParser(description="打包程序和 python -m 打开窗口的时间")
    parser.add_argument("--program", type=Path, default=OUT / "dist" / "buxuan" / "buxuan")
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    asked = parser.parse_args()
    environment.ensure()
    source = [str(executable("python")), "-m", "buxuan_desktop"]
    with tempfile.TemporaryDirectory() as home, screen() as shown:
        ready = child_environment(HOME=home, XDG_DATA_HOME=home, DISPLAY=shown.display, QT_QPA_PLATFORM="xcb")
        # Compiled modules as an installed program has them, though not in the checkout.
        ready["PYTHONPYCACHEPREFIX"] = str(OUT / "cache" / "python")

        def window(command: list[str]) -> float:
            return to_window(shown, command, ready)

        def version(command: list[str]) -> float:
            return to_end([*command, "--version"], ready)

        for what, timed in (("第一个窗口", window), ("命令 --version", version)):
            told(what, timed, [str(asked.program)], source, asked.rounds)
    return 0


def told(what: str, timed: Callable[[list[str]], float], bundle: list[str], source: list[str], rounds: int) -> None:
    """Time both in turn, the first round unheeded, and say their medians."""
    pairs = [(timed(bundle), timed(source)) for _ in range(rounds + 1)][1:]
    ours, theirs = (statistics.median(taken) for taken in zip(*pairs, strict=True))
    say(f"{what}：打包程序 {ours:.3f} 秒，python -m {theirs:.3f} 秒，比值 {ours / theirs:.2f}")


def to_window(shown: Screen, command: list[str], ready: dict[str, str]) -> float:
    """Seconds until the program has painted its window; it is ended afterwards."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=ready, stderr=subprocess.DEVNULL)
    try:
        shown.painted(process)
        return time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()
        shown.cleared()


def to_end(command: list[str], ready: dict[str, str]) -> float:
    """Seconds that a command takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=ready, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
