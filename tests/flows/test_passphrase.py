"""A case under a passphrase on its whole way: commands, mirror, restoring, package, monthly table; nothing tells."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app import counting, custody, passphrases
from buxuan_desktop.app.archiving import archive_file
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.extracts import extract_file
from buxuan_desktop.app.mirror_names import copies_in
from buxuan_desktop.app.mirroring import Mirror, target_in
from buxuan_desktop.app.packages import prove_package
from buxuan_desktop.app.restoring import look, restore
from buxuan_desktop.app.rollup_reading import read_all, read_one
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli import passphrase as asking
from buxuan_desktop.cli.main import run
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import keys
from buxuan_desktop.store.unlocking import is_encrypted, offered
from tests.making import CLOCK, HOME, ballot, counting_case, finish, id_number, whole_bytes
from tests.monthly import DONE, village

WORDS = "柳树湾 老井 Board7"
SECRETS = tuple(one.encode() for one in ("王建国", "李秀英", "选民7", id_number(7), "柳湾村"))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(keys, "_ROUNDS", 1000)
    keys.forget()
    yield
    keys.forget()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The whole case under `WORDS`, which this process does not know any more."""
    made = tmp_path / "a.buxuan"
    made.write_bytes(whole_bytes())
    passphrases.rewrite(made, "", WORDS)
    keys.forget()
    return made


def telling(*paths: Path) -> list[tuple[str, str]]:
    """Files in which a name or a number can be read."""
    return [(path.name, one.decode()) for path in paths for one in SECRETS if one in path.read_bytes()]


def buxuan(*arguments: object, home: Path | None = None) -> int:
    return run([str(one) for one in arguments], CLOCK, home)


def test_a_command_takes_the_passphrase_from_the_environment(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = tmp_path / "plain.buxuan"
    plain.write_bytes(whole_bytes())
    assert buxuan("verify", plain) == 0
    fixed = capsys.readouterr().out
    monkeypatch.setenv("BUXUAN_PASSPHRASE", WORDS)
    assert buxuan("verify", path) == 0
    assert capsys.readouterr().out == fixed, "the same answer to the letter"
    assert buxuan("documents", path, "--out", tmp_path / "papers") == 0
    assert list((tmp_path / "papers").glob("*.pdf"))
    assert buxuan("export", path, "--to", tmp_path / "export") == 0
    assert buxuan("rollup", path, "--out", tmp_path / "table.xlsx") == 0
    assert buxuan("verify", plain) == 0


def test_where_nobody_can_be_asked_it_says_how_and_answers_two(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    for command in (["verify", path], ["documents", path, "--out", path.parent / "o"], ["export", path, "--to", "x"]):
        assert buxuan(*command) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert "BUXUAN_PASSPHRASE" in told.err
        assert told.err.count("\n") == 1
    assert path.read_bytes() == before


def test_a_wrong_one_answers_two(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BUXUAN_PASSPHRASE", "wrong")
    assert buxuan("verify", path) == 2
    assert "口令不对" in capsys.readouterr().err


def test_on_a_terminal_it_is_asked_for_and_once_more(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["wrong", WORDS, "a", "b", "c"])
    monkeypatch.setattr(asking, "getpass", lambda _: next(typed))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert buxuan("verify", path) == 0
    told = capsys.readouterr()
    assert "口令不对" in told.err
    assert "核对通过" in told.out
    keys.forget()
    assert buxuan("verify", path) == 2


def test_the_monthly_table_names_what_it_could_not_open(path: Path, tmp_path: Path) -> None:
    assert "上报摘录" in read_one(path).why
    with offered(WORDS):
        assert not read_one(path).why


def test_processes_that_read_many_files_are_given_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("buxuan_desktop.app.rollup_reading._MANY", 2)
    monkeypatch.setattr(keys, "_ROUNDS", 256_000)
    paths = [village(tmp_path, number, DONE) for number in (1, 2)]
    passphrases.rewrite(paths[0], "", WORDS)
    keys.forget()
    with offered(WORDS):
        found = list(read_all(paths))
    assert [one.why for one in found] == ["", ""]
    assert all(one.lines for one in found)


def test_a_mirror_lies_under_the_same_passphrase(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = tmp_path / "a.buxuan"
    counting_case(made).close()
    target = target_in(stick, made)
    Mirror(made, target).step(whole=True)
    copies = copies_in(stick, made)
    assert len(telling(*copies)) >= 8, "a plain copy is for anybody to read"
    passphrases.rewrite(made, "", WORDS)
    with Case.open(made, CLOCK, "计票员", HOME) as case:
        mirror = Mirror(made, target)
        mirror.step()
        assert telling(*copies) == [], "both are written anew at once"
        for _ in range(3):
            counting.cast(case, ballot())
            assert mirror.step() == case.file.head
        assert {is_encrypted(one) for one in copies} == {True}
        assert [verify(one).faults for one in copies] == [(), ()]
    everything = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert len(everything) >= 3
    assert telling(*everything) == []


def test_a_mirror_under_another_passphrase_is_left_alone(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = tmp_path / "a.buxuan"
    counting_case(made).close()
    passphrases.rewrite(made, "", WORDS)
    Mirror(made, target_in(stick, made)).step(whole=True)
    kept = [one.read_bytes() for one in copies_in(stick, made)]
    passphrases.rewrite(made, WORDS, "quite another")
    keys.forget()
    with offered("quite another"), Case.open(made, CLOCK, "计票员", HOME):
        pass
    with offered("quite another"), pytest.raises(Refusal) as told:
        Mirror(made, target_in(stick, made)).step()
    assert told.value.code == "mirror-other-passphrase"
    assert [one.read_bytes() for one in copies_in(stick, made)] == kept


def test_a_mirror_of_before_the_change_is_renewed_where_this_process_knows_both(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = tmp_path / "a.buxuan"
    counting_case(made).close()
    passphrases.rewrite(made, "", WORDS)
    mirror = Mirror(made, target_in(stick, made))
    mirror.step(whole=True)
    passphrases.rewrite(made, WORDS, "quite another")
    mirror.step()
    keys.forget()
    with offered("quite another"):
        assert [verify(one).faults for one in copies_in(stick, made)] == [(), ()]


def test_a_lost_case_is_restored_from_its_mirror_and_stays_under_its_passphrase(tmp_path: Path) -> None:
    stick, home = tmp_path / "stick", tmp_path / "home"
    stick.mkdir()
    made = tmp_path / "a.buxuan"
    counting_case(made).close()
    passphrases.rewrite(made, "", WORDS)
    Mirror(made, target_in(stick, made)).step(whole=True)
    copy = copies_in(stick, made)[0]
    keys.forget()
    with pytest.raises(Refusal, match="case-passphrase-needed"):
        look(copy, home, tmp_path, HOME)
    assert made.exists(), "a case that cannot be opened is not called damaged"
    made.unlink()
    with offered(WORDS):
        offer = look(copy, home, tmp_path, HOME)
        with restore(offer, "电脑坏了", "韩立", CLOCK, "周敏", HOME) as case:
            assert is_encrypted(case.file.path)
    assert telling(made, copy) == []


def test_a_copy_given_to_another_computer_needs_the_passphrase_there(tmp_path: Path) -> None:
    made, stick = tmp_path / "a.buxuan", tmp_path / "stick.buxuan"
    counting_case(made).close()
    passphrases.rewrite(made, "", WORDS)
    with Case.open(made, CLOCK, "计票员", HOME) as case:
        custody.hand_over(case, "镇办公室", stick)
    keys.forget()
    assert telling(stick) == []
    with offered(WORDS):
        custody.take_over(stick, CLOCK, "镇里的人", "b" * 32).close()
    assert verify(stick).faults == ()


def test_the_case_in_the_archive_stays_under_its_passphrase_and_the_extract_needs_none(tmp_path: Path) -> None:
    made, home = tmp_path / "a.buxuan", tmp_path / "home"
    with counting_case(made) as case:
        for _ in range(12):
            counting.cast(case, ballot())
        finish(case)
    passphrases.rewrite(made, "", WORDS)
    folder = archive_file(made, tmp_path, CLOCK, home, date(2031, 5, 10)).folder
    extract = extract_file(made, tmp_path, CLOCK, home).file
    inside = list(folder.rglob("*.buxuan"))
    assert [is_encrypted(one) for one in inside] == [True]
    assert telling(*inside) == []
    said = (folder / "bag-info.txt").read_text(encoding="utf-8")
    assert "Buxuan-Case-Encrypted: yes" in said
    zipped = tmp_path / "归档.zip"
    with zipfile.ZipFile(zipped, "w") as book:
        for one in sorted(folder.rglob("*")):
            if one.is_file():
                book.write(one, f"归档/{one.relative_to(folder)}")
    keys.forget()
    for package in (folder, zipped):
        with pytest.raises(Refusal, match="case-passphrase-needed"):
            prove_package(package)
        keys.forget()
        with offered(WORDS):
            assert prove_package(package)[0].faults == ()
        keys.forget()
    assert prove_package(extract)[0].faults == ()
    assert id_number(7).encode() not in extract.read_bytes()
