"""What the first window waits for: its own pages and nothing that only an open case needs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import PySide6

FIRST = """
import builtins, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from buxuan_desktop.app.clock import system_clock
from buxuan_desktop.ui import program

def shown(*_):
    QApplication.processEvents()
    window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
    print(len(window.page.resume), builtins.__import__.__name__)
    print(*sys.modules, sep="\\n")
    return 0

QApplication.exec = shown
sys.exit(program.run(None, system_clock, "this-computer", Path(sys.argv[1])))
"""
LATER = ("msgspec", "sqlite3", "sqlite_utils", "pypinyin", "reportlab", "tomllib", "PySide6.QtPdf")


def test_the_first_window_loads_nothing_that_a_case_needs(tmp_path: Path) -> None:
    listed = {"path": "村.buxuan", "place": "柳湾社区", "day": "2020-04-20", "stage": 7}
    (tmp_path / "recent.json").write_text(json.dumps({"who": "周敏", "cases": [listed]}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", FIRST, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    said, *loaded = done.stdout.splitlines()
    recent, importing = said.split()
    assert recent == "1"
    # PySide6 6.8 puts its own back again, so that a start on it is slower.
    if PySide6.__version_info__[:2] > (6, 8):
        assert importing != "__feature_import__", "Qt's import would read the source of every module loaded after it"
    heavy = [
        name for name in loaded if name in LATER or name.startswith(("buxuan_desktop.domain.e", "buxuan_desktop.store"))
    ]
    assert heavy == []
    ours = [name for name in loaded if name.startswith("buxuan_desktop.ui.")]
    assert not [name for name in ours if name.split(".")[2] in ("count", "board", "bundles", "result")]
