"""Counting while the world breaks: every acknowledged ballot is there, none is there twice, and it was said in words.

`build/torture.py` does the same at length.
"""

from pathlib import Path

import pytest

from tests.torturing import power_cuts
from tests.torturing.breaking import Broken, Cast, Step
from tests.torturing.injecting import FROM_THEN_ON, ONCE, faults, why_not
from tests.torturing.processes import acknowledged, sentences
from tests.torturing.taking_away import WAYS, Missing


@pytest.mark.parametrize("way", WAYS)
def test_the_ground_taken_away(tmp_path: Path, way: str) -> None:
    try:
        seen = WAYS[way](tmp_path)
    except Missing as missing:
        pytest.skip(str(missing))
    assert seen.wrong == []
    assert seen.acknowledged


@pytest.fixture
def _injecting() -> None:
    if why_not():
        pytest.skip(why_not())


def kinds(folder: Path) -> dict[str, Broken]:
    made = {}
    for name in ("cast", "rows", "whole"):
        (folder / name).mkdir()
        made[name] = Cast(folder / name) if name == "cast" else Step(folder / name, whole=name == "whole")
    return made


@pytest.mark.usefixtures("_injecting")
@pytest.mark.parametrize("name", ["cast", "rows", "whole"])
def test_errors_of_the_disk_here_and_there(tmp_path: Path, name: str) -> None:
    broken = kinds(tmp_path)[name]
    at = broken.points()
    assert len(at) > 10
    last = [point for point in at if point.call != "unlink"][-1]
    tried = [*list(faults(at))[3 :: len(at)], *faults([last])]
    said: dict[str, str] = {}
    for fault in tried:
        heard, wrong = broken.broken(fault)
        assert (fault, wrong) == (fault, [])
        said.update(sentences(heard))
    assert said


@pytest.mark.slow
@pytest.mark.usefixtures("_injecting")
@pytest.mark.parametrize("name", ["cast", "rows", "whole"])
def test_every_error_of_the_disk(tmp_path: Path, name: str) -> None:
    broken = kinds(tmp_path)[name]
    for fault in faults(broken.points()):
        _, wrong = broken.broken(fault)
        assert (fault, wrong) == (fault, [])


@pytest.mark.usefixtures("_injecting", "both_kinds")
def test_a_disk_that_fails_in_the_very_last_step_makes_nobody_key_a_ballot_twice(tmp_path: Path) -> None:
    """The journal is empty already, so the ballot is in the file, and SQLite says that it failed."""
    cast = Cast(tmp_path)
    at = [point for point in cast.points() if point.call in power_cuts.FLUSHES][-1]
    once, on = (next(one for one in faults([at]) if one.how == how) for how in (ONCE, FROM_THEN_ON))
    heard, wrong = cast.broken(once)
    assert (len(acknowledged(heard)), sentences(heard), wrong) == (2, {}, [])
    heard, wrong = cast.broken(on)
    assert (acknowledged(heard), wrong) == ({0}, [])
    assert "请不要重录" in sentences(heard)["write-unsure"]


@pytest.mark.usefixtures("_injecting", "both_kinds")
def test_a_power_cut_at_any_moment_loses_no_acknowledged_ballot(tmp_path: Path) -> None:
    found = list(power_cuts.states(tmp_path, 7, 1))
    assert [wrong for _, wrong in found if wrong] == []
    assert [done for done in range(power_cuts.BALLOTS + 1) if not any(done == one for one, _ in found)] == []
    assert len(found) > 100
