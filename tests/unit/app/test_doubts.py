"""What the committee decides: doubts block the close, names are joined, a recount stands beside the first count."""

from pathlib import Path

import pytest

from buxuan_desktop.app import bundles, counting, doubts, setup
from buxuan_desktop.app.closing import close_count
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.tally import Counts
from tests.making import CLOCK, finish, opening
from tests.tabling import (
    BLANK,
    COMMITTEE,
    FOR_LI,
    FOR_WANG,
    MISSPELT,
    OPTIONS,
    POST,
    TORN,
    WRITTEN,
    A,
    B,
    at_table,
    key,
)


@pytest.mark.proves("C17")
def test_a_doubtful_ballot_keeps_the_count_open_until_it_is_decided(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_table(path, (2,)) as case:
        bundles.begin_entry(case, 1, 1, *A)
        bundles.key_sheet(case, 1, 1, FOR_WANG)
        bundles.key_sheet(case, 1, 1, FOR_LI, "名字写得不清楚")
        bundles.end_entry(case, 1, 1)
        key(case, 1, 2, (FOR_WANG, FOR_LI))
        waiting = doubts.open_doubts(case)
        assert [(one.bundle, one.place, one.doubt) for one in waiting] == [(1, 2, "名字写得不清楚")]
        with pytest.raises(Refusal, match="bundle-unconfirmed"):
            close_count(case)
        with pytest.raises(Refusal, match="place-not-open"):
            bundles.settle(case, 1, 2, "first", "看过", A)
        with pytest.raises(Refusal, match="needs-reason-and-names"):
            doubts.decide(case, 1, 2, "count", "看得清", (), FOR_LI)
        doubts.decide(case, 1, 2, "void", "看不清写的是谁", COMMITTEE, Ballot({}, "unreadable"))
        assert doubts.open_doubts(case) == ()
        assert case.election.rounds[-1].tally.counts == Counts(1, 1, 0, 0)
        finish(case)
    assert verify(path).faults == ()


@pytest.mark.parametrize(
    ("ruling", "paper", "counts"),
    [
        ("count", FOR_LI, Counts(1, 0, 0, 0)),
        ("void", TORN, Counts(0, 1, 0, 0)),
        ("blank", None, Counts(0, 0, 1, 0)),
        ("set_aside", None, Counts(0, 0, 0, 1)),
        ("none", None, Counts(0, 0, 0, 0)),
    ],
)
def test_every_ruling_without_bundles(tmp_path: Path, ruling: str, paper: Ballot | None, counts: Counts) -> None:
    path = tmp_path / "a.buxuan"
    with setup.open_case(path, opening(profile="CN-V-2025", options=OPTIONS), CLOCK, "计票员") as case:
        setup.set_posts(case, [POST])
        setup.count_electors(case, 9)
        counting.open_round(case, "first")
        counting.close_polls(case, 5)
        number = doubts.raise_doubt(case, FOR_WANG, "圈画在两个名字之间")
        assert case.election.rounds[-1].tally.counts == Counts(0, 0, 0, 0)
        with pytest.raises(Refusal, match="doubt-undecided"):
            close_count(case)
        doubts.decide(case, 0, number, ruling, "委员会认定", COMMITTEE, paper)
        assert case.election.rounds[-1].tally.counts == counts
        finish(case)
    assert verify(path).faults == ()


def test_names_of_one_person_are_joined_ballot_by_ballot(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_table(path, (4,)) as case:
        for entry in (1, 2):
            key(case, 1, entry, (WRITTEN, MISSPELT, FOR_WANG, MISSPELT))
        assert doubts.join_names(case, "主任", ("赵铁住", "赵铁柱"), "赵铁柱", "同一个人", COMMITTEE) == 2
        current = case.election.rounds[-1]
        assert current.tally.posts["主任"].approve == {"赵铁柱": 3, "赵铁住": 0, "王建国": 1}
        assert [current.ballots[row].marks["主任"].supported for row in current.table.bundle(1).ballots] == [
            ("赵铁柱",),
            ("赵铁柱",),
            ("王建国",),
            ("赵铁柱",),
        ]
        with pytest.raises(Refusal, match="nothing-to-join"):
            doubts.join_names(case, "主任", ("赵铁住",), "赵铁柱", "同一个人", COMMITTEE)
        finish(case)
    assert verify(path).faults == ()


def test_a_recount_stands_beside_the_first_count(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_table(path, (2,)) as case:
        for entry in (1, 2):
            key(case, 1, entry, (FOR_WANG, FOR_WANG))
        doubts.order_recount(case, 1, "有人提出异议", COMMITTEE)
        assert case.election.rounds[-1].tally.posts["主任"].approve["王建国"] == 2
        with pytest.raises(Refusal, match="recount-undecided"):
            close_count(case)
        with pytest.raises(Refusal, match="bundle-not-agreed"):
            doubts.decide_recount(case, 1, "recount", "两遍一致", COMMITTEE)
        key(case, 1, 1, (FOR_WANG, BLANK), B)
        key(case, 1, 2, (FOR_WANG, BLANK), A)
        assert case.election.rounds[-1].tally.posts["主任"].approve["王建国"] == 2
        doubts.decide_recount(case, 1, "recount", "重数两遍一致", COMMITTEE)
        current = case.election.rounds[-1]
        assert current.tally.counts == Counts(1, 0, 1, 0)
        first, again = current.table.bundle(1).counts
        assert len(first.ballots) == len(again.ballots) == 2
        doubts.order_recount(case, 1, "再数一次", COMMITTEE)
        doubts.decide_recount(case, 1, "first", "撤回重数", COMMITTEE)
        assert current.tally.counts == Counts(1, 0, 1, 0)
        finish(case)
    assert verify(path).faults == ()


def test_an_objection_is_answered_before_the_close(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (1,)) as case:
        for entry in (1, 2):
            key(case, 1, entry, (FOR_WANG,))
        number = doubts.raise_objection(case, "村民 丁一", "唱票听不清")
        with pytest.raises(Refusal, match="objection-unanswered"):
            close_count(case)
        doubts.answer_objection(case, number, "已重新唱读", COMMITTEE)
        finish(case)
