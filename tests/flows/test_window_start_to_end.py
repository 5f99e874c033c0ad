"""The keyboard alone from an empty desk to the printed certificate, through the window that people get."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.result import asking, printer
from buxuan_desktop.ui.shell.window import Window
from tests.flows.window_hands import press, window_on

DAY = date(2020, 4, 20)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(dialogs, "case_folder", lambda: tmp_path / "补选案卷")
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    monkeypatch.setattr(printer.shutil, "which", lambda _name: "/usr/bin/lp")
    with window_on(qapp, standing_at(DAY), tmp_path / "home") as made:
        yield made


def set_up() -> None:
    """The five steps of a new case: one post, three candidates, ten electors."""
    press("⏎")
    press("临河镇柳湾社区⇥↓␣⏎")
    press("王𤇥⏎𨶒立杰⏎𰻝⏎⏎")
    press("↓␣⇥␣⏎")
    press("１０⏎")
    press("周敏⏎")
