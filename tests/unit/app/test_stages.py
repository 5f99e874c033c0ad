"""The rail ticks what the case file proves, round by round."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app import counting, records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.closing import close_count, declare_result
from buxuan_desktop.app.opening import begin, hold_polls
from buxuan_desktop.app.setup import Opening
from buxuan_desktop.app.stages import COUNT, RESULT, SETUP, TITLES, VOTE, rail
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.candidacies import OfficialList
from buxuan_desktop.domain.records.meetings import Meeting
from buxuan_desktop.domain.records.preparation import Method
from buxuan_desktop.domain.records.result_papers import ResultFiling

DAY = date(2020, 4, 20)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    opening = Opening(
        place="柳湾社区",
        body="residents",
        profile="CN-U-2018",
        electors="voters",
        election_day=DAY,
        options={"overvote_scope": "post", "blank": "abstain"},
        keeper="k",
    )
    posts = [Post("主任", 1, ("甲", "乙", "丙"))]
    with begin(tmp_path / "case.buxuan", opening, posts, 10, standing_at(DAY), "周敏") as made:
        yield made


def marks(case: Case | None, shown: int) -> dict[str, tuple[str, str]]:
    return {one.title: (one.mark, one.round) for one in rail(case.election if case else None, shown)}


def vote(case: Case, kind: str, votes: dict[str, int]) -> None:
    total = sum(votes.values())
    hold_polls(case, kind, total, [Box("会场", "hall", total, total)], "韩立")
    counting.cast_many(case, [(Ballot({"主任": PostMarks((name,))}), count) for name, count in votes.items()])


def test_without_a_case_everything_lies_ahead() -> None:
    assert marks(None, -1) == dict.fromkeys(TITLES, ("ahead", ""))


def test_the_first_round(case: Case) -> None:
    assert marks(case, VOTE) | {"投票": ("here", ""), "立案": ("done", "")} == marks(case, VOTE)
    assert marks(case, VOTE)["计票"] == ("ahead", "")
    vote(case, "first", {"甲": 3, "乙": 3, "丙": 2})
    assert [marks(case, COUNT)[one][0] for one in ("立案", "投票", "计票", "结果")] == ["done", "done", "here", "ahead"]
    close_count(case)
    declare_result(case)
    assert [marks(case, RESULT)[one][0] for one in ("投票", "计票", "结果")] == ["done", "done", "here"]
    assert marks(case, -1)["结果"] == ("done", "")


def test_what_is_not_done_here_is_never_called_done(case: Case) -> None:
    vote(case, "first", {"甲": 8})
    others = [one for number, one in enumerate(TITLES) if number not in (SETUP, VOTE, COUNT, RESULT)]
    assert {marks(case, COUNT)[one] for one in others} == {("elsewhere", "")}


def test_the_second_round_begins_with_nothing_done(case: Case) -> None:
    vote(case, "first", {"甲": 3, "乙": 3, "丙": 2})
    close_count(case)
    declare_result(case)
    assert marks(case, RESULT)["投票"] == ("done", "")
    ahead = marks(case, VOTE)
    assert (ahead["投票"], ahead["计票"], ahead["结果"]) == (
        ("here", "第二次"),
        ("ahead", "第二次"),
        ("ahead", "第二次"),
    )
    assert ahead["立案"] == ("done", "")
    vote(case, "further", {"甲": 5, "乙": 3})
    now = marks(case, COUNT)
    assert [now[one] for one in ("投票", "计票", "结果")] == [(mark, "第二次") for mark in ("done", "here", "ahead")]
    close_count(case)
    declare_result(case)
    assert marks(case, VOTE)["投票"] == ("here", "第二次")
    assert marks(case, RESULT)["计票"] == ("done", "第二次")


def test_stages_before_the_vote_are_ticked_by_what_ends_them(case: Case) -> None:
    assert marks(case, VOTE)["动员准备"][0] == "elsewhere"
    records.add(case, BodyMember(body="committee", name="周敏", office="head"))
    assert marks(case, VOTE)["动员准备"][0] == "ahead"
    records.add(case, Meeting(body="assembly", about="choose_committee", day=DAY))
    assert marks(case, VOTE)["动员准备"][0] == "done"
    records.add(case, OfficialList(post="主任", names=("甲", "乙", "丙"), day=DAY))
    assert marks(case, VOTE)["候选人"][0] == "done"
    records.add(case, Method(ways="assembly", adopted_by="election_meeting", adopted_on=DAY))
    assert marks(case, VOTE)["投票准备"][0] == "done"
    assert marks(case, VOTE)["收尾"][0] == "elsewhere"
    for to in ("township", "county"):
        records.add(case, ResultFiling(what="report", to=to, sent_on=DAY))  # type: ignore[arg-type]
    assert marks(case, VOTE)["收尾"][0] == "done"
