"""The program on a real X server, with keys from its keyboard: what is held is one key, what is fast is heard."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app.keeper import keeper_of
from tests.flows import window_hands
from tests.flows.window_hands import ready_case

DAY = date(2020, 4, 20)
ROOT = Path(__file__).parents[2]
PATIENCE = 60
HELD_SECONDS = 1.2

pytestmark = pytest.mark.slow


class Table:
    """The program's window on the X server, and the hands in front of it."""

    def __init__(self, display: str, case: Path) -> None:
        self.display, self.case = display, case

    def x(self, *command: str) -> str:
        there = {**os.environ, "DISPLAY": self.display}
        done = subprocess.run(["xdotool", *command], env=there, capture_output=True, text=True, timeout=30, check=True)
        return done.stdout

    def keys(self, *keys: str, delay: int = 30) -> None:
        self.x("key", "--delay", str(delay), *keys)

    def hold(self, key: str) -> None:
        self.x("keydown", key)
        time.sleep(HELD_SECONDS)
        self.x("keyup", key)
        time.sleep(0.3)

    def rows(self) -> Counter[str]:
        db = sqlite3.connect(f"file:{self.case}?mode=ro", uri=True)
        try:
            return Counter(kind for (kind,) in db.execute("SELECT kind FROM ledger WHERE kind LIKE 'ballot%'"))
        finally:
            db.close()

    def comes_to(self, **wanted: int) -> bool:
        """Whether the file comes to hold so many rows of each kind, and no more a moment later."""
        expected = Counter({kind.replace("_", "-"): number for kind, number in wanted.items()})
        self.until(lambda: self.rows() == expected)
        time.sleep(0.5)
        return self.rows() == expected

    @staticmethod
    def until(there: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not there() and time.monotonic() < end:
            time.sleep(0.1)


@pytest.fixture
def display() -> Iterator[str]:
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        pytest.skip("no Xvfb or no xdotool on this machine")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    yield f":{server.stdout.readline().strip()}"
    server.terminate()
    server.wait()
    server.stdout.close()


@pytest.fixture
def table(display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    monkeypatch.setattr(window_hands, "KEEPER", keeper_of(tmp_path / "home" / "buxuan"))
    path = tmp_path / "case.buxuan"
    ready_case(path, DAY, 500)
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_DATA_HOME": str(tmp_path / "home"),
    }
    program = subprocess.Popen([sys.executable, "-m", "buxuan_desktop", str(path)], cwd=ROOT, env=environment)
    made = Table(display, path)
    try:
        window = made.x("search", "--sync", "--onlyvisible", "--name", "补选桌面").split()[0]
        # Nobody manages windows here.
        made.x("windowfocus", "--sync", window)
        time.sleep(1)
        made.x("type", "--delay", "40", "zhou")
        made.keys("Return")
        made.x("type", "--delay", "40", "han")
        made.keys("Return")
        time.sleep(1)
        yield made
    finally:
        program.terminate()
        program.wait()


def test_a_held_key_does_one_thing(table: Table) -> None:
    """Again and again: heard twice, a key takes back what it did, and by chance an odd number looks like one."""
    for number in range(1, 6):
        table.hold("1")
        table.hold("Return")
        assert table.comes_to(ballot_cast=number), table.rows()
    for number in range(6, 9):
        table.hold("k")
        table.hold("Return")
        assert table.comes_to(ballot_cast=number), table.rows()


def test_fast_fingers_are_heard_on_a_real_keyboard(table: Table) -> None:
    for _ in range(40):
        table.keys("1", "Return", delay=15)
    assert table.comes_to(ballot_cast=40), table.rows()
    # The same key twice, as fast as a finger can: chosen, and taken away again.
    table.keys("1", "1", delay=60)
    table.keys("Return")
    table.keys("k", "Return")
    assert table.comes_to(ballot_cast=41), table.rows()
