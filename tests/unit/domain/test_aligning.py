"""Two entries side by side: one slip is one difference, wherever it happened."""

from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.aligning import Pair, align

papers = st.lists(st.sampled_from("甲乙丙"), max_size=9)


def distance(one: list[str], other: list[str]) -> int:
    """The fewest slips between two sequences, by plain recursion over a table."""
    rows = [list(range(len(other) + 1))]
    for i, mine in enumerate(one, start=1):
        row = [i]
        for j, theirs in enumerate(other, start=1):
            row.append(min(rows[-1][j - 1] + (mine != theirs), rows[-1][j] + 1, row[-1] + 1))
        rows.append(row)
    return rows[-1][-1]


@given(papers, papers)
def test_every_paper_once_in_order_and_no_shorter_way(one: list[str], other: list[str]) -> None:
    pairs = align(one, other)
    assert [pair.first for pair in pairs if pair.first is not None] == list(range(len(one)))
    assert [pair.second for pair in pairs if pair.second is not None] == list(range(len(other)))
    slips = sum(pair.first is None or pair.second is None or one[pair.first] != other[pair.second] for pair in pairs)
    assert slips == distance(one, other)


@given(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=60), st.data())
def test_a_skipped_or_a_doubled_paper_is_one_difference(one: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(one) - 1))
    for other in (one[:place] + one[place + 1 :], one[: place + 1] + one[place:]):
        assert sum(None in pair for pair in align(one, other)) == 1


def test_swapped_neighbours_stay_in_their_places() -> None:
    assert align("甲乙丙", "乙甲丙") == [Pair(0, 0), Pair(1, 1), Pair(2, 2)]
