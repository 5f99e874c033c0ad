"""On screens whose pixels the system makes larger, from 125 % on, nothing is cut either; Qt reads that as it starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWN = (
    "start", "setup", "survey", "places", "checkin", "bundles", "differences", "totals", "count", "correct", "doubts",
    "balances", "verdict", "print",
)  # fmt: skip
"""Of each case one page or more."""
PLAY = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from buxuan_desktop.ui.program import STYLED, prepare
from tests import walking
from tests.whole_looks import unread

application = QApplication(["buxuan", *STYLED])
prepare(application)
width, height, percent, folder = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
seen = 0
for name, window in walking.some(folder / "cases", (width, height), sys.argv[5:]):
    window.display.choose("light", percent)
    walking.settle()
    seen, ratio = seen + 1, window.devicePixelRatioF()
    area = window.stack.currentWidget()
    if area.page.width() > area.viewport().width():
        print(name, "goes to the side")
    for one in unread(window):
        print(name, one)
print("ratio", ratio, "pages", seen)
"""


@pytest.mark.parametrize(
    ("factor", "size", "percent"),
    [("1.5", (2560, 1440), 100), ("1.25", (1024, 768), 125), ("1", (3840, 2160), 200)],
    ids=["4K at 150 %", "a laptop at 125 %", "4K as it is, with large type"],
)
def test_fractional_scaling(tmp_path: Path, factor: str, size: tuple[int, int], percent: int) -> None:
    """3840 × 2160 at 150 % is 2560 × 1440 of Qt's pixels. More is shown for set-up and for a ballot in hand."""
    done = subprocess.run(
        [sys.executable, "-c", PLAY, *map(str, size), str(percent), str(tmp_path), *SHOWN],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *cut, told = done.stdout.strip().splitlines()
    assert told == f"ratio {float(factor)} pages {len(SHOWN) + 2}"
    assert cut == []
