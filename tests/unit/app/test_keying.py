"""What is being keyed, and what comes next at the table."""

from pathlib import Path

import pytest

from buxuan_desktop.app import bundle_list as bl
from buxuan_desktop.app import bundles, doubts
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.keying import BundleKeying, Progress, RoundKeying, unfinished_entry
from tests.making import BALLOTS, CLOCK, HOME, counting_case
from tests.tabling import BLANK, COMMITTEE, FOR_LI, FOR_WANG, TALLIED, TORN, A, B, at_table, key


def test_the_round_itself(tmp_path: Path) -> None:
    with counting_case(tmp_path / "a.buxuan") as case:
        keying = RoundKeying(case)
        keying.enter(BALLOTS[0])
        keying.enter(BALLOTS[2])
        keying.enter(BALLOTS[1], "名字看不清")
        assert keying.progress == Progress(3, 12)
        assert [one.marks["委员"].against for one in keying.recent(5)] == [("李四",), ()]
        keying.strike("读错了", "监票人")
        assert case.election.rounds[-1].tally.counts.recovered == 1
        assert unfinished_entry(case) is None


def test_an_entry_knows_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_table(path, (3,)) as case:
        key(case, 1, 1, (FOR_WANG, FOR_LI, TORN))
        bundles.begin_entry(case, 1, 2, *B)
        keying = BundleKeying(case, 1, 2)
        assert (keying.title, keying.progress, list(keying.recent(5))) == ("第 1 捆　第二遍", Progress(0, 3), [])
        keying.enter(FOR_WANG)
        keying.enter(TORN)
        assert [one.verdict for one in keying.recent(5)] == ["void", "valid"]
        keying.strike("读错了", "吴强")
        assert keying.progress == Progress(1, 3)
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        again = unfinished_entry(case)
        assert again is not None
        assert (again.bundle, again.entry, again.progress) == (1, 2, Progress(1, 3))


def test_what_comes_next(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (2, 1, 1)) as case:
        assert bl.next_step(case) == bl.NextStep("entry", 1, 1)
        bundles.begin_entry(case, 2, 1, *A)
        assert bl.next_step(case) == bl.NextStep("entry", 2, 1), "what is begun is finished first"
        bundles.key_sheet(case, 2, 1, BLANK)
        bundles.end_entry(case, 2, 1)
        key(case, 1, 1, (FOR_WANG, FOR_LI))
        assert bl.next_step(case, A) == bl.NextStep("entry", 3, 1)
        key(case, 3, 1, (BLANK,), B)
        assert bl.next_step(case, A) == bl.NextStep("entry", 3, 2), "not what they have seen, while there is other work"
        assert bl.next_step(case, B) == bl.NextStep("entry", 1, 2)
        key(case, 1, 2, (FOR_WANG, FOR_WANG))
        assert bl.next_step(case) == bl.NextStep("settle", 1)
        bundles.settle(case, 1, 2, "doubtful", "看不准", COMMITTEE, doubt="看不准")
        assert bl.next_step(case) == bl.NextStep("decide", 1)
        doubts.decide(case, 1, 2, "blank", "没有圈画", COMMITTEE)
        assert [line.state for line in bl.lines(case)] == [bl.CONFIRMED, bl.HALF, bl.HALF]
        key(case, 2, 2, ())
        assert bl.step_of(case, 2) == bl.NextStep("settle", 2)
        bundles.settle(case, 2, 1, "absent", "没有这张", COMMITTEE)
        assert bl.step_of(case, 2) == bl.NextStep("resize", 2)
        assert bl.step_of(case, 1) is None
        doubts.order_recount(case, 1, "群众要求", COMMITTEE)
        assert bl.step_of(case, 1) == bl.NextStep("entry", 1, 1)
        for entry, people in ((1, A), (2, B)):
            key(case, 1, entry, (FOR_WANG, BLANK), people)
        assert bl.step_of(case, 1) == bl.NextStep("recount", 1)


@pytest.mark.parametrize("other", [TALLIED, {**TALLIED, ("blank", "", ""): 0, ("void", "", ""): 1}])
def test_totals_at_a_glance(tmp_path: Path, other: dict) -> None:
    with at_table(tmp_path / "a.buxuan", (4,), "totals") as case:
        bundles.begin_entry(case, 1, 1, *A)
        bundles.key_totals(case, 1, 1, TALLIED)
        bundles.begin_entry(case, 1, 2, *B)
        bundles.key_totals(case, 1, 2, other)
        line = bl.lines(case)[0]
        assert (line.state, line.open) == ((bl.CONFIRMED, 0) if other == TALLIED else (bl.DIFFERS, 2))
        assert bl.next_step(case) == (bl.NextStep("close") if other == TALLIED else bl.NextStep("settle", 1))
