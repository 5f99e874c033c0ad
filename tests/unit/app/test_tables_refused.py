"""Files that are not taken back, and in which words: foreign, altered, older, twice, too late; whole or not at all."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from buxuan_desktop.app import bundles, closing, table_list, table_side, tables
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.merging import Merged, merge
from buxuan_desktop.domain.bundle_events import EntryBegun, EntryEnded
from buxuan_desktop.domain.chain import EMPTY, Entry, Row, link
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.folding import apply
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.table_events import TableMerged, TableOpened, TableReturned
from tests.hall import PAPERS, Laptop, late_clock, refused
from tests.making import AWAY, CLOCK, HOME, finish, ledger_of
from tests.tabling import COMMITTEE, FOR_LI, A, B, at_table, key


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
