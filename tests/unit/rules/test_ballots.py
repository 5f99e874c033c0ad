"""One ballot at a time: the decision table of ballot validity, and what happens with one person in several posts."""

import pytest

from buxuan_desktop.domain.ballot import Ballot, Judgement, Post, PostMarks
from buxuan_desktop.rules.ballots import Paper, judge
from buxuan_desktop.rules.options import Options
from tests.unit.rules.hall import Hall, marks, sheet

ONE = Paper((Post("主任", 1, ("甲", "乙")),), frozenset({"外人"}))
TWO_SEATS = Paper((Post("委员", 2, ("甲", "乙", "丙")),), frozenset({"外人"}))
RANKED = Paper((Post("主任", 1, ("甲",)), Post("副主任", 1, ("乙",)), Post("委员", 2, ("丙",))), frozenset({"外人"}))


def options(scope: str = "post", blank: str = "abstain", same: str = "separate") -> Options:
    return Options(">1/2", ">1/2", scope, blank, same)


@pytest.mark.parametrize(
    ("ballot", "paper", "judgement"),
    [
        pytest.param(sheet(主任="甲"), ONE, Judgement("valid"), id="R1", marks=pytest.mark.proves("R1")),
        pytest.param(sheet(委员="甲"), TWO_SEATS, Judgement("valid"), id="R2", marks=pytest.mark.proves("R2")),
        pytest.param(
            sheet(委员="甲 乙 丙"),
            TWO_SEATS,
            Judgement("void", "every-post-void"),
            id="R3",
            marks=pytest.mark.proves("R3", "T32"),
        ),
        pytest.param(
            sheet(委员=marks("甲 乙", write_in="丁")),
            TWO_SEATS,
            Judgement("void", "every-post-void"),
            id="R3-with-a-write-in",
            marks=pytest.mark.proves("R3", "T33"),
        ),
        pytest.param(
            sheet(委员=marks("甲 乙", write_in="外人")),
            TWO_SEATS,
            Judgement("void", "every-post-void"),
            id="R3-with-an-outsider",
            marks=pytest.mark.proves("R3", "R12"),
        ),
        pytest.param(sheet(), ONE, Judgement("blank", "no-mark"), id="R4", marks=pytest.mark.proves("R4", "T34")),
        pytest.param(
            sheet(主任=marks(against="甲 乙")), ONE, Judgement("valid"), id="R5", marks=pytest.mark.proves("R5", "R8")
        ),
        pytest.param(
            sheet(主任=marks(write_in="外人")),
            ONE,
            Judgement("valid", fell={"主任": ("外人",)}),
            id="R12",
            marks=pytest.mark.proves("R12"),
        ),
        pytest.param(
            sheet(主任=marks("甲", write_in="甲")), ONE, Judgement("valid"), id="R15", marks=pytest.mark.proves("R15")
        ),
        pytest.param(
            sheet("unreadable", 主任="甲"),
            ONE,
            Judgement("void", "unreadable"),
            id="R17",
            marks=pytest.mark.proves("R17"),
        ),
        pytest.param(
            sheet("identifying_mark", 主任="甲"),
            ONE,
            Judgement("void", "identifying_mark"),
            id="R19",
            marks=pytest.mark.proves("R19", "stray_mark"),
        ),
        pytest.param(
            sheet("not_issued", 主任="甲"),
            ONE,
            Judgement("set_aside", "not_issued"),
            id="R20",
            marks=pytest.mark.proves("R20", "T6", "forged_excluded"),
        ),
        pytest.param(sheet("damaged"), ONE, Judgement("void", "damaged"), id="R21", marks=pytest.mark.proves("R21")),
        pytest.param(sheet("other"), ONE, Judgement("void", "other"), id="R26", marks=pytest.mark.proves("R26")),
    ],
)
def test_row_of_the_table(ballot: Ballot, paper: Paper, judgement: Judgement) -> None:
    assert judge(ballot, paper, options()) == judgement


@pytest.mark.proves("R4", "T34", "blank")
def test_a_blank_ballot_is_reported_as_the_case_says() -> None:
    assert judge(sheet(主任=PostMarks()), ONE, options(blank="void")) == Judgement("void", "no-mark")
    assert judge(sheet(主任=PostMarks()), ONE, options(blank="abstain")) == Judgement("blank", "no-mark")


@pytest.mark.proves("R3", "T32", "T35", "overvote_scope")
def test_an_over_vote_voids_the_post_or_the_ballot() -> None:
    ballot = sheet(主任="甲 乙", 委员="丙")
    assert judge(ballot, RANKED, options("post")) == Judgement("valid", "over-vote", ("主任",))
    assert judge(ballot, RANKED, options("ballot")) == Judgement("void", "over-vote")
    against = sheet(主任="甲 乙", 委员=marks(against="丙"))
    assert judge(against, RANKED, options("post")) == Judgement("valid", "over-vote", ("主任",))


@pytest.mark.proves("R3", "T32")
def test_a_name_twice_in_one_post_is_no_over_vote() -> None:
    assert judge(sheet(主任=marks("甲 甲", write_in="甲")), ONE, options("ballot")) == Judgement("valid")


@pytest.mark.proves("R16", "T31", "same_person")
@pytest.mark.parametrize(
    "ballot",
    [
        sheet(主任="甲", 委员="甲"),
        sheet(主任="甲", 委员=marks(write_in="甲")),
        sheet(主任="甲 乙", 委员="乙"),
        sheet(副主任=marks(write_in="丁"), 委员=marks(write_in="丁")),
    ],
)
def test_one_person_in_two_posts_voids_the_ballot(ballot: Ballot) -> None:
    assert judge(ballot, RANKED, options(same="void_ballot")) == Judgement("void", "same-person")


@pytest.mark.proves("R16", "T31", "same_person")
@pytest.mark.parametrize(
    "ballot",
    [
        sheet(主任=marks(write_in="外人"), 委员=marks(write_in="外人")),
        sheet(主任="甲", 委员=marks(against="甲")),
        sheet(主任=marks("甲", write_in="甲"), 委员="丙"),
    ],
)
def test_outsiders_and_opposition_are_not_one_person_in_two_posts(ballot: Ballot) -> None:
    found = judge(ballot, RANKED, options(same="void_ballot"))
    assert (found.verdict, found.why, found.void_posts, found.added) == ("valid", "", (), {})


@pytest.mark.proves("R16", "T31", "same_person")
def test_only_the_highest_post_counts() -> None:
    highest = options(same="highest_only")
    assert judge(sheet(主任="甲", 副主任="甲", 委员="丙 甲"), RANKED, highest) == Judgement(
        "valid", fell={"副主任": ("甲",), "委员": ("甲",)}
    )
    # a void higher post drops nothing
    assert judge(sheet(主任="甲 乙", 委员="甲 丙"), RANKED, highest) == Judgement("valid", "over-vote", ("主任",))
    # an outsider's name is nobody's
    ballot = sheet(主任=marks(write_in="外人"), 副主任="甲", 委员=marks("甲", write_in="外人"))
    assert judge(ballot, RANKED, highest) == Judgement("valid", fell={"主任": ("外人",), "委员": ("外人", "甲")})


@pytest.mark.proves("R16", "T31", "same_person")
def test_votes_add_downwards_once_and_never_upwards() -> None:
    down = options(same="add_down")
    assert judge(sheet(主任="甲"), RANKED, down) == Judgement("valid", added={"副主任": ("甲",), "委员": ("甲",)})
    assert judge(sheet(委员="丙"), RANKED, down) == Judgement("valid")
    assert judge(sheet(主任="甲", 副主任="乙", 委员="甲 丙"), RANKED, down) == Judgement(
        "valid", added={"副主任": ("甲",), "委员": ("乙",)}
    )
    # also into a post that is void on this ballot, and past it; from a void post nothing goes down
    assert judge(sheet(主任="甲", 副主任="乙 丙"), RANKED, down) == Judgement(
        "valid", "over-vote", ("副主任",), added={"副主任": ("甲",), "委员": ("甲",)}
    )
    ballot = sheet(主任=marks(write_in="外人"), 委员="丙")
    assert judge(ballot, RANKED, down) == Judgement("valid", fell={"主任": ("外人",)})


@pytest.mark.proves("R12", "T27")
def test_with_a_register_of_names_only_those_on_it_and_those_listed_are_electors() -> None:
    paper = Paper(ONE.posts, frozenset({"外人"}), frozenset({"甲", "丙", "外人"}), frozenset({"甲", "乙"}))
    assert [name for name in ("甲", "乙", "丙", "丁", "外人") if paper.is_elector(name)] == ["甲", "乙", "丙"]
    assert judge(sheet(主任=marks(write_in="丁")), paper, options()) == Judgement("valid", fell={"主任": ("丁",)})
    assert judge(sheet(主任=marks(write_in="丙")), paper, options()) == Judgement("valid")
    # an outsider's name is a mark: with an elector's it is one too many
    assert judge(sheet(主任=marks("甲", write_in="丁")), paper, options()).why == "every-post-void"


@pytest.mark.proves("R12", "R3")
def test_an_outsider_in_a_void_post_has_not_fallen_away_as_well() -> None:
    ballot = sheet(主任=marks("甲", write_in="外人"), 委员="丙")
    assert judge(ballot, RANKED, options()) == Judgement("valid", "over-vote", ("主任",))


@pytest.mark.proves("R5", "R8", "R12", "R15", "R17", "R20", "R23", "T3", "T6", "T34", "T35", "denominator")
def test_what_the_ballots_come_to_in_one_round() -> None:
    hall = Hall(Post("主任", 1, ("甲", "乙")), Post("委员", 1, ("丙",)), count=20, outsiders=("外人",))
    result = hall.vote(
        (sheet(主任="甲", 委员="丙"), 3),
        (sheet(主任=marks(against="甲 乙")), 2),
        (sheet(主任="甲 乙", 委员=marks("丙", write_in="丙")), 2),
        (sheet(主任=marks(write_in="外人")), 1),
        (sheet("unreadable", 主任="甲"), 2),
        (sheet("not_issued", 主任="甲"), 4),
        (sheet(), 1),
        issued=14,
    )
    assert (result.recovered, result.valid, result.void, result.blank, result.set_aside) == (11, 8, 2, 1, 4)
    assert (result.validity, hall.post("主任").needed) == ("valid", 6)
    head = hall.post("主任")
    assert (head.void_here, head.blank_here) == (2, 0)
    assert [(one.name, one.approve, one.against, one.counted) for one in head.tally] == [
        ("甲", 3, 2, 3),
        ("乙", 0, 2, 0),
    ]
    member = hall.post("委员")
    assert (member.void_here, member.blank_here) == (0, 3)
    assert [(one.name, one.counted) for one in member.tally] == [("丙", 5)]


@pytest.mark.proves("T31", "same_person")
def test_a_post_whose_marks_fell_away_is_neither_void_nor_blank() -> None:
    hall = Hall(Post("主任", 1, ("甲",)), Post("委员", 1, ("甲", "乙")), count=5, same_person="highest_only")
    hall.vote((sheet(主任="甲", 委员="甲"), 3), (sheet(委员="乙"), 1))
    member = hall.post("委员")
    assert (member.void_here, member.blank_here) == (0, 0)
    assert [(one.name, one.counted) for one in member.tally] == [("乙", 1), ("甲", 0)]


@pytest.mark.proves("T31", "same_person")
def test_support_from_above_alone_puts_a_name_into_the_tally() -> None:
    hall = Hall(Post("主任", 1, ("甲",)), Post("委员", 1, ("乙",)), count=5, same_person="add_down")
    hall.vote((sheet(主任="甲"), 3), (sheet(委员="乙"), 1))
    assert [(one.name, one.approve, one.write_in, one.counted) for one in hall.post("委员").tally] == [
        ("甲", 0, True, 3),
        ("乙", 1, False, 1),
    ]


@pytest.mark.proves("T27")
def test_equal_votes_stand_in_ballot_order_then_by_code_point() -> None:
    hall = Hall(Post("委员", 3, ("丙", "乙")), count=5)
    hall.vote((sheet(委员=marks("丙 乙", write_in="丁")), 2), (sheet(委员=marks(write_in="𠮷 一")), 2))
    assert [one.name for one in hall.post("委员").tally] == ["丙", "乙", "一", "丁", "𠮷"]
