"""What comes along with a table that is taken back: doubts, strikes, names, totals, recounts, further rounds."""

import shutil
from pathlib import Path

from buxuan_desktop.app import bundles, counting, doubts
from buxuan_desktop.app.merging import merge
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from tests.hall import PAPERS, C, D, Laptop, refused
from tests.making import finish
from tests.tabling import BLANK, COMMITTEE, FOR_LI, FOR_WANG, TALLIED, TORN, A, B, at_table, key


def test_doubts_and_struck_sheets_come_along(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (2,)) as case:
        laptop = Laptop(case, "第1桌", {1: (1,)}, tmp_path)
        with laptop.open() as away:
            bundles.begin_entry(away, 1, 1, *A)
            bundles.key_sheet(away, 1, 1, FOR_LI)
            bundles.strike_sheet(away, 1, 1, "读错了", A[1])
            bundles.key_sheet(away, 1, 1, FOR_WANG, "圈画在两个名字之间")
            bundles.key_sheet(away, 1, 1, FOR_WANG)
            bundles.end_entry(away, 1, 1)
        merge(case, laptop.back())
        key(case, 1, 2, (FOR_WANG, FOR_WANG))
        assert [(one.bundle, one.place, one.doubt) for one in doubts.open_doubts(case)] == [
            (1, 1, "圈画在两个名字之间")
        ]
        assert "sheet-struck" in [row.kind for row in case.file.rows()]
        doubts.decide(case, 1, 1, "count", "明显偏向王建国", COMMITTEE, FOR_WANG)
        finish(case)


def test_names_written_in_at_a_table_are_checked_by_the_register_at_the_main_case(tmp_path: Path) -> None:
    """The table knows no register; an outsider's name counts for nobody once the main case has confirmed it."""
    outsider = Ballot({"主任": PostMarks(write_in=("外来人",))})
    with at_table(tmp_path / "a.buxuan", (1,), outsiders=["外来人"]) as case:
        laptop = Laptop(case, "第1桌", {1: (1, 2)}, tmp_path)
        laptop.key({(1, 1): (outsider,)}, A).key({(1, 2): (outsider,)}, B)
        merge(case, laptop.back())
        cast = next(iter(case.election.rounds[-1].ballots.values()))
        assert (cast.verdict, cast.fell) == ("valid", {"主任": ("外来人",)})


def test_totals_at_two_tables(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (4,), "totals") as case:
        laptops = [Laptop(case, f"第{number}桌", {1: (number,)}, tmp_path) for number in (1, 2)]
        for number, (laptop, people) in enumerate(zip(laptops, (A, B), strict=True), start=1):
            with laptop.open() as away:
                bundles.begin_entry(away, 1, number, *people)
                wrong = {**TALLIED, ("valid", "", ""): 4}
                assert refused(lambda away=away, number=number, wrong=wrong: bundles.key_totals(away, 1, number, wrong))
                assert not bundles.key_totals(away, 1, number, TALLIED)
        assert merge(case, laptops[1].back()).confirmed == ()
        assert merge(case, laptops[0].back()).confirmed == (1,)
        finish(case)


def test_a_bundle_that_shrank_meanwhile_waits_for_people(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (4, 3), "totals") as case:
        laptop = Laptop(case, "第1桌", {1: (1, 2)}, tmp_path)
        with laptop.open() as away:
            for entry, people in ((1, A), (2, B)):
                bundles.begin_entry(away, 1, entry, *people)
                bundles.key_totals(away, 1, entry, TALLIED)
        bundles.resize(case, 1, 3, "有一张是第二捆的", COMMITTEE)
        assert merge(case, laptop.back()).confirmed == ()
        bundles.resize(case, 1, 4, "还是这一捆的", COMMITTEE)
        assert bundles.confirm_if_agreed(case, 1)


def test_a_recount_at_a_table(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        for entry in (1, 2):
            key(case, 1, entry, PAPERS)
        doubts.order_recount(case, 1, "群众要求", COMMITTEE)
        laptop = Laptop(case, "第1桌", {1: (1, 2)}, tmp_path)
        laptop.key({(1, 1): (FOR_WANG, FOR_WANG, TORN)}, C).key({(1, 2): (FOR_WANG, FOR_WANG, TORN)}, D)
        assert merge(case, laptop.back()).confirmed == (), "a recount waits for its decision"
        doubts.decide_recount(case, 1, "recount", "两遍一致", COMMITTEE)
        assert case.election.rounds[-1].tally.posts["主任"].approve == {"王建国": 2, "李秀英": 0}
        finish(case)
    assert verify(tmp_path / "a.buxuan").faults == ()


def test_a_further_round_at_a_table_keeps_its_number(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (2,)) as case:
        old = Laptop(case, "第1桌", {1: (1,)}, tmp_path).key({(1, 1): (BLANK, BLANK)}, A).back()
        stale = shutil.copy(old, tmp_path / "stale.buxuan")
        merge(case, old)
        key(case, 1, 2, (BLANK, BLANK), B)
        finish(case)
        counting.open_round(case, "first", candidates={"主任": ("王建国", "李秀英")})
        counting.close_polls(case, 2)
        bundles.tie(case, (2,))
        assert refused(lambda: merge(case, Path(stale))) == "table-other-round"
        laptop = Laptop(case, "第2桌", {1: (1, 2)}, tmp_path)
        laptop.key({(1, 1): (FOR_WANG, FOR_WANG)}, A).key({(1, 2): (FOR_WANG, FOR_WANG)}, B)
        assert merge(case, laptop.back()).confirmed == (1,)
        assert verify(laptop.out).faults == ()
        with laptop.open() as away:
            assert away.election.rounds[-1].number == 2
