"""The case file's own promises: settings, schema, migration, transactions, the lock."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.chain import EMPTY, Entry
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import schema
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.connection import identify
from buxuan_desktop.store.faults import told
from tests.deciding import decisions_bytes
from tests.hall import hall_bytes
from tests.making import BALLOTS, CLOCK, HOME, ballot, counting_case, ledger_of, whole_bytes, whole_case
from tests.preparing import prepared_bytes
from tests.tabling import table_bytes

SAMPLES = sorted((Path(__file__).parents[2] / "cases").glob("v*.buxuan"))
ENTRY = Entry("2026-05-10T12:00+08:00", "计票员", "x", "{}")


def look(path: Path, question: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(question).fetchall()
    finally:
        db.close()


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    return path


def test_the_settings_that_make_a_ballot_durable(path: Path) -> None:
    with CaseFile.open(path, write=True) as file:
        asked = {name: file.db.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
    assert asked == SETTINGS
    with CaseFile.open(path, write=False) as file:
        assert file.db.execute("PRAGMA query_only").fetchone()[0] == 1
        assert file.db.execute("PRAGMA trusted_schema").fetchone()[0] == 0
        with pytest.raises(sqlite3.OperationalError):
            file.db.execute("DELETE FROM private")


SETTINGS = {"journal_mode": "truncate", "synchronous": 3, "trusted_schema": 0, "secure_delete": 1}


def test_the_file_says_what_it_is(path: Path) -> None:
    assert look(path, "PRAGMA application_id") == [(schema.APPLICATION_ID,)]
    assert look(path, "PRAGMA user_version") == [(schema.VERSION,)]
    assert path.read_bytes()[68:72] == b"BXZM"
    columns = look(path, "SELECT name, type, pk FROM pragma_table_info('ledger')")
    assert columns[0] == ("seq", "INTEGER", 1)
    assert [(name, kind) for name, kind, _ in columns[1:]] == [
        (name, "TEXT") for name in ("at", "who", "kind", "body", "prev", "hash")
    ]
    assert look(path, "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict AND name = 'ledger'") == [
        (1,)
    ]


def test_a_whole_election_leaves_the_schema_of_an_empty_case(tmp_path: Path, path: Path) -> None:
    CaseFile.create(tmp_path / "empty.buxuan").close()
    asked = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    assert look(path, asked) == look(tmp_path / "empty.buxuan", asked)


def test_the_views_can_be_read_by_any_sqlite_program(path: Path) -> None:
    views = [name for (name,) in look(path, "SELECT name FROM sqlite_master WHERE type = 'view'")]
    of_table = {"bundles", "decisions", "entries", "namesakes", "records", "spot_checks", "tables", "totals"}
    where = {"tables": "hall.buxuan", "namesakes": "decisions.buxuan", "records": "before.buxuan"}
    usual = {"ballots", "boxes", "candidates", "case", "marks", "polls", "rounds", "tally", "voters"}
    assert set(views) == usual | of_table
    for name in set(views) - of_table:
        assert look(path, f'SELECT * FROM "{name}"'), name
    path.with_name("table.buxuan").write_bytes(table_bytes())
    path.with_name("hall.buxuan").write_bytes(hall_bytes()[0])
    taken = 'SELECT "table", bundles, merged, rows_taken, released FROM tables'
    assert look(path.with_name("hall.buxuan"), taken) == [
        ("第一桌", "1 2", 1, 9, 0),
        ("第二桌", "1 2", 2, 14, 0),
        ("备用桌", "2", 0, 0, 1),
    ]
    path.with_name("decisions.buxuan").write_bytes(decisions_bytes())
    path.with_name("before.buxuan").write_bytes(prepared_bytes())
    checked = look(path.with_name("table.buxuan"), "SELECT seed, paper_read, differs FROM spot_checks")
    assert checked == [("3461522416", 1, 0)] * 3
    for name in of_table:
        assert look(path.with_name(where.get(name, "table.buxuan")), f'SELECT * FROM "{name}"'), name
    assert len(look(path, "SELECT * FROM ballots")) == len(BALLOTS)
    assert look(path, "SELECT count(*) FROM ballots WHERE struck") == [(2,)]


def test_the_views_show_the_numbers_as_corrected(path: Path) -> None:
    assert look(path, "SELECT round, registered, issued, corrections FROM polls") == [(1, 12, 12, 1)]
    assert look(path, "SELECT round, registered, issued FROM rounds") == [(1, 12, 12)]
    assert look(path, "SELECT * FROM boxes") == [(1, "会场", "hall", 12, 10)]


def test_between_two_ballots_the_one_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with counting_case(path) as case:
        for one in BALLOTS:
            counting.cast(case, one)
            journal = Path(f"{path}-journal")
            assert not journal.exists() or journal.stat().st_size == 0
            assert look(path, "SELECT seq FROM head") == [(case.file.head.seq,)]
    assert sorted(each.name for each in tmp_path.iterdir()) == [".a.buxuan.lock", "a.buxuan"]


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.buxuan") as file:
        with file.transaction():
            assert file.append([ENTRY, ENTRY]) == [1, 2]
        head = file.head

        def interrupted() -> None:
            with file.transaction():
                file.append([ENTRY])
                file.keep_private([("r", "n", "s", "v")])
                file.keep_blob("h", b"x")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert file.head == file.stored_head() == head
        assert file.private("r") == {}
        with pytest.raises(Refusal, match="attachment-missing"):
            file.blob("h")
        assert [row.seq for row in file.rows()] == [1, 2]
        assert [row.seq for row in file.rows(after=1)] == [2]
        with file.transaction():
            assert file.append([]) == []
            assert file.append([ENTRY]) == [3]


def test_an_empty_case_can_be_thrown_away_but_a_used_one_not(tmp_path: Path) -> None:
    file = CaseFile.create(tmp_path / "a.buxuan")
    assert file.head == EMPTY
    file.discard()
    assert not (tmp_path / "a.buxuan").exists()
    file = CaseFile.create(tmp_path / "a.buxuan")
    with file.transaction():
        file.append([ENTRY])
    file.discard()
    assert (tmp_path / "a.buxuan").exists()
    CaseFile.open(tmp_path / "a.buxuan", write=True).close()


def test_a_case_that_cannot_be_begun_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "STEPS", ("CREATE TABLE ledger(x); CREATE TABLE ledger(x);",))
    with pytest.raises(sqlite3.OperationalError):
        CaseFile.create(tmp_path / "a.buxuan")
    assert not (tmp_path / "a.buxuan").exists()
    monkeypatch.undo()
    CaseFile.create(tmp_path / "a.buxuan").close()


LATER = (
    "CREATE TABLE found(word TEXT NOT NULL) STRICT; DROP VIEW candidates; CREATE VIEW candidates AS SELECT 1 AS one;",
    "ALTER TABLE found ADD COLUMN row INTEGER;",
)


def test_a_later_program_brings_an_older_file_up_step_by_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = verify(path).head
    steps = (*schema.STEPS, *LATER)
    monkeypatch.setattr(schema, "STEPS", steps)
    monkeypatch.setattr(schema, "VERSION", len(steps))
    assert verify(path).faults == (), "read as the version that it is"
    assert look(path, "PRAGMA user_version") == [(len(steps) - len(LATER),)], "reading migrates nothing"
    with CaseFile.open(path, write=True) as file:
        assert file.version == len(steps)
        assert file.head == before
    assert look(path, "SELECT word, row FROM found") == []
    assert (verify(path).faults, verify(path).head) == ((), before)
    monkeypatch.undo()
    with pytest.raises(Refusal, match="case-too-new"):
        CaseFile.open(path, write=False)


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (*schema.STEPS, "CREATE TABLE found(word TEXT); CREATE TABLE ledger(x);")
    monkeypatch.setattr(schema, "STEPS", steps)
    monkeypatch.setattr(schema, "VERSION", len(steps))
    with pytest.raises(sqlite3.OperationalError):
        CaseFile.open(path, write=True)
    monkeypatch.undo()
    assert look(path, "PRAGMA user_version") == [(schema.VERSION,)]
    assert verify(path).faults == ()


def test_the_maker_of_the_samples_makes_the_same_case_each_time(tmp_path: Path) -> None:
    whole_case(tmp_path / "a.buxuan", tmp_path / "b.buxuan")
    assert ledger_of((tmp_path / "b.buxuan").read_bytes()) == ledger_of(whole_bytes())


def test_each_released_version_has_its_sample() -> None:
    versions = {look(sample, "PRAGMA user_version")[0][0] for sample in SAMPLES}
    assert versions == set(range(1, schema.VERSION + 1))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_the_sample_of_each_released_version_opens_for_ever(tmp_path: Path, sample: Path) -> None:
    path = tmp_path / sample.name
    path.write_bytes(sample.read_bytes())
    seq, digest = (sample.with_suffix(".head").read_text(encoding="ascii").strip()).split(":")
    found = verify(path)
    assert (found.faults, str(found.head)) == ((), f"{seq}:{digest}")
    assert path.read_bytes() == sample.read_bytes()
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        assert case.election.case.place
        unfinished = case.election.case.table or sample.stem.endswith("before-the-vote")
        assert unfinished or all(one.declared for one in case.election.rounds)
    assert verify(path).faults == ()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_bringing_a_file_up_changes_nothing_that_its_views_show(tmp_path: Path, sample: Path) -> None:
    path = tmp_path / sample.name
    path.write_bytes(sample.read_bytes())
    views = [name for (name,) in look(path, "SELECT name FROM sqlite_master WHERE type = 'view'")]
    before = {name: look(path, f'SELECT * FROM "{name}"') for name in views}
    assert before["tally"] or sample.stem.endswith(("table-file", "before-the-vote", "register"))
    CaseFile.open(path, write=True).close()
    assert look(path, "PRAGMA user_version") == [(schema.VERSION,)]
    assert {name: look(path, f'SELECT * FROM "{name}"') for name in views} == before


def test_a_table_in_the_place_of_a_view_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(SAMPLES[0].read_bytes())
    look(path, "DROP VIEW tally")
    look(path, "CREATE TABLE tally(x)")
    with pytest.raises(Refusal, match="schema-foreign"):
        CaseFile.open(path, write=True)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(28, "No space left on device"), "disk-full"),
        (OSError(5, "Input/output error"), "disk-fault"),
        (OSError(30, "Read-only file system"), "file-read-only"),
        (FileNotFoundError(2, "No such file or directory"), "file-cannot-open"),
        (sqlite3.OperationalError("malformed JSON"), "file-damaged"),
        (sqlite3.OperationalError("no such table: ledger"), "file-damaged"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), "file-damaged"),
    ],
)
def test_the_worlds_faults_have_codes(tmp_path: Path, error: Exception, code: str) -> None:
    with pytest.raises(Refusal) as refused, told(tmp_path):
        raise error
    assert refused.value.code == code


@pytest.mark.parametrize("error", [sqlite3.OperationalError("near x: syntax error"), KeyError("x"), TypeError()])
def test_our_own_mistakes_are_not_dressed_up(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(type(error)), told(tmp_path):
        raise error


def test_a_place_that_cannot_be_written_is_told_in_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("filelock.FileLock.acquire", denied)
    with pytest.raises(Refusal, match="file-read-only"):
        CaseFile.open(path, write=True)
    assert verify(path).faults == ()


def test_two_cases_opened_in_one_program(tmp_path: Path) -> None:
    with counting_case(tmp_path / "a.buxuan") as one:
        with pytest.raises(Refusal, match="case-open-elsewhere"):
            Case.open(tmp_path / "a.buxuan", CLOCK, "计票员", HOME)
        with pytest.raises(Refusal, match="case-open-elsewhere"):
            CaseFile.create(tmp_path / "a.buxuan")
        counting.cast(one, ballot())


def test_a_file_that_was_growing_when_the_power_failed_is_known_for_a_case(path: Path) -> None:
    """Its header may tell of a page that is not there yet; the journal beside it makes it whole when it is opened."""
    content = bytearray(path.read_bytes())
    pages = int.from_bytes(content[28:32])
    content[28:32] = (pages + 1).to_bytes(4)
    path.write_bytes(content)
    assert identify(path) == schema.VERSION
