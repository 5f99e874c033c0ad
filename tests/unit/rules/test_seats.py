"""Who takes the seats: votes, the cut, ties, and the first seat for a woman."""

from itertools import product

import pytest

from buxuan_desktop.domain.result import PersonTally
from buxuan_desktop.rules.seats import Filled, by_votes, woman_first


def people(**votes: int) -> list[PersonTally]:
    """Names with their votes, in the order of a tally."""
    ordered = sorted(votes.items(), key=lambda one: -one[1])
    return [PersonTally(name, counted, counted=counted) for name, counted in ordered]


@pytest.mark.proves("T7", "T8", "tie")
@pytest.mark.parametrize(
    ("past", "seats", "filled"),
    [
        ({}, 1, Filled()),
        ({"甲": 5}, 1, Filled(("甲",))),
        ({"甲": 5}, 2, Filled(("甲",))),
        ({"甲": 5, "乙": 4}, 0, Filled()),
        ({"甲": 5, "乙": 4}, 1, Filled(("甲",))),
        ({"甲": 5, "乙": 5}, 1, Filled((), ("甲", "乙"), 1)),
        ({"甲": 5, "乙": 5}, 2, Filled(("甲", "乙"))),
        ({"甲": 6, "乙": 5, "丙": 5}, 2, Filled(("甲",), ("乙", "丙"), 1)),
        ({"甲": 6, "乙": 5, "丙": 5}, 1, Filled(("甲",))),
        ({"甲": 6, "乙": 5, "丙": 5, "丁": 5, "戊": 4}, 3, Filled(("甲",), ("乙", "丙", "丁"), 2)),
        ({"甲": 6, "乙": 6, "丙": 5}, 2, Filled(("甲", "乙"))),
    ],
)
def test_seats_by_votes(past: dict[str, int], seats: int, filled: Filled) -> None:
    assert by_votes(people(**past), seats) == filled


@pytest.mark.proves("T30", "woman_first", "tie")
@pytest.mark.parametrize(
    ("past", "seats", "women", "filled"),
    [
        # no woman past the line, or the rule changes nothing
        ({"甲": 9, "乙": 8}, 1, "丙", Filled(("甲",))),
        ({"甲": 9, "乙": 8, "丙": 7}, 3, "丙", Filled(("甲", "乙", "丙"))),
        ({"丙": 9, "乙": 8}, 1, "丙", Filled(("丙",))),
        # she takes the first seat before men with more votes
        ({"甲": 9, "乙": 8, "丙": 7}, 1, "丙", Filled(("丙",))),
        ({"甲": 9, "乙": 8, "丙": 7}, 2, "丙", Filled(("甲", "丙"))),
        ({"甲": 9, "乙": 8, "丙": 7, "丁": 6}, 2, "丙 丁", Filled(("甲", "丙"))),
        # she is among those tied at the cut: she has the seat, no re-vote is left over
        ({"甲": 9, "乙": 7, "丙": 7}, 2, "丙", Filled(("甲", "丙"))),
        # she is in, the men behind her tie for what is left
        ({"甲": 9, "乙": 9, "丙": 7}, 2, "丙", Filled(("丙",), ("甲", "乙"), 1)),
        ({"丙": 9, "甲": 7, "乙": 7}, 2, "丙", Filled(("丙",), ("甲", "乙"), 1)),
        # two women for the one seat
        ({"丙": 9, "丁": 9}, 1, "丙 丁", Filled((), ("丙", "丁"), 1)),
        ({"甲": 9, "丙": 7, "丁": 7}, 2, "丙 丁", Filled(("甲",), ("丙", "丁"), 1)),
        # both win anyway
        ({"丙": 9, "丁": 9, "甲": 7}, 2, "丙 丁", Filled(("丙", "丁"))),
        ({"丙": 9, "丁": 9, "甲": 7, "乙": 7}, 3, "丙 丁", Filled(("丙", "丁"), ("甲", "乙"), 1)),
        # the women tie for theirs, the men before them tie for the rest: one re-vote after the other
        ({"甲": 9, "乙": 9, "丙": 7, "丁": 7}, 2, "丙 丁", Filled((), ("丙", "丁"), 1, ("甲", "乙"), 1)),
        # a man has as many votes as the two women: who loses among them is his equal
        ({"甲": 9, "丙": 9, "丁": 9}, 2, "丙 丁", Filled((), ("丙", "丁"), 1, ("甲", "丙", "丁"), 1)),
        ({"戊": 12, "甲": 9, "丙": 9, "丁": 9}, 3, "丙 丁", Filled(("戊",), ("丙", "丁"), 1, ("甲", "丙", "丁"), 1)),
    ],
)
def test_the_first_seat_for_a_woman(past: dict[str, int], seats: int, women: str, filled: Filled) -> None:
    assert woman_first(people(**past), seats, frozenset(women.split())) == filled


@pytest.mark.proves("T8", "T30", "tie", "woman_first")
def test_for_all_small_tallies_seats_are_taken_once_and_by_rank() -> None:
    for votes in product((3, 2, 1), repeat=4):
        past = people(**dict(zip("甲乙丙丁", votes, strict=True)))
        counted = {one.name: one.counted for one in past}
        for seats, women in product(range(1, 5), (frozenset[str](), frozenset("丙"), frozenset("丙丁"))):
            filled = woman_first(past, seats, women)
            promised = len(filled.elected) + filled.tied_seats + filled.put_off_seats
            assert promised == min(seats, 4)
            assert not set(filled.elected) & {*filled.tied, *filled.put_off}
            assert len({counted[name] for name in filled.tied}) <= 1
            assert len({counted[name] for name in filled.put_off}) <= 1
            assert (not filled.tied) == (filled.tied_seats == 0)
            assert len(filled.tied) > filled.tied_seats or not filled.tied
            if women:
                best = max(counted[name] for name in women)
                leading = {name for name in women if counted[name] == best}
                assert leading & {*filled.elected, *filled.tied}
            else:
                assert filled == by_votes(past, seats)
                assert all(counted[a] >= counted[b] for a in filled.elected for b in counted if b not in filled.elected)
