"""Table files go out, are keyed elsewhere and come back: what is allowed, what is refused and in which words."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from buxuan_desktop.app import bundles, closing, counting, custody, doubts, table_list, table_side, tables
from buxuan_desktop.app.bundle_list import NextStep, next_step
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.merging import Merged, merge
from buxuan_desktop.app.pace import work_of
from buxuan_desktop.app.printing import AS_USUAL, documents_of
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.domain.bundle_events import EntryBegun, EntryEnded
from buxuan_desktop.domain.chain import EMPTY, Entry, Row, link
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import BallotCast, Event
from buxuan_desktop.domain.folding import apply
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.table_events import TableMerged, TableOpened, TableReturned
from buxuan_desktop.domain.tally import Counts
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.words import of_refusal
from tests.hall import C, D, Laptop, keeper_of, late_clock
from tests.making import AWAY, CLOCK, HOME, finish, ledger_of
from tests.tabling import BLANK, COMMITTEE, FOR_LI, FOR_WANG, TALLIED, TORN, WRITTEN, A, B, at_table, key

PAPERS = (FOR_WANG, FOR_LI, TORN)


def refused(doing: Callable[[], object]) -> str:
    """The code of the refusal; its sentence has every blank filled."""
    with pytest.raises(Refusal) as refusal:
        doing()
    said = of_refusal(refusal.value)
    assert said.endswith("。")
    assert "（）" not in said
    return refusal.value.code


def kinds(path: Path) -> list[str]:
    return [row.kind for row in ledger_of(path.read_bytes())]


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


def test_what_is_handed_out(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3, 3)) as case:
        target = tmp_path / "t.buxuan"
        key(case, 1, 1, PAPERS)
        assert refused(lambda: tables.hand_out(case, "第1桌", {}, target)) == "nothing-allotted"
        assert refused(lambda: tables.hand_out(case, "第1桌", {1: ()}, target)) == "nothing-allotted"
        assert refused(lambda: tables.hand_out(case, "第1桌", {1: (1,)}, target)) == "entry-begun-already"
        assert refused(lambda: tables.hand_out(case, "第1桌", {9: (1,)}, target)) == "no-such-bundle"
        assert refused(lambda: tables.hand_out(case, " ", {1: (2,)}, target)) == "table-named-already"
        assert tables.free_entries(case) == {1: (2,), 2: (1, 2)}
        tables.hand_out(case, tables.next_name(case), {1: (2,)}, target)
        assert (
            refused(lambda: tables.hand_out(case, "第1桌", {2: (1,)}, tmp_path / "u.buxuan")) == "table-named-already"
        )
        assert tables.next_name(case) == "第2桌"
        assert refused(lambda: tables.hand_out(case, "第2桌", {2: (1,)}, target)) == "file-exists"
        assert refused(lambda: tables.hand_out(case, "第2桌", {2: (1,)}, tmp_path / "gone" / "t")) == "file-cannot-open"
        key(case, 2, 1, PAPERS)
        key(case, 2, 2, PAPERS)
        assert refused(lambda: tables.hand_out(case, "第2桌", {2: (1,)}, tmp_path / "u")) == "bundle-confirmed-already"
        assert [line.name for line in table_list.lines(case)] == ["第1桌"], "what could not be written is not told"
    assert sorted(one.name for one in tmp_path.iterdir() if not one.name.startswith(".")) == ["a.buxuan", "t.buxuan"]


def test_a_file_that_cannot_get_its_name_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:

        def pulled_out(self: Path, target: Path) -> Path:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(Path, "rename", pulled_out)
        assert refused(lambda: tables.hand_out(case, "第1桌", {1: (1,)}, tmp_path / "t.buxuan")) == "disk-fault"
        monkeypatch.undo()
        assert [line.state for line in table_list.lines(case)] == ["released"]
        bundles.begin_entry(case, 1, 1, *A)
    assert [one.name for one in tmp_path.glob("*t.buxuan*")] == []


def test_a_stick_or_disk_that_fails_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        laptop = Laptop(case, "第1桌", {1: (1,)}, tmp_path)
        (tmp_path / "file").write_bytes(b"")
        assert (
            refused(lambda: table_side.take_up(laptop.out, tmp_path / "file" / "x", CLOCK, "x", AWAY)) == "disk-fault"
        )

        def gone(self: Path) -> bool:
            raise OSError(5, "Input/output error")

        with laptop.open() as away:
            monkeypatch.setattr(Path, "exists", gone)
            assert refused(lambda: table_side.hand_back(away, laptop.out)) == "disk-fault"
            assert refused(lambda: tables.hand_out_in(case, "第2桌", {1: (2,)}, tmp_path)) == "disk-fault"
            assert refused(lambda: tables.hand_out(case, "第2桌", {1: (2,)}, tmp_path / "t")) == "disk-fault"
            monkeypatch.undo()
            table_side.hand_back(away, laptop.out)
        assert [line.name for line in table_list.lines(case)] == ["第1桌"]
        assert tables.hand_out_in(case, "第/2桌", {1: (2,)}, tmp_path).name == "a-第_2桌.buxuan"


def test_the_stick_is_taken_up_once_and_goes_on_where_it_was(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        laptop = Laptop(case, "第1桌", {1: (1,)}, tmp_path)
        with Case.open(laptop.out, CLOCK, "计票员", HOME) as seen:
            assert table_side.standing(seen) == table_side.AT_MAIN
        assert refused(lambda: table_side.take_up(laptop.out, tmp_path / "main", CLOCK, "x", HOME)) == "handed-over"
        with Case.open(laptop.out, CLOCK, "x", AWAY) as seen:
            assert table_side.standing(seen) == table_side.TO_TAKE
        with laptop.open() as away:
            bundles.begin_entry(away, 1, 1, *A)
            bundles.key_sheet(away, 1, 1, FOR_WANG)
            assert table_side.standing(away) == table_side.HERE
        with laptop.open() as again:
            assert table_side.work(again)[0].keyed == 1
            bundles.key_sheet(again, 1, 1, FOR_LI)
        path = again.file.path
        assert path == laptop.disk / "第1桌.buxuan"
        with table_side.take_up(path, laptop.disk, CLOCK, "x", keeper_of("第1桌")) as same:
            assert same.file.path == path
        with Case.open(path, CLOCK, "x", AWAY) as seen:
            assert table_side.standing(seen) == table_side.ELSEWHERE
        laptop.back()
        assert custody.standing(laptop.out, path).relation == "same", "the stick carries what was keyed"
        with laptop.open() as more:
            assert table_side.work(more)[0].keyed == 2


def test_another_file_of_the_same_name_is_not_overwritten(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3, 3)) as case:
        laptop = Laptop(case, "第1桌", {1: (1,)}, tmp_path)
        laptop.disk.mkdir()
        tables.hand_out(case, "别的桌", {2: (1,)}, laptop.disk / "第1桌.buxuan")
        with laptop.open() as away:
            assert away.file.path.name == "第1桌-2.buxuan"
            assert away.election.case.table == "第1桌"


def test_handing_back_twice_without_work_writes_one_row_and_later_work_follows(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3, 3)) as case:
        laptop = Laptop(case, "第1桌", {1: (1,), 2: (1,)}, tmp_path).key({(1, 1): PAPERS}, A)
        laptop.back()
        assert kinds(laptop.back()).count("table-returned") == 1
        assert merge(case, laptop.out).bundles == (1,)
        assert [line.state for line in table_list.lines(case)] == ["part"]
        with laptop.open() as away:
            assert refused(lambda: bundles.drop_entry(away, 1, 1, "拿错了", A)) == "entry-returned"
        laptop.key({(2, 1): PAPERS[:2]}, A, end=False)
        assert merge(case, laptop.back()).sheets == 2
        with laptop.open() as away:
            bundles.strike_sheet(away, 2, 1, "读错了", A[1])
            bundles.key_sheet(away, 2, 1, BLANK, "看不清")
            bundles.drop_entry(away, 2, 1, "混进了别捆的票", A)
        laptop.key({(2, 1): (FOR_LI, FOR_LI, WRITTEN)}, C)
        late = merge(case, laptop.back())
        assert (late.rows, late.bundles) == (8, (2,))
        entry = case.election.rounds[-1].table.bundle(2).count.entries[1]
        assert (len(entry.sheets), entry.people) == (3, frozenset(C))
        assert [line.state for line in table_list.lines(case)] == ["back"]
    assert verify(tmp_path / "a.buxuan").faults == ()


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


# What is refused.


@pytest.fixture
def hall(tmp_path: Path) -> tuple[Path, Laptop]:
    """The main case's file with two bundles, and a table that keyed one of them and handed it back."""
    path = tmp_path / "a.buxuan"
    with at_table(path, (3, 3)) as case:
        laptop = Laptop(case, "第1桌", {1: (1,), 2: (1,)}, tmp_path).key({(1, 1): PAPERS}, A)
    laptop.back()
    return path, laptop


def taken(path: Path, file: Path) -> str:
    """The code with which a file is refused; the main case is as it was, to the byte."""
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        before = case.file.head
        code = refused(lambda: merge(case, file))
        assert case.file.head == before
    return code


def merged(path: Path, file: Path) -> Merged:
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        return merge(case, file)


def test_what_is_no_table_file(hall: tuple[Path, Laptop], tmp_path: Path) -> None:
    path, laptop = hall
    letter = tmp_path / "letter.buxuan"
    letter.write_bytes(b"dear all")
    assert taken(path, letter) == "not-a-case"
    assert taken(path, tmp_path / "gone.buxuan") == "file-missing"
    assert taken(path, Path(shutil.copy(path, tmp_path / "copy.buxuan"))) == "no-table-file"
    assert merged(path, laptop.out).rows == 5


def test_a_file_of_another_case_or_of_a_hand_out_that_this_case_knows_nothing_of(
    hall: tuple[Path, Laptop], tmp_path: Path
) -> None:
    path, _ = hall
    (tmp_path / "other").mkdir()
    with at_table(tmp_path / "b.buxuan", (3,), case="d" * 32) as other:
        foreign = Laptop(other, "第1桌", {1: (1,)}, tmp_path / "other").key({(1, 1): PAPERS}, A).back()
    assert taken(path, foreign) == "table-foreign"
    with at_table(tmp_path / "c.buxuan", (3,)) as twin:
        (tmp_path / "twin").mkdir()
        unknown = Laptop(twin, "第1桌", {1: (1,)}, tmp_path / "twin").key({(1, 1): PAPERS}, A).back()
    assert taken(path, unknown) == "table-unknown"


def test_a_table_that_was_not_handed_back_is_not_taken(hall: tuple[Path, Laptop], tmp_path: Path) -> None:
    path, laptop = hall
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        (tmp_path / "more").mkdir()
        other = Laptop(case, "第2桌", {2: (2,)}, tmp_path / "more").key({(2, 2): PAPERS}, B)
    assert taken(path, other.out) == "table-not-returned"
    assert taken(path, other.disk / "第2桌.buxuan") == "table-not-returned"
    with laptop.open() as away:
        bundles.begin_entry(away, 2, 1, *A)
    live = Path(shutil.copy(laptop.disk / "第1桌.buxuan", tmp_path / "live.buxuan"))
    assert merged(path, live).bundles == (1,), "what was keyed after handing back waits for the next time"


def test_the_same_file_twice_and_an_older_one(hall: tuple[Path, Laptop], tmp_path: Path) -> None:
    path, laptop = hall
    old = Path(shutil.copy(laptop.out, tmp_path / "old.buxuan"))
    assert merged(path, laptop.out).bundles == (1,)
    assert taken(path, laptop.out) == "table-merged-already"
    assert merged(path, laptop.key({(2, 1): PAPERS}, A).back()).bundles == (2,)
    assert taken(path, old) == "table-older"
    assert taken(path, laptop.out) == "table-merged-already"


def test_one_stick_on_two_laptops(hall: tuple[Path, Laptop], tmp_path: Path) -> None:
    path, laptop = hall
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        (tmp_path / "twice").mkdir()
        one = Laptop(case, "第2桌", {1: (2,), 2: (2,)}, tmp_path / "twice")
    stick = Path(shutil.copy(one.out, tmp_path / "stick.buxuan"))
    assert merged(path, one.key({(1, 2): PAPERS}, B).back()).rows == 5
    with table_side.take_up(stick, tmp_path / "elsewhere", late_clock, "x", AWAY) as away:
        bundles.begin_entry(away, 1, 2, *B)
        for paper in (FOR_LI,) * 3:
            bundles.key_sheet(away, 1, 2, paper)
        bundles.end_entry(away, 1, 2)
        table_side.hand_back(away, stick)
    assert taken(path, stick) == "table-went-apart"
    assert merged(path, laptop.out).confirmed == (1,)


def rewritten(path: Path, change: Callable[[list[Entry]], None], keep: int = 0) -> None:
    """The file with other rows, chained anew by somebody who knows how."""
    rows = ledger_of(path.read_bytes())
    entries = [Entry(row.at, row.who, row.kind, row.body) for row in rows]
    change(entries)
    chained = [*rows[:keep], *map(Row._make, link(rows[keep - 1].head if keep else EMPTY, entries[keep:]))]
    db = sqlite3.connect(path)
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    db.execute("DELETE FROM ledger")
    db.executemany("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", chained)
    db.execute("UPDATE head SET seq = ?, hash = ?", chained[-1].head)
    for _, sql in triggers:
        db.execute(sql)
    db.commit()
    db.close()


def body(seq: int, old: str, new: str) -> Callable[[list[Entry]], None]:
    def change(entries: list[Entry]) -> None:
        one = entries[seq - 1]
        assert old in one.body
        entries[seq - 1] = one._replace(body=one.body.replace(old, new))

    return change


def test_a_changed_row_breaks_the_chain(hall: tuple[Path, Laptop]) -> None:
    path, laptop = hall
    db = sqlite3.connect(laptop.out)
    db.execute("DROP TRIGGER ledger_no_update")
    db.execute("UPDATE ledger SET body = replace(body, '王建国', '李秀英') WHERE seq = 10")
    db.commit()
    db.close()
    assert taken(path, laptop.out) == "table-altered"


@pytest.mark.parametrize(
    "change",
    [
        body(6, '"bundle":2,"entries":[1]', '"bundle":2,"entries":[1,2]'),
        body(4, "李秀英", "李秀莲"),
        body(1, '"blank":"abstain"', '"blank":"void"'),
    ],
    ids=["allotment", "candidate", "rules"],
)
def test_what_was_handed_out_cannot_be_changed_by_chaining_anew(
    hall: tuple[Path, Laptop], change: Callable[[list[Entry]], None]
) -> None:
    path, laptop = hall
    rewritten(laptop.out, change)
    assert taken(path, laptop.out) == "table-altered"


def test_a_row_that_no_program_writes_is_refused_although_it_chains(hall: tuple[Path, Laptop]) -> None:
    path, laptop = hall
    rewritten(laptop.out, body(10, '"bundle":1', '"bundle": 1'), keep=7)
    assert taken(path, laptop.out) == "table-altered"


@pytest.mark.parametrize(
    ("seq", "old", "new"),
    [
        (9, '"bundle":1', '"bundle":5'),
        (9, '"entry":1', '"entry":2'),
        (10, "王建国", "没有"),
        (13, '"entry":1', '"entry":2'),
    ],
)
def test_rows_that_do_not_fold_are_refused(hall: tuple[Path, Laptop], seq: int, old: str, new: str) -> None:
    path, laptop = hall
    change = body(seq, old, new) if new != "没有" else body(seq, '"主任"', '"会计"')
    rewritten(laptop.out, change, keep=7)
    assert taken(path, laptop.out) == "table-altered"


def test_a_cut_tail_with_its_own_head_is_older_or_not_handed_back(hall: tuple[Path, Laptop]) -> None:
    path, laptop = hall
    rewritten(laptop.out, lambda entries: entries.__delitem__(slice(-1, None)), keep=7)
    assert taken(path, laptop.out) == "table-not-returned"


def test_nothing_is_taken_back_after_the_close(hall: tuple[Path, Laptop]) -> None:
    path, laptop = hall
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        assert refused(lambda: closing.close_count(case)) == "table-awaited"
        tables.release(case, "第1桌", "U盘丢失", COMMITTEE)
        for bundle in (1, 2):
            for entry in (1, 2):
                key(case, bundle, entry, PAPERS)
        finish(case)
    assert taken(path, laptop.out) == "count-closed-already"


def test_a_released_table_that_turns_up_is_taken_back_all_the_same(hall: tuple[Path, Laptop]) -> None:
    path, laptop = hall
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        tables.release(case, "第1桌", "U盘丢失", COMMITTEE)
        assert [line.state for line in table_list.lines(case)] == ["released"]
        for entry in (1, 2):
            key(case, 1, entry, PAPERS)
        assert merge(case, laptop.out).bundles == (1,)
        (conflict,) = table_list.conflicts(case)
        assert (conflict.bundle, conflict.entry, conflict.differ, conflict.confirmed) == (1, 1, 0, True)
        assert refused(lambda: closing.close_count(case)) == "bundle-counted-twice"


def test_rows_of_a_table_and_its_merge_belong_together(hall: tuple[Path, Laptop]) -> None:
    path, _ = hall
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        head = case.election.rounds[-1].table.handed["第1桌"].head
        begun = EntryBegun(1, 1, 1, *A, "第1桌")
        for events, code in (
            ((TableMerged(1, "第1桌", head.seq + 1, "f" * 64, 1),), "merge-differs"),
            ((begun, TableMerged(1, "第1桌", head.seq + 1, "f" * 64, 2)), "merge-differs"),
            ((begun, TableMerged(1, "第1桌", head.seq, "f" * 64, 1)), "merge-differs"),
            ((TableMerged(1, "第9桌", head.seq + 1, "f" * 64, 0),), "table-unknown"),
            ((EntryBegun(1, 1, 1, *A, "第9桌"),), "table-unknown"),
            ((EntryBegun(1, 1, 2, *A, "第1桌"),), "entry-not-allotted"),
            ((begun, begun), "entry-begun-already"),
            ((EntryEnded(1, 1, 1, "第1桌"),), "no-such-entry"),
            ((TableReturned(1),), "no-table-file"),
            ((TableOpened(1, "t", ()),), "no-table-file"),
        ):
            assert refused(lambda events=events: case.record(*events)) == code
        case.record(begun)
        tables.release(case, "第1桌", "U盘丢失", COMMITTEE)
        assert refused(lambda: closing.close_count(case)) == "table-awaited", "rows without their merge"


def test_a_merge_is_written_whole_or_not_at_all(hall: tuple[Path, Laptop], monkeypatch: pytest.MonkeyPatch) -> None:
    path, laptop = hall
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        head = case.file.head

        def full(election: Election, seq: int, event: Event) -> None:
            if isinstance(event, TableMerged):
                raise Refusal("disk-full", path=str(path))
            apply(election, seq, event)

        monkeypatch.setattr("buxuan_desktop.app.case.apply", full)
        assert refused(lambda: merge(case, laptop.out)) == "disk-full"
        monkeypatch.undo()
        assert case.file.stored_head() == head
        assert case.election.rounds[-1].table.bundle(1).count.entries == {}
        assert merge(case, laptop.out).rows == 5
