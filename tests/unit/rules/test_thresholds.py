"""Quorum and line against fractions, for every small number: what is exactly at the boundary is where programs err."""

from fractions import Fraction

import pytest

from buxuan_desktop.rules.outcome import void_reasons
from buxuan_desktop.rules.thresholds import line, quorum_met, quorum_needed, third

NUMBERS = range(61)


@pytest.mark.proves("T1", "T14", "quorum", "quorum-not-met")
@pytest.mark.parametrize("registered", NUMBERS)
def test_quorum_is_what_the_fractions_say(registered: int) -> None:
    for recovered in range(registered + 3):
        half, two_thirds = Fraction(registered, 2), Fraction(2 * registered, 3)
        assert quorum_met(">1/2", registered, recovered) == (recovered > half)
        assert quorum_met(">2/3", registered, recovered) == (recovered > two_thirds)
        assert quorum_met(">=2/3", registered, recovered) == (recovered >= two_thirds)


@pytest.mark.proves("T1", "quorum")
@pytest.mark.parametrize(
    ("quorum", "registered", "needed"),
    [
        (">1/2", 1000, 501),
        (">1/2", 1001, 501),
        (">2/3", 30, 21),
        (">=2/3", 30, 20),
        (">2/3", 31, 21),
        (">=2/3", 31, 21),
    ],
)
def test_ballots_needed(quorum: str, registered: int, needed: int) -> None:
    assert quorum_needed(quorum, registered) == needed


@pytest.mark.proves("T3", "T9", "T16", "win", "further_threshold")
@pytest.mark.parametrize("recovered", NUMBERS)
def test_the_line_is_the_fewest_votes_that_are_enough(recovered: int) -> None:
    everything = range(recovered + 2)
    half, a_third = Fraction(recovered, 2), Fraction(recovered, 3)
    assert line("first", ">1/2", recovered) == min(votes for votes in everything if votes > half)
    assert line("first", ">=1/2", recovered) == min(votes for votes in everything if votes >= half)
    assert line("further", ">1/2", recovered) == min(votes for votes in everything if votes >= a_third)
    assert line("further", ">=1/2", recovered) == third(recovered)
    assert line("tie_revote", ">1/2", recovered) == 1


@pytest.mark.proves("T3", "T9")
def test_lines_of_the_cases() -> None:
    assert line("first", ">1/2", 601) == 301
    assert (line("further", ">1/2", 600), line("further", ">1/2", 601)) == (200, 201)


@pytest.mark.proves("T36")
def test_numbers_beyond_the_reach_of_floats_decide_rightly() -> None:
    huge = 2 * 10**18
    assert not quorum_met(">1/2", huge, huge // 2)
    assert quorum_met(">1/2", huge, huge // 2 + 1)
    assert line("first", ">1/2", huge) == 10**18 + 1
    assert third(3 * 10**18 + 1) == 10**18 + 1


@pytest.mark.proves("T1", "T4", "quorum", "recovered_vs", "recovered-over-issued")
def test_reasons_why_a_round_is_void() -> None:
    assert void_reasons(">1/2", 1000, 600, 500) == ("quorum",)
    assert void_reasons(">1/2", 1000, 501, 501) == ()
    assert void_reasons(">1/2", 1000, 501, 502) == ("recovered-over-issued",)
    assert void_reasons(">1/2", 1000, 499, 500) == ("quorum", "recovered-over-issued")
