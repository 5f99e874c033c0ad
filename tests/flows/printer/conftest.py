"""A printing system that the tests start by themselves (`tests.flows.cups`), and a counted case in the real window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app import closing, counting
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.opening import begin, hold_polls
from buxuan_desktop.app.setup import Elector, Opening
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.shell.window import Window
from tests.flows.cups import Cups
from tests.flows.printer.hands import DAY, ELECTORS, RARE, WINNERS
from tests.flows.window_hands import KEEPER, window_on


@pytest.fixture(scope="module")
def cups() -> Iterator[Cups]:
    made = Cups()
    try:
        made.start()
        yield made
    finally:
        made.clean_up()


@pytest.fixture(autouse=True)
def _here(cups: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in cups.leads.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand six hundred electors, three of them elected to two posts."""
    path = tmp_path_factory.mktemp("case") / "柳湾社区.buxuan"
    opening = Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        electors="voters",
        election_day=DAY,
        options={"overvote_scope": "post", "blank": "abstain", "same_person": "separate"},
        keeper=KEEPER,
    )
    names = [*RARE, *WINNERS[1:], *(f"居民{number}" for number in range(ELECTORS - 6))]
    people = [Elector(name, group=f"第{place % 7 + 1}居民小组") for place, name in enumerate(names)]
    posts = (Post("主任", 1, ("𠮷田丰",)), Post("委员", 2, ("王建国", "李秀英")))
    with begin(path, opening, posts, people, standing_at(DAY), "周敏") as case:
        hold_polls(case, "first", 1400, [Box("中心会场", "hall", 1400, 1400)], "韩立")
        marks = {"主任": PostMarks(("𠮷田丰",)), "委员": PostMarks(("王建国", "李秀英"))}
        counting.cast_many(case, [(Ballot(marks), 1400)])
        closing.close_count(case)
        closing.declare_result(case)
    return path


@pytest.fixture
def window(qapp: QApplication, case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    copy = tmp_path / case_file.name
    shutil.copy(case_file, copy)
    monkeypatch.setattr(asking, "where_to_save", lambda _parent, proposed: proposed)
    with window_on(qapp, DAY, tmp_path / "home") as made:
        made.desk.put(Case.open(copy, standing_at(DAY), "周敏", KEEPER))
        yield made
        made.desk.put(None)
