"""A program that ends between two instructions: what it acknowledged is in the file, and the file is whole."""

import random
import time
from pathlib import Path

import pytest

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import keys
from buxuan_desktop.store.unlocking import offered
from tests.making import CLOCK, HOME, counting_case
from tests.torturing import shutting
from tests.torturing.casting import hold_open
from tests.torturing.killing import kill_at_bundles, kill_once
from tests.torturing.processes import Teller

both = pytest.mark.usefixtures("both_kinds")


def kill_often(path: Path, kills: int, seed: int, mirror: Path | None = None) -> int:
    """Kill a casting program `kills` times at random moments; returns how many ballots it had acknowledged."""
    ballots = 0
    for number in range(kills):
        killed = kill_once(path, number, seed, mirror)
        assert killed.wrong == []
        ballots += killed.ballots
    return ballots


@both
def test_every_acknowledged_ballot_survives(tmp_path: Path) -> None:
    assert kill_often(tmp_path / "a.buxuan", 12, 7) >= 12


@both
def test_a_mirror_being_written_survives_too(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert kill_often(tmp_path / "a.buxuan", 8, 9, tmp_path / "stick") >= 8


def test_bundles_keyed_twice_survive_and_stand_at_the_same_paper(tmp_path: Path) -> None:
    ballots = 0
    for number in range(8):
        killed = kill_at_bundles(tmp_path / "a.buxuan", number, 3)
        assert killed.wrong == []
        ballots += killed.ballots
    assert ballots >= 8


@pytest.mark.slow
def test_every_acknowledged_ballot_survives_many_kills(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert kill_often(tmp_path / "a.buxuan", 50, 8, tmp_path / "stick") >= 50


@both
def test_a_killed_window_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    counting_case(path).close()
    teller = Teller(hold_open, path)
    teller.hear()
    with pytest.raises(Refusal, match="case-open-elsewhere"):
        Case.open(path, CLOCK, "计票员", HOME)
    assert verify(path).faults == (), "readers still open it"
    teller.kill()
    Case.open(path, CLOCK, "计票员", HOME).close()


def test_a_change_of_the_passphrase_killed_anywhere_leaves_a_whole_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_ROUNDS", shutting.ROUNDS)
    chance, path = random.Random(5), tmp_path / "a.buxuan"
    counting_case(path).close()
    head = verify(path).head
    for number in range(10):
        teller = Teller(shutting.change_for_ever, path)
        teller.hear(1 + number % 3)
        time.sleep(chance.random() * 0.04)
        heard = teller.kill()
        now = shutting.which(path)
        assert now is not None
        said = heard[-1][1]
        after = shutting.PASSPHRASES[(shutting.PASSPHRASES.index(said) + 1) % len(shutting.PASSPHRASES)]
        assert now in (said, after)
        with offered(now):
            assert (verify(path).faults, verify(path).head) == ((), head)
            Case.open(path, CLOCK, "计票员", HOME).close()
        assert sorted(one.name for one in tmp_path.iterdir()) == [".a.buxuan.lock", "a.buxuan"]
