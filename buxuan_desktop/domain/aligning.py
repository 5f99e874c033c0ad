"""Two sequences of the same papers laid side by side with as few differences as can be."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple


class Pair(NamedTuple):
    """One paper: its index in the first and in the second sequence, from 0; None where one of them lacks it."""

    first: int | None
    second: int | None


def align(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Pair]:
    """The pairs in order; a skipped or doubled paper costs one difference, not one for each paper after it.

    Among equally short answers papers stay paired rather than missing, so that places stay what tellers saw.
    """
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    middle = _align(one[head : len(one) - tail], other[head : len(other) - tail])
    pairs = [Pair(place, place) for place in range(head)]
    pairs += [Pair(_moved(pair.first, head), _moved(pair.second, head)) for pair in middle]
    return pairs + [Pair(len(one) - left, len(other) - left) for left in range(tail, 0, -1)]


def _moved(place: int | None, by: int) -> int | None:
    return None if place is None else place + by


def _align(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Pair]:
    """The shortest way through the table of costs, walked from its start."""
    rest = _costs(one, other)
    pairs: list[Pair] = []
    first = second = 0
    while first < len(one) or second < len(other):
        here = rest[first][second]
        if first < len(one) and second < len(other):
            differs = one[first] != other[second]
            if here == rest[first + 1][second + 1] + differs:
                pairs.append(Pair(first, second))
                first, second = first + 1, second + 1
                continue
        if first < len(one) and here == rest[first + 1][second] + 1:
            pairs.append(Pair(first, None))
            first += 1
        else:
            pairs.append(Pair(None, second))
            second += 1
    return pairs


def _costs(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[list[int]]:
    """`costs[i][j]`: differences between what is left from i and from j on."""
    costs = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for second in range(len(other) - 1, -1, -1):
        costs[len(one)][second] = len(other) - second
    for first in range(len(one) - 1, -1, -1):
        row, below, mine = costs[first], costs[first + 1], one[first]
        row[len(other)] = len(one) - first
        for second in range(len(other) - 1, -1, -1):
            paired = below[second + 1] + (mine != other[second])
            row[second] = min(paired, below[second] + 1, row[second + 1] + 1)
    return costs
