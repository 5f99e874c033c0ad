"""Fuzzing of every door through which foreign files come in: `python3 build/fuzz.py [--minutes N] [DOOR ...]`.

atheris (libFuzzer) steers mutations by what they reach in this program; parsers in Rust and C are fed as well, but not
watched. The corpus and a tally lie in `.out/fuzz/`; a further run goes on from them. Without `--minutes` it takes a
moment for each door. atheris is no dependency: `.venv/bin/python -m pip install atheris` puts it into the environment
(or into any folder that `PYTHONPATH` names). Exit code 0 when nothing crashed, 1 when something did.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True  # build/ holds no output

import environment  # noqa: E402
from fuzz_tally import Tally  # noqa: E402
from places import OUT, ROOT, child_environment, executable, say  # noqa: E402

DOORS = (
    *("case", "ledger", "script", "register", "package", "extract"),
    *("table", "monthly", "paste", "profile", "marks", "home"),
)
FOLDER = OUT / "fuzz"
_MOMENT = 3
"""Seconds for each door when nobody says how long."""

_PATIENCE = 120
"""Seconds beyond its time after which a door hangs."""

_MISSING = "atheris is not installed, nothing was fuzzed: .venv/bin/python -m pip install atheris"


def main() -> int:
    parser = argparse.ArgumentParser(description="fuzz every door through which foreign files come in")
    parser.add_argument("--minutes", type=float, metavar="N", help="for all doors together")
    parser.add_argument("--table", action="store_true", help="print the tally and do nothing else")
    parser.add_argument("doors", nargs="*", metavar="DOOR", help=f"of {', '.join(DOORS)}; all when none is named")
    asked = parser.parse_args()
    unknown = [name for name in asked.doors if name not in DOORS]
    if unknown:
        parser.error(f"no door {', '.join(unknown)}")
    tally = Tally(FOLDER / "tally.json")
    if not asked.table:
        environment.ensure()
        if not _has_atheris():
            say(_MISSING)
            return 0
        doors = asked.doors or DOORS
        seconds = round(asked.minutes * 60 / len(doors)) if asked.minutes else _MOMENT
        for door in doors:
            tally.add(door, *_fuzz(door, max(1, seconds)))
    say(tally.table())
    return 1 if tally.crashed else 0


def _python() -> list[str]:
    return [str(executable("python"))]


def _environment() -> dict[str, str]:
    # The caller's own path stays: atheris may lie in a folder beside the environment.
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    return child_environment(PYTHONDONTWRITEBYTECODE="1", PYTHONPATH=path, QT_QPA_PLATFORM="offscreen")


def _has_atheris() -> bool:
    found = subprocess.run([*_python(), "-c", "import atheris"], env=_environment(), capture_output=True, check=False)
    return found.returncode == 0


def _fuzz(door: str, seconds: int) -> tuple[str, int, bool]:
    """What libFuzzer said, how many seconds it took, and whether it ended well."""
    folder = FOLDER / door
    (folder / "crashes").mkdir(parents=True, exist_ok=True)
    (folder / "corpus").mkdir(exist_ok=True)
    command = [*_python(), str(ROOT / "build" / "fuzz_child.py"), door, str(folder / "corpus")]
    command += [f"-artifact_prefix={folder / 'crashes'}{os.sep}", f"-max_total_time={seconds}"]
    command += ["-print_final_stats=1", "-timeout=25", "-rss_limit_mb=3000", "-max_len=1000000", "-close_fd_mask=0"]
    log, began = folder / "last.log", time.monotonic()
    with log.open("wb") as told:
        try:
            code = subprocess.run(
                command,
                cwd=ROOT,
                env=_environment(),
                stdout=told,
                stderr=told,
                check=False,
                timeout=seconds + _PATIENCE,
            ).returncode
        except subprocess.TimeoutExpired:
            code = -1
    text = log.read_text(encoding="utf-8", errors="replace")
    if code:
        say(f"== {door} crashed; see {log} and {folder / 'crashes'}")
    return text, round(time.monotonic() - began), code == 0


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
