"""The mirror at the counting table: chosen by keys, its light in words, its sentences, and a teller who never waits."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.mirror_names import copies_in
from buxuan_desktop.app.mirroring import Mirror
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.mirror import asking, upkeep
from buxuan_desktop.ui.mirror.sticks import Stick, sticks
from buxuan_desktop.ui.pages import dialogs
from tests.gui.count_table import CaseMaker, keyed, seat

PATIENCE = 20_000


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system shows as a stick."""
    made = tmp_path / "stick"
    made.mkdir()
    monkeypatch.setattr(asking, "sticks", lambda _: [Stick("KINGSTON", made, 7_200_000_000)])
    return made


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> CountPage:
    return seat(desk, qtbot, counting_case)


@pytest.fixture
def said(desk: Desk) -> list[str]:
    """All sentences of the notice line."""
    heard: list[str] = []
    desk.refused.connect(heard.append)
    desk.said.connect(heard.append)
    return heard


def light_says(qtbot: QtBot, page: CountPage, words: str) -> None:
    def check() -> None:
        assert page.light.text() == f"F6　{words}"

    qtbot.waitUntil(check, timeout=PATIENCE)


def choose(qtbot: QtBot, page: CountPage) -> None:
    """F6, the stick, and once more because it is a folder on the same disk here."""
    qtbot.keyClick(page, Qt.Key.Key_F6)
    keyed(qtbot, page, "1")
    assert "同一块盘" in page.dialog.said.text()
    keyed(qtbot, page, "1")


def heads(page: CountPage, stick: Path) -> list[Head]:
    return [verify(copy).head for copy in copies_in(stick, page.desk.the_case.file.path)]


def test_without_a_mirror_the_light_says_so(page: CountPage) -> None:
    assert page.light.text() == "F6　○ 没有备份"
    assert page.light.accessibleName() == "没有备份"


def test_a_stick_is_chosen_by_two_keys_and_kept_up(qtbot: QtBot, page: CountPage, stick: Path) -> None:
    choose(qtbot, page)
    light_says(qtbot, page, "● 备份正常")
    assert heads(page, stick) == [page.desk.the_case.file.head] * 2
    keyed(qtbot, page, "1⏎2⏎k⏎")
    assert page.desk.upkeep.behind == 3
    keyed(qtbot, page, "1⏎" * 17)
    qtbot.waitUntil(lambda: page.desk.upkeep.behind == 0, timeout=PATIENCE)
    assert max(heads(page, stick)) == page.desk.the_case.file.head


def test_a_pulled_stick_is_one_calm_sentence_and_is_caught_up_with(
    qtbot: QtBot, page: CountPage, stick: Path, said: list[str], tmp_path: Path
) -> None:
    choose(qtbot, page)
    light_says(qtbot, page, "● 备份正常")
    stick.rename(tmp_path / "pocket")
    keyed(qtbot, page, "1⏎" * 20)
    light_says(qtbot, page, "▲ 备份停了，差 20 条")
    keyed(qtbot, page, "2⏎" * 20)
    light_says(qtbot, page, "▲ 备份停了，差 40 条")
    page.desk.upkeep.look()
    qtbot.wait(50)
    assert [sentence for sentence in said if "备份" in sentence] == said
    assert len(said) == 1
    assert "请接着计票" in said[0]
    assert len(page.current.ballots) == 40
    (tmp_path / "pocket").rename(stick)
    page.desk.upkeep.look()
    light_says(qtbot, page, "● 备份正常")
    assert said[1:] == ["备份已经补上。"]
    assert max(heads(page, stick)) == page.desk.the_case.file.head


def test_a_stick_that_hangs_makes_no_key_wait(
    qtbot: QtBot, page: CountPage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(qtbot, page)
    light_says(qtbot, page, "● 备份正常")
    answer, step = threading.Event(), Mirror.step

    def hanging(mirror: Mirror, *, whole: bool = False) -> Head:
        assert answer.wait(PATIENCE / 1000)
        return step(mirror, whole=whole)

    monkeypatch.setattr(Mirror, "step", hanging)
    keyed(qtbot, page, "1⏎" * 45)
    assert len(page.current.ballots) == 45
    assert page.desk.upkeep.behind == 45
    answer.set()
    qtbot.waitUntil(lambda: page.desk.upkeep.behind == 0, timeout=PATIENCE)
    assert max(heads(page, stick)) == page.desk.the_case.file.head


def test_a_stick_that_hangs_keeps_no_window_open(
    qtbot: QtBot, page: CountPage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(qtbot, page)
    light_says(qtbot, page, "● 备份正常")
    answer, ended, step = threading.Event(), threading.Event(), Mirror.step

    def hanging(mirror: Mirror, *, whole: bool = False) -> Head:
        assert answer.wait(PATIENCE / 1000)
        try:
            return step(mirror, whole=whole)
        finally:
            ended.set()

    monkeypatch.setattr(Mirror, "step", hanging)
    monkeypatch.setattr(upkeep, "_PATIENCE", 0.05)
    keyed(qtbot, page, "1⏎2⏎")
    path = page.desk.the_case.file.path
    page.desk.put(None)
    assert page.light.text() == "F6　○ 没有备份"
    assert verify(path).faults == ()
    answer.set()
    assert ended.wait(PATIENCE / 1000)
    qtbot.wait(20)


def test_a_quiet_moment_is_used_for_what_is_missing(qtbot: QtBot, page: CountPage, stick: Path) -> None:
    choose(qtbot, page)
    light_says(qtbot, page, "● 备份正常")
    keyed(qtbot, page, "1⏎1⏎")
    page.desk.upkeep.look()
    assert page.desk.upkeep.behind == 2
    page.desk.upkeep.look()
    qtbot.waitUntil(lambda: page.desk.upkeep.behind == 0, timeout=PATIENCE)


def test_the_end_of_the_count_and_the_result_are_mirrored_whole(
    qtbot: QtBot, desk: Desk, counting_case: CaseMaker, stick: Path
) -> None:
    page = seat(desk, qtbot, counting_case, issued=517)
    choose(qtbot, page)
    light_says(qtbot, page, "● 备份正常")
    keyed(qtbot, page, "1⏎2⏎")
    qtbot.keyClick(page, Qt.Key.Key_F10)
    for edit in page.dialog.reasons.values():
        edit.setText("已重新清点")
    page.dialog.confirm.click()
    qtbot.waitUntil(lambda: heads(page, stick) == [desk.the_case.file.head] * 2, timeout=PATIENCE)
    assert desk.election.rounds[-1].declared


def test_leaving_writes_what_is_missing_and_the_choice_is_remembered(
    qtbot: QtBot, page: CountPage, stick: Path, tmp_path: Path
) -> None:
    desk, path = page.desk, page.desk.the_case.file.path
    choose(qtbot, page)
    light_says(qtbot, page, "● 备份正常")
    keyed(qtbot, page, "1⏎2⏎2⏎")
    head = desk.the_case.file.head
    desk.put(None)
    assert max(verify(copy).head for copy in copies_in(stick, path)) == head
    assert page.light.text() == "F6　○ 没有备份"
    again = Desk(desk.clock, desk.keeper, desk.home)
    from buxuan_desktop.app.case import Case

    again.put(Case.open(path, desk.clock, "周敏", desk.keeper))
    assert again.upkeep.target is not None
    assert again.upkeep.target.folder == str(stick)
    qtbot.waitUntil(lambda: again.upkeep.behind == 0, timeout=PATIENCE)
    again.put(None)


def test_a_mirror_can_be_given_up_and_the_pace_is_a_setting(qtbot: QtBot, page: CountPage, stick: Path) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F6)
    page.dialog.every.setFocus()
    page.dialog.every.setText("5")
    page.dialog.setFocus()
    keyed(qtbot, page, "11")
    light_says(qtbot, page, "● 备份正常")
    keyed(qtbot, page, "1⏎" * 5)
    qtbot.waitUntil(lambda: page.desk.upkeep.behind == 0, timeout=PATIENCE)
    qtbot.keyClick(page, Qt.Key.Key_F6)
    assert page.dialog.every.text() == "5"
    keyed(qtbot, page, "n")
    assert page.light.text() == "F6　○ 没有备份"
    keyed(qtbot, page, "1⏎" * 5)
    assert max(heads(page, stick)).seq == page.desk.the_case.file.head.seq - 5


def test_a_folder_is_chosen_where_no_stick_is_seen(
    qtbot: QtBot, page: CountPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(asking, "sticks", lambda _: [])
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: other)
    qtbot.keyClick(page, Qt.Key.Key_F6)
    keyed(qtbot, page, "ww")
    light_says(qtbot, page, "● 备份正常")
    assert heads(page, other) == [page.desk.the_case.file.head] * 2


def test_our_own_mistake_in_the_mirror_is_not_dressed_up(
    qtbot: QtBot, page: CountPage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Head:
        raise KeyError("ours")

    monkeypatch.setattr(Mirror, "step", broken)
    with qtbot.captureExceptions() as raised:
        choose(qtbot, page)
        qtbot.waitUntil(lambda: bool(raised), timeout=PATIENCE)
    assert [kind for kind, *_ in raised] == [KeyError]


def test_the_disk_of_the_case_is_no_stick(tmp_path: Path) -> None:
    assert all(one.folder != Path("/") for one in sticks(tmp_path / "a.buxuan"))
