"""Real counts judged by our rules: village-head contests of 2022 as published, and 121 ballots keyed one by one.

The figures of 2022 were published by the Central Election Commission of Taiwan (from kiang/db.cec.gov.tw, MIT);
`three-of-many` comes from nealmcb/pr_voting_methods (MIT). Names are invented but for rare characters. A station is a
box with as many ballots issued as cast, for what was issued was not published. What is expected was reasoned from the
double majority (more than half of the electors, more than half of the ballots), which was not the rule there.
"""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli.rehearsing import run
from tests.oracle import expected, resolve

HERE = Path(__file__).parent
CONTESTS = sorted(HERE.glob("*.toml"))


def test_twenty_contests_and_one_of_many_seats() -> None:
    assert len(CONTESTS) == 21


@pytest.mark.parametrize("path", CONTESTS, ids=lambda path: path.stem)
@pytest.mark.proves("T1", "T3", "T7", "T11", "exactly-half-of-electors", "exactly-half-of-ballots")
def test_contest_ends_as_reasoned(path: Path, tmp_path: Path) -> None:
    assert run([path], tmp_path, documents=False) == 0
    result = json.loads((tmp_path / path.stem / "result.json").read_bytes())
    script = tomllib.loads(path.read_text(encoding="utf-8"))
    assert result["rounds"] == expected(script, resolve(script))["rounds"]
    half = {found["code"] for found in result["findings"]} & {"exactly-half-of-electors", "exactly-half-of-ballots"}
    named = "-".join(path.stem.split("-")[:4])
    assert half == ({named} if named.startswith("exactly-half") else set())


def test_ballots_keyed_one_by_one_come_to_the_same() -> None:
    script = tomllib.loads((HERE / "three-of-many.toml").read_text(encoding="utf-8"))
    ballots = script["rounds"][0]["ballots"]
    assert len(ballots) == 121
    assert Counter(len(ballot["marks"]["委员"]) for ballot in ballots) == {4: 94, 3: 11, 2: 4, 1: 12}
    votes = Counter(name for ballot in ballots for name in ballot["marks"]["委员"])
    assert [(one["name"], one["counted"]) for one in script["expect"]["rounds"][0]["posts"][0]["tally"]] == [
        (name, votes[name]) for name in sorted(votes, key=lambda name: -votes[name])
    ]


def test_a_real_contest_verifies(tmp_path: Path) -> None:
    assert run([HERE / "name-beyond-the-basic-plane.toml"], tmp_path, documents=False) == 0
    verified = verify(tmp_path / "name-beyond-the-basic-plane" / "case.buxuan")
    assert (verified.faults, verified.notes) == ((), ())
