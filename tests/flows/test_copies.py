"""Copies of a case: by hand in the middle of the count, by the program onto a stick, and never over other work."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from buxuan_desktop.app import counting, custody, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile
from tests.making import BALLOTS, CLOCK, HOME, ballot, counting_case, opening, readable

both = pytest.mark.usefixtures("both_kinds")
"""Where no other program opens the file."""

JOURNAL = "-journal"


def reopened(path: Path) -> Case:
    return Case.open(path, CLOCK, "计票员", HOME)


def went_on(path: Path, name: str) -> None:
    """The copy goes on by itself with one more ballot."""
    with reopened(path) as case:
        counting.cast(case, ballot(name))


@both
def test_an_ordinary_copy_between_two_ballots_opens_and_verifies(tmp_path: Path) -> None:
    with counting_case(tmp_path / "a.buxuan") as case:
        for number, one in enumerate(BALLOTS):
            counting.cast(case, one)
            copy = tmp_path / f"{number}.buxuan"
            shutil.copyfile(case.file.path, copy)
            assert verify(copy).head == case.file.head
            assert verify(copy).faults == ()
            with reopened(copy) as other:
                assert other.election.rounds[0].ballots == case.election.rounds[0].ballots
            with CaseFile.open(copy, write=False) as one_file:
                assert one_file.head == case.file.head


def cut_short(path: Path, copy: Path) -> None:
    """Copy a case together with its journal in the middle of a big write, as a power failure leaves it."""
    with reopened(path) as case:
        case.file.db.execute("PRAGMA cache_size = 2")
        case.file.db.execute("PRAGMA cache_spill = 1")
        before = readable(path)

        def snatch() -> None:
            case.file.keep_private([(f"x/{n}", "id_number", "s", "v" * 500) for n in range(200)])
            shutil.copyfile(path, copy)
            shutil.copyfile(str(path) + JOURNAL, str(copy) + JOURNAL)
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            case.record(counting.judged(case, ballot()), before_commit=snatch)
    assert readable(path)[100:] == before[100:]
    assert copy.read_bytes() != path.read_bytes()
    assert Path(str(copy) + JOURNAL).stat().st_size > 0


@both
def test_a_write_cut_short_is_undone_for_readers_without_touching_the_file(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.buxuan", tmp_path / "copy.buxuan"
    counting_case(path).close()
    head = verify(path).head
    cut_short(path, copy)
    lying = copy.read_bytes(), Path(str(copy) + JOURNAL).read_bytes()
    found = verify(copy)
    assert (found.faults, found.head) == ((), head)
    with CaseFile.open(copy, write=False) as file:
        assert len(list(file.rows())) == head.seq
    assert (copy.read_bytes(), Path(str(copy) + JOURNAL).read_bytes()) == lying
    with reopened(copy) as case:
        assert case.file.head == head
    assert not Path(str(copy) + JOURNAL).exists()
    assert verify(copy).faults == ()


@both
def test_a_copy_onto_a_stick_is_the_same_case(tmp_path: Path) -> None:
    path, stick = tmp_path / "a.buxuan", tmp_path / "stick" / "a.buxuan"
    stick.parent.mkdir()
    with counting_case(path) as case:
        assert custody.mirror(case, stick) is None
        assert custody.standing(path, stick).relation == "same"
        counting.cast(case, ballot())
        assert custody.standing(path, stick).relation == "first-ahead"
        assert custody.standing(stick, path).relation == "second-ahead"
        newer = custody.mirror(case, stick)
        assert newer is not None
        assert (newer.relation, newer.common) == ("first-ahead", case.file.head.seq - 1)
        assert verify(stick).head == case.file.head
    assert verify(stick).faults == ()
    assert sorted(each.name for each in stick.parent.iterdir() if not each.name.endswith(".lock")) == ["a.buxuan"]


@both
def test_two_copies_that_went_on_apart_never_overwrite_each_other(tmp_path: Path) -> None:
    one, other = tmp_path / "one.buxuan", tmp_path / "other.buxuan"
    with counting_case(one) as case:
        common = case.file.head.seq
    shutil.copyfile(one, other)
    went_on(one, "王建国")
    went_on(other, "李秀英")
    apart = custody.standing(one, other)
    assert (apart.relation, apart.common) == ("apart", common)
    for source, target in ((one, other), (other, one)):
        kept = target.read_bytes()
        with reopened(source) as case, pytest.raises(Refusal) as refused:
            custody.mirror(case, target)
        assert refused.value.code == "copy-would-overwrite"
        assert refused.value.data["relation"] == "apart"
        assert target.read_bytes() == kept
    assert verify(one).faults == verify(other).faults == ()


@both
def test_an_older_file_does_not_overwrite_a_newer_copy(tmp_path: Path) -> None:
    old, new = tmp_path / "old.buxuan", tmp_path / "new.buxuan"
    counting_case(old).close()
    shutil.copyfile(old, new)
    went_on(new, "王建国")
    with reopened(old) as case, pytest.raises(Refusal, match="copy-would-overwrite"):
        custody.mirror(case, new)


@both
def test_another_case_is_not_overwritten(tmp_path: Path) -> None:
    counting_case(tmp_path / "a.buxuan").close()
    setup.open_case(tmp_path / "b.buxuan", opening(place="别的村"), CLOCK, "计票员").close()
    assert custody.standing(tmp_path / "a.buxuan", tmp_path / "b.buxuan").relation == "unrelated"
    with reopened(tmp_path / "a.buxuan") as case, pytest.raises(Refusal) as refused:
        custody.mirror(case, tmp_path / "b.buxuan")
    assert refused.value.data["relation"] == "unrelated"


@both
@pytest.mark.parametrize("content", [b"", b"not a database, but somebody's letter", b"SQLite format 3\0" + b"x" * 200])
def test_any_other_file_is_not_overwritten(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "letter.buxuan"
    target.write_bytes(content)
    with counting_case(tmp_path / "a.buxuan") as case, pytest.raises(Refusal):
        custody.mirror(case, target)
    assert target.read_bytes() == content


@both
def test_a_case_is_not_copied_onto_itself(tmp_path: Path) -> None:
    """Else the window would go on writing into a file that has no name any more."""
    path, link = tmp_path / "a.buxuan", tmp_path / "link.buxuan"
    with counting_case(path) as case:
        os.link(path, link)
        for same in (path, link, tmp_path / "." / "a.buxuan"):
            with pytest.raises(Refusal, match="file-exists"):
                custody.mirror(case, same)
        counting.cast(case, ballot())
    assert verify(path).faults == ()


@both
def test_a_copy_that_a_window_has_open_is_not_replaced_under_it(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.buxuan", tmp_path / "copy.buxuan"
    with counting_case(path) as case:
        custody.mirror(case, copy)
        counting.cast(case, ballot())
        with reopened(copy) as other:
            with pytest.raises(Refusal, match="case-open-elsewhere"):
                custody.mirror(case, copy)
            counting.cast(other, ballot("李秀英"))
    assert custody.standing(path, copy).relation == "apart"


@both
def test_a_journal_left_by_an_older_file_is_not_played_into_the_copy(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.buxuan", tmp_path / "copy.buxuan"
    counting_case(path).close()
    cut_short(path, copy)
    with reopened(path) as case:
        counting.cast(case, ballot())
        custody.mirror(case, copy)
        head = case.file.head
    assert (verify(copy).head, verify(copy).faults) == (head, ())
    cut_short(path, copy)
    copy.unlink()
    with reopened(path) as case:
        custody.mirror(case, copy)
    assert (verify(copy).head, verify(copy).faults) == (head, ())


@both
def test_a_stick_that_was_pulled_out(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with counting_case(path) as case:
        with pytest.raises(Refusal, match="file-cannot-open"):
            custody.mirror(case, tmp_path / "stick" / "a.buxuan")
        counting.cast(case, ballot())
    assert not (tmp_path / "stick").exists()
    assert verify(path).faults == ()


@both
def test_a_full_stick_keeps_its_old_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, stick = tmp_path / "a.buxuan", tmp_path / "stick.buxuan"
    with counting_case(path) as case:
        custody.mirror(case, stick)
        old = stick.read_bytes()
        counting.cast(case, ballot())

        def full(handle: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(Refusal, match="disk-full"):
            custody.mirror(case, stick)
        monkeypatch.undo()
    assert stick.read_bytes() == old
    assert not list(tmp_path.glob(".*part*"))


SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.refusal import Refusal
from tests.making import BALLOTS, CLOCK, HOME
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
with Case.open(path, CLOCK, "计票员", HOME) as case:
    most = path.stat().st_size + 8192
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    cast = 0
    try:
        while True:
            counting.cast(case, BALLOTS[cast % len(BALLOTS)])
            cast += 1
    except Refusal as refusal:
        counts = case.election.rounds[0].tally.counts
        in_step = case.file.head == case.file.stored_head()
        print(refusal.code, cast, counts.recovered + counts.set_aside, in_step)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of files")
def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    counting_case(path).close()
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, str(path), root], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    code, cast, counted, in_step = done.stdout.split()
    assert code in ("disk-full", "disk-fault")
    assert int(cast) > 3
    assert counted == cast
    assert in_step == "True"
    assert verify(path).faults == ()
    with reopened(path) as case:
        assert len(case.election.rounds[0].ballots) == int(cast)
        counting.cast(case, ballot())


@both
def test_the_state_shown_is_the_file_after_a_write_that_failed(tmp_path: Path) -> None:
    with counting_case(tmp_path / "a.buxuan") as case:
        counting.cast(case, ballot())
        case.file.db.execute("PRAGMA max_page_count = 1")
        pages = case.file.db.execute("PRAGMA max_page_count").fetchone()[0]
        told = []
        case.listen(told.append)
        with pytest.raises(Refusal, match="disk-full"):
            counting.cast_many(case, [(ballot("李秀英"), 500)])
        assert pages > 1
        assert told == []
        assert case.election.rounds[0].tally.counts.valid == 1
        case.file.db.execute("PRAGMA max_page_count = 100000")
        counting.cast(case, ballot())
        assert case.election.rounds[0].tally.counts.valid == 2
    assert verify(tmp_path / "a.buxuan").faults == ()


def test_another_program_that_locks_the_file_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("buxuan_desktop.store.connection._BUSY_SECONDS", 0.05)
    path = tmp_path / "a.buxuan"
    with counting_case(path) as case:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refusal, match="file-busy"):
            counting.cast(case, ballot())
        other.execute("ROLLBACK")
        other.close()
        counting.cast(case, ballot())
        assert case.election.rounds[0].tally.counts.valid == 1
    assert verify(path).faults == ()


def test_a_file_changed_by_another_program_is_not_written_on(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with counting_case(path) as case:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("UPDATE head SET hash = replace(hash, 'a', 'b')")
        other.close()
        with pytest.raises(Refusal, match="file-changed-outside"):
            counting.cast(case, ballot())


@both
def test_a_reader_sees_one_moment_while_a_teller_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with counting_case(path) as case, CaseFile.open(path, write=False) as reader:
        counting.cast(case, ballot())
        with reader.still():
            assert reader.head == case.file.head
            assert [row.seq for row in reader.rows()][-1] == reader.head.seq


@both
def test_a_second_window_is_refused_also_by_another_name(tmp_path: Path) -> None:
    path, link = tmp_path / "a.buxuan", tmp_path / "link.buxuan"
    with counting_case(path):
        link.symlink_to(path)
        for name in (path, link):
            with pytest.raises(Refusal, match="case-open-elsewhere"):
                reopened(name)
        assert verify(link).faults == ()
    reopened(link).close()


@both
@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_told_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "ro"
    folder.mkdir()
    counting_case(folder / "a.buxuan").close()
    for each in folder.iterdir():
        each.unlink() if each.name.endswith(".lock") else each.chmod(0o444)
    folder.chmod(0o555)
    try:
        with pytest.raises(Refusal, match="file-read-only"):
            reopened(folder / "a.buxuan")
        assert verify(folder / "a.buxuan").faults == ()
    finally:
        folder.chmod(0o755)
