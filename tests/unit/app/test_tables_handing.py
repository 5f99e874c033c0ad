"""Table files go out, are taken up, and are handed back: what may be written, and a stick that fails."""

from pathlib import Path

import pytest

from buxuan_desktop.app import bundles, custody, table_list, table_side, tables
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.merging import merge
from buxuan_desktop.app.verifying import verify
from tests.hall import PAPERS, C, Laptop, keeper_of, kinds, refused
from tests.making import AWAY, CLOCK, HOME
from tests.tabling import BLANK, FOR_LI, FOR_WANG, WRITTEN, A, at_table, key


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
