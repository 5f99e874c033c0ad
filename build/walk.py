"""Every page at every size, type and scheme, offscreen: `.venv/bin/python build/walk.py [--only WORD] [--all]`.

Lists what cannot be read and saves pictures to `.out/walk`. Without `--all` it takes one size of type a window and
plays the pages of the tests; with it the whole matrix. `--scenes` plays the scenes of `screens.py` as well.
`QT_SCALE_FACTOR=1.5` before it stands for a screen whose pixels the system makes larger.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from screen_stage import ROOT, Stage, stage  # isort: skip - finds the program

from PySide6.QtWidgets import QApplication, QWidget

from buxuan_desktop.app.look import TYPE_SIZES
from buxuan_desktop.ui.look.wearing import PALETTES, wear
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.program import STYLED, prepare
from screens import SCENES
from tests.walking import walk
from tests.whole_looks import unread

SIZES = ((1024, 768), (1366, 768), (1920, 1080), (2560, 1440), (3840, 2160))
FEW = (
    ((1024, 768), 100, "light"), ((1024, 768), 200, "contrast"), ((1366, 768), 150, "dark"),
    ((1920, 1080), 200, "light"), ((3840, 2160), 200, "dark"),
)  # fmt: skip
Look = tuple[tuple[int, int], int, str]


class Silent(Stage):
    """A stage that looks at what it is asked to take a picture of."""

    found: list[str] = []  # noqa: RUF012 - what all of them found

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """The picture, and what cannot be read on it."""
        super().take(name, widget)
        shown = widget or QApplication.activeModalWidget() or self.window
        self.found += [f"{name}: {one}" for one in unread(shown)]


def main() -> int:
    """Walk, and say how many words were cut."""
    asked = argparse.ArgumentParser(description="Every page in every look.")
    asked.add_argument("--only", default="", help="pages or scenes whose name has this word")
    asked.add_argument("--all", action="store_true", help="all sizes with all sizes of type in all schemes")
    asked.add_argument("--scenes", action="store_true", help="the scenes of screens.py too")
    given = asked.parse_args()
    application = QApplication(["buxuan", *STYLED])
    prepare(application)
    looks = list(product(SIZES, TYPE_SIZES, PALETTES)) if given.all else FEW
    found: list[str] = []
    for look in looks:
        size, percent, scheme = look
        wear(application, scheme, percent)
        named = f"{size[0]}x{size[1]}-{percent}-{scheme}"
        print(named, flush=True)
        for said in _looked_at(look, ROOT / ".out" / "walk" / named, given.only, scenes=given.scenes):
            found.append(f"{named} {said}")
            print("   ", said, flush=True)
    print(f"{len(found)} cut")
    return 1 if found else 0


def _looked_at(look: Look, target: Path, only: str, *, scenes: bool) -> Iterator[str]:
    target.mkdir(parents=True, exist_ok=True)
    size = look[0]
    with TemporaryDirectory() as place:
        folder = Path(place)
        dialogs.case_folder = lambda: folder / "补选案卷"
        for name, window in walk(folder / "cases", size):
            if only in name:
                window.grab().save(str(target / f"{name.replace(' ', '-')}.png"))
                yield from (f"{name}: {one}" for one in unread(window))
    for scene in SCENES if scenes else ():
        if only in scene.__name__:
            with TemporaryDirectory() as place, stage(Path(place) / "place", target, size, made=Silent) as on:
                scene(on)
            yield from Silent.found
            Silent.found.clear()


if __name__ == "__main__":
    sys.exit(main())
