"""Cases that do not count say so in their place, are marked, and lie outside the folder of cases."""

import tempfile
from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app import practice
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.stages import COUNT, RESULT, VOTE, where
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.rules.profile import from_mapping

CLOCK = standing_at(date(2026, 4, 20))


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.mark.parametrize("counted", [False, True])
def test_the_sample_is_plan_three(counted: bool) -> None:
    with practice.sample(CLOCK, "here", "周敏", counted=counted) as case:
        election = case.election
        assert where(election) == (RESULT if counted else COUNT)
        assert election.case.rehearsal
        assert practice.NOT_COUNTED in election.case.place
        assert election.custody.may_write("here")
        current = election.rounds[-1]
        assert (current.issued, sum(box.recovered or 0 for box in current.boxes)) == (522, 517)
        assert current.tally.counts.recovered == (517 if counted else 0)
        assert election.elected == ({"王建国": "主任"} if counted else {})
        path = case.file.path
    assert verify(path).faults == ()


def test_practice_is_of_today_and_can_be_voted_on() -> None:
    with practice.practice(CLOCK, "here", "周敏") as case:
        assert where(case.election) == VOTE
        assert case.election.case.rehearsal
        assert from_mapping(case.election.case.profile).in_force(case.election.case.election_day)
        assert case.options.same_person == "separate"
        assert len(case.election.posts) == 2


def test_each_practice_has_a_place_of_its_own() -> None:
    with practice.practice(CLOCK, "here", "a") as one, practice.practice(CLOCK, "here", "b") as other:
        assert one.file.path != other.file.path
