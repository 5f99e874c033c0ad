from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture
def debian(script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = script("debian")
    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.setattr(module, "RUN_LIBRARIES", (("libbuxuan-none.so.0", "libnone0"), ("libbuxuan-no.so.1", "libno1")))
    monkeypatch.setattr(module.shutil, "which", lambda name: f"/usr/bin/{name}")
    return module


@pytest.fixture
def lines(debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    run: list[str] = []
    monkeypatch.setattr(debian, "_apt", lambda line: not run.append(line))
    return run


def test_root_gets_what_is_missing_installed(
    debian: ModuleType, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "is_root", lambda: True)
    debian.require_libraries()
    assert lines == ["apt-get install -y --no-install-recommends libno1 libnone0"]


def test_others_are_told_the_line_to_run(debian: ModuleType, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "is_root", lambda: False)
    with pytest.raises(debian.SetupError, match="sudo apt-get install -y --no-install-recommends libno1 libnone0"):
        debian.require_libraries()
    assert lines == []


def test_an_outdated_package_list_is_renewed_once(debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[str] = []

    def apt(line: str) -> bool:
        run.append(line)
        return line == "apt-get update" or len(run) > 2

    monkeypatch.setattr(debian, "_apt", apt)
    monkeypatch.setattr(debian, "is_root", lambda: True)
    debian.require_libraries()
    assert run[1] == "apt-get update"
    assert run[2] == run[0]


def test_systems_without_apt_are_told_the_names(debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian.shutil, "which", lambda name: None)
    with pytest.raises(debian.SetupError, match="libno1 libnone0"):
        debian.require_libraries()


def test_a_python_without_venv_asks_for_its_package(
    debian: ModuleType, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    monkeypatch.setattr(debian, "is_root", lambda: True)
    monkeypatch.setattr(debian.sys, "version_info", (3, 12, 4))
    debian.require_venv()
    assert lines == ["apt-get install -y --no-install-recommends python3.12-venv"]


def test_nothing_is_asked_for_when_nothing_is_missing(
    debian: ModuleType, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "RUN_LIBRARIES", ())
    debian.require_libraries()
    debian.require_bundle_tools()
    assert lines == []
