"""What is no case of ours is refused in words, untouched; `buxuan verify` answers 0, 1 or 2."""

import sqlite3
from pathlib import Path

import pytest

from buxuan_desktop.app.case import Case
from buxuan_desktop.cli.main import run
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import schema
from buxuan_desktop.store.casefile import CaseFile
from tests.making import CLOCK, HOME, ledger_of, whole_bytes

Capture = pytest.CaptureFixture[str]


def sqlite(path: Path, *statements: str) -> Path:
    db = sqlite3.connect(path, isolation_level=None)
    for one in statements:
        db.execute(one)
    db.close()
    return path


def whole(path: Path, *statements: str) -> Path:
    path.write_bytes(whole_bytes())
    return sqlite(path, *statements)


def foreign(folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that are no usable case, with the code of their refusal."""
    text = folder / "text.buxuan"
    text.write_text("这是一封信。" * 100, encoding="utf-8")
    empty = folder / "empty.buxuan"
    empty.write_bytes(b"")
    short = folder / "short.buxuan"
    short.write_bytes(whole_bytes()[:60])
    bookmarks = sqlite(folder / "bookmarks.buxuan", "CREATE TABLE t(x)", "INSERT INTO t VALUES (1)")
    wal = sqlite(folder / "wal.buxuan", "PRAGMA journal_mode = WAL", "CREATE TABLE t(x)")
    ours = f"PRAGMA application_id = {schema.APPLICATION_ID}"
    return {
        "text": (text, "not-a-case"),
        "empty": (empty, "not-a-case"),
        "short": (short, "not-a-case"),
        "bookmarks": (bookmarks, "not-a-case"),
        "wal": (wal, "not-a-case"),
        "folder": (folder, "file-missing"),
        "missing": (folder / "missing.buxuan", "file-missing"),
        "newer": (whole(folder / "newer.buxuan", f"PRAGMA user_version = {schema.VERSION + 1}"), "case-too-new"),
        "nameless": (sqlite(folder / "nameless.buxuan", ours), "file-damaged"),
        "hollow": (sqlite(folder / "hollow.buxuan", ours, "PRAGMA user_version = 1"), "file-damaged"),
    }


NAMES = ["text", "empty", "short", "bookmarks", "wal", "folder", "missing", "newer", "nameless", "hollow"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("write", [True, False])
def test_a_foreign_file_is_refused_and_not_changed_by_a_byte(tmp_path: Path, name: str, write: bool) -> None:
    path, code = foreign(tmp_path)[name]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Refusal) as refused:
        CaseFile.open(path, write=write)
    assert refused.value.code == code
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not list(tmp_path.glob("*-journal")) + list(tmp_path.glob("*-wal"))


def test_every_foreign_file_is_tried(tmp_path: Path) -> None:
    assert sorted(foreign(tmp_path)) == sorted(NAMES)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("nameless", "hollow")])
def test_verify_answers_2_in_one_line_for_what_cannot_be_used(tmp_path: Path, name: str, capsys: Capture) -> None:
    path, _ = foreign(tmp_path)[name]
    assert run(["verify", str(path)], CLOCK) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert str(path) in told.err


def test_verify_answers_0_and_the_head(tmp_path: Path, capsys: Capture) -> None:
    path = whole(tmp_path / "a.buxuan")
    head = ledger_of(whole_bytes())[-1].head
    assert run(["verify", str(path)], CLOCK) == 0
    assert capsys.readouterr().out.splitlines()[0] == str(head)
    assert run(["verify", str(path), "--head", str(head)], CLOCK) == 0
    assert run(["verify", str(path), "--head", str(head).upper()], CLOCK) == 0
    assert run(["verify", str(path), "--head", str(ledger_of(whole_bytes())[3].head)], CLOCK) == 0


@pytest.mark.parametrize("head", ["1:" + "0" * 64, "999:" + "0" * 64, "0:" + "0" * 64])
def test_verify_answers_1_when_paper_says_otherwise(tmp_path: Path, head: str, capsys: Capture) -> None:
    assert run(["verify", str(whole(tmp_path / "a.buxuan")), "--head", head], CLOCK) == 1
    assert "纸面" in capsys.readouterr().err


@pytest.mark.parametrize(
    "head", ["", "x", "1", "1:abc", "-1:" + "0" * 64, "1:" + "g" * 64, "9" * 5000 + ":" + "0" * 64, "²:" + "0" * 64]
)
def test_a_head_that_is_none_is_a_mistake_of_the_user(tmp_path: Path, head: str, capsys: Capture) -> None:
    assert run(["verify", str(whole(tmp_path / "a.buxuan")), f"--head={head}"], CLOCK) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_verify_answers_1_and_names_the_row(tmp_path: Path, capsys: Capture) -> None:
    path = whole(
        tmp_path / "a.buxuan",
        "DROP TRIGGER ledger_no_update",
        "UPDATE ledger SET who = 'x' WHERE seq = 9",
    )
    assert run(["verify", str(path)], CLOCK) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("第9条记录")


@pytest.mark.parametrize("name", ["nameless", "hollow"])
def test_verify_answers_1_for_a_case_that_is_damaged(tmp_path: Path, name: str, capsys: Capture) -> None:
    path, _ = foreign(tmp_path)[name]
    assert run(["verify", str(path)], CLOCK) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_every_tenth_of_a_case_cut_off(tmp_path: Path, capsys: Capture) -> None:
    content = whole_bytes()
    path = tmp_path / "a.buxuan"
    for tenth in range(1, 10):
        path.write_bytes(content[: len(content) * tenth // 10])
        assert run(["verify", str(path)], CLOCK) in (1, 2)
        with pytest.raises(Refusal):
            Case.open(path, CLOCK, "计票员", HOME)
    assert "Traceback" not in capsys.readouterr().err


def test_a_case_with_a_broken_chain_is_not_gone_on_with(tmp_path: Path) -> None:
    path = whole(tmp_path / "a.buxuan", "DROP TRIGGER ledger_no_update", "UPDATE ledger SET who = 'x' WHERE seq = 9")
    with pytest.raises(Refusal) as refused:
        Case.open(path, CLOCK, "计票员", HOME)
    assert (refused.value.code, refused.value.data["row"]) == ("chain-broken", 9)
    cut = whole(tmp_path / "b.buxuan", "DROP TRIGGER ledger_no_delete", "DELETE FROM ledger WHERE seq > 20")
    with pytest.raises(Refusal, match="head-differs"):
        Case.open(cut, CLOCK, "计票员", HOME)


def test_names_of_files_may_be_anything(tmp_path: Path) -> None:
    for name in ("a b?c#d%20.buxuan", "案卷 '\"\\.buxuan", "\udcff.buxuan", "file:x.buxuan"):
        path = tmp_path / name
        path.write_bytes(whole_bytes())
        with CaseFile.open(path, write=True) as file:
            assert file.head.seq > 30


def test_a_case_is_not_made_over_another_file_nor_in_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.buxuan").write_bytes(b"mine")
    with pytest.raises(Refusal, match="file-exists"):
        CaseFile.create(tmp_path / "a.buxuan")
    assert (tmp_path / "a.buxuan").read_bytes() == b"mine"
    with pytest.raises(Refusal, match="file-missing"):
        CaseFile.create(tmp_path / "gone" / "a.buxuan")
    assert not (tmp_path / "gone").exists()
