"""Everything that can go wrong under a running count: `python3 build/torture.py [--kills N] [PART ...]`.

Kills a caster that uses the same use cases as the window at N random moments, makes every write and flush of a cast
and of the mirror fail in turn (strace), cuts the power in the middle, fills small disks, takes the file away, turns
the clock. After each: every acknowledged ballot is there, none is there twice, the file verifies, and what happened
was said in words. Ends by itself; broken off, it goes on where it was (`.out/torture/state.json`) until the program
changes. Exit code 0 when nothing was wrong.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

sys.dont_write_bytecode = True  # build/ holds no output

import environment  # noqa: E402
from places import ROOT, child_environment, executable  # noqa: E402

PARTS = ("kills", "cast", "mirror", "power", "ground")


def main() -> int:
    parser = argparse.ArgumentParser(description="everything that can go wrong under a running count")
    parser.add_argument("--kills", type=int, default=50, metavar="N", help="how often to kill (50)")
    parser.add_argument("--fresh", action="store_true", help="begin anew instead of going on")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all when none is named")
    asked = parser.parse_args()
    unknown = [name for name in asked.parts if name not in PARTS]
    if unknown:
        parser.error(f"no part {', '.join(unknown)}")
    environment.ensure()
    command = [str(executable("python")), str(ROOT / "build" / "torture_child.py"), str(asked.kills)]
    command += [*(["--fresh"] if asked.fresh else []), *(asked.parts or PARTS)]
    return subprocess.run(command, cwd=ROOT, env=child_environment(PYTHONDONTWRITEBYTECODE="1"), check=False).returncode


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
