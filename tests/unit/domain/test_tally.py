"""Running totals: ballot by ballot, in bulk, in and out again, the sums are those of a plain recount."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.ballot import VERDICTS, Post, PostMarks
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.tally import Counts, RoundTally

TITLES, NAMES, OUTSIDER = ("主任", "委员"), ("甲", "乙", "丙"), "外来人"
POSTS = (Post("主任", 1, ("甲", "乙")), Post("委员", 2, ("丙",)))

people = st.lists(st.sampled_from((*NAMES, OUTSIDER)), unique=True, max_size=3).map(tuple)
some_posts = st.lists(st.sampled_from(TITLES), unique=True, max_size=2).map(tuple)
ballots = st.builds(
    BallotCast,
    round=st.just(1),
    verdict=st.sampled_from(VERDICTS),
    marks=st.dictionaries(st.sampled_from(TITLES), st.builds(PostMarks, people, people, people), max_size=2),
    void_posts=some_posts,
    fell=st.dictionaries(st.sampled_from(TITLES), people, max_size=2),
    added=st.dictionaries(st.sampled_from(TITLES), people, max_size=2),
)


def plain(cast: list[BallotCast]) -> object:
    """The same totals, counted without hurry."""
    votes: Counter[tuple[str, str, str]] = Counter()
    for ballot in (ballot for ballot in cast if ballot.verdict == "valid"):
        for title, marks in ballot.marks.items():
            votes.update(votes_in(title, marks, ballot))
        for title in set(ballot.void_posts) - ballot.marks.keys():
            votes.update([(title, "", "marked"), (title, "", "void")])
        votes.update((title, name, "counted") for title, names in ballot.added.items() for name in names)
    kinds = Counter(ballot.verdict for ballot in cast)
    return Counts(*(kinds[verdict] for verdict in ("valid", "void", "blank", "set_aside"))), votes


def votes_in(title: str, marks: PostMarks, ballot: BallotCast) -> list[tuple[str, str, str]]:
    if not (marks.approve or marks.against or marks.write_in):
        return []
    if title in ballot.void_posts:
        return [(title, "", "marked"), (title, "", "void")]
    here = {*marks.approve, *marks.write_in} - {*ballot.fell.get(title, ()), OUTSIDER}
    return [
        (title, "", "marked"),
        *((title, name, kind) for name in here for kind in ("for", "counted")),
        *((title, name, "against") for name in marks.against),
    ]


def told(tally: RoundTally) -> object:
    votes: Counter[tuple[str, str, str]] = Counter()
    for title, post in tally.posts.items():
        votes[title, "", "marked"], votes[title, "", "void"] = post.marked, post.void_here
        for kind, totals in (("for", post.approve), ("against", post.against), ("counted", post.counted)):
            votes.update({(title, name, kind): number for name, number in totals.items()})
    return tally.counts, +votes


@given(st.lists(ballots, max_size=8), st.data())
def test_any_order_of_casts_strikes_and_looks(cast: list[BallotCast], data: st.DataObject) -> None:
    tally = RoundTally(POSTS, frozenset({OUTSIDER}))
    standing: list[BallotCast] = []
    for ballot in cast:
        tally.add(ballot)
        standing.append(ballot)
        if standing and data.draw(st.integers(0, 2)) == 0:
            tally.add(standing.pop(data.draw(st.integers(0, len(standing) - 1))), -1)
        if data.draw(st.booleans()):
            assert told(tally) == plain(standing)
    assert told(tally) == plain(standing)


@given(st.lists(ballots, max_size=6))
def test_people_are_ordered_by_votes_then_ballot_then_code_point(cast: list[BallotCast]) -> None:
    tally = RoundTally(POSTS, frozenset({OUTSIDER}))
    for ballot in cast:
        tally.add(ballot)
    for post in POSTS:
        rows = tally.posts[post.title].people(post.candidates)
        assert [row.name for row in rows[: len(rows)]] == [
            row.name for row in sorted(rows, key=lambda row: key(row, post))
        ]
        assert set(post.candidates) <= {row.name for row in rows}
        assert all(row.counted > 0 for row in rows if row.write_in)
        assert all(row.write_in == (row.name not in post.candidates) for row in rows)


def key(row: object, post: Post) -> tuple[int, int, str]:
    place = post.candidates.index(row.name) if row.name in post.candidates else 99  # type: ignore[attr-defined]
    return -row.counted, place, row.name  # type: ignore[attr-defined]


def test_what_the_denominator_is() -> None:
    assert Counts(valid=5, void=2, blank=3, set_aside=7).recovered == 10
