"""What comes next: further elections, re-votes put off behind another, seats that open again."""

import pytest

from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.rounds import PostState
from tests.unit.rules.hall import Hall, marks, sheet


@pytest.mark.proves("T11", "further_threshold", "further-election-due")
def test_candidates_of_a_further_election_are_the_next_by_votes_with_all_tied_at_the_last_place() -> None:
    hall = Hall(Post("委员", 2, ("甲", "乙", "丙", "丁", "戊")), count=20)
    hall.vote((sheet(委员="甲 乙"), 5), (sheet(委员="甲 丙"), 4), (sheet(委员=marks("丁", write_in="己")), 4))
    assert (hall.post("委员").needed, hall.post("委员").elected) == (7, ("甲",))
    assert hall.next("委员") == ("further_election", 1, ("乙", "丙", "丁", "己"))
    hall.vote((sheet(委员="乙"), 5), (sheet(委员="丙"), 3), (sheet(委员="己"), 5), (sheet(), 1), kind="further")
    assert (hall.post("委员").needed, hall.post("委员").elected) == (5, ())
    assert hall.next("委员") == ("tie_revote", 1, ("乙", "己"))


@pytest.mark.proves("T11", "T27")
def test_a_write_in_becomes_a_candidate_and_a_name_without_a_vote_does_not() -> None:
    hall = Hall(Post("主任", 1, ("甲", "乙")), count=10)
    hall.vote((sheet(主任="甲"), 3), (sheet(主任=marks(write_in="丙")), 2), (sheet(), 1))
    assert hall.next("主任") == ("further_election", 1, ("甲", "丙"))


@pytest.mark.proves("T12", "renomination-due", "extra_candidates_head")
def test_too_few_names_lead_back_to_nomination_and_none_is_invented() -> None:
    hall = Hall(Post("主任", 1, ("甲", "乙")), count=10)
    hall.vote((sheet(主任="甲"), 3), (sheet(), 3))
    assert hall.next("主任") == ("renominate", 1, ("甲",))
    hall.vote((sheet(主任="丁"), 4), (sheet(主任="丙"), 2), candidates={"主任": ("丙", "丁")})
    assert hall.post("主任").elected == ("丁",)


@pytest.mark.proves("T13", "tie", "tie-revote-due")
def test_a_tie_at_the_top_of_a_further_election_is_voted_on_again() -> None:
    hall = Hall(Post("主任", 1, ("甲", "乙", "丙")), count=12)
    hall.vote((sheet(主任="甲"), 4), (sheet(主任="乙"), 4), (sheet(主任="丙"), 2))
    hall.vote((sheet(主任="甲"), 4), (sheet(主任="乙"), 4), kind="further")
    assert hall.next("主任") == ("tie_revote", 1, ("甲", "乙"))
    hall.vote((sheet(主任="甲"), 1), (sheet(), 8), kind="tie_revote")
    assert (hall.post("主任").elected, hall.post("主任").needed) == (("甲",), 1)


@pytest.mark.proves("T8", "tie")
def test_only_the_tied_can_be_elected_in_a_re_vote_whatever_its_paper_says() -> None:
    hall = Hall(Post("委员", 2, ("甲", "乙", "丙")), count=12)
    hall.vote((sheet(委员="甲 乙"), 3), (sheet(委员="甲 丙"), 3), (sheet(委员="乙 丙"), 2))
    assert (hall.post("委员").elected, hall.next("委员")) == (("甲",), ("tie_revote", 1, ("乙", "丙")))
    hall.vote((sheet(委员="丁"), 5), (sheet(委员="丙"), 3), kind="tie_revote", candidates={"委员": ("丁", "乙")})
    assert hall.post("委员").elected == ("丙",)


@pytest.mark.proves("T8", "T30", "tie", "woman_first")
def test_a_second_tie_waits_behind_the_first_and_is_carried_through() -> None:
    hall = two_women_and_two_men_tie()
    assert hall.post("委员").elected == ()
    assert hall.next("委员") == ("tie_revote", 1, ("丙", "丁"))
    # a void re-vote and one that ties again leave the men waiting
    hall.vote((sheet(委员="丙"), 8), kind="tie_revote")
    assert hall.last.void_reasons == ("quorum",)
    hall.vote((sheet(委员="丙"), 7), (sheet(委员="丁"), 7), kind="tie_revote")
    assert hall.next("委员") == ("tie_revote", 1, ("丙", "丁"))
    hall.vote((sheet(委员="丙"), 6), (sheet(委员="丁"), 8), kind="tie_revote")
    assert hall.post("委员").elected == ("丁",)
    assert hall.next("委员") == ("tie_revote", 1, ("甲", "乙"))
    hall.vote((sheet(委员="甲"), 6), (sheet(委员="乙"), 8), kind="tie_revote")
    assert (hall.post("委员").elected, hall.post("委员").status, hall.next("委员")) == (("乙",), "filled", None)
    assert hall.election.elected == {"丁": "委员", "乙": "委员"}


def two_women_and_two_men_tie() -> Hall:
    hall = Hall(Post("委员", 2, ("甲", "乙", "丙", "丁")), count=26, women=("丙", "丁"), woman_first=True)
    hall.vote(*((sheet(委员=name), 4) for name in "甲乙丙丁"))
    pairs = ("甲 丙", "甲 丁", "乙 丙", "乙 丁")
    hall.vote(*((sheet(委员=pair), 3) for pair in pairs), (sheet(委员="甲 乙"), 2), kind="further")
    return hall


@pytest.mark.proves("T8", "T30", "tie", "woman_first")
def test_the_woman_who_loses_the_first_seat_is_the_equal_of_a_man_with_as_many_votes() -> None:
    hall = Hall(Post("委员", 2, ("甲", "丙", "丁")), count=26, women=("丙", "丁"), woman_first=True)
    hall.vote(*((sheet(委员=name), 5) for name in "甲丙丁"))
    hall.vote(*((sheet(委员=pair), 5) for pair in ("甲 丙", "甲 丁", "丙 丁")), kind="further")
    assert (hall.post("委员").elected, hall.next("委员")) == ((), ("tie_revote", 1, ("丙", "丁")))
    hall.vote((sheet(委员="丙"), 8), (sheet(委员="丁"), 7), kind="tie_revote")
    assert (hall.post("委员").elected, hall.next("委员")) == (("丙",), ("tie_revote", 1, ("甲", "丁")))
    hall.vote((sheet(委员="丁"), 14), kind="tie_revote")
    assert (hall.post("委员").elected, hall.next("委员")) == (("丁",), None)


@pytest.mark.proves("T8", "T30", "tie")
def test_a_re_vote_without_a_vote_leaves_its_own_seat_open_behind_the_tie_put_off() -> None:
    hall = two_women_and_two_men_tie()
    hall.vote((sheet(委员="戊"), 14), kind="tie_revote")
    assert (hall.post("委员").elected, hall.next("委员")) == ((), ("tie_revote", 1, ("甲", "乙")))
    hall.vote((sheet(委员="甲"), 14), kind="tie_revote")
    assert (hall.post("委员").elected, hall.next("委员")) == (("甲",), ("renominate", 1, ()))


@pytest.mark.proves("T30", "woman_first")
@pytest.mark.parametrize(
    ("women", "higher", "members"),
    [
        ((), ("甲", "乙"), ("丁", "戊")),
        (("己",), ("甲", "乙"), ("丁", "己")),
        # a woman past the line in a higher post has no first seat there
        (("丙",), ("甲", "乙"), ("丁", "戊")),
        # a woman elected above is enough
        (("乙", "己"), ("甲", "乙"), ("丁", "戊")),
    ],
)
def test_the_rule_on_women_is_for_the_last_post_and_only_while_no_woman_is_elected(
    women: tuple[str, ...], higher: tuple[str, ...], members: tuple[str, ...]
) -> None:
    posts = (Post("副主任", 2, ("甲", "乙", "丙")), Post("委员", 2, ("丁", "戊", "己")))
    hall = Hall(*posts, count=20, women=women, woman_first=True)
    hall.vote(
        (sheet(副主任="甲 乙", 委员="丁 戊"), 5),
        (sheet(副主任="甲 丙", 委员="丁 己"), 4),
        (sheet(副主任="乙 丙", 委员="戊 己"), 3),
    )
    assert (hall.post("副主任").elected, hall.post("委员").elected) == (higher, members)


@pytest.mark.proves("T8", "T30", "tie")
def test_nobody_left_of_a_tie_put_off_leads_to_a_further_election() -> None:
    hall = two_women_and_two_men_tie()
    state = hall.election.posts["委员"]
    assert state.deferred is not None
    hall.election.posts["主任"] = PostState(Post("主任", 2), 0, None, ["甲", "乙"])
    hall.vote((sheet(委员="丙"), 8), (sheet(委员="丁"), 6), kind="tie_revote")
    assert hall.next("委员") == ("renominate", 1, ("丁",))


@pytest.mark.proves("T4", "re-election-due")
def test_a_void_round_elects_nobody_and_is_held_again_with_the_same_names() -> None:
    hall = Hall(Post("主任", 1, ("甲", "乙")), count=10)
    hall.vote((sheet(主任="甲"), 6), issued=5)
    assert (hall.last.void_reasons, hall.post("主任").status) == (("recovered-over-issued",), "void")
    assert (hall.post("主任").elected, hall.post("主任").next, hall.post("主任").needed) == ((), None, 4)
    waiting = hall.election.posts["主任"].waiting
    assert waiting is not None
    assert (waiting.kind, waiting.seats, waiting.candidates) == ("first", 1, ("甲", "乙"))


def three_equal_posts(**options: str | bool) -> Hall:
    return Hall(Post("主任", 1, ("甲", "乙")), Post("委员", 2, ("甲", "乙", "丙")), count=20, **options)


@pytest.mark.proves("tie", "higher-tie-open")
def test_who_is_tied_above_is_not_elected_below() -> None:
    hall = three_equal_posts(win=">=1/2")
    hall.vote((sheet(主任="甲", 委员="甲 乙"), 6), (sheet(主任="乙", 委员="甲 丙"), 6))
    assert hall.next("主任") == ("tie_revote", 1, ("甲", "乙"))
    assert hall.post("委员").elected == ("丙",)
    assert hall.next("委员") == ("further_election", 1, ("甲", "乙"))
    assert hall.data("higher-tie-open") == [{"round": 1, "post": "主任", "names": "甲、乙", "lower": "委员"}]


@pytest.mark.proves("T10", "third_without_vote", "third-without-vote")
def test_a_third_suffices_without_another_vote_only_when_switched_on() -> None:
    sheets = ((sheet(主任="甲"), 5), (sheet(主任="乙"), 4), (sheet(主任="丙"), 3))
    plain = Hall(Post("主任", 1, ("甲", "乙", "丙")), count=20, profile="HA-2011")
    plain.vote(*sheets)
    assert (plain.post("主任").elected, plain.data("third-without-vote")) == ((), [])
    switched = Hall(Post("主任", 1, ("甲", "乙", "丙")), count=20, profile="HA-2011", third_without_vote=True)
    switched.vote(*sheets)
    assert (switched.post("主任").elected, switched.post("主任").status) == (("甲",), "filled")
    assert switched.post("主任").needed == 7
    assert switched.data("third-without-vote") == [{"round": 1, "post": "主任", "names": "甲"}]


@pytest.mark.proves("T10", "third_without_vote")
@pytest.mark.parametrize(
    ("votes", "elected", "step"),
    [
        ((4, 4, 4), (), ("tie_revote", 1, ("甲", "乙", "丙"))),
        ((5, 4, 4), ("甲",), None),
        ((4, 3, 5), ("丙",), None),
        ((3, 3, 3, 4), (), ("further_election", 1, ("丁", "甲", "乙", "丙"))),
        ((8, 4, 0), ("甲",), None),
    ],
)
def test_the_third_that_suffices(
    votes: tuple[int, ...], elected: tuple[str, ...], step: tuple[str, int, tuple[str, ...]] | None
) -> None:
    hall = Hall(Post("主任", 1, tuple("甲乙丙丁")), count=20, profile="HA-2011", third_without_vote=True)
    hall.vote(*((sheet(主任=name), times) for name, times in zip("甲乙丙丁", votes, strict=False)))
    assert (hall.post("主任").elected, hall.next("主任")) == (elected, step)


@pytest.mark.proves("T10", "third_without_vote")
def test_seats_past_half_come_before_seats_with_a_third() -> None:
    hall = Hall(Post("委员", 2, ("甲", "乙", "丙")), count=20, profile="TJ-2019", third_without_vote=True)
    hall.vote((sheet(委员="甲 乙"), 5), (sheet(委员="甲 丙"), 4), (sheet(委员="丙"), 1), (sheet(委员="丁"), 2))
    assert (hall.post("委员").needed, hall.post("委员").elected) == (7, ("甲",))
    assert hall.next("委员") == ("tie_revote", 1, ("乙", "丙"))
    hall.vote((sheet(委员="乙"), 3), (sheet(), 9), kind="tie_revote")
    assert hall.post("委员").elected == ("乙",)


@pytest.mark.proves("T10", "third_without_vote", "tie")
def test_a_third_takes_no_seat_that_is_tied_for_past_half() -> None:
    hall = Hall(Post("委员", 3, tuple("甲乙丙丁戊")), count=20, profile="HA-2011", third_without_vote=True)
    hall.vote(
        (sheet(委员="甲 乙 戊"), 4), (sheet(委员="甲 丙 丁"), 4), (sheet(委员="乙 丙 丁"), 3), (sheet(委员="甲 乙"), 1)
    )
    assert (hall.post("委员").elected, hall.next("委员")) == (("甲", "乙"), ("tie_revote", 1, ("丙", "丁")))


@pytest.mark.proves("T45", "winner-voided", "voided_again_void", "voided-winner-again")
def test_a_voided_winner_opens_the_seat_again() -> None:
    hall = Hall(Post("主任", 1, ("甲", "乙")), count=10, profile="ZJ-2020")
    hall.vote((sheet(主任="甲"), 6), (sheet(主任="乙"), 2))
    hall.note(ev.WinnerVoided(1, "主任", "甲", "贿选", "石桥镇人民政府"))
    state = hall.election.posts["主任"]
    assert (state.elected, state.open_seats) == ([], 1)
    assert state.waiting is not None
    assert (state.waiting.kind, state.waiting.seats, state.waiting.renominated) == ("first", 1, True)
    hall.vote((sheet(主任="甲"), 6), (sheet(主任="乙"), 2), candidates={"主任": ("甲", "乙")})
    assert hall.post("主任").elected == ("甲",)
    assert hall.data("winner-voided") == [{"post": "主任", "name": "甲", "reason": "贿选"}]
    assert hall.data("voided-winner-again") == [{"post": "主任", "name": "甲"}]
    assert hall.data("candidate-already-elected") == []


@pytest.mark.proves("T45", "winner-voided")
def test_a_seat_opened_again_joins_what_the_post_waits_for() -> None:
    hall = Hall(Post("委员", 2, ("甲", "乙", "丙")), count=10)
    hall.vote((sheet(委员="甲 乙"), 3), (sheet(委员="甲 丙"), 3))
    assert (hall.post("委员").elected, hall.next("委员")) == (("甲",), ("further_election", 1, ("乙", "丙")))
    hall.note(ev.WinnerVoided(1, "委员", "甲", "贿选", "石桥镇人民政府"))
    hall.vote((sheet(委员="乙"), 5), (sheet(委员="丙"), 2), kind="further")
    assert hall.post("委员").elected == ("乙",)
    assert hall.next("委员") == ("renominate", 1, ("丙",))
    assert hall.data("voided-winner-again") == []
