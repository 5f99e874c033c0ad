"""The tally of fuzzing goes on from run to run, and its doors are those of the tests."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from tests.hostile.doors import DOORS

Script = Callable[[str], ModuleType]


def test_the_doors_are_those_that_the_tests_know(script: Script) -> None:
    assert set(script("fuzz").DOORS) == set(DOORS)


def test_runs_and_seconds_add_up_over_runs(script: Script, tmp_path: Path) -> None:
    tally_of, path = script("fuzz_tally").Tally, tmp_path / "tally.json"
    tally_of(path).add("case", "#2\tINITED\nDone 40 runs in 3 second(s)\n", 4, well=True)
    second = tally_of(path)
    second.add("case", "#128\tpulse\nstat::number_of_executed_units: 130\n", 5, well=False)
    second.add("script", "#64\tpulse\n", 6, well=False)
    assert second.crashed
    assert second.table().splitlines()[2:] == [
        "| case | 170 | 9 | 1 |",
        "| script | 64 | 6 | 1 |",
        "| all | 234 | 15 | 2 |",
    ]
    assert not tally_of(path).crashed


def test_a_tally_that_cannot_be_read_begins_anew(script: Script, tmp_path: Path) -> None:
    tally_of, path = script("fuzz_tally").Tally, tmp_path / "tally.json"
    path.write_text("{", encoding="utf-8")
    assert tally_of(path).table().splitlines()[2:] == ["| all | 0 | 0 | 0 |"]
