"""Papers to practise on: the same from the same seed, of every kind, and none that cannot be keyed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.app.counting import refuse_both_ways
from buxuan_desktop.app.practising import guided
from buxuan_desktop.app.practising.papers import PracticePaper, generate, slipped
from buxuan_desktop.domain.ballot import VOID_REASONS, Post, PostMarks
from buxuan_desktop.domain.bundles import content

POSTS = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 2, ("甲", "乙", "丙")))
ONE = (Post("主任", 1, ("王建国",)),)
ELECTORS = ("王建国", "赵一", "钱二", "孙三")


def kind(paper: PracticePaper, posts: tuple[Post, ...] = POSTS) -> str:
    if paper.doubt or paper.void:
        return "doubt" if paper.doubt else paper.void
    if not paper.marks:
        return "blank"
    for post in posts:
        marks = paper.marks.get(post.title, PostMarks())
        if marks.write_in:
            return "write_in"
        if len(marks.approve) > post.seats:
            return "over_vote"
        if marks.against:
            return "against"
    return "plain"


@given(st.integers(0, 2**31), st.integers(1, 60), st.sampled_from([POSTS, ONE]))
def test_every_paper_can_be_keyed(seed: int, number: int, posts: tuple[Post, ...]) -> None:
    papers = generate(posts, ELECTORS, number, seed)
    assert len(papers) == number
    assert papers == generate(posts, ELECTORS, number, seed)
    titles = {post.title: post for post in posts}
    for paper in papers:
        refuse_both_ways(paper.marks)
        assert not paper.void or (paper.void in VOID_REASONS and not paper.marks)
        for title, marks in paper.marks.items():
            assert {*marks.approve, *marks.against} <= set(titles[title].candidates)
            assert set(marks.write_in) <= {"赵一", "钱二", "孙三"}, "nobody writes in a candidate"


@pytest.mark.parametrize("seed", range(5))
def test_fifty_papers_have_every_kind_and_mostly_plain_ones(seed: int) -> None:
    kinds = Counter(kind(paper) for paper in generate(POSTS, ELECTORS, 50, seed))
    assert kinds["plain"] >= 25
    for one in ("write_in", "over_vote", "against", "doubt", "blank", "unreadable", "damaged", "not_issued"):
        assert kinds[one] >= 1, one


def test_ten_papers_teach_what_matters_most() -> None:
    kinds = Counter(kind(paper) for paper in generate(POSTS, ELECTORS, 10, 3))
    assert (kinds["write_in"], kinds["over_vote"], kinds["against"], kinds["doubt"]) == (1, 1, 1, 1)


@given(st.integers(0, 2**31), st.integers(2, 50), st.sampled_from([POSTS, ONE]))
def test_a_tired_teller_slips_and_never_by_chance_alone(seed: int, number: int, posts: tuple[Post, ...]) -> None:
    papers = generate(posts, ELECTORS, number, seed)
    keyed = slipped(papers, posts, seed)
    assert keyed == slipped(papers, posts, seed)
    assert keyed != list(papers)
    assert abs(len(keyed) - number) <= max(2, number // 7) + 1
    for paper in keyed:
        refuse_both_ways(paper.marks)


def test_the_introduction_leads_through_the_keys() -> None:
    pressed = "".join(paper.hint for paper in guided.PAPERS)
    assert all(f"按 {key}" in pressed or f"{key} " in pressed for key in "12XKLFD")
    assert all(paper.hint.endswith("。") and paper.hint.count("。") == 1 for paper in guided.PAPERS)
    assert [kind(paper, (guided.POST,)) for paper in guided.PAPERS] == [
        "plain",
        "plain",
        "against",
        "blank",
        "write_in",
        "over_vote",
        "unreadable",
        "doubt",
    ]
    assert len({str(content(paper.marks, paper.void)) for paper in guided.PAPERS}) >= 6
