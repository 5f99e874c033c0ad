"""The score: every error is found or missed, by its place; speed leaves pauses out; slow keys by their median."""

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app import bundles
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.practising import session
from buxuan_desktop.app.practising.papers import PracticePaper
from buxuan_desktop.app.practising.score import (
    KeyPace,
    Press,
    Score,
    agrees,
    keyed_twice,
    per_hour,
    scores,
    slow_keys,
)
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import PostMarks

CLOCK = standing_at(date(2026, 4, 20))
WANG, LI = PracticePaper({"主任": PostMarks(("王建国",))}), PracticePaper({"主任": PostMarks(("李秀英",))})
BLANK, DOUBT = PracticePaper(), PracticePaper({}, "", "看不准")


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def keyed(case: Case, entry: int, papers: Sequence[PracticePaper]) -> None:
    bundles.begin_entry(case, 1, entry, *(("甲", "乙"), ("丙", "丁"))[entry - 1])
    for paper in papers:
        bundles.key_sheet(case, 1, entry, paper.ballot, paper.doubt)
    bundles.end_entry(case, 1, entry)


def score(truth: Sequence[PracticePaper], one: Sequence[PracticePaper], other: Sequence[PracticePaper]) -> Score:
    case = session._begin("试", session._POSTS, ["甲甲"], CLOCK, "here", "周敏")
    with session._laid(case, (tuple(truth),), None):
        assert scores(case) == ()
        keyed(case, 1, one)
        assert not keyed_twice(case)
        keyed(case, 2, other)
        assert keyed_twice(case)
        (found,) = scores(case)
        return found


TRUTH = (WANG, LI, BLANK, WANG, DOUBT)


@pytest.mark.parametrize(
    ("one", "other", "wrong", "found", "missed", "places"),
    [
        (TRUTH, TRUTH, (0, 0), 0, 0, []),
        ((WANG, WANG, BLANK, WANG, DOUBT), TRUTH, (1, 0), 1, 0, [2]),
        (TRUTH, (WANG, LI, LI, WANG, DOUBT), (0, 1), 1, 0, [3]),
        ((LI, LI, BLANK, WANG, DOUBT), (LI, LI, BLANK, WANG, DOUBT), (1, 1), 0, 1, [1]),
        ((LI, LI, BLANK, WANG, DOUBT), (BLANK, LI, BLANK, WANG, DOUBT), (1, 1), 1, 0, [1]),
        ((WANG, LI, WANG, DOUBT), TRUTH, (1, 0), 1, 0, [3]),
        ((WANG, LI, WANG, DOUBT), (WANG, LI, WANG, DOUBT), (1, 1), 1, 0, [3]),
        ((WANG, LI, LI, BLANK, WANG, DOUBT), TRUTH, (1, 0), 1, 0, [0]),
        ((WANG, LI, BLANK, WANG, WANG), (WANG, LI, BLANK, WANG, WANG), (1, 1), 0, 1, [5]),
        ((WANG, LI, BLANK, WANG, WANG), TRUTH, (1, 0), 1, 0, [5]),
    ],
)
def test_errors_are_found_or_missed(
    one: Sequence[PracticePaper],
    other: Sequence[PracticePaper],
    wrong: tuple[int, int],
    found: int,
    missed: int,
    places: list[int],
) -> None:
    told = score(TRUTH, one, other)
    assert (told.entries[0].wrong, told.entries[1].wrong) == wrong
    assert (told.found, told.missed) == (found, missed)
    assert [slip.place for slip in told.slips] == places


def test_who_practises_alone_finds_what_the_program_slipped() -> None:
    for seed in range(6):
        with session.keying(CLOCK, "here", "周敏", 20, alone=True, seed=seed) as case:
            (papers,) = session.papers_of(case)
            for paper in papers:
                bundles.key_sheet(case, 1, 2, paper.ballot, paper.doubt)
            bundles.end_entry(case, 1, 2)
            (told,) = scores(case)
            assert told.entries[0].wrong == told.found > 0
            assert (told.entries[1].wrong, told.missed) == (0, 0)


def test_a_doubt_is_a_doubt_whatever_its_reason() -> None:
    assert agrees(DOUBT, be.SheetKeyed(1, 1, 1, {}, "", "有涂改"))
    assert not agrees(DOUBT, be.SheetKeyed(1, 1, 1, {}))
    assert not agrees(WANG, be.SheetKeyed(1, 1, 1, WANG.marks, "", "有涂改"))


def test_speed_leaves_pauses_out() -> None:
    presses = [Press("1", 2.0), Press("enter", 1.0), Press("2", 200.0), Press("enter", 1.0)]
    assert per_hour(2, presses) == 1800
    assert per_hour(0, presses) is None
    assert per_hour(2, []) is None


def test_slow_keys_are_those_pressed_more_than_once() -> None:
    presses = [Press("1", 1.0), Press("1", 3.0), Press("1", 1.2), Press("l", 6.0), Press("l", 4.0), Press("x", 9.0)]
    presses += [Press("enter", 0.4)] * 4 + [Press("k", 0.5)] * 2 + [Press("l", 99.0)]
    assert slow_keys(presses) == (KeyPace("l", 2, 500), KeyPace("1", 3, 120), KeyPace("k", 2, 50))
    assert slow_keys([]) == ()
