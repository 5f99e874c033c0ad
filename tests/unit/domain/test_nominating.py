"""Nominations added up, the cut with its ties, and who moves up: integers, against a naive second way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.nominating import (
    ELSEWHERE,
    UNQUALIFIED,
    WITHDRAWN,
    Cut,
    Standing,
    counted_by_votes,
    cut,
    moves_up,
    out_of_list,
    posts_nominated,
    posts_of,
    tally,
)
from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.nominations import Nomination, NominationVotes, PostChoice, Withdrawal
from buxuan_desktop.domain.records.reviews import Conclusion

DAY = date(2020, 4, 10)
STANDINGS = st.lists(
    st.builds(
        Standing,
        name=st.sampled_from("甲乙丙丁戊己庚辛"),
        votes=st.integers(0, 4),
        state=st.sampled_from(["stands", "stands", "stands", WITHDRAWN]),
    ),
    unique_by=lambda one: one.name,
)


def book(*records: Record) -> Records:
    made = Records()
    for seq, record in enumerate(records, start=1):
        made.keep(seq, RecordKept(made.next_number, record))  # type: ignore[arg-type]
    return made


def named(name: str, post: str = "主任", nominators: int | None = None, way: str = "all") -> Nomination:
    return Nomination(post=post, name=name, way=way, day=DAY, nominators=nominators)  # type: ignore[arg-type]


def voted(name: str, votes: int, group: str = "", post: str = "主任") -> NominationVotes:
    return NominationVotes(post=post, name=name, votes=votes, day=DAY, group=group)


@pytest.mark.proves("C16")
def test_votes_of_groups_add_up_and_ways_are_kept() -> None:
    records = book(
        named("王建国", way="group"),
        named("李秀英", way="party"),
        named("王建国", way="party"),
        voted("王建国", 30, "一组"),
        voted("王建国", 12, "二组"),
        voted("李秀英", 41),
    )
    first, second = tally(records, "主任")
    assert (first.name, first.votes, first.ways) == ("王建国", 42, ("group", "party"))
    assert (second.name, second.votes) == ("李秀英", 41)
    assert counted_by_votes(records, "主任")
    assert posts_nominated(records) == ("主任",)


def test_without_votes_the_number_of_nominators_orders() -> None:
    records = book(named("甲", nominators=10, way="ten"), named("乙", nominators=14, way="ten"))
    assert [(one.name, one.votes) for one in tally(records, "主任")] == [("乙", 14), ("甲", 10)]
    assert not counted_by_votes(records, "主任")


def test_who_withdraws_chooses_another_post_or_is_unqualified_does_not_stand() -> None:
    records = book(
        *(named(name) for name in "甲乙丙丁"),
        named("乙", "委员"),
        Withdrawal(name="甲", day=DAY),
        PostChoice(name="乙", post="委员", day=DAY),
        Conclusion(name="丙", result="unqualified", day=DAY, condition="被开除党籍"),
    )
    states = {one.name: one.state for one in tally(records, "主任")}
    assert states == {"甲": WITHDRAWN, "乙": ELSEWHERE, "丙": UNQUALIFIED, "丁": "stands"}
    assert posts_of(records, "乙") == ("委员",)
    assert posts_of(records, "甲") == ()


def test_a_withdrawal_from_one_post_leaves_the_others() -> None:
    records = book(named("甲"), named("甲", "委员"), Withdrawal(name="甲", day=DAY, post="主任"))
    assert posts_of(records, "甲") == ("委员",)


def test_a_tie_at_the_cut_is_shown_with_the_places_left() -> None:
    people = [Standing("甲", 9), Standing("乙", 5), Standing("丙", 5), Standing("丁", 1)]
    assert cut(people, 2, 2) == Cut(("甲",), ("乙", "丙"), 1, roomy=False)
    assert cut(people, 2, 3) == Cut(("甲",), ("乙", "丙"), 1, roomy=True)
    assert cut(people, 3, 3) == Cut(("甲", "乙", "丙"))
    assert cut(people, 5, 5) == Cut(("甲", "乙", "丙", "丁"))


def test_the_next_by_votes_moves_up_with_all_who_are_tied() -> None:
    people = [Standing("甲", 9, state=WITHDRAWN), Standing("乙", 7), Standing("丙", 5), Standing("丁", 5)]
    assert [one.name for one in out_of_list(people, ("甲", "乙"))] == ["甲"]
    assert moves_up(people, ("甲", "乙")) == ("丙", "丁")
    assert moves_up(people, ("甲", "乙", "丙", "丁")) == ()


@given(STANDINGS, st.integers(1, 5), st.none() | st.integers(1, 7))
def test_the_cut_never_prefers_fewer_votes_and_leaves_no_place_empty(
    people: list[Standing], least: int, most: int | None
) -> None:
    made = cut(people, least, most)
    votes = {one.name: one.votes for one in people if one.stands}
    chosen = {*made.inside, *made.tied}
    assert chosen <= set(votes)
    assert all(votes[a] >= votes[b] for a in chosen for b in set(votes) - chosen)
    assert all(votes[a] > votes[b] for a in made.inside for b in made.tied)
    assert len({votes[name] for name in made.tied}) <= 1
    if made.tied:
        assert 0 < made.places < len(made.tied)
        assert len(made.inside) + made.places == least
        assert made.roomy == (most is None or len(chosen) <= most)
    else:
        assert len(made.inside) == min(least, len(votes))


@given(STANDINGS, st.integers(1, 5))
def test_when_one_inside_leaves_everybody_else_inside_stays(people: list[Standing], least: int) -> None:
    before = cut(people, least)
    for gone in before.inside:
        left = [Standing(one.name, one.votes, state=WITHDRAWN) if one.name == gone else one for one in people]
        after = cut(left, least)
        assert {*before.inside} - {gone} <= {*after.inside}
        assert {*before.tied} <= {*after.inside, *after.tied}
        listed = before.inside if not before.tied else (*before.inside, *before.tied)
        assert not {*moves_up(left, listed)} & {*listed}
