"""The board while people vote: heads four ways against the quorum; strokes of 正 only once the polls are closed."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import drawing, places
from buxuan_desktop.app.checkin.turnout import boxes_of_day
from buxuan_desktop.app.counting import close_polls
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.desk import Desk
from tests.gui.conftest import DIRECTOR


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Case:
    opening = setup.Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        electors="voters",
        election_day=desk.clock().date(),
        options={"overvote_scope": "post", "blank": "abstain"},
        keeper="this-computer",
    )
    made = setup.open_case(tmp_path / "voting.buxuan", opening, desk.clock, "周敏")
    setup.set_posts(made, DIRECTOR)
    setup.register(made, [setup.Elector(f"居民{n}") for n in range(1, 10)])
    places.begin(made, "first")
    places.open_place(made, "中心会场", "hall", 9)
    desk.put(made)
    return made


@pytest.mark.proves("C18", "T2")
@pytest.mark.parametrize("size", [(1920, 1080), (420, 560)])
def test_heads_are_live_and_strokes_come_with_the_count(
    case: Case, desk: Desk, qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = BoardView(desk, stroke_ms=0)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    assert "登记 9 人，已领票 0 人，还差 5 人" in view.accessibleDescription()
    for number in (1, 2, 3, 4, 5):
        drawing.draw(case, number, "中心会场")
    assert "还差 0 人" in view.accessibleDescription()
    assert "参加投票的已经达到 5 人" in view.accessibleDescription()
    assert "正在投票" in view.accessibleDescription()
    view.grab()
    places.close_place(case, "中心会场", 4, ("1",), ("甲", "乙"), "11:00")
    close_polls(case, 5, boxes_of_day(places.here(case)))
    assert "王建国 0 票" in view.accessibleDescription()
    assert "已领票" not in view.accessibleDescription()
