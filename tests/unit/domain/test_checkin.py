"""One ballot one person, however they come; heads are ballots handed out; all of it ends with the polls."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain import checkin_events as ce
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.checkin import Heads, RoundCheckIn
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.folding import apply, fold
from buxuan_desktop.domain.refusal import IllegalEvent
from tests.making import DAY

PEOPLE = 8
POSTS = (Post("主任", 1, ("甲", "乙")),)
HALL = ce.PlaceOpened(1, "会场", "hall", 20)
BOX = ce.PlaceOpened(1, "流动票箱", "mobile", 5)
OUT = ce.PlaceLocked(1, "流动票箱", (7, 8))


def begun(*more: ev.Event) -> tuple[Election, list[tuple[int, ev.Event]]]:
    opened = ev.CaseOpened("1", "1", "石桥村", "villagers", "voters", DAY, {})
    events = [
        opened,
        ev.PostsSet(POSTS),
        *(ev.VoterRegistered(number, f"选民{number}") for number in range(1, PEOPLE + 1)),
        ev.RoundOpened(1, "first", POSTS),
        *more,
    ]
    rows = list(enumerate(events, start=1))
    return fold(rows), rows


def drawn(number: int, *principals: int, own: bool = True, place: str = "会场") -> ce.VoterCheckedIn:
    return ce.VoterCheckedIn(1, number, place, own, principals)


def here(election: Election) -> RoundCheckIn:
    return election.checkin.of(1)


DRAWN = 4 + PEOPLE + 1


@pytest.mark.proves("T21", "T43", "C18")
@pytest.mark.parametrize(
    ("before", "event", "code"),
    [
        ((drawn(1),), drawn(1), "drawn-already"),
        ((drawn(1, 2),), drawn(2), "drawn-already"),
        ((drawn(2),), drawn(1, 2), "drawn-already"),
        ((drawn(1, 2),), drawn(3, 2), "drawn-already"),
        ((drawn(1),), ce.ProxyTakenBack(1, 1), "drawn-already"),
        ((ce.ProxyTakenBack(1, 2),), drawn(1, 2), "proxy-was-taken-back"),
        ((ce.ProxyTakenBack(1, 2),), ce.ProxyTakenBack(1, 2), "proxy-was-taken-back"),
        ((), drawn(7), "locked-elsewhere"),
        ((), drawn(1, 8), "locked-elsewhere"),
        ((), drawn(1, place="流动票箱"), "not-on-mobile-list"),
        ((drawn(7, place="流动票箱"),), drawn(7), "drawn-already"),
        ((drawn(1),), ce.PlaceLocked(1, "流动票箱", (1,)), "drawn-already"),
        ((ce.PlaceOpened(1, "二", "mobile"),), ce.PlaceLocked(1, "二", (7,)), "locked-elsewhere"),
        ((), ce.PlaceLocked(1, "流动票箱", (99,)), "not-on-the-list"),
        ((), drawn(99), "not-on-the-list"),
        ((), drawn(1, 99), "not-on-the-list"),
        ((), drawn(1, own=False), "checkin-unusable"),
        ((), drawn(1, 1), "checkin-unusable"),
        ((), drawn(1, 1, own=False), "checkin-unusable"),
        ((), drawn(1, 2, 2), "checkin-unusable"),
        ((), drawn(1, place="别处"), "place-not-opened"),
        ((), HALL, "place-opened-twice"),
        ((), ce.PlaceOpened(1, "一", "tent"), "place-opened-twice"),
        ((), ce.CheckInUndone(1, 3, "点错"), "checkin-not-there"),
        ((drawn(1),), ce.CheckInUndone(1, DRAWN + 1, ""), "checkin-not-there"),
        ((), ce.BallotSpoiled(1, "会场", 0), "checkin-unusable"),
        ((), ce.DeskTotalled(1, "会场", 3, 0), "place-not-on-paper"),
        ((ce.PlaceClosed(1, "会场", 1, ("1",), ("甲",), "11:00"),), drawn(1), "place-closed-already"),
        ((), ce.PlaceClosed(1, "会场", 1, (), ("甲",), "11:00"), "closing-incomplete"),
        ((), ce.PlaceReopened(1, "会场", "早了"), "place-not-closed"),
        ((), ce.BoxCarried(1, "流动票箱", ("甲",), "9:00", "10:00"), "place-not-closed"),
        ((), ce.PlaceUnlocked(1, "流动票箱", ""), "list-stays-locked"),
        ((), ce.RollsSealed(1, 1, ("甲",), "镇"), "polls-still-open"),
        ((), ev.PollsClosed(1, PEOPLE, 0), "place-still-open"),
    ],
)
def test_what_does_not_fit_is_never_folded_in(before: tuple[ev.Event, ...], event: ev.Event, code: str) -> None:
    election, rows = begun(HALL, BOX, OUT, *before)
    told = dict(here(election).drawn), here(election).heads
    with pytest.raises(IllegalEvent) as refused:
        apply(election, rows[-1][0] + 1, event)
    assert refused.value.code == code
    assert (here(election).drawn, here(election).heads) == told


@pytest.mark.proves("T21")
def test_own_and_principals_ballots_are_drawn_in_one_step() -> None:
    election, _ = begun(HALL, BOX, OUT, drawn(1, 2, 3), drawn(7, place="流动票箱"))
    state = here(election)
    assert state.heads == Heads(hall=1, mobile=1, proxy=2)
    assert set(state.drawn) == {1, 2, 3, 7}


def test_a_wrong_check_in_goes_and_the_people_may_draw_again() -> None:
    election, rows = begun(HALL, drawn(1, 2), drawn(3))
    last = rows[-1][0]
    apply(election, last + 1, ce.CheckInUndone(1, last - 1, "发错了人"))
    assert here(election).heads == Heads(hall=1)
    apply(election, last + 2, drawn(2))
    apply(election, last + 3, drawn(1))
    assert here(election).heads == Heads(hall=3)


def test_whoever_did_not_draw_at_the_box_may_draw_in_the_hall_once_its_list_is_let_go() -> None:
    election, rows = begun(HALL, BOX, OUT, drawn(7, place="流动票箱"), ce.PlaceUnlocked(1, "流动票箱", "箱已回来"))
    apply(election, rows[-1][0] + 1, drawn(8))
    assert here(election).heads == Heads(hall=1, mobile=1)


@pytest.mark.proves("T41", "C20")
def test_polls_close_when_every_place_is_closed_and_every_box_has_arrived() -> None:
    shut = [ce.PlaceClosed(1, name, 0, ("1",), ("甲", "乙"), "11:00") for name in ("会场", "流动票箱")]
    election, rows = begun(HALL, BOX, OUT, drawn(1), *shut)
    last = rows[-1][0]
    with pytest.raises(IllegalEvent, match="box-not-arrived"):
        apply(election, last + 1, ev.PollsClosed(1, PEOPLE, 1))
    apply(election, last + 1, ce.BoxCarried(1, "流动票箱", ("甲", "乙"), "10:30", "11:00"))
    apply(election, last + 2, ev.PollsClosed(1, PEOPLE, 1))
    for event in (drawn(2), ce.BallotSpoiled(1, "会场"), ce.CheckInUndone(1, DRAWN, "错"), HALL, OUT):
        with pytest.raises(IllegalEvent, match="checkin-over"):
            apply(election, last + 3, event)
    apply(election, last + 3, ce.RollsSealed(1, 2, ("甲", "乙"), "镇档案室"))
    with pytest.raises(IllegalEvent, match="rolls-sealed-already"):
        apply(election, last + 4, ce.RollsSealed(1, 2, ("甲", "乙"), "镇档案室"))


def test_totals_of_a_desk_on_paper_are_replaced_by_name_only() -> None:
    election, rows = begun(ce.PlaceOpened(1, "一号桌", "hall", 9, paper=True), ce.DeskTotalled(1, "一号桌", 4, 1))
    last = rows[-1][0]
    for wrong in (ce.DeskTotalled(1, "一号桌", 5, 1), ce.DeskTotalled(1, "一号桌", 5, 1, last)):
        with pytest.raises(IllegalEvent, match="totals-out-of-order"):
            apply(election, last + 1, wrong)
    with pytest.raises(IllegalEvent, match="place-on-paper"):
        apply(election, last + 1, drawn(1, place="一号桌"))
    with pytest.raises(IllegalEvent, match="list-stays-locked"):
        apply(election, last + 1, ce.PlaceUnlocked(1, "一号桌", "回来"))
    apply(election, last + 1, ce.DeskTotalled(1, "一号桌", 5, 1, last, "加错了"))
    assert here(election).heads == Heads(hall=5, proxy=1)
    assert here(election).on_paper == 6


def test_a_later_round_begins_with_nobody() -> None:
    election, _ = begun(HALL, drawn(1))
    assert election.checkin.used(1)
    assert not election.checkin.used(2)
    assert election.checkin.of(2).heads == Heads()


def test_no_event_of_the_check_in_says_which_ballot_or_more_than_a_minute() -> None:
    kinds = [kind for kind in vars(ce).values() if isinstance(kind, type) and kind.__module__ == ce.__name__]
    names = {name for kind in kinds for name in kind.__struct_fields__}
    assert names.isdisjoint({"ballot", "box", "sequence", "stub", "at", "time"})


NUMBERS = st.integers(1, PEOPLE)
PLACES = st.sampled_from(["会场", "流动票箱", "三组"])
EVENTS: st.SearchStrategy[Callable[[int], ev.Event]] = st.one_of(
    st.builds(
        lambda number, own, principals, place: lambda _: ce.VoterCheckedIn(1, number, place, own, tuple(principals)),
        NUMBERS,
        st.booleans(),
        st.lists(NUMBERS, max_size=3),
        PLACES,
    ),
    st.builds(lambda back: lambda seq: ce.CheckInUndone(1, max(1, seq - back), "错"), st.integers(1, 6)),
    st.builds(lambda number: lambda _: ce.ProxyTakenBack(1, number), NUMBERS),
    st.builds(lambda place, who: lambda _: ce.PlaceLocked(1, place, tuple(who)), PLACES, st.lists(NUMBERS, max_size=3)),
    st.builds(lambda place: lambda _: ce.PlaceUnlocked(1, place, "回来"), PLACES),
    st.builds(lambda place: lambda _: ce.PlaceClosed(1, place, 0, ("1",), ("甲",), "9:00"), PLACES),
    st.builds(lambda place: lambda _: ce.PlaceReopened(1, place, "早了"), PLACES),
)


@pytest.mark.proves("T21", "T43")
@given(st.lists(EVENTS, max_size=30))
def test_nobody_draws_twice_however_they_come(steps: list[Callable[[int], ev.Event]]) -> None:
    election, rows = begun(HALL, BOX, ce.PlaceOpened(1, "三组", "station"))
    handed: dict[int, list[int]] = {}
    seq = rows[-1][0]
    for step in steps:
        event: Any = step(seq + 1)
        state = here(election)
        before = dict(state.drawn), dict(state.standing), dict(state.locked), state.heads
        try:
            apply(election, seq + 1, event)
        except IllegalEvent:
            assert (state.drawn, state.standing, state.locked, state.heads) == before
            continue
        seq += 1
        if isinstance(event, ce.VoterCheckedIn):
            handed[seq] = [*([event.number] if event.own else []), *event.principals]
        if isinstance(event, ce.CheckInUndone):
            del handed[event.checkin]
    people = [number for one in handed.values() for number in one]
    state = here(election)
    assert len(people) == len(set(people))
    assert set(state.drawn) == set(people)
    assert state.heads.total == len(people) == sum(place.issued for place in state.places.values())
    assert {seq for seqs in state.at_desk.values() for seq in seqs} == set(handed)
