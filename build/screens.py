"""Pictures of every screen, taken offscreen from the real program: `.venv/bin/python build/screens.py`.

They go to `.out/screens/1366x768` and `.out/screens/1280x720`; the README's also to `resources/pictures`,
the handbook's, small, to `resources/handbook`.
`--only WORD` draws the scenes whose name has this word, `--size 1280x720` one size.
"""

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from screen_stage import ROOT, stage  # isort: skip - finds the program

from PySide6.QtWidgets import QApplication

import screen_access
import screen_calendar
import screen_hall
import screen_handbook
import screen_sample
import screen_scenes
import screen_small
import screen_stages
from buxuan_desktop.ui.program import STYLED, prepare
from buxuan_desktop.words.handbook import pictures

PLAYS = (screen_sample, screen_scenes, screen_hall, screen_calendar, screen_stages, screen_access, screen_handbook)
SCENES = tuple(scene for play in PLAYS for scene in play.SCENES)
SIZES = ((1366, 768), (1280, 720))
README = (
    "start", "setup", "day", "count", "count-and-board", "board", "verdict", "print", "announcement", "differences",
    "doubts", "balances", "practice-pane", "tables-back", "home", "timetable", "register-import", "review", "checkin",
    "papers", "audit", "handbook", "tour",
)  # fmt: skip

TAKEN_FROM = {"records": "records-meeting"}
"""Pictures of the handbook that go by another name than their screen."""


def main() -> int:
    """Play every scene in every size."""
    asked = argparse.ArgumentParser(description="Pictures of every screen.")
    asked.add_argument("--only", default="", help="scenes whose name has this word")
    asked.add_argument("--size", default="", help="one size, such as 1280x720")
    given = asked.parse_args()
    application = QApplication(["buxuan", *STYLED])
    prepare(application)
    for size in SIZES:
        named = f"{size[0]}x{size[1]}"
        if given.size in ("", named):
            _play(given.only, size, ROOT / ".out" / "screens" / named)
    return 0


def _play(only: str, size: tuple[int, int], target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        if only in scene.__name__:
            print(scene.__name__, flush=True)
            with TemporaryDirectory() as folder, stage(Path(folder) / "place", target, size) as on:
                scene(on)
    if size == SIZES[0]:
        for name in README:
            if (target / f"{name}.png").exists():
                shutil.copy(target / f"{name}.png", ROOT / "resources" / "pictures")
        for name in pictures():
            if (taken := target / f"{TAKEN_FROM.get(name, name)}.png").exists():
                screen_small.shrink(taken, ROOT / "resources" / "handbook" / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
