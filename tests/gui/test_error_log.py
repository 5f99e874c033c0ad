"""A bug of ours stops the window and is logged without anybody's name or number."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from buxuan_desktop.ui.shell import banner
from tests.registering import id_number

NUMBER = id_number(7, "19570109")


def test_the_log_of_a_crash_tells_where_and_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log, ended = tmp_path / "用户王建国" / "error.log", []
    monkeypatch.setattr(banner, "tell", lambda _: None)
    monkeypatch.setattr(QApplication, "exit", ended.append)
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    banner.install(log, lambda: ended.append("closed"))
    try:
        raise ValueError(f"王建国 {NUMBER} in /home/王建国/临河镇柳湾村-2026-05-10.buxuan")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    written = log.read_text(encoding="utf-8")
    assert written.startswith("ValueError: ")
    assert "test_error_log.py:" in written
    for secret in ("王建国", NUMBER, "柳湾", "buxuan/", str(tmp_path)):
        assert secret not in written
    assert ended == ["closed", 3]
