"""The window on a computer that cannot show it, and the frozen program's environment for others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from buxuan_desktop import __main__ as program
from buxuan_desktop.cli import selftest
from buxuan_desktop.machine import Machine

ROOT = Path(__file__).resolve().parents[2]
_ASKED = """
import sys
from buxuan_desktop import __main__ as program
from buxuan_desktop.machine import Machine
program.this_machine = lambda: Machine("linux", (), "loongarch64", 64, "glibc 2.28")
code = program.window([])
assert not any(name.startswith("PySide6") for name in sys.modules), "Qt was loaded"
sys.exit(code)
"""


def test_an_unfit_machine_is_told_so_before_qt_is_loaded() -> None:
    ready = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, env=ready, check=False)
    assert done.returncode == 2
    assert "loongarch64" in done.stderr
    assert "龙芯" in done.stderr
    assert "Traceback" not in done.stderr


def test_commands_need_no_fit_machine(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(program, "this_machine", lambda: Machine("linux", (), "loongarch64", 64, "glibc 2.28"))
    monkeypatch.setattr(sys, "argv", ["buxuan", "verify", "nowhere.buxuan"])
    assert program.main() == 2
    assert "找不到文件" in capsys.readouterr().err


@pytest.mark.parametrize("before", [None, "/opt/theirs"])
def test_other_programs_get_the_systems_libraries(monkeypatch: pytest.MonkeyPatch, before: str | None) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours/_internal")
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    monkeypatch.setattr(sys, "argv", ["buxuan", "verify", "nowhere.buxuan"])
    program.main()
    assert os.environ.get("LD_LIBRARY_PATH") == before


def test_the_self_test_names_the_parts_that_are_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = selftest.missing_parts(("argon2", "no_such_part"), ("QtCore", "QtNowhere"))
    assert missing == ["no_such_part", "QtNowhere"]
    monkeypatch.setattr(selftest, "missing_parts", lambda: missing)
    assert selftest.run() == 1
    said = capsys.readouterr().err
    assert "no_such_part、QtNowhere" in said
    assert "安全软件" in said


def test_the_self_test_looks_for_what_protects_pins_and_cases() -> None:
    for name in ("argon2", "_argon2_cffi_bindings", "_cffi_backend", "sqlcipher3.dbapi2"):
        assert name in selftest._PARTS
    assert selftest.missing_parts() == []
