"""build/test.py: every step runs, a fault in any of them is the answer, and pytest speaks last."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def checks(script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = script("test")
    monkeypatch.setattr(module.environment, "ensure", lambda: None)
    return module


beside: list[list[str]] = []
"""The commands that ran beside another one."""


def outcome(
    checks: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: str, failing: str = ""
) -> tuple[int, list[str], list[str]]:
    names: list[str] = []
    last: list[str] = []

    def run(name: str, command: list[str]) -> int:
        names.append(name)
        last[:] = command
        return 3 if name == failing else 0

    def begin(command: list[str], _said: object) -> list[str]:
        return command

    def end(name: str, command: list[str], _said: object) -> int:
        beside.append(command)
        return run(name, last)

    beside.clear()
    monkeypatch.setattr(checks, "_run", run)
    monkeypatch.setattr(checks, "_begin", begin)
    monkeypatch.setattr(checks, "_end", end)
    monkeypatch.setattr(sys, "argv", ["test.py", *arguments])
    return checks.main(), names, last


BEFORE = ["ruff check", "ruff format", "mypy", "mypy build", "lint-imports"]
EVERY_DAY = [*BEFORE, "pytest", "pytest windows"]


def test_a_clean_run(checks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    code, names, command = outcome(checks, monkeypatch, "-k", "quorum")
    assert (code, names) == (0, [name for name in EVERY_DAY if name != "pytest windows"]), "what is asked for, once"
    assert command[command.index("-m", 2) :][:2] == ["-m", "not slow"]
    assert command[-2:] == ["-k", "quorum"]


@pytest.mark.parametrize("failing", EVERY_DAY)
def test_a_fault_anywhere_fails_the_run_but_hides_no_other(
    checks: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], failing: str
) -> None:
    code, names, _ = outcome(checks, monkeypatch, failing=failing)
    assert code != 0
    assert names == EVERY_DAY
    assert (f"Failed before pytest: {failing}" in capsys.readouterr().out) == (failing in BEFORE)


def test_all_takes_the_slow_tests_and_builds_the_bundle(checks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    _, names, command = outcome(checks, monkeypatch, "--all")
    assert "not slow" not in command
    assert names[-3:] == ["bundle", "pytest", "pytest windows"]
    assert command[-2:] == ["tests", "--ignore=tests/gui"], "no test is run twice, none left out"
    assert [one[-1] for one in beside] == ["tests/gui"]


def test_the_tests_of_the_scripts_are_among_those_that_run(checks: ModuleType) -> None:
    assert "norecursedirs=.*" in checks._pytest(everything=False, arguments=[])


def test_caches_and_bytecode_stay_out_of_the_tracked_folders(checks: ModuleType) -> None:
    assert Path(checks._CACHE).is_relative_to(checks.ROOT / ".out")


def test_bundle_sizes_name_the_largest_parts(script: Callable[[str], ModuleType], tmp_path: Path) -> None:
    (tmp_path / "_internal" / "resources").mkdir(parents=True)
    (tmp_path / "_internal" / "resources" / "font.ttf").write_bytes(bytes(3_000_000))
    (tmp_path / "buxuan").write_bytes(bytes(1_000_000))
    lines = script("bundle").sizes(tmp_path)
    assert lines[0].endswith("4.0 MB")
    assert [line.split() for line in lines[1:]] == [["3.0", "MB", "resources"], ["1.0", "MB", "buxuan"]]
