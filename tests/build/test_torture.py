"""build/torture.py goes on where it was broken off, for one state of the program, and says what was wrong."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Script = Callable[[str], ModuleType]


@pytest.fixture
def child(script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    made = script("torture_child")
    monkeypatch.setattr(made, "FOLDER", tmp_path / "torture")
    return made


def test_kills_are_made_once_and_gone_on_with(child: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert child.main(["2", "kills"]) == 0
    first = capsys.readouterr().out
    assert "kills at random moments  2 " in first
    state = child.State(child.FOLDER / "state.json", fresh=False)
    before = state.kills
    assert child.main(["2", "kills"]) == 0
    assert child.State(child.FOLDER / "state.json", fresh=False).kills == before
    assert child.main(["3", "kills"]) == 0
    after = child.State(child.FOLDER / "state.json", fresh=False).kills
    assert (after.runs, after.wrong) == (3, ())
    assert after.acknowledged >= before.acknowledged


def test_another_program_begins_anew(child: ModuleType, script: Script) -> None:
    child.FOLDER.mkdir()
    module, path = script("torture_state"), child.FOLDER / "state.json"
    state = module.State(path, fresh=False)
    state.keep(module.Row("x", 5))
    (child.FOLDER / "0.buxuan").write_bytes(b"")
    assert module.State(path, fresh=False).rows == {"x": module.Row("x", 5)}
    path.write_bytes(path.read_bytes().replace(b'"program":"', b'"program":"0'))
    assert module.State(path, fresh=False).rows == {}
    assert not (child.FOLDER / "0.buxuan").exists()
    state.keep(module.Row("x", 5))
    assert module.State(path, fresh=True).rows == {}


def test_what_was_wrong_is_printed_and_ends_in_a_one(
    child: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = child.killing.Killed(4, ["7 was acknowledged and is gone"])
    monkeypatch.setattr(child.killing, "kill", lambda *_: lost)
    assert child.main(["1", "kills"]) == 1
    assert "WRONG  kills at random moments: 7 was acknowledged and is gone" in capsys.readouterr().out


def test_what_cannot_be_tried_here_is_said(
    child: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(child.injecting, "why_not", lambda: "strace is not installed")
    assert child.main(["0", "cast", "power"]) == 0
    assert capsys.readouterr().out.count("strace is not installed") == 2
