"""Tables key what was allotted to them and nothing else; the main case compares."""

from pathlib import Path

from buxuan_desktop.app import bundles, closing, counting, doubts, table_list, table_side, tables
from buxuan_desktop.app.bundle_list import NextStep, next_step
from buxuan_desktop.app.merging import merge
from buxuan_desktop.app.pace import work_of
from buxuan_desktop.app.printing import AS_USUAL, documents_of
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.tally import Counts
from buxuan_desktop.store.casefile import CaseFile
from tests.hall import PAPERS, C, D, Laptop, kinds, late_clock, refused
from tests.making import CLOCK, finish, ledger_of
from tests.tabling import COMMITTEE, FOR_WANG, TORN, A, B, at_table


def test_two_tables_key_one_bundle_each_once_and_it_is_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_table(path, (3, 2)) as case:
        one, two = Laptop(case, "第1桌", {1: (1,)}, tmp_path), Laptop(case, "第2桌", {1: (2,)}, tmp_path)
        first = merge(case, one.key({(1, 1): PAPERS}, A).back())
        assert (first.table, first.rows, first.sheets, first.bundles, first.confirmed) == ("第1桌", 5, 3, (1,), ())
        assert case.election.rounds[-1].tally.counts == Counts(0, 0, 0, 0), "one look counts nothing"
        second = merge(case, two.key({(1, 2): PAPERS}, B).back())
        assert second.confirmed == (1,)
        assert case.election.rounds[-1].tally.counts == Counts(2, 1, 0, 0)
        keyed = [row for row in case.file.rows() if row.kind == "sheet-keyed"]
        assert {row.who for row in keyed} == {"计票人 周敏、监票人 韩立", "计票人 陈静、监票人 吴强"}
        times = [row.at for row in case.file.rows()]
        assert times == sorted(times), "time does not run backwards, although the tables' clocks are late"
        begun = case.election.rounds[-1].table.bundle(1).count.entries[1].begun
        assert (begun.table, begun.when) == ("第1桌", late_clock().isoformat(timespec="minutes"))
        works = [(one.entry, one.papers, one.begun) for one in work_of(case.file, case.election, 1)]
        assert works == [(1, 3, begun.when), (2, 3, begun.when)]
        assert [(line.name, line.state, line.back, line.whole) for line in table_list.lines(case)] == [
            ("第1桌", "back", 1, 1),
            ("第2桌", "back", 1, 1),
        ]
    for file in (path, one.out, two.out):
        assert verify(file).faults == ()


def test_a_table_knows_no_elector_and_no_result_of_a_box(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        laptop = Laptop(case, "第1桌", {1: (1,)}, tmp_path)
        assert kinds(laptop.out) == [
            "case-opened",
            "posts-set",
            "electors-counted",
            "round-opened",
            "polls-closed",
            "table-opened",
            "handed-over",
        ]
        assert not any('"boxes"' in row.body for row in ledger_of(laptop.out.read_bytes()))
        with CaseFile.open(laptop.out, write=False) as file:
            head = file.head
        handed = case.election.rounds[-1].table.handed["第1桌"]
        assert handed.head == head
        with laptop.open() as away:
            assert away.election.case.case == case.election.case.case
            assert away.options == case.options
            assert [one.bundle for one in table_side.work(away)] == [1]


def test_a_table_prints_its_work_sheet_and_nothing_else(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case, Laptop(case, "第1桌", {1: (1,)}, tmp_path).open() as away:
        assert [job.kind for job in documents_of(away.election, away.file, CLOCK, AS_USUAL)] == ["work"]
        assert [job.kind for job in documents_of(case.election, case.file, CLOCK, AS_USUAL)] == ["slips", "work"]


def test_only_what_was_allotted_is_keyed_and_nothing_is_decided_at_a_table(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3, 3)) as case, Laptop(case, "第1桌", {1: (1,)}, tmp_path).open() as away:
        assert refused(lambda: bundles.begin_entry(away, 1, 2, *A)) == "entry-not-allotted"
        assert refused(lambda: bundles.begin_entry(away, 2, 1, *A)) == "no-such-bundle"
        bundles.begin_entry(away, 1, 1, *A)
        assert refused(lambda: bundles.resize(away, 1, 2, "少一张", A)) == "only-at-main"
        assert refused(lambda: bundles.tie(away, (3,))) == "only-at-main"
        assert refused(lambda: bundles.confirm(away, 1)) == "bundle-not-agreed"
        assert refused(lambda: away.record(BallotCast(1, "blank"))) == "only-at-main"
        assert refused(lambda: counting.cast(away, FOR_WANG)) == "only-at-main"
        assert refused(lambda: closing.close_count(away)) == "only-at-main"
        assert refused(lambda: doubts.raise_objection(away, "丁一", "听不清")) == "only-at-main"
        assert refused(lambda: tables.hand_out(away, "第2桌", {1: (2,)}, tmp_path / "b.buxuan")) == "only-at-main"
        assert not (tmp_path / "b.buxuan").exists()


def test_both_entries_at_one_table_are_compared_at_the_main_case_alone(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        laptop = Laptop(case, "第1桌", {1: (1, 2)}, tmp_path)
        laptop.key({(1, 1): PAPERS}, A).key({(1, 2): (FOR_WANG, FOR_WANG, TORN)}, B)
        with laptop.open() as away:
            assert away.election.rounds[-1].table.bundle(1).count.slots == ()
            assert next_step(away) == NextStep("tables")
            assert refused(lambda: bundles.begin_entry(away, 1, 1, *C)) == "entry-begun-already"
        merge(case, laptop.back())
        assert next_step(case) == NextStep("settle", 1)
        bundles.settle(case, 1, 2, "first", "重新看过选票", COMMITTEE)
        bundles.confirm_if_agreed(case, 1)
        finish(case)


def test_the_same_person_at_one_table_twice_is_refused_there(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        laptop = Laptop(case, "第1桌", {1: (1, 2)}, tmp_path).key({(1, 1): PAPERS}, A)
        assert refused(lambda: laptop.key({(1, 2): PAPERS}, (A[0], D[1]))) == "same-person-twice"


def test_an_entry_at_a_table_is_not_begun_at_the_main_computer(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3, 3)) as case:
        Laptop(case, "第1桌", {1: (1,)}, tmp_path)
        assert refused(lambda: bundles.begin_entry(case, 1, 1, *A)) == "entry-at-table"
        assert next_step(case) == NextStep("entry", 2, 1)
        tables.release(case, "第1桌", "电脑坏了", COMMITTEE)
        assert next_step(case) == NextStep("entry", 1, 1)
        bundles.begin_entry(case, 1, 1, *A)
        assert refused(lambda: tables.release(case, "第1桌", "电脑坏了", COMMITTEE)) == "table-not-awaited"
