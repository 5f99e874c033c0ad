import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def run(script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = script("run")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "OUT", tmp_path / ".out")
    monkeypatch.setattr(module, "SAMPLE", tmp_path / "plan3.toml")
    (tmp_path / "plan3.toml").write_text("format = 1\n")
    monkeypatch.setattr(module.environment, "ensure", lambda: None)
    return module


@pytest.fixture
def started(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    calls: list[tuple[str, ...]] = []

    def buxuan(*arguments: str) -> int:
        calls.append(arguments)
        return 7

    monkeypatch.setattr(run, "_buxuan", buxuan)
    return calls


def call(run: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["run.py", *arguments])
    return int(run.main())


def test_without_a_window_the_sample_is_run(
    run: ModuleType, started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run.OUT / "sample"
    (out / "plan3").mkdir(parents=True)
    (out / "plan3" / "选举结果报告单.pdf").write_bytes(b"")
    assert call(run, monkeypatch) == 7
    assert started == [("rehearse", str(run.SAMPLE), "--out", str(out))]
    told = capsys.readouterr().out
    assert "图形界面尚未提供" in told
    assert "共 1 份" in told
    assert "选举结果报告单.pdf" in told
    assert str(out / "plan3") in told


def test_without_a_window_a_file_is_verified(
    run: ModuleType, started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(run, monkeypatch, "柳湾.buxuan") == 7
    assert started == [("verify", "柳湾.buxuan")]
    assert "核对案卷" in capsys.readouterr().out


def test_the_sample_can_be_run_anywhere(
    run: ModuleType, started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call(run, monkeypatch, "--sample", "here") == 7
    assert started == [("rehearse", str(run.SAMPLE), "--out", "here")]


def test_a_missing_sample_is_told(run: ModuleType, started: list[tuple[str, ...]]) -> None:
    run.SAMPLE.unlink()
    with pytest.raises(run.SetupError, match="找不到自带的示例"):
        run.run_sample("here")
    assert started == []


def test_with_a_window_and_a_screen_the_program_starts(
    run: ModuleType, started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (run.ROOT / "buxuan_desktop" / "ui").mkdir(parents=True)
    monkeypatch.setenv("DISPLAY", ":0")
    assert call(run, monkeypatch) == 7
    assert call(run, monkeypatch, "柳湾.buxuan") == 7
    assert started == [(), ("柳湾.buxuan",)]


def test_with_a_window_but_no_screen_that_is_said(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    (run.ROOT / "buxuan_desktop" / "ui").mkdir(parents=True)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "没有找到显示器" in run.why_no_window()
