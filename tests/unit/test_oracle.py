"""The second opinion itself: it meets every expectation written by hand, and refuses every unusable script."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.oracle import Unusable, differences, expected, resolve
from tests.strategies import Script, scripts, to_toml

ELECTIONS = Path(__file__).parent.parent / "elections"
GOOD = sorted(ELECTIONS.glob("*.toml"))
BAD = sorted((ELECTIONS / "bad").glob("*.toml"))
CASES: tuple[str, ...] = (
    "T1",
    "T2",
    "T3",
    "T4",
    "T5",
    "T6",
    "T7",
    "T8",
    "T9",
    "T10",
    "T11",
    "T12",
    "T13",
    "T14",
    "T15",
    "T16",
)
CASES += ("T26", "T27", "T30", "T31", "T32", "T33", "T34", "T35", "T36", "T39", "T40", "T45")


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.proves(*CASES)
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_expectation_by_hand_is_met(path: Path) -> None:
    script = load(path)
    notes: list[str] = []
    assert script["expect"]["rounds"]
    assert len(script["expect"]["rounds"]) <= len(script["rounds"])
    assert differences(script["expect"], expected(script, resolve(script), notes)) == []
    assert notes == []


@pytest.mark.parametrize("path", [path for path in BAD if path.stem != "bad-toml"], ids=lambda path: path.stem)
def test_unusable_script_is_refused(path: Path) -> None:
    script = load(path)
    with pytest.raises(Unusable):
        expected(script, resolve(script))


def test_every_bad_script_says_why_and_one_is_no_toml() -> None:
    assert all(path.read_text(encoding="utf-8").startswith("# unusable: ") for path in BAD)
    with pytest.raises(tomllib.TOMLDecodeError):
        load(ELECTIONS / "bad" / "bad-toml.toml")


def test_every_case_has_a_script() -> None:
    there = {path.stem.split("-")[0] for path in GOOD}
    assert [case for case in CASES if f"t{int(case[1:]):02d}" not in there] == []


def one_post(**post: Any) -> dict[str, Any]:
    return {"rounds": [{"kind": "first", "posts": [{"title": "主任", "elected": ["甲"], **post}]}]}


@pytest.mark.parametrize(
    ("expect", "count"),
    [
        (one_post(), 0),
        ({"rounds": [{}]}, 0),
        (one_post(elected=[]), 1),
        (one_post(title="委员"), 1),
        (one_post(seats=1), 1),
        ({"rounds": [{}, {}]}, 1),
        (one_post(tally=[{"name": "乙", "for": 2}]), 0),
        (one_post(tally=[{"name": "乙", "for": 1}]), 1),
        (one_post(tally=[{"name": "丙"}]), 1),
        (one_post(tally=[{"name": "乙", "write_in": 0}]), 1),
        (one_post(next={"candidates": ["乙", "丙"]}), 0),
        (one_post(next={"candidates": ["乙"]}), 1),
        (one_post(next={"kind": "tie_revote"}), 1),
    ],
)
def test_comparing_names_every_difference_and_nothing_else(expect: dict[str, Any], count: int) -> None:
    tally = [{"name": "甲", "for": 3, "write_in": False}, {"name": "乙", "for": 2, "write_in": False}]
    result = one_post(tally=tally, next={"kind": "further_election", "candidates": ["乙", "丙"]})
    assert len(differences(expect, result)) == count


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scripts())
def test_random_scripts_are_usable_and_keep_the_identities(script: Script) -> None:
    parameters = resolve(script)
    assert tomllib.loads(to_toml(script)) == script
    notes: list[str] = []
    result = expected(script, parameters, notes)
    assert notes == []
    seats = {post["title"]: post["seats"] for post in script["posts"]}
    winners: list[str] = []
    for round_ in result["rounds"]:
        assert round_["recovered"] == round_["valid"] + round_["void"] + round_["blank"]
        for post in round_["posts"]:
            seats[post["title"]] -= len(post["elected"])
            winners += post["elected"]
            assert (post["status"] == "filled") == (seats[post["title"]] == 0 and post["status"] != "void")
            assert (post["next"] is None) == (post["status"] != "short")
            standing = round_["valid"] - post["void_here"] - post["blank_here"]
            assert sum(entry["for"] for entry in post["tally"]) <= post["seats"] * standing
    assert len(winners) == len(set(winners))
    assert all(left >= 0 for left in seats.values())
