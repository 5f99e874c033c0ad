"""The same for bundles, differences, decisions, tables, spot check and practice."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import doubts, spotcheck, tables
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.practising.session import keying
from buxuan_desktop.app.seating import said
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import make_window
from buxuan_desktop.ui.shell.window import Window
from tests.deciding import FOR_WANG as AT_ONCE
from tests.deciding import OVER, UNCLEAR, at_once
from tests.gui.whole_words import whole
from tests.tabling import BLANK, COMMITTEE, DICE, FOR_LI, FOR_WANG, WRITTEN, A, at_table, key

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),
    pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1024, 680)]),
]
WITH_PAPER = 1280
"""Pixels of width in which ballot, keys and practice paper stand beside each other."""
LONG = "第二捆有几张票念得太快，坐在后面的人没有听清，请当着大家的面再数一遍"


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> Window:
    made = make_window(desk)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    return made


def seated(window: Window, case: Case) -> Case:
    case.who = said(*A)
    window.desk.put(case)
    return case


def test_bundles_differences_and_totals(window: Window, tmp_path: Path) -> None:
    case = seated(window, at_table(tmp_path / "a.buxuan", (4, 3), keeper="this-computer"))
    window.desk.go("bundles")
    whole(window)
    key(case, 1, 1, (FOR_WANG, FOR_LI, WRITTEN, BLANK))
    key(case, 1, 2, (FOR_WANG, FOR_WANG, WRITTEN))
    whole(window)
    window.desk.turn_to(1)
    window.desk.go("differences")
    whole(window)
    for answer in ("1", "3", "5"):
        window.page.answer(answer)
        whole(window.page.dialog)
        window.page.dialog.reject()
    window.desk.go("tables")
    whole(window)
    tables.hand_out(case, "第1桌", {2: (1, 2)}, tmp_path / "b.buxuan")
    window.desk.go("bundles")
    window.desk.go("tables")
    whole(window)


def test_totals(window: Window, tmp_path: Path) -> None:
    seated(window, at_table(tmp_path / "a.buxuan", (4,), "totals", keeper="this-computer"))
    window.desk.go("bundles")
    window.page.open_bundle(1)
    whole(window)
    window.page.seats.seated.emit(*A)
    assert window.page is window.pages["totals"]
    whole(window)


@pytest.mark.parametrize("page", ["doubts", "names", "objections", "recounts", "balances"])
def test_decisions(window: Window, tmp_path: Path, page: str) -> None:
    case = seated(window, at_once(tmp_path / "a.buxuan", keeper="this-computer"))
    for _ in range(4):
        doubts.enter(case, AT_ONCE)
    doubts.enter(case, UNCLEAR)
    doubts.enter(case, OVER, f"stray-mark {LONG}")
    doubts.raise_objection(case, "村民 丁一", LONG)
    window.desk.go("count")
    window.desk.go(page)
    whole(window)


def test_a_spot_check(window: Window, tmp_path: Path) -> None:
    case = seated(window, at_table(tmp_path / "a.buxuan", (3,), keeper="this-computer"))
    for entry in (1, 2):
        key(case, 1, entry, (FOR_WANG, FOR_LI, BLANK))
    window.desk.go("spot")
    whole(window)
    drawn = spotcheck.begin(case, DICE, 3, ("丁一",), A)
    window.desk.go("spot")
    whole(window)
    for place in drawn.places:
        spotcheck.read(case, place, BLANK, COMMITTEE)
    window.desk.go("spot")
    whole(window)
    spotcheck.conclude(case, COMMITTEE)
    window.desk.go("spot")
    whole(window)


def test_practice(window: Window, size: tuple[int, int]) -> None:
    window.desk.go("practise")
    whole(window)
    if size[0] < WITH_PAPER:
        return
    window.desk.put(keying(window.desk.clock, window.desk.keeper, "周敏", 10, alone=True, seed=3))
    window.desk.go_on()
    whole(window)
