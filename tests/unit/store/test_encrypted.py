"""A case file under a passphrase keeps every promise of a plain one, and shows nothing to who lacks the passphrase."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.chain import Entry
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import cipher, keys, schema
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.keys import Key
from buxuan_desktop.store.rewriting import rewrite
from buxuan_desktop.store.unlocking import is_encrypted, is_right, key_of, offered
from tests.making import BALLOTS, CLOCK, HOME, id_number, ledger_of, readable, whole_bytes

WORDS = "柳树湾 老井 Board7"
ENTRY = Entry("2026-05-10T12:00+08:00", "计票员", "x", "{}")
PAGE = 4096


def proves(path: Path) -> bool:
    return not verify(path).faults


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    keys.forget()
    yield
    keys.forget()


@cache
def under_words() -> tuple[bytes, Key]:
    with TemporaryDirectory() as folder:
        made = Path(folder) / "a.buxuan"
        made.write_bytes(whole_bytes())
        key = keys.new_key(WORDS)
        rewrite(made, key, proves)
        return made.read_bytes(), key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The whole case under `WORDS`, as this process has opened it."""
    made = tmp_path / "a.buxuan"
    content, key = under_words()
    made.write_bytes(content)
    keys.remember(key)
    return made


def test_it_is_the_same_case(path: Path) -> None:
    found = verify(path)
    assert (found.faults, found.head.seq) == ((), len(ledger_of(whole_bytes())))
    assert ledger_of(readable(path)) == ledger_of(whole_bytes())


def test_the_settings_that_make_a_ballot_durable(path: Path) -> None:
    settings = {"journal_mode": "truncate", "synchronous": 3, "trusted_schema": 0, "secure_delete": 1}
    with CaseFile.open(path, write=True) as file:
        assert {name: file.db.execute(f"PRAGMA {name}").fetchone()[0] for name in settings} == settings
        assert file.version == schema.VERSION
    with CaseFile.open(path, write=False) as file:
        assert file.db.execute("PRAGMA query_only").fetchone()[0] == 1
        with pytest.raises(sqlcipher.OperationalError):
            file.db.execute("DELETE FROM private")


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM ledger", "UPDATE ledger SET who = 'x'", "DELETE FROM head", "UPDATE private SET value = 1"],
)
def test_the_ledger_is_append_only(path: Path, statement: str) -> None:
    with CaseFile.open(path, write=True) as file, pytest.raises(sqlcipher.IntegrityError):
        file.db.execute(statement)


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.buxuan", keys.new_key(WORDS)) as file:
        with file.transaction():
            file.append([ENTRY, ENTRY])
        head = file.head

        def interrupted() -> None:
            with file.transaction():
                file.append([ENTRY])
                file.keep_private([("r", "n", "s", "v")])
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert file.head == file.stored_head() == head
        assert file.private("r") == {}
        assert [row.seq for row in file.rows()] == [1, 2]


SECRETS = ("王建国", "李秀英", "选民7", id_number(7), "柳湾村", "ledger", "CREATE TABLE", "ballot-cast")


def test_no_byte_of_it_tells_anything(path: Path, tmp_path: Path) -> None:
    def tells(one: Path) -> list[str]:
        content = one.read_bytes()
        return [secret for secret in SECRETS if secret.encode() in content]

    assert tells(path) == []
    with CaseFile.open(path, write=True) as file:
        file.db.execute("PRAGMA cache_size = 2")

        def midway() -> None:
            with file.transaction():
                file.keep_private([(f"x/{n}", "id_number", "s", f"{id_number(7)}王建国" * 20) for n in range(200)])
                journal = Path(f"{path}-journal")
                assert journal.stat().st_size > PAGE
                assert (tells(path), tells(journal)) == ([], [])
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            midway()
    assert (tmp_path / "a.buxuan").read_bytes().startswith(b"BXZM\x01")


def test_any_program_for_such_files_opens_it_with_the_passphrase_alone(path: Path) -> None:
    db = sqlcipher.connect(str(path))
    db.execute(f"PRAGMA key = '{WORDS}'")
    assert db.execute("SELECT count(*) FROM ballots").fetchone() == (len(BALLOTS),)
    assert db.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    db.close()


def test_the_passphrase_is_asked_for_and_a_wrong_one_refused(path: Path) -> None:
    before = path.read_bytes()
    keys.forget()
    with pytest.raises(Refusal, match="case-passphrase-needed"):
        Case.open(path, CLOCK, "计票员", HOME)
    with offered("something else"), pytest.raises(Refusal, match="case-passphrase-wrong"):
        verify(path)
    assert not is_right(path, "something else")
    assert path.read_bytes() == before
    with offered(WORDS):
        assert verify(path).faults == ()
    assert verify(path).faults == (), "asked for once"


@pytest.mark.parametrize("typed", ["柳树湾　老井　Ｂｏａｒｄ７", "柳树湾 老井 Board７"])
def test_letters_of_an_input_method_are_the_same_letters(path: Path, typed: str) -> None:
    keys.forget()
    with offered(typed):
        assert verify(path).faults == ()


def test_what_only_begins_like_one_is_refused_in_words(path: Path, tmp_path: Path) -> None:
    rubbish = tmp_path / "rubbish.buxuan"
    rubbish.write_bytes(b"BXZM\x01" + bytes(range(256)) * 40)
    assert is_encrypted(rubbish)
    with offered(WORDS), pytest.raises(Refusal, match="case-passphrase-wrong"):
        verify(rubbish)
    noise = tmp_path / "noise.buxuan"
    noise.write_bytes(b"\x07" + path.read_bytes()[1:])
    with pytest.raises(Refusal, match="not-a-case"):
        verify(noise)
    assert not is_encrypted(noise)
    assert not is_encrypted(tmp_path / "missing")
    noise.write_bytes(b"BXZM\x01")
    with pytest.raises(Refusal, match="not-a-case"):
        verify(noise)


@pytest.mark.parametrize("page", [0, 1, 3, -1])
def test_one_changed_byte_is_damage_and_never_another_ballot(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[page % (len(content) // PAGE) * PAGE + 50] ^= 1
    path.write_bytes(content)
    keys.forget()
    with offered(WORDS):
        assert "file-damaged" in [fault.code for fault in verify(path).faults]
        with pytest.raises(Refusal, match="file-damaged"):
            readable(path)


@pytest.mark.parametrize("change", [lambda content: content[:-PAGE], lambda content: content + b"x" * 10])
def test_a_file_cut_or_lengthened_is_damage(path: Path, change: object) -> None:
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    assert [fault.code for fault in verify(path).faults] == ["file-damaged"]


def test_who_has_the_passphrase_and_changes_a_row_is_found_all_the_same(path: Path) -> None:
    db = sqlcipher.connect(str(path))
    db.execute(f"PRAGMA key = '{WORDS}'")
    db.executescript("DROP TRIGGER ledger_no_update; UPDATE ledger SET who = 'x' WHERE seq = 3;")
    db.close()
    found = verify(path)
    assert ("chain-broken", 3) in [(fault.code, fault.row) for fault in found.faults]


def test_pages_that_are_read_in_memory_are_those_of_sqlite(path: Path) -> None:
    plain = sqlite3.connect(":memory:")
    plain.deserialize(readable(path))
    assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert plain.execute("SELECT count(*) FROM tally").fetchone()[0] > 0
    plain.close()
    key = key_of(path)
    assert key is not None
    with pytest.raises(Refusal, match="file-damaged"):
        cipher.opened(path.read_bytes()[:PAGE] + bytes(PAGE), key)


def test_a_closed_case_is_asked_for_again(path: Path) -> None:
    with CaseFile.open(path, write=True):
        keys.forget()
        with CaseFile.beside(path) as again:
            assert again.head.seq
    keys.forget()
    with pytest.raises(Refusal, match="case-passphrase-needed"):
        CaseFile.open(path, write=False)


def test_a_teller_casts_into_it(path: Path, tmp_path: Path) -> None:
    from buxuan_desktop.app.opening import begin
    from buxuan_desktop.domain.ballot import Box
    from tests.making import POSTS, ballot, opening

    made = tmp_path / "new.buxuan"
    with begin(made, opening(options={"blank": "abstain"}), POSTS, 10, CLOCK, "计票员", passphrase=WORDS) as case:
        assert made.read_bytes().startswith(b"BXZM\x01")
        counting.open_round(case, "first")
        counting.close_polls(case, 10, [Box("会场", "hall", 10, 10)])
        for _ in range(3):
            counting.cast(case, ballot())
        assert not case.file.unsure
    assert sorted(each.name for each in tmp_path.iterdir() if "new" in each.name) == [".new.buxuan.lock", "new.buxuan"]
    assert verify(made).faults == ()
