"""What two tables did without knowing of each other: kept, shown, and settled by people."""

from pathlib import Path

import pytest

from buxuan_desktop.app import bundles, closing, doubts, table_list, tables
from buxuan_desktop.app.bundle_list import CONTESTED, NextStep, lines, next_step, step_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.keying import BundleKeying, unfinished_entry
from buxuan_desktop.app.merging import merge
from buxuan_desktop.app.table_list import SAME_PERSON, TWICE
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.tally import Counts
from tests.hall import C, D, Laptop
from tests.making import finish
from tests.tabling import BLANK, COMMITTEE, FOR_LI, FOR_WANG, TALLIED, TORN, A, B, at_table, key

PAPERS, OTHERS = (FOR_WANG, FOR_LI, TORN), (FOR_WANG, BLANK, TORN)


def three_tables(case: Case, room: Path) -> tuple[Path, Path, Path]:
    """Entry 1 at two tables, which differ in one place, and entry 2, which agrees with the first of them."""
    one, two, three = (
        Laptop(case, name, {1: (entry,)}, room) for name, entry in (("第1桌", 1), ("第2桌", 2), ("第3桌", 1))
    )
    one.key({(1, 1): PAPERS}, A)
    two.key({(1, 2): PAPERS}, B)
    three.key({(1, 1): OTHERS}, C)
    return one.back(), two.back(), three.back()


def test_one_entry_made_at_two_tables_waits_until_people_choose(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with at_table(path, (3,)) as case:
        one, two, three = three_tables(case, tmp_path)
        merge(case, one)
        merge(case, three)
        assert merge(case, two).confirmed == ()
        (conflict,) = table_list.conflicts(case)
        assert (conflict.kind, conflict.bundle, conflict.entry, conflict.differ) == (TWICE, 1, 1, 1)
        assert [(claim.table, claim.people, claim.keyed, claim.ended) for claim in conflict.claims] == [
            ("第1桌", A, 3, True),
            ("第3桌", C, 3, True),
        ]
        assert (next_step(case), step_of(case, 1)) == (NextStep("tables", 1), NextStep("tables", 1))
        assert [line.state for line in lines(case)] == [CONTESTED]
        for refused in (
            lambda: bundles.confirm(case, 1),
            lambda: bundles.settle(case, 1, 2, "first", "看过", COMMITTEE),
            lambda: bundles.begin_entry(case, 1, 1, *D),
            lambda: bundles.drop_entry(case, 1, 1, "不要了", COMMITTEE),
            lambda: closing.close_count(case),
            lambda: tables.choose(case, 1, 2, "第2桌", "只有一份", COMMITTEE),
            lambda: tables.choose(case, 1, 1, "第9桌", "没有这一桌", COMMITTEE),
            lambda: tables.choose(case, 1, 1, "第1桌", "", COMMITTEE),
            lambda: tables.choose(case, 1, 1, "第1桌", "原因", ()),
        ):
            with pytest.raises(Refusal):
                refused()
        assert tables.choose(case, 1, 1, "第1桌", "第3桌拿错了捆", COMMITTEE)
        assert table_list.conflicts(case) == ()
        assert case.election.rounds[-1].tally.counts == Counts(2, 1, 0, 0)
        passed = case.election.rounds[-1].table.bundle(1).count.passed
        assert [(entry.begun.table, len(entry.sheets), chosen.reason) for entry, chosen in passed] == [
            ("第3桌", 3, "第3桌拿错了捆")
        ]
        finish(case)
    assert verify(path).faults == ()


@pytest.mark.parametrize("stands", ["第1桌", "第3桌"])
def test_a_second_one_that_comes_after_the_bundle_is_confirmed(tmp_path: Path, stands: str) -> None:
    path = tmp_path / "a.buxuan"
    with at_table(path, (3,)) as case:
        one, two, three = three_tables(case, tmp_path)
        merge(case, one)
        assert merge(case, two).confirmed == (1,)
        merge(case, three)
        assert case.election.rounds[-1].tally.counts == Counts(2, 1, 0, 0), "nothing changes before people choose"
        (conflict,) = table_list.conflicts(case)
        assert (conflict.kind, conflict.confirmed, conflict.differ) == (TWICE, True, 1)
        with pytest.raises(Refusal, match="bundle-counted-twice"):
            closing.close_count(case)
        confirmed = tables.choose(case, 1, 1, stands, "重新看过选票", COMMITTEE)
        assert confirmed == (stands == "第1桌")
        if stands == "第3桌":
            assert case.election.rounds[-1].tally.counts == Counts(0, 0, 0, 0)
            assert next_step(case) == NextStep("settle", 1)
            bundles.settle(case, 1, 2, "first", "重新看过选票", COMMITTEE)
            bundles.confirm_if_agreed(case, 1)
        blank = 1 if stands == "第3桌" else 0
        assert case.election.rounds[-1].tally.counts == Counts(2 - blank, 1, blank, 0)
        finish(case)
    assert verify(path).faults == ()


def test_totals_that_were_confirmed_are_struck_when_others_stand(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    other = {**TALLIED, ("for", "主任", "王建国"): 1, ("blank_here", "主任", ""): 1, ("against", "主任", "王建国"): 0}
    with at_table(path, (4,), "totals") as case:
        laptops = [Laptop(case, f"第{number}桌", {1: (1, 2)}, tmp_path) for number in (1, 2)]
        for laptop, numbers, people in zip(laptops, (TALLIED, other), ((A, B), (C, D)), strict=True):
            with laptop.open() as away:
                for entry in (1, 2):
                    bundles.begin_entry(away, 1, entry, *people[entry - 1])
                    bundles.key_totals(away, 1, entry, numbers)
        assert merge(case, laptops[0].back()).confirmed == (1,)
        merge(case, laptops[1].back())
        assert [(one.entry, one.differ) for one in table_list.conflicts(case)] == [(1, 3), (2, 3)]
        assert not tables.choose(case, 1, 1, "第2桌", "第1桌看错了", COMMITTEE)
        assert [one.entry for one in table_list.conflicts(case)] == [2]
        assert tables.choose(case, 1, 2, "第2桌", "第1桌看错了", COMMITTEE)
        assert case.election.rounds[-1].tally.posts["主任"].approve["王建国"] == 1
        finish(case)
    assert verify(path).faults == ()


def test_what_was_settled_stays_when_the_same_entry_is_chosen_again(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        one, two, three = (
            Laptop(case, name, {1: (entry,)}, tmp_path) for name, entry in (("第1桌", 1), ("第2桌", 2), ("第3桌", 1))
        )
        merge(case, one.key({(1, 1): PAPERS}, A).back())
        merge(case, two.key({(1, 2): (FOR_WANG, FOR_WANG, FOR_WANG)}, B).back())
        bundles.settle(case, 1, 2, "first", "重新看过选票", COMMITTEE)
        merge(case, three.key({(1, 1): OTHERS}, C).back())
        tables.choose(case, 1, 1, "第1桌", "第3桌拿错了捆", COMMITTEE)
        assert [slot.place for slot in case.election.rounds[-1].table.bundle(1).count.open_slots] == [3]


def test_what_was_settled_against_another_entry_holds_no_more(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        one, two, three = (
            Laptop(case, name, {1: (entry,)}, tmp_path) for name, entry in (("第1桌", 1), ("第2桌", 2), ("第3桌", 1))
        )
        merge(case, one.key({(1, 1): PAPERS}, A).back())
        merge(case, two.key({(1, 2): (FOR_WANG, FOR_WANG, FOR_WANG)}, B).back())
        bundles.settle(case, 1, 2, "first", "重新看过选票", COMMITTEE)
        merge(case, three.key({(1, 1): OTHERS}, C).back())
        tables.choose(case, 1, 1, "第3桌", "第1桌拿错了捆", COMMITTEE)
        assert [slot.place for slot in case.election.rounds[-1].table.bundle(1).count.open_slots] == [2, 3]


@pytest.mark.parametrize(
    "people", [(A[0], "旁人"), ("旁人", A[0]), (A[1], "旁人")], ids=["keyed twice", "watched", "keys"]
)
def test_the_same_person_at_both_entries_is_found_when_the_files_come_together(
    tmp_path: Path, people: tuple[str, str]
) -> None:
    path = tmp_path / "a.buxuan"
    with at_table(path, (3,)) as case:
        one, two = (Laptop(case, f"第{number}桌", {1: (number,)}, tmp_path) for number in (1, 2))
        merge(case, one.key({(1, 1): PAPERS}, A).back())
        assert merge(case, two.key({(1, 2): PAPERS}, people).back()).confirmed == ()
        (conflict,) = table_list.conflicts(case)
        assert (conflict.kind, conflict.name) == (SAME_PERSON, A[1] if people[0] == A[1] else A[0])
        assert [(claim.table, claim.entry) for claim in conflict.claims] == [("第1桌", 1), ("第2桌", 2)]
        assert next_step(case) == NextStep("tables", 1)
        with pytest.raises(Refusal, match="bundle-not-agreed"):
            bundles.confirm(case, 1)
        bundles.drop_entry(case, 1, 2, "同一人参与了两遍", COMMITTEE)
        assert table_list.conflicts(case) == ()
        assert next_step(case) == NextStep("entry", 1, 2)
        key(case, 1, 2, PAPERS, B)
        assert case.election.rounds[-1].table.bundle(1).confirmed
        finish(case)
    assert verify(path).faults == ()


def test_one_scrutineer_may_watch_both_entries(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        one, two = (Laptop(case, f"第{number}桌", {1: (number,)}, tmp_path) for number in (1, 2))
        merge(case, one.key({(1, 1): PAPERS}, A).back())
        assert merge(case, two.key({(1, 2): PAPERS}, (B[0], A[1])).back()).confirmed == (1,)


def test_a_table_and_the_main_computer_at_the_same_entry(tmp_path: Path) -> None:
    """The table was given up, the main computer began the entry, then the stick turned up: keying goes on."""
    path = tmp_path / "a.buxuan"
    with at_table(path, (3,)) as case:
        laptop = Laptop(case, "第1桌", {1: (1,)}, tmp_path).key({(1, 1): PAPERS}, A)
        tables.release(case, "第1桌", "U盘丢失", COMMITTEE)
        bundles.begin_entry(case, 1, 1, *C)
        assert bundles.key_sheet(case, 1, 1, FOR_WANG) == 1
        merge(case, laptop.back())
        keying = unfinished_entry(case)
        assert isinstance(keying, BundleKeying)
        assert (keying.people, keying.progress.keyed) == (C, 1)
        assert bundles.key_sheet(case, 1, 1, FOR_LI) == 2
        assert bundles.key_sheet(case, 1, 1, BLANK) == 3
        assert bundles.strike_sheet(case, 1, 1, "读错了", C[1]) == 3
        bundles.key_sheet(case, 1, 1, TORN)
        bundles.end_entry(case, 1, 1)
        (conflict,) = table_list.conflicts(case)
        assert [claim.table for claim in conflict.claims] == ["", "第1桌"]
        assert conflict.differ == 0
        tables.choose(case, 1, 1, "", "两份一样，用主机的", COMMITTEE)
        key(case, 1, 2, PAPERS, B)
        finish(case)
    assert verify(path).faults == ()


def test_a_third_one_is_chosen_among_again(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        laptops = [Laptop(case, f"第{number}桌", {1: (1,)}, tmp_path) for number in (1, 2, 3)]
        files = [one.key({(1, 1): PAPERS}, people).back() for one, people in zip(laptops, (A, C, D), strict=True)]
        for file in files:
            merge(case, file)
        assert table_list.conflicts(case)[0].differ is None
        tables.choose(case, 1, 1, "第2桌", "看过选票", COMMITTEE)
        assert case.election.rounds[-1].table.bundle(1).count.entries[1].begun.table == "第2桌"
        spare = Laptop(case, "第4桌", {1: (2,)}, tmp_path)
        merge(case, spare.key({(1, 2): PAPERS}, B).back())
        assert case.election.rounds[-1].table.bundle(1).confirmed


def test_a_late_entry_of_a_first_count_does_not_undo_a_recount(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        late = Laptop(case, "第1桌", {1: (1,)}, tmp_path).key({(1, 1): OTHERS}, C)
        tables.release(case, "第1桌", "U盘丢失", COMMITTEE)
        key(case, 1, 1, PAPERS)
        key(case, 1, 2, PAPERS)
        doubts.order_recount(case, 1, "群众要求", COMMITTEE)
        merge(case, late.back())
        (conflict,) = table_list.conflicts(case)
        assert (conflict.count, conflict.confirmed) == (1, True)
        for entry, people in ((1, A), (2, B)):
            key(case, 1, entry, PAPERS, people)
        doubts.decide_recount(case, 1, "recount", "两遍一致", COMMITTEE)
        with pytest.raises(Refusal, match="choice-needs-recount"):
            tables.choose(case, 1, 1, "第1桌", "要这一份", COMMITTEE, 1)
        tables.choose(case, 1, 1, "", "已经重新计票", COMMITTEE, 1)
        finish(case)
    assert verify(tmp_path / "a.buxuan").faults == ()


def test_rivals_in_a_recount(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        key(case, 1, 1, PAPERS)
        key(case, 1, 2, PAPERS)
        doubts.order_recount(case, 1, "群众要求", COMMITTEE)
        files = [
            Laptop(case, name, {1: (entry,)}, tmp_path).key({(1, entry): OTHERS}, people).back()
            for name, entry, people in (("第1桌", 1, A), ("第2桌", 2, B), ("第3桌", 1, C))
        ]
        for file in files:
            merge(case, file)
        with pytest.raises(Refusal, match="bundle-not-agreed"):
            doubts.decide_recount(case, 1, "recount", "两遍一致", COMMITTEE)
        tables.choose(case, 1, 1, "第3桌", "看过选票", COMMITTEE)
        doubts.decide_recount(case, 1, "recount", "两遍一致", COMMITTEE)
        assert case.election.rounds[-1].tally.counts == Counts(1, 1, 1, 0)
        finish(case)


def test_a_passed_over_table_may_go_on_and_changes_nothing(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        one, two, three = (
            Laptop(case, name, {1: (entry,)}, tmp_path) for name, entry in (("第1桌", 1), ("第2桌", 2), ("第3桌", 1))
        )
        merge(case, one.key({(1, 1): PAPERS}, A).back())
        merge(case, three.key({(1, 1): OTHERS[:2]}, C, end=False).back())
        tables.choose(case, 1, 1, "第1桌", "第3桌没有录完", COMMITTEE)
        merge(case, two.key({(1, 2): PAPERS}, B).back())
        with three.open() as away:
            bundles.key_sheet(away, 1, 1, TORN)
            bundles.end_entry(away, 1, 1)
        assert merge(case, three.back()).rows == 2
        assert table_list.conflicts(case) == ()
        (entry, _), *_ = case.election.rounds[-1].table.bundle(1).count.passed
        assert len(entry.sheets) == 3
        finish(case)
