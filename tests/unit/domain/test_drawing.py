"""Drawing by dice: the same seed draws the same places, no place twice, every place can be drawn."""

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.drawing import DICE, THROWS, draw, is_seed, text_of, ticket

SEEDS = st.text(DICE, min_size=THROWS, max_size=THROWS)
FRAMES = st.dictionaries(st.integers(1, 400), st.integers(1, 60), min_size=1, max_size=8).map(
    lambda sizes: tuple(sorted(sizes.items()))
)


def naive(seed: str, frame: tuple[tuple[int, int], ...], number: int) -> list[tuple[int, int]]:
    """As the sheet tells it: write every line, hash it, sort."""
    lines = [f"{seed},{bundle},{place}" for bundle, ballots in frame for place in range(1, ballots + 1)]
    by_hash = sorted(lines, key=lambda line: hashlib.sha256(line.encode("ascii")).hexdigest())
    return [(int(line.split(",")[1]), int(line.split(",")[2])) for line in by_hash[:number]]


@given(SEEDS, FRAMES, st.integers(1, 30))
def test_anybody_draws_the_same_from_the_words_of_the_sheet(
    seed: str, frame: tuple[tuple[int, int], ...], number: int
) -> None:
    drawn = draw(seed, frame, number)
    assert list(drawn) == naive(seed, frame, number)
    assert len(set(drawn)) == len(drawn) == min(number, sum(ballots for _, ballots in frame))
    assert all(1 <= place <= dict(frame)[bundle] for bundle, place in drawn)


@given(SEEDS, FRAMES)
def test_a_larger_draw_begins_with_the_smaller(seed: str, frame: tuple[tuple[int, int], ...]) -> None:
    assert draw(seed, frame, 7)[:3] == draw(seed, frame, 3)


@given(SEEDS, FRAMES)
def test_all_of_them_are_all_of_them(seed: str, frame: tuple[tuple[int, int], ...]) -> None:
    everything = {(bundle, place) for bundle, ballots in frame for place in range(1, ballots + 1)}
    assert set(draw(seed, frame, len(everything))) == everything


def test_every_place_is_drawn_about_as_often() -> None:
    """Six thousand seeds, five places of fifty: each place about 600 times (three bundles of unlike size)."""
    frame = ((1, 10), (2, 35), (7, 5))
    often: Counter[tuple[int, int]] = Counter()
    for number in range(6000):
        seed = "".join(DICE[number // 6**power % 6] for power in range(THROWS))
        often.update(draw(seed, frame, 5))
    assert len(often) == 50
    # Standard deviation sqrt(6000 × 0.1 × 0.9) = 23: five of them either way.
    assert all(485 < times < 715 for times in often.values()), often


def test_the_ticket_is_a_plain_sha256() -> None:
    assert text_of("3461522416", (1, 2)) == "3461522416,1,2"
    assert ticket("3461522416", (1, 1)) == "480745ec8e4ee4e0d0a7ca04485d6cfdd8b5e2c739fed6f910ee45714a683a66"


@pytest.mark.parametrize("text", ["", "123456123", "12345612345", "1234561230", "1234561237", "１234561234"])
def test_what_dice_do_not_show_is_no_seed(text: str) -> None:
    assert not is_seed(text)
