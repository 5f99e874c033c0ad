"""Geometry of the painted ballot and the words of the law: no window needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.app.ballot_words import VOID_WORDS
from buxuan_desktop.app.rulebooks import book_for
from buxuan_desktop.domain.ballot import VOID_REASONS, Ballot, Post, PostMarks
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.rules.ballots import Paper, judge
from buxuan_desktop.rules.options import Options, resolve
from buxuan_desktop.ui.count.arranging import TITLE, arrange
from buxuan_desktop.ui.count.reading import Reading, in_full, in_short, read

ONE = (Post("主任", 1, ("甲", "乙")),)
TWO = (Post("主任", 1, ("甲", "乙")), Post("委员", 2, ("丙", "丁", "甲")))
OUTSIDERS = frozenset({"外来人"})
HAINAN = book_for("HI-2025", (), "voters", "villagers")
HENAN = book_for("HA-2011", (), "voters", "villagers")


def cast(ballot: Ballot, posts: tuple[Post, ...], **options: str) -> BallotCast:
    rules = resolve({"blank": "abstain", "same_person": "separate", "overvote_scope": "post", **options}, HAINAN, 2)
    assert isinstance(rules, Options)
    found = judge(ballot, Paper(posts, OUTSIDERS), rules)
    return BallotCast(1, found.verdict, ballot.marks, found.why, found.void_posts, found.fell, found.added)


def reading(ballot: Ballot, posts: tuple[Post, ...] = ONE, **options: str) -> Reading:
    return read(cast(ballot, posts, **options), posts, HAINAN, OUTSIDERS)


def marks(**by_post: PostMarks) -> Ballot:
    return Ballot(by_post)


@given(
    rows=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3)), min_size=1, max_size=4),
    width=st.integers(300, 1400),
    height=st.integers(160, 900),
)
def test_rows_never_overlap_and_never_leave_the_sheet(rows: list[tuple[int, int]], width: int, height: int) -> None:
    slots = arrange(rows, width, height)
    assert len([slot for slot in slots if slot.kind != TITLE]) == sum(map(sum, rows))
    assert len([slot for slot in slots if slot.kind == TITLE]) == len(rows)
    for slot in slots:
        assert slot.x >= 0
        assert slot.y >= 0
        assert slot.x + slot.width <= width + 0.01
        assert slot.y + slot.height <= height + 0.01
    for place, one in enumerate(slots):
        for other in slots[place + 1 :]:
            apart_x = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
            apart_y = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
            assert apart_x or apart_y


def test_twenty_names_stand_in_two_columns_and_two_in_one() -> None:
    def columns(rows: int) -> int:
        return len({slot.x for slot in arrange([(rows, 1)], 800, 420) if slot.kind != TITLE})

    assert columns(2) == 1
    assert columns(20) == 2


@pytest.mark.proves("R1", "R2", "R5")
def test_a_valid_ballot_is_said_so() -> None:
    found = reading(marks(主任=PostMarks(("甲",), ("乙",))))
    assert (found.tone, found.title, found.said) == ("good", "有效票", "赞成 甲，反对 乙")
    assert "选 1 人，不超过应选 1 人" in found.why
    assert "只有反对" in reading(marks(主任=PostMarks((), ("甲", "乙")))).why


@pytest.mark.proves("R3", "T32", "overvote_scope")
def test_too_many_marks_name_post_numbers_and_article() -> None:
    part = reading(marks(主任=PostMarks(("甲", "乙")), 委员=PostMarks(("丙",))), TWO)
    assert (part.tone, part.title) == ("part", "部分有效")
    assert "主任选了 2 人，多于应选 1 人，这一职位无效，其余有效" in part.why
    assert "海南省村民委员会选举办法第三十条" in part.why
    whole = reading(marks(主任=PostMarks(("甲", "乙"))))
    assert (whole.tone, whole.title) == ("bad", "无效票")
    assert "选了 2 人，多于应选 1 人，整张票无效" in whole.why
    both = marks(主任=PostMarks(("甲", "乙")), 委员=PostMarks(("丙",)))
    assert read(cast(both, TWO, overvote_scope="ballot"), TWO, HENAN, OUTSIDERS).title == "无效票"


@pytest.mark.proves("R4", "T34", "blank")
def test_a_blank_ballot_by_either_rule() -> None:
    assert reading(Ballot()).title == "空白票"
    assert "弃权" in reading(Ballot()).why
    assert reading(Ballot(), blank="void").title == "无效票"
    assert "委员没有选" in reading(marks(主任=PostMarks(("甲",))), TWO).why


@pytest.mark.proves("R16", "T31", "same_person")
def test_one_person_in_two_posts_by_each_rule() -> None:
    twice = marks(主任=PostMarks(("甲",)), 委员=PostMarks(("甲",)))
    assert "同一个人" in reading(twice, TWO, same_person="void_ballot").why
    assert "甲已在前面的职位计票，不再计入委员" in reading(twice, TWO, same_person="highest_only").why
    down = reading(marks(主任=PostMarks(("乙",))), TWO, same_person="add_down")
    assert "乙也计入委员" in down.why


@pytest.mark.proves("R17", "R19", "R20", "R21")
@pytest.mark.parametrize("reason", VOID_REASONS)
def test_every_reason_on_sight_has_words(reason: str) -> None:
    found = reading(Ballot(void=reason))
    assert found.title in ("无效票", "不是本次的票")
    assert found.why
    assert tuple(VOID_WORDS) == VOID_REASONS


@pytest.mark.proves("R12")
def test_a_name_that_is_no_elector_is_said_so() -> None:
    assert "外来人不在选民名单上，不计票" in reading(marks(主任=PostMarks(write_in=("外来人",)))).why


def test_the_last_ballots_keep_written_in_names_to_themselves() -> None:
    entered = cast(marks(主任=PostMarks(write_in=("丙",))), ONE)
    assert in_short(entered, ONE) == "另选他人"
    assert in_full(entered, ONE) == "有效票　另选 丙"
    assert in_short(cast(Ballot(void="damaged"), ONE), ONE) == "无效"
    assert in_short(cast(Ballot(), ONE), ONE) == "空白"
