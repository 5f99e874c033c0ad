"""Commands that let something out of a case with named people: who asks is asked for, and every refusal is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from buxuan_desktop.app import counting
from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.app.keeper import keeper_of
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli.main import UNUSABLE, run
from buxuan_desktop.domain.election import Election
from buxuan_desktop.store.casefile import CaseFile
from tests.making import CLOCK
from tests.naming import VOTE, WHO, close, pin, voting

CLERK, TELLER = WHO["clerk"], WHO["teller"]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A declared result kept by the installation whose folder is `home`."""
    for name in ("BUXUAN_NAME", "BUXUAN_PIN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tests.making.HOME", keeper_of(tmp_path / "home"))
    made = tmp_path / "case.buxuan"
    with voting(made) as case:
        counting.cast_many(case, [(VOTE, 6)])
        close(case)
    yield made
    assert verify(made).faults == ()


def state(path: Path) -> Election:
    with CaseFile.open(path, write=False) as file:
        return fold_file(file)


def command(path: Path, *words: str) -> int:
    return run([words[0], str(path), *words[1:]], CLOCK, path.parent / "home")


def as_(monkeypatch: pytest.MonkeyPatch, name: str, typed: str = "") -> None:
    monkeypatch.setenv("BUXUAN_NAME", name)
    monkeypatch.setenv("BUXUAN_PIN", typed or pin(name))


@pytest.mark.proves("C17")
def test_nobody_to_ask(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(path, "export", "--to", str(tmp_path / "out")) == UNUSABLE
    told = capsys.readouterr()
    assert told.out == ""
    assert "BUXUAN_NAME" in told.err
    assert "已经记进案卷" in told.err
    assert not (tmp_path / "out").exists()
    assert [(one.action, one.why) for one in state(path).access.refused] == [("export-public", "sign-in-unasked")]


@pytest.mark.proves("C17")
def test_the_clerk_lets_everything_out(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_(monkeypatch, CLERK)
    out = ("--to", str(tmp_path / "out"))
    assert command(path, "export", *out) == 0
    assert command(path, "export", "--sealed", "--archive", "--keep-until", "2031-05-10", *out) == 0
    assert command(path, "export", "--extract", *out) == 0
    assert command(path, "documents", "--out", str(tmp_path / "paper")) == 0
    assert {one.name for one in (tmp_path / "out").iterdir()} > {"公开", "封存-不得公开"}
    assert (tmp_path / "paper" / "当选证书.pdf").exists()
    assert state(path).access.refused == []
    assert state(path).access.printed == {("主任", "王建国"): 1}


@pytest.mark.proves("C17")
def test_a_teller_and_a_wrong_pin_do_not(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ("--to", str(tmp_path / "out"))
    as_(monkeypatch, TELLER)
    assert command(path, "export", "--sealed", *out) == UNUSABLE
    as_(monkeypatch, CLERK, "000000")
    assert command(path, "export", *out) == UNUSABLE
    as_(monkeypatch, "无此人", "000000")
    assert command(path, "export", *out) == UNUSABLE
    assert not (tmp_path / "out").exists()
    assert [one.why for one in state(path).access.refused] == ["role-may-not", "pin-wrong", "person-not-named"]
    assert pin(CLERK) not in capsys.readouterr().err


@pytest.mark.proves("C17")
def test_a_certificate_again_needs_two_at_the_window(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    as_(monkeypatch, CLERK)
    assert command(path, "documents", "--out", str(tmp_path / "one")) == 0
    capsys.readouterr()
    assert command(path, "documents", "--out", str(tmp_path / "two")) == UNUSABLE
    assert "第二个人" in capsys.readouterr().err
    assert (tmp_path / "two" / "1-结果报告单.pdf").exists()
    assert not (tmp_path / "two" / "当选证书.pdf").exists()


def test_the_name_and_pin_are_asked_on_a_terminal(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda: CLERK)
    monkeypatch.setattr("buxuan_desktop.cli.signing.getpass", lambda asked: pin(CLERK) if asked == "口令：" else "")
    assert command(path, "export", "--to", str(tmp_path / "out")) == 0
    assert "姓名：" in capsys.readouterr().err
    with Case.open(path, CLOCK, "", keeper_of(tmp_path / "home")) as case:
        assert not case.election.access.refused


def test_without_a_home_nobody_can_be_asked(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(path), "--to", str(tmp_path / "out")], CLOCK) == UNUSABLE
    assert capsys.readouterr().err
