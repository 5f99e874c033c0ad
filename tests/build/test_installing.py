import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def installing(script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = script("installing")
    monkeypatch.setattr(module, "LOG", tmp_path / "out" / "setup.log")
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    return module


@pytest.fixture
def commands(installing: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    noted: list[list[str]] = []
    monkeypatch.setattr(installing, "_run", lambda command, failure: noted.append(command))
    return noted


def test_the_lock_is_installed_by_hash_and_from_wheels_only(installing: ModuleType, commands: list[list[str]]) -> None:
    installing.install_lock()
    assert {"--require-hashes", "--no-deps", "--only-binary", ":all:"} <= set(commands[0])


def test_the_project_is_installed_without_network(installing: ModuleType, commands: list[list[str]]) -> None:
    installing.install_project()
    assert {"--no-index", "--no-deps", "--no-build-isolation", "-e"} <= set(commands[0])


def test_what_an_unfinished_set_up_left_is_cleared(installing: ModuleType, commands: list[list[str]]) -> None:
    (installing.VENV / "lib").mkdir(parents=True)
    installing.make_venv()
    assert not installing.VENV.exists()
    assert commands[0][1:3] == ["-m", "venv"]


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("ERROR: No matching distribution found for ruff==0.17.6", "连不上软件源"),
        ("Failed to establish a new connection: [Errno 111]", "连不上软件源"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "与清单不符"),
        ("OSError: [Errno 28] No space left on device", "磁盘已满"),
        ("[Errno 13] Permission denied", "可以写入"),
        ("something else", "请再运行一次"),
    ],
)
def test_a_failure_is_told_in_one_sentence(installing: ModuleType, output: str, advice: str) -> None:
    command = [sys.executable, "-c", f"import sys; print({output!r}); sys.exit(1)"]
    with pytest.raises(installing.SetupError, match=advice) as caught:
        installing._run(command, "没有装好。")
    assert str(caught.value).startswith("没有装好。")
    assert str(installing.LOG) in str(caught.value)
    assert output in installing.LOG.read_text(encoding="utf-8")


def test_the_reason_comes_from_the_failed_command_alone(installing: ModuleType) -> None:
    installing._run([sys.executable, "-c", "print('timed out')"], "甲")
    with pytest.raises(installing.SetupError, match="请再运行一次"):
        installing._run([sys.executable, "-c", "import sys; sys.exit(1)"], "乙")


def test_a_callers_python_settings_do_not_reach_pip(
    script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "x")
    monkeypatch.setenv("PIP_TARGET", "x")
    monkeypatch.setenv("PIP_INDEX_URL", "mirror")
    environment = script("places").child_environment(EXTRA="1")
    assert "PYTHONPATH" not in environment
    assert "PIP_TARGET" not in environment
    assert (environment["PIP_INDEX_URL"], environment["EXTRA"]) == ("mirror", "1")


@pytest.mark.skipif(sys.platform == "win32", reason="locks are not inherited there")
def test_programs_of_a_killed_set_up_are_waited_for(
    script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = script("alone")
    monkeypatch.setattr(alone, "OUT", tmp_path)
    with alone.alone(), subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1, close_fds=False) as orphan:
        with (tmp_path / "setup.lock").open("a+b") as other:
            assert not alone._taken(other)
        orphan.communicate(b"\n")
    with (tmp_path / "setup.lock").open("a+b") as other:
        assert alone._taken(other)
