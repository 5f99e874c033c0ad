"""What `verify` says of a case that somebody changed by SQL, triggers and all put back afterwards."""

import re
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from buxuan_desktop.app.exporting import export_file
from buxuan_desktop.app.paperwork.writing import write_all
from buxuan_desktop.app.verifying import Verified, verify
from buxuan_desktop.domain.chain import Entry, Head, Row, link
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.ballots.package import PUBLIC
from tests.making import CLOCK, ledger_of, whole_bytes
from tests.tabling import table_case

Edit = Callable[..., Verified]
ROWS = ledger_of(whole_bytes())
LAST = len(ROWS)
COLUMNS = ("at", "who", "kind", "body", "prev", "hash")


def codes(found: Verified) -> list[str]:
    return [fault.code for fault in found.faults]


def first_row(found: Verified) -> int:
    return min(fault.row for fault in found.faults if fault.row)


def changed(text: str) -> str:
    """The text with its middle character replaced by another of the same kind."""
    at = len(text) // 2
    return text[:at] + ("1" if text[at] == "0" else "0") + text[at + 1 :]


def test_untouched_it_verifies(edit: Edit) -> None:
    assert codes(edit()) == []


@pytest.mark.parametrize("column", COLUMNS)
def test_one_character_of_any_row_is_found_and_the_row_is_named(edit: Edit, column: str) -> None:
    for row in (*ROWS[COLUMNS.index(column) % 3 :: 3], ROWS[0], ROWS[-1]):
        text = changed(getattr(row, column))
        found = edit((f"UPDATE ledger SET {column} = ? WHERE seq = ?", (text, row.seq)))
        assert found.faults[0].code == "chain-broken"
        assert first_row(found) == row.seq


@pytest.mark.parametrize("seq", [1, 2, LAST // 2, LAST - 1])
def test_a_deleted_row_is_found(edit: Edit, seq: int) -> None:
    assert first_row(edit(f"DELETE FROM ledger WHERE seq = {seq}")) == seq


@pytest.mark.parametrize("seq", [1, 7, LAST - 1])
def test_a_deleted_row_is_found_when_the_others_close_ranks(edit: Edit, seq: int) -> None:
    found = edit(
        f"DELETE FROM ledger WHERE seq = {seq}",
        f"UPDATE ledger SET seq = -seq WHERE seq > {seq}",
        "UPDATE ledger SET seq = -seq - 1 WHERE seq < 0",
    )
    assert first_row(found) == seq


def test_a_cut_tail_is_found(edit: Edit) -> None:
    assert codes(edit(f"DELETE FROM ledger WHERE seq > {LAST - 3}")) == ["head-differs"]


def test_a_cut_tail_with_a_mended_head_is_found_by_the_head_on_paper(edit: Edit, tmp_path: Path) -> None:
    short = ROWS[-4].head
    found = edit(f"DELETE FROM ledger WHERE seq > {short.seq}", ("UPDATE head SET seq = ?, hash = ?", short))
    assert found.faults == ()
    path = tmp_path / "edited.buxuan"
    assert codes(verify(path, ROWS[-1].head)) == ["paper-head-differs"]
    assert codes(verify(path, short)) == []


def test_a_head_printed_earlier_stays_good(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    for row in (ROWS[0], ROWS[LAST // 2], ROWS[-1]):
        assert verify(path, row.head).faults == ()
        assert codes(verify(path, Head(row.seq, changed(row.hash)))) == ["paper-head-differs"]
    assert codes(verify(path, Head(0, "0" * 64))) == ["paper-head-differs"]
    assert codes(verify(path, Head(LAST + 1, "0" * 64))) == ["paper-head-differs"]


def test_swapped_rows_are_found(edit: Edit) -> None:
    found = edit(
        "UPDATE ledger SET seq = -1 WHERE seq = 25",
        "UPDATE ledger SET seq = 25 WHERE seq = 26",
        "UPDATE ledger SET seq = 26 WHERE seq = -1",
    )
    assert first_row(found) == 25


def test_an_added_row_is_found(edit: Edit) -> None:
    row = ROWS[-1]
    found = edit(("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", (LAST + 1, *row[1:])))
    assert first_row(found) == LAST + 1


def rechained(rows: list[Row], seq: int, body: str = "", at: str | None = None) -> list[Row]:
    """The ledger as a forger would write it who knows how to hash."""
    entries = [
        Entry(row.at if at is None or row.seq != seq else at, row.who, row.kind, body if row.seq == seq else row.body)
        for row in rows
    ]
    return list(map(Row._make, link(Head(0, "0" * 64), entries)))


def written(rows: list[Row]) -> list[tuple[str, tuple[object, ...]]]:
    put: list[tuple[str, tuple[object, ...]]] = [("DELETE FROM ledger", ())]
    put += [("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", tuple(row)) for row in rows]
    return [*put, ("UPDATE head SET seq = ?, hash = ?", tuple(rows[-1].head))]


def test_a_ballot_changed_and_all_hashed_anew_is_found_by_the_count(edit: Edit) -> None:
    ballot = next(row for row in ROWS if "王建国" in row.body and row.kind == "ballot-cast")
    forged = rechained(ROWS, ballot.seq, ballot.body.replace("王建国", "李秀英"))
    assert set(codes(edit(*written(forged)))) == {"fold-refused"}


def test_a_name_changed_and_all_hashed_anew_is_found_by_the_head_on_paper(edit: Edit, tmp_path: Path) -> None:
    voter = next(row for row in ROWS if row.kind == "voter-registered")
    forged = rechained(ROWS, voter.seq, voter.body.replace("选民", "别人"))
    assert codes(edit(*written(forged))) == []
    assert codes(verify(tmp_path / "edited.buxuan", ROWS[-1].head)) == ["paper-head-differs"]


@pytest.mark.parametrize(
    "at", ["", "x", "2026-13-45T99:99", "\u202e", "2026-05-10\u202e12:00", "2026-05-10T12:00 中午"]
)
def test_a_time_that_is_none_is_told_and_stops_papers_and_exports_in_words(edit: Edit, tmp_path: Path, at: str) -> None:
    """Hashed anew it chains; papers, exports and packages reckon with the time of a row."""
    found = edit(*written(rechained(ROWS, LAST, ROWS[-1].body, at)))
    assert [(fault.code, fault.row) for fault in found.faults] == [("moment-unreadable", LAST)]
    path, out = tmp_path / "edited.buxuan", tmp_path / "out"
    with pytest.raises(Refusal) as papers:
        write_all(path, CLOCK, out)
    with pytest.raises(Refusal) as records:
        export_file(path, out, PUBLIC)
    assert (papers.value.code, records.value.code) == ("day-out-of-range", "case-not-proven")
    assert not out.exists()


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("ballot-cast", '"round":1', '"round": 1'),
        ("ballot-cast", '"round":1', '"round":1,"why":""'),
        ("ballot-cast", '"round":1', '"round":9'),
        ("ballot-cast", '"round":1', '"added":{"没有的职位":["王建国"]},"round":1'),
        ("ballot-cast", "王建国", "王\\u0000国"),
        ("ballot-cast", '"round":1', '"box":3,"round":1'),
        ("round-opened", '"kind":"first"', '"kind":"further"'),
        ("result-declared", '"validity":"valid"', '"validity":"void"'),
        ("result-declared", '"validity":"valid"', '"validity":"perhaps"'),
        ("result-declared", '"void_reasons":[]', '"void_reasons":["quorum"]'),
        ("result-declared", '"status":"filled"', '"status":"void"'),
        ("result-declared", '"status":"short"', '"status":"filled"'),
        ("result-declared", '"elected":["王建国"]', '"elected":["没有这个人"]'),
        ("result-declared", '"elected":["李四"]', '"elected":["李四","李四"]'),
        ("result-declared", '"elected":["王建国"]', '"elected":["王建国","李秀英"]'),
        ("voter-registered", '"number":1', '"number":2'),
        ("handed-over", '"token":', '"tokem":'),
        ("case-opened", '"election_day":"2026-05-10"', '"election_day":"2026-05-32"'),
        ("case-opened", '"options":{', '"options":[{'),
    ],
)
def test_an_event_that_no_program_wrote_is_refused(edit: Edit, kind: str, old: str, new: str) -> None:
    row = next(row for row in ROWS if row.kind == kind and old in row.body)
    found = edit(*written(rechained(ROWS, row.seq, row.body.replace(old, new, 1))))
    assert found.faults[0].code in ("fold-refused", "body-not-canonical")
    assert found.faults[0].row >= row.seq


@pytest.mark.parametrize("sheets", [2**31, 2**53, 2**63, 10**30, -1])
def test_a_confirmed_bundle_of_impossible_size_is_refused_and_takes_no_memory(tmp_path: Path, sheets: int) -> None:
    path = tmp_path / "table.buxuan"
    table_case(path)
    rows = ledger_of(path.read_bytes())
    row = next(row for row in rows if row.kind == "bundle-confirmed")
    body = re.sub(r'"sheets":\d+', f'"sheets":{sheets}', row.body)
    assert body != row.body
    db = sqlite3.connect(path)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    for statement, values in written(rechained(rows, row.seq, body)):
        db.execute(statement, values)
    db.commit()
    db.close()
    found = verify(path)
    assert ("fold-refused", row.seq) in [(fault.code, fault.row) for fault in found.faults]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE head SET seq = seq + 1", "head-differs"),
        ("UPDATE head SET hash = replace(hash, substr(hash, 1, 1), 'x')", "head-differs"),
        ("DELETE FROM head", "head-differs"),
        ("INSERT INTO head SELECT * FROM head", "head-differs"),
        ("UPDATE private SET value = value || '1' WHERE ref = 'voter/2'", "private-differs"),
        ("UPDATE private SET salt = value, value = salt WHERE ref = 'voter/2'", "private-differs"),
        (
            "UPDATE private SET salt = salt || substr(value, 1, 6), value = substr(value, 7) WHERE ref = 'voter/2'",
            "private-differs",
        ),
        (
            "UPDATE private SET salt = substr(salt, 1, 30), value = substr(salt, 31) || value WHERE ref = 'voter/2'",
            "private-differs",
        ),
        ("UPDATE private SET ref = 'voter/3' WHERE ref = 'voter/2'", "private-differs"),
        ("DELETE FROM private WHERE ref = 'voter/2'", "private-missing"),
        ("INSERT INTO private VALUES ('voter/99', 'id_number', '', '1')", "private-differs"),
        ("INSERT INTO private VALUES ('voter/3', 'id_number', '', '1')", "private-differs"),
        ("UPDATE blob SET bytes = CAST(bytes || x'00' AS BLOB)", "attachment-differs"),
        ("DELETE FROM blob", "attachment-missing"),
        (f"INSERT INTO blob VALUES ('{sha256(b'x').hexdigest()}', x'78')", "attachment-differs"),
        ("CREATE TABLE extra(x)", "schema-differs"),
        ("CREATE INDEX extra ON ledger(who)", "schema-differs"),
        ("CREATE VIEW extra AS SELECT 1", "schema-differs"),
        ("CREATE TRIGGER extra AFTER INSERT ON ledger BEGIN DELETE FROM private; END", "schema-differs"),
        ("DROP VIEW tally", "schema-differs"),
        ("ALTER TABLE private ADD COLUMN extra TEXT", "schema-differs"),
    ],
)
def test_what_lies_beside_the_ledger_is_proven_too(edit: Edit, statement: str, code: str) -> None:
    assert code in codes(edit(statement))


@pytest.mark.parametrize("table", ["ledger", "head", "private", "blob"])
def test_a_lost_table_is_a_fault_and_no_traceback(tmp_path: Path, table: str) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    db = sqlite3.connect(path)
    db.execute(f"DROP TABLE {table}")
    db.commit()
    db.close()
    assert {"file-damaged", "schema-differs"} & set(codes(verify(path)))


def test_views_that_lie_are_found_and_never_run(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    db = sqlite3.connect(path)
    db.execute("DROP VIEW tally")
    db.execute("CREATE VIEW tally AS SELECT 1 AS round, '主任' AS post, load_extension('evil') AS name")
    db.commit()
    db.close()
    assert codes(verify(path)) == ["schema-differs", "schema-differs"]


@pytest.mark.parametrize(
    ("pragma", "code"),
    [("user_version = 99", "case-too-new"), ("application_id = 1", "not-a-case"), ("application_id = 0", "not-a-case")],
)
def test_a_file_of_another_kind_is_refused(edit: Edit, pragma: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        edit(f"PRAGMA {pragma}")
    assert refused.value.code == code


def test_the_triggers_keep_honest_programs_from_changing_the_past(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    db = sqlite3.connect(path, isolation_level=None)
    for statement in (
        "UPDATE ledger SET who = 'x'",
        "UPDATE OR REPLACE ledger SET seq = 1 WHERE seq = 2",
        "DELETE FROM ledger",
        "DELETE FROM ledger WHERE seq = 5",
        "INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE seq = 3",
        f"INSERT INTO ledger SELECT {LAST + 2}, at, who, kind, body, prev, hash FROM ledger WHERE seq = 3",
        "INSERT INTO ledger SELECT 0, at, who, kind, body, prev, hash FROM ledger WHERE seq = 3",
        "INSERT INTO ledger SELECT NULL, at, who, kind, body, prev, hash FROM ledger WHERE seq = 3",
        "DELETE FROM head",
        "INSERT INTO head VALUES (1, '')",
        "UPDATE private SET value = ''",
        "UPDATE blob SET bytes = x''",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(statement)
    db.close()
    assert path.read_bytes() == whole_bytes()
