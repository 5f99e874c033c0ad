"""The set-up on made-up folders: what is done again when, and what a cut-off set-up leaves."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


class Workshop:
    """A project folder whose installing is only noted down."""

    def __init__(self, root: Path, environment: ModuleType) -> None:
        self.root = root
        self.environment = environment
        self.done: list[str] = []
        self.failing: str | None = None

    def step(self, name: str) -> Callable[[], None]:
        def act() -> None:
            self.done.append(name)
            if name == self.failing:
                raise self.environment.SetupError("装不上。")
            if name == "venv":
                (self.root / ".venv").mkdir(exist_ok=True)
            if name == "project":
                for program in ("python", "buxuan", "lint-imports"):
                    (self.root / ".venv" / program).write_text("x")

        return act

    def ensure(self) -> list[str]:
        self.done = []
        self.environment.ensure()
        return self.done


@pytest.fixture
def workshop(script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    environment, alone = script("environment"), script("alone")
    made = Workshop(tmp_path, environment)
    for name in ("LOCK", "PROJECT"):
        (tmp_path / name).write_text("1")
        monkeypatch.setattr(environment, name, tmp_path / name)
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(environment, "LOG", tmp_path / "setup.log")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "executable", lambda name: tmp_path / ".venv" / name)
    monkeypatch.setattr(alone, "OUT", tmp_path / ".out")
    for step, function in (("venv", "make_venv"), ("lock", "install_lock"), ("project", "install_project")):
        monkeypatch.setattr(environment.installing, function, made.step(step))
    return made


def test_a_first_call_does_everything_and_the_next_nothing(workshop: Workshop) -> None:
    assert workshop.ensure() == ["venv", "lock", "project"]
    assert workshop.ensure() == []


def test_a_changed_lock_is_installed_into_what_is_there(workshop: Workshop) -> None:
    workshop.ensure()
    (workshop.root / "LOCK").write_text("2")
    assert workshop.ensure() == ["lock", "project"]
    assert workshop.ensure() == []


def test_a_changed_project_needs_no_network(workshop: Workshop) -> None:
    workshop.ensure()
    (workshop.root / "PROJECT").write_text("2")
    assert workshop.ensure() == ["project"]


def test_another_python_starts_from_scratch(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop.ensure()
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert workshop.ensure() == ["venv", "lock", "project"]


def test_a_moved_folder_starts_from_scratch(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop.ensure()
    monkeypatch.setattr(workshop.environment, "ROOT", workshop.root / "elsewhere")
    assert workshop.ensure() == ["venv", "lock", "project"]


@pytest.mark.parametrize("lost", ["python", "buxuan", "lint-imports"])
def test_a_lost_program_starts_from_scratch(workshop: Workshop, lost: str) -> None:
    workshop.ensure()
    (workshop.root / ".venv" / lost).unlink()
    assert workshop.ensure() == ["venv", "lock", "project"]


@pytest.mark.parametrize("failing", ["venv", "lock", "project"])
def test_a_set_up_that_was_cut_off_is_made_anew(workshop: Workshop, failing: str) -> None:
    workshop.failing = failing
    with pytest.raises(workshop.environment.SetupError):
        workshop.ensure()
    workshop.failing = None
    assert workshop.ensure() == ["venv", "lock", "project"]


def test_an_update_that_was_cut_off_is_made_anew(workshop: Workshop) -> None:
    workshop.ensure()
    (workshop.root / "LOCK").write_text("2")
    workshop.failing = "lock"
    with pytest.raises(workshop.environment.SetupError):
        workshop.ensure()
    workshop.failing = None
    assert workshop.ensure() == ["venv", "lock", "project"]


@pytest.mark.parametrize("content", ["", "{", "[]", "null"])
def test_a_broken_stamp_is_no_stamp(workshop: Workshop, content: str) -> None:
    workshop.ensure()
    workshop.environment.STAMP.write_text(content)
    assert workshop.ensure() == ["venv", "lock", "project"]


def test_an_old_python_is_told_which_one_is_needed(script: Callable[[str], ModuleType]) -> None:
    environment = script("environment")
    environment.require_python((3, 11))
    with pytest.raises(environment.SetupError, match=r"需要 Python 3\.11 .*3\.10"):
        environment.require_python((3, 10))


def test_an_old_sqlite_is_told_before_anything_is_installed(
    script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = script("environment")
    environment.require_sqlite()
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr("sqlite3.sqlite_version", "3.34.1")
    with pytest.raises(environment.SetupError, match=r"SQLite 是 3\.34\.1，案卷要用 3\.37"):
        environment.require_sqlite()
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    with pytest.raises(environment.SetupError, match="没有 SQLite"):
        environment.require_sqlite()


@pytest.mark.parametrize(
    ("fault", "code", "sentence"),
    [(PermissionError(13, "x"), 1, "读写文件时出错"), (KeyboardInterrupt(), 130, "已中断")],
)
def test_faults_become_a_sentence(
    script: Callable[[str], ModuleType],
    capsys: pytest.CaptureFixture[str],
    fault: BaseException,
    code: int,
    sentence: str,
) -> None:
    def main() -> int:
        raise fault

    assert script("environment").guarded(main) == code
    told = capsys.readouterr().err
    assert sentence in told
    assert "Traceback" not in told
