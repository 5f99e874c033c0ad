"""Drawing places by lot so that anybody can draw them again: a seed from dice, SHA-256, the smallest numbers win.

The ticket of a place is the SHA-256 of the UTF-8 text `seed,bundle,place` in lower-case hex. Whoever throws the dice
cannot know what they choose, and whoever keyed the ballots cannot choose the dice.
"""

from collections.abc import Sequence
from hashlib import sha256
from heapq import nsmallest

Place = tuple[int, int]
"""A ballot by its bundle and its place in it, both from 1."""

DICE = "123456"
THROWS = 10
"""How often a die is thrown: 6^10, some sixty million seeds; fixed, so that nobody stops when it suits them."""


def text_of(seed: str, place: Place) -> str:
    """What is hashed for a place."""
    bundle, at = place
    return f"{seed},{bundle},{at}"


def ticket(seed: str, place: Place) -> str:
    """The 64 hex digits that a place draws."""
    return sha256(text_of(seed, place).encode()).hexdigest()


def draw(seed: str, frame: Sequence[tuple[int, int]], number: int) -> tuple[Place, ...]:
    """The `number` places with the smallest tickets, smallest first; `frame` has (bundle, ballots in it)."""
    places = ((bundle, at) for bundle, ballots in frame for at in range(1, ballots + 1))
    return tuple(nsmallest(number, places, key=lambda place: ticket(seed, place)))


def is_seed(text: str) -> bool:
    """Whether a text is what the dice can show."""
    return len(text) == THROWS and set(text) <= set(DICE)
