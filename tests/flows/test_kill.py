"""A program that ends between two instructions: what it acknowledged is in the file, and the file is whole."""

import multiprocessing
import random
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.refusal import Refusal
from tests.casting import cast_for_ever, hold_open
from tests.making import CLOCK, HOME, counting_case

WAYS = multiprocessing.get_context("forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn")
WAYS.set_forkserver_preload(["tests.casting"])  # else every teller spends a second on imports


def started(work: object, path: Path) -> tuple[BaseProcess, Connection]:
    here, there = WAYS.Pipe()
    process = WAYS.Process(target=work, args=(path, there), daemon=True)
    process.start()
    there.close()
    assert here.poll(30), "the other process does not come up"
    return process, here


def acknowledged(told: Connection) -> list[int]:
    """All that was told before the end; a message cut in the middle was not told."""
    seqs = []
    try:
        while True:
            seqs.append(told.recv())
    except (EOFError, OSError):
        return seqs


def kill_often(path: Path, kills: int, seed: int) -> int:
    """Kill a casting program `kills` times at random moments; returns how many ballots it had acknowledged."""
    chance = random.Random(seed)
    ballots = 0
    counting_case(path).close()
    for _ in range(kills):
        process, told = started(cast_for_ever, path)
        heard = [told.recv() for _ in range(1 + chance.randrange(9))]
        time.sleep(chance.random() * 0.01)
        process.kill()
        process.join()
        before, *cast = heard + acknowledged(told)
        told.close()
        untouched = path.read_bytes()
        found = verify(path)
        assert found.faults == ()
        assert path.read_bytes() == untouched
        with Case.open(path, CLOCK, "计票员", HOME) as case:
            entered = case.election.rounds[0].ballots
            assert set(cast) <= set(entered)
            # What was on its way may have arrived or not: at most a ballot or its strike.
            assert before <= max([before, *cast]) <= case.file.head.seq <= max([before, *cast]) + 2
        assert verify(path).faults == ()
        ballots += len(cast)
    return ballots


def test_every_acknowledged_ballot_survives(tmp_path: Path) -> None:
    assert kill_often(tmp_path / "a.buxuan", 12, 7) >= 12


@pytest.mark.slow
def test_every_acknowledged_ballot_survives_many_kills(tmp_path: Path) -> None:
    assert kill_often(tmp_path / "a.buxuan", 50, 8) >= 50


def test_a_killed_window_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    counting_case(path).close()
    process, told = started(hold_open, path)
    with pytest.raises(Refusal, match="case-open-elsewhere"):
        Case.open(path, CLOCK, "计票员", HOME)
    assert verify(path).faults == (), "readers still open it"
    process.kill()
    process.join()
    told.close()
    Case.open(path, CLOCK, "计票员", HOME).close()
