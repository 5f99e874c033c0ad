"""What the hall sees, read from cases: several posts, write-ins together, the line, the close."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app import counting, setup
from buxuan_desktop.app.boards import BoardRow, BoardState, board_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.closing import close_count, declare_result, open_balances
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks

DAY = date(2020, 4, 20)
DIRECTOR = (Post("主任", 1, ("王建国", "李秀英")),)
TWO_POSTS = (*DIRECTOR, Post("委员", 2, ("陈静", "王建国")))
HALL = (Box("中心会场", "hall", 20, 11), Box("流动票箱", "mobile", 3, 2))

MakeCase = Callable[..., Case]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[MakeCase]:
    cases: list[Case] = []

    def case(posts: tuple[Post, ...] = DIRECTOR, place: str = "临河镇柳湾社区", **options: str | bool) -> Case:
        opening = setup.Opening(
            place=place,
            body="residents",
            profile="CN-U-2018",
            overlays=("S3",),
            electors="voters",
            election_day=DAY,
            options={"overvote_scope": "post", "blank": "abstain", "same_person": "separate", **options},
            keeper="this-computer",
        )
        made = setup.open_case(tmp_path / f"{len(cases)}.buxuan", opening, standing_at(DAY), "周敏")
        cases.append(made)
        setup.set_posts(made, posts)
        setup.count_electors(made, 20)
        return made

    yield case
    for made in cases:
        made.close()


def counting_with(case: Case, boxes: tuple[Box, ...] = HALL) -> Case:
    counting.open_round(case, "first")
    counting.close_polls(case, 23, boxes)
    return case


def shown(case: Case) -> BoardState:
    state = board_of(case)
    assert state is not None
    return state


def approving(**names: str | tuple[str, ...]) -> Ballot:
    return Ballot(
        {post: PostMarks(approve=(given,) if isinstance(given, str) else given) for post, given in names.items()}
    )


def writing_in(post: str, *names: str) -> Ballot:
    return Ballot({post: PostMarks(write_in=names)})


def close(case: Case) -> None:
    close_count(case, {finding.code: "已查明" for finding in open_balances(case)})


def test_there_is_no_board_before_the_first_round(make: MakeCase) -> None:
    assert board_of(make()) is None


def test_before_the_polls_close_nothing_is_counted_and_no_line_is_known(make: MakeCase) -> None:
    case = make()
    counting.open_round(case, "first")
    state = shown(case)
    assert (state.phase, state.counted, state.recovered, state.needed) == ("voting", 0, None, None)


def test_every_ballot_changes_the_board(make: MakeCase) -> None:
    case = counting_with(make())
    counting.cast(case, approving(主任="王建国"))
    counting.cast(case, Ballot({}, "unreadable"))
    counting.cast(case, Ballot())
    counting.cast(case, Ballot({}, "not_issued"))
    state = shown(case)
    assert (state.counted, state.valid, state.void, state.blank) == (3, 1, 1, 1)
    assert state.posts[0].rows == (BoardRow("王建国", 1), BoardRow("李秀英", 0), BoardRow("另选他人", 0, "others"))
    counting.strike_last(case, "念错", "韩立")
    counting.strike_last(case, "念错", "韩立")
    assert (shown(case).counted, shown(case).blank) == (2, 0)


def test_the_line_stands_on_the_boxes_until_more_turns_up(make: MakeCase) -> None:
    case = counting_with(make())
    assert (shown(case).recovered, shown(case).needed) == (13, 7)
    counting.cast_many(case, [(approving(主任="王建国"), 16)])
    assert (shown(case).recovered, shown(case).needed) == (13, 9)


@pytest.mark.parametrize("boxes", [(), (HALL[0], Box("投票站", "station", 3, None))])
def test_without_every_boxs_number_only_the_counted_are_known(make: MakeCase, boxes: tuple[Box, ...]) -> None:
    case = counting_with(make(), boxes)
    counting.cast_many(case, [(approving(主任="王建国"), 5)])
    assert (shown(case).recovered, shown(case).needed, shown(case).counted) == (None, None, 5)
    close(case)
    assert shown(case).needed == 3


@pytest.mark.proves("win")
def test_half_is_enough_where_the_rules_say_so(make: MakeCase) -> None:
    assert shown(counting_with(make(win=">=1/2"), (Box("中心会场", "hall", 23, 12),))).needed == 6


def test_names_written_in_stay_together_until_the_count_is_closed(make: MakeCase) -> None:
    case = counting_with(make())
    counting.cast_many(
        case, [(writing_in("主任", "赵铁柱"), 2), (writing_in("主任", "孙立"), 3), (approving(主任="李秀英"), 8)]
    )
    before = shown(case)
    assert before.posts[0].rows[2:] == (BoardRow("另选他人", 5, "others"),)
    assert "赵铁柱" not in repr(before)
    close(case)
    after = shown(case)
    assert after.phase == "closed"
    assert after.posts[0].rows == (
        BoardRow("王建国", 0),
        BoardRow("李秀英", 8),
        BoardRow("孙立", 3, "written"),
        BoardRow("赵铁柱", 2, "written"),
    )


def test_a_post_void_on_a_ballot_gets_no_stroke(make: MakeCase) -> None:
    case = counting_with(make(TWO_POSTS))
    counting.cast(case, approving(主任=("王建国", "李秀英"), 委员="陈静"))
    director, member = shown(case).posts
    assert (director.most, member.rows[0]) == (0, BoardRow("陈静", 1))


@pytest.mark.proves("T31", "same_person")
def test_votes_that_count_downwards_reach_candidates_and_are_no_write_ins(make: MakeCase) -> None:
    case = counting_with(make(TWO_POSTS, same_person="add_down"))
    counting.cast_many(
        case, [(approving(主任="王建国"), 3), (approving(主任="李秀英"), 2), (writing_in("委员", "孙立"), 1)]
    )
    director, member = shown(case).posts
    assert director.rows[:2] == (BoardRow("王建国", 3), BoardRow("李秀英", 2))
    assert member.rows == (
        BoardRow("陈静", 0),
        BoardRow("王建国", 3),
        BoardRow("另选他人", 1, "others"),
        BoardRow("上面职务计入", 2, "from_above"),
    )
    assert member.most == 3


def test_the_next_round_begins_with_an_empty_board(make: MakeCase) -> None:
    case = counting_with(make())
    counting.cast_many(case, [(approving(主任="王建国"), 6), (approving(主任="李秀英"), 5), (Ballot(), 2)])
    close(case)
    declare_result(case)
    counting.open_round(case, "further")
    counting.close_polls(case, 13, (Box("中心会场", "hall", 13, 13),))
    state = shown(case)
    assert (state.round_name, state.kind, state.counted, state.needed) == ("第二次投票", "further", 0, 5)
    assert state.posts[0].most == 0


@pytest.mark.parametrize(
    ("place", "posts", "title"),
    [
        ("临河镇柳湾社区", DIRECTOR, "临河镇柳湾社区居民委员会主任补选"),
        ("临河镇柳湾社区", TWO_POSTS, "临河镇柳湾社区居民委员会补选"),
        ("柳湾社区居民委员会", DIRECTOR, "柳湾社区居民委员会主任补选"),
    ],
)
def test_the_title_names_the_committee_once(make: MakeCase, place: str, posts: tuple[Post, ...], title: str) -> None:
    assert shown(counting_with(make(posts, place))).title == title
