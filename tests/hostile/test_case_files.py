"""Case files of another hand: nothing in them runs, hangs or bites; they are refused and stay as they are."""

import os
import sqlite3
from pathlib import Path
from random import Random

import pytest

from buxuan_desktop.app import restoring
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.merging import merge
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli.main import run
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import connection
from buxuan_desktop.store.casefile import CaseFile
from tests.hostile import seeds
from tests.hostile.doors import chained
from tests.hostile.mutating import by_rows
from tests.making import AWAY, CLOCK, HOME, ledger_of, whole_bytes

ENDLESS = (
    "WITH RECURSIVE t(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM t) "
    "SELECT a AS seq, 'x' AS at, 'x' AS who, 'x' AS kind, '{}' AS body, '' AS prev, '' AS hash FROM t ORDER BY hash"
)
BITING = {
    "a view without end for the ledger": f"DROP TABLE ledger; CREATE VIEW ledger AS {ENDLESS}",
    "a view without end for the head": f"DROP TABLE head; CREATE VIEW head AS {ENDLESS}",
    "a view of itself": "DROP TABLE private; CREATE VIEW private AS SELECT * FROM private",
    "a trigger that deletes": "CREATE TRIGGER bite AFTER INSERT ON ledger BEGIN DELETE FROM private; END",
    "a trigger that loads": "CREATE TRIGGER bite BEFORE UPDATE ON head BEGIN SELECT load_extension('x'); END",
    "an index that computes": "CREATE INDEX heavy ON ledger(hex(zeroblob(1000)))",
    "a column that computes": "ALTER TABLE ledger ADD COLUMN heavy TEXT AS (hex(zeroblob(1000)))",
    "a table without rowid": "DROP TABLE head; CREATE TABLE head(seq INTEGER PRIMARY KEY, hash TEXT) WITHOUT ROWID",
    "a table under capitals": "DROP TABLE blob; CREATE TABLE BLOB(sha256, bytes)",
    "a virtual table": "DROP TABLE blob; CREATE VIRTUAL TABLE blob USING fts5(sha256, bytes)",
    "one name twice": (
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_master "
        "SELECT 'view', 'head', 'head', 0, 'CREATE VIEW head AS SELECT 1 AS seq, 2 AS hash'"
    ),
}


def bitten(path: Path, statements: str) -> Path:
    path.write_bytes(whole_bytes())
    db = sqlite3.connect(path, isolation_level=None)
    for trigger in ("ledger_no_delete", "head_stays"):
        db.execute(f"DROP TRIGGER {trigger}")
    db.executescript(statements)
    db.close()
    return path


@pytest.mark.parametrize("what", BITING)
@pytest.mark.parametrize("write", [True, False])
def test_what_bites_is_refused_before_it_is_touched(tmp_path: Path, what: str, write: bool) -> None:
    path = bitten(tmp_path / "a.buxuan", BITING[what])
    before = path.read_bytes()
    with pytest.raises(Refusal) as refused:
        CaseFile.open(path, write=write)
    assert refused.value.code in ("schema-foreign", "file-damaged")
    assert path.read_bytes() == before
    assert {fault.code for fault in verify(path).faults} <= {"schema-differs", "file-damaged"}
    assert verify(path).faults


@pytest.mark.parametrize("what", BITING)
def test_the_command_says_so_and_ends(tmp_path: Path, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = bitten(tmp_path / "a.buxuan", BITING[what])
    assert run(["verify", str(path)], CLOCK) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert all(line.isprintable() for line in told.err.splitlines())
    assert run(["documents", str(path), "--out", str(tmp_path / "out")], CLOCK) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_stick_with_a_biting_copy_restores_nothing(tmp_path: Path) -> None:
    copy = bitten(tmp_path / "stick.buxuan", BITING["a trigger that deletes"])
    with pytest.raises(Refusal, match="copy-damaged"):
        restoring.look(copy, tmp_path / "home", tmp_path / "cases", HOME)
    assert not (tmp_path / "cases").exists()


def test_a_table_file_with_a_view_for_its_ledger_is_not_taken_back(tmp_path: Path) -> None:
    main, table = tmp_path / "main.buxuan", tmp_path / "table.buxuan"
    main.write_bytes(seeds.hall()[0])
    table.write_bytes(seeds.hall()[1])
    db = sqlite3.connect(table, isolation_level=None)
    db.execute("DROP TABLE ledger")
    db.execute(f"CREATE VIEW ledger AS {ENDLESS}")
    db.close()
    with Case.open(main, CLOCK, "计票员", HOME) as case:
        before = case.file.head
        with pytest.raises(Refusal, match="schema-foreign"):
            merge(case, table)
        assert case.file.head == before


def test_tables_that_harm_nobody_are_named_by_verify_alone(tmp_path: Path) -> None:
    """Whoever looked at a case with a database program may have left its statistics there."""
    path = bitten(tmp_path / "a.buxuan", "ANALYZE")
    with CaseFile.open(path, write=True) as file:
        assert file.head.seq > 30
    assert {fault.code for fault in verify(path).faults} == {"schema-differs"}


def test_an_old_case_with_a_view_in_the_way_is_not_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes((seeds.ROOT / "cases" / "v1-t08-tie-revote.buxuan").read_bytes())
    db = sqlite3.connect(path)
    db.execute("CREATE VIEW bundles AS SELECT 1")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(Refusal, match="schema-foreign"):
        CaseFile.open(path, write=True)
    assert path.read_bytes() == before


def test_a_file_of_terabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    os.truncate(path, 1 << 40)
    with pytest.raises(Refusal, match="case-too-large"):
        verify(path)


def test_attachments_never_make_a_case_too_large_to_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from buxuan_desktop.store import casefile

    assert connection.ROOM_TO_GO_ON < connection.MOST_BYTES
    monkeypatch.setattr(casefile, "MOST_BYTES", casefile.ROOM_TO_GO_ON + 100_000)
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    with Case.open(path, CLOCK, "计票员", AWAY) as case:
        from buxuan_desktop.app.custody import attach

        with pytest.raises(Refusal, match="case-full"):
            attach(case, "录像.bin", bytes(100_000))
        attach(case, "照片.bin", bytes(1000))


def test_rows_that_share_their_bytes_are_no_more_than_the_file(tmp_path: Path) -> None:
    """A broken file whose rows point at the same pages: read as it says it would be a million times its size."""
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("DROP TRIGGER ledger_no_update")
    db.execute("UPDATE ledger SET body = hex(zeroblob(20000)) WHERE seq = 5")
    root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ledger'").fetchone()[0]
    db.close()
    data = bytearray(path.read_bytes())
    page = int.from_bytes(data[16:18])
    start = (root - 1) * page
    # All pointers of the table's root lead to its first child.
    count = int.from_bytes(data[start + 3 : start + 5])
    cells = [int.from_bytes(data[start + 12 + 2 * n : start + 14 + 2 * n]) for n in range(count)]
    assert data[start] == 5
    for cell in cells:
        data[start + cell : start + cell + 4] = data[start + cells[0] : start + cells[0] + 4]
    path.write_bytes(data)
    assert {fault.code for fault in verify(path).faults} & {"file-damaged", "row-unreadable"}


@pytest.mark.parametrize("number", range(30))
def test_a_ledger_forged_with_its_chain_is_taken_or_refused(tmp_path: Path, number: int) -> None:
    chance = Random(number)
    rows = chance.choice(seeds.ledgers())
    for _ in range(3):
        rows = by_rows(rows, chance)
    path = tmp_path / "a.buxuan"
    chained(rows, path)
    found = verify(path)
    try:
        Case.open(path, CLOCK, "计票员", HOME).close()
    except Refusal:
        assert found.faults or ledger_of(path.read_bytes())


def test_a_body_nested_deeper_than_anybody_reads_is_refused(tmp_path: Path) -> None:
    rows = seeds.lines_of_ledger(ledger_of(whole_bytes())).split(b"\n")
    deep = b'{\\"x\\":' + b"[" * 50_000 + b"]" * 50_000 + b","
    rows[0] = rows[0].replace(b'\\"profile\\":{', b'\\"profile\\":' + deep, 1)
    path = tmp_path / "a.buxuan"
    chained(b"\n".join(rows), path)
    assert [fault.code for fault in verify(path).faults] == ["fold-refused"]
    with pytest.raises(Refusal, match="event-unreadable"):
        Case.open(path, CLOCK, "计票员", HOME)
