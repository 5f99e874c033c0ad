"""Trouble under the count page: what happened is said in words, nothing is lost and nothing is keyed twice."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.count.progress import FAILED, OPEN, SAVED
from buxuan_desktop.ui.desk import Desk
from tests.gui.count_table import CaseMaker, keyed, round_of, seat


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> CountPage:
    return seat(desk, qtbot, counting_case)


@pytest.fixture
def said(desk: Desk) -> list[str]:
    heard: list[str] = []
    desk.refused.connect(heard.append)
    desk.said.connect(heard.append)
    return heard


def test_a_file_deleted_under_the_hands_is_written_back(qtbot: QtBot, page: CountPage, said: list[str]) -> None:
    keyed(qtbot, page, "1⏎2⏎")
    path = page.desk.the_case.file.path
    path.unlink()
    keyed(qtbot, page, "1⏎")
    assert "删除" in said[-1]
    assert page.head.state == FAILED
    keyed(qtbot, page, "⏎")
    assert said[-1] == "这张票存上了。"
    page.desk.put(None)
    assert verify(path).faults == ()


def test_a_file_moved_away_is_said_until_it_is_back(qtbot: QtBot, page: CountPage, said: list[str]) -> None:
    keyed(qtbot, page, "1⏎")
    path = page.desk.the_case.file.path
    path.rename(path.with_name("b.buxuan"))
    keyed(qtbot, page, "2⏎⏎")
    assert "不在原处" in said[-1]
    assert len(round_of(page).ballots) == 1
    path.with_name("b.buxuan").rename(path)
    keyed(qtbot, page, "⏎")
    assert len(round_of(page).ballots) == 2


def test_a_clock_that_jumps_is_said_once_and_the_ballot_is_stored(
    qtbot: QtBot, page: CountPage, said: list[str]
) -> None:
    keyed(qtbot, page, "1⏎")
    clock = page.desk.the_case.clock
    page.desk.the_case.clock = lambda: clock() - timedelta(days=3650)
    keyed(qtbot, page, "1⏎")
    assert "时间倒退了" in said[-1]
    assert "2010-04-23 12:00" in said[-1]
    keyed(qtbot, page, "1⏎")
    assert len(said) == 1
    page.desk.the_case.clock = clock
    keyed(qtbot, page, "1⏎")
    assert "时间跳得太远" in said[-1]
    assert (page.head.state, len(round_of(page).ballots)) == (SAVED, 4)


def test_a_pause_over_night_is_no_jump(qtbot: QtBot, page: CountPage, said: list[str]) -> None:
    keyed(qtbot, page, "1⏎")
    clock = page.desk.the_case.clock
    page.desk.the_case.clock = lambda: clock() + timedelta(hours=20)
    keyed(qtbot, page, "1⏎")
    assert said == []


def test_a_ballot_that_went_in_although_the_disk_gave_no_answer_is_not_keyed_again(
    qtbot: QtBot, page: CountPage, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    silent(monkeypatch)
    keyed(qtbot, page, "1⏎")
    assert page.head.state == FAILED
    monkeypatch.undo()
    keyed(qtbot, page, "⏎")
    assert "其实已经写进" in said[-1]
    assert (page.head.state, page.draft.empty, len(round_of(page).ballots)) == (SAVED, True, 1)


def test_another_ballot_keyed_meanwhile_stays_to_be_stored(
    qtbot: QtBot, page: CountPage, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    silent(monkeypatch)
    keyed(qtbot, page, "1⏎")
    monkeypatch.undo()
    keyed(qtbot, page, "⌫2")
    assert page.head.state == OPEN
    keyed(qtbot, page, "⏎")
    assert "其实已经写进" in said[-1]
    assert not page.draft.empty
    keyed(qtbot, page, "⏎")
    assert [one.marks["主任"].approve for one in round_of(page).ballots.values()] == [("王建国",), ("李秀英",)]


def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commit goes in, and no more is heard of the disk."""

    def commit(file: CaseFile, _: Head) -> None:
        file.db.execute("COMMIT")
        file._doubtful = file.head
        raise Refusal("disk-fault", path=str(file.path), detail="disk I/O error")

    monkeypatch.setattr(CaseFile, "_commit", commit)
