"""A desk with a small case on it, and pages shown offscreen at the smallest laptop size."""

import gc
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import counting, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.program import STYLED, add_board, make_window
from buxuan_desktop.ui.shell.window import Window
from tests.dressed import prepared
from tests.printers import Printers, printers_on

DAY = date(2020, 4, 20)
DIRECTOR = (Post("主任", 1, ("王建国", "李秀英")),)
COMMUNITY = setup.Opening(
    place="临河镇柳湾社区",
    body="residents",
    profile="CN-U-2018",
    overlays=("S3",),
    electors="voters",
    election_day=DAY,
    options={"overvote_scope": "post", "blank": "abstain"},
    keeper="this-computer",
)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["buxuan", *STYLED]


@pytest.fixture(autouse=True, scope="session")
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """Windows that tests left go while Qt still stands: 6.12 on Python 3.13 falls over them when the process ends."""
    yield
    for window in QApplication.topLevelWidgets():
        window.deleteLater()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    prepared(qapp)
    # Tests without a window have Python's own collecting back, see `tests.conftest`.
    gc.disable()


@pytest.fixture
def whole_window(desk: Desk, qtbot: QtBot) -> Window:
    """The program's window with all of its pages and the board."""
    made = make_window(desk)
    add_board(made)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture(scope="module")
def walked(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where a walk through all pages keeps its cases, those too that the pages make."""
    prepared(qapp)
    gc.disable()
    folder = tmp_path_factory.mktemp("walk")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(dialogs, "case_folder", lambda: folder / "补选案卷")
        yield folder


@pytest.fixture(autouse=True)
def printers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printers:
    """No test prints on a real printer."""
    return printers_on(tmp_path / "printers", monkeypatch)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(standing_at(DAY), "this-computer", tmp_path / "home")
    yield made
    made.put(None)


@pytest.fixture
def window(desk: Desk, case: Case, qtbot: QtBot) -> Window:
    """The program's window on the `case` of the module's own fixture."""
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def counting_case(desk: Desk, tmp_path: Path) -> Callable[..., Case]:
    """Puts a case on the desk whose polls are closed: `counting_case(posts=…, issued=…, options=…)`."""

    def make(posts: tuple[Post, ...] = DIRECTOR, issued: int = 600, **options: str | bool) -> Case:
        given = {**COMMUNITY.options, "same_person": "separate", **options}
        case = setup.open_case(tmp_path / "case.buxuan", replace(COMMUNITY, options=given), desk.clock, "周敏")
        setup.set_posts(case, posts)
        setup.count_electors(case, 1000)
        counting.open_round(case, "first")
        counting.close_polls(case, issued, [Box("中心会场", "hall", issued, 517)])
        desk.put(case)
        return case

    return make


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Press keys where the cursor stands; Chinese comes from the input method, as it does on a real desk."""

    def pressed(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            at = QApplication.focusWidget()
            assert isinstance(at, QWidget)
            if isinstance(key, Qt.Key):
                qtbot.keyClick(at, key, modifier)
            elif key.isascii():
                qtbot.keyClicks(at, key)
            else:
                event = QInputMethodEvent()
                event.setCommitString(key)
                QApplication.sendEvent(at, event)

    return pressed
