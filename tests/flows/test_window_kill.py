"""The window's process ends between two instructions: all ballots it acknowledged are there, and the count goes on."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.pages.start import open_case
from tests.flows.window_hands import press, ready_case, window_on

DAY = date(2020, 4, 20)
BOX = 9999
ROOT = Path(__file__).parents[2]
PATIENCE = 60


def killed(path: Path, chance: random.Random) -> list[tuple[int, str]]:
    """Let the teller key for a while, kill the process; returns what it had acknowledged: seq and kind."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.flows.window_teller", str(path), DAY.isoformat()],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    watch = threading.Timer(PATIENCE, process.kill)
    watch.start()
    try:
        heard = [process.stdout.readline() for _ in range(2 + chance.randrange(25))]
        assert all(line.endswith("\n") for line in heard), f"the window ended by itself: {heard[-3:]}"
        time.sleep(chance.random() * 0.05)
    finally:
        process.kill()
        heard += process.stdout.read().splitlines(keepends=True)
        process.wait()
        process.stdout.close()
        watch.cancel()
    # A line cut in the middle was not told.
    told = [line.split() for line in heard if line.endswith("\n")]
    return [(int(seq), kind) for seq, kind in told]


def in_file(path: Path) -> dict[int, str]:
    """Ballots in force by their seq, with their verdict: read by SQLite alone."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT seq, kind, body FROM ledger ORDER BY seq").fetchall()
    db.close()
    found: dict[int, str] = {}
    for seq, kind, body in rows:
        if kind == "ballot-cast":
            found[seq] = json.loads(body)["verdict"]
        elif kind == "ballot-struck":
            del found[json.loads(body)["ballot"]]
    return found


def check_nothing_is_lost(current: Round, last: int, told: list[tuple[int, str]]) -> None:
    """What was on its way may have arrived or not: at most one record."""
    assert told[-1][0] <= last <= told[-1][0] + 1
    assert {seq for seq, kind in told if kind == "BallotCast"} <= set(current.ballots)
    struck = sum(kind == "BallotStruck" for _, kind in told)
    assert struck <= len([seq for seq in current.struck if seq >= told[0][0]]) <= struck + 1


def reopen_and_go_on(application: QApplication, path: Path, told: list[tuple[int, str]]) -> None:
    """A fresh window stands at the next ballot, and takes it."""
    with window_on(application, DAY, path.parent / "home") as window:
        open_case(window.desk, path)
        page, head = window.page, window.desk.the_case.file.head
        assert isinstance(page, CountPage)
        current = window.desk.election.rounds[-1]
        check_nothing_is_lost(current, head.seq, told)
        standing = in_file(path)
        assert {seq: one.verdict for seq, one in current.ballots.items() if seq not in current.struck} == standing
        counted = sum(verdict != "set_aside" for verdict in standing.values())
        press("周敏⏎韩立⏎")
        assert page.head.counted.text() == f"已计 {counted} / 收回 {BOX}"
        assert page.draft.empty
        press("2⏎")
        assert page.head.counted.text() == f"已计 {counted + 1} / 收回 {BOX}"
        assert in_file(path)[head.seq + 1] == "valid"


def kill_often(application: QApplication, folder: Path, kills: int, seed: int) -> Counter[str]:
    """Kill the window so often at random moments; returns how much it had acknowledged, by kind."""
    chance, path = random.Random(seed), folder / "case.buxuan"
    ready_case(path, DAY, BOX)
    heard: Counter[str] = Counter()
    for _ in range(kills):
        told = killed(path, chance)
        untouched = path.read_bytes()
        assert verify(path).faults == ()
        assert path.read_bytes() == untouched
        reopen_and_go_on(application, path, told)
        found = verify(path)
        assert (found.faults, found.notes) == ((), ())
        heard.update(kind for _, kind in told)
    return heard


def test_a_killed_window_loses_no_ballot_it_acknowledged(qapp: QApplication, tmp_path: Path) -> None:
    heard = kill_often(qapp, tmp_path, 6, 7)
    assert heard["ready"] == 6
    assert heard["BallotCast"] > 30
    assert heard["BallotStruck"] > 0


@pytest.mark.slow
def test_a_window_killed_many_times_loses_no_ballot_it_acknowledged(qapp: QApplication, tmp_path: Path) -> None:
    assert kill_often(qapp, tmp_path, 50, 8)["ready"] == 50
