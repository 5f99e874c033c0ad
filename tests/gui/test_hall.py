"""The machine in the hall: awake while ballots are counted, its battery told, what was keyed read back."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.app import counting
from buxuan_desktop.app.closing import close_count, open_balances
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.hall.awake import Awake
from buxuan_desktop.ui.hall.battery import Battery, battery
from buxuan_desktop.ui.hall.keeper import NOT_KEPT, HallKeeper
from buxuan_desktop.ui.hall.speaking import Speaker
from tests.gui.count_table import CaseMaker, keyed, seat

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the other system's files")


def program(folder: Path, name: str, lines: str) -> None:
    made = folder / name
    made.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    made.chmod(0o755)


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """In the place of logind: notes what it was asked and runs the command it was given."""
    program(tmp_path, "systemd-inhibit", f'echo "$@" >> {tmp_path}/asked; shift 3; exec "$@"')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return tmp_path


def alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_machine_stays_awake_as_long_as_it_is_asked(keeper: Path) -> None:
    awake = Awake()
    awake.hold()
    awake.hold()
    asked = (keeper / "asked").read_text(encoding="utf-8").splitlines()
    assert len(asked) == 1
    assert "--what=sleep:idle:shutdown" in asked[0]
    assert awake.held
    running = awake._keeper
    assert running is not None
    assert alive(running.pid)
    awake.release()
    awake.release()
    assert not alive(running.pid)
    assert not awake.held


def test_nothing_to_ask_is_told_and_harmless(keeper: Path) -> None:
    program(keeper, "systemd-inhibit", "exit 1")
    awake = Awake()
    awake.hold()
    assert not awake.held
    awake.release()


def supply(folder: Path, name: str, **facts: str) -> None:
    (folder / name).mkdir()
    for key, value in facts.items():
        (folder / name / key).write_text(f"{value}\n", encoding="ascii")


def test_the_battery_is_told(tmp_path: Path) -> None:
    assert battery(tmp_path) is None
    supply(tmp_path, "hidpp", type="Battery", scope="Device", capacity="5", status="Discharging")
    assert battery(tmp_path) is None, "a mouse's battery is not the laptop's"
    supply(tmp_path, "BAT0", type="Battery", capacity="17", status="Discharging")
    assert battery(tmp_path) == Battery(17, plugged=False)
    assert battery(tmp_path).words == "电池 17%，请接上电源"
    supply(tmp_path, "AC", type="Mains", online="1")
    assert battery(tmp_path) == Battery(17, plugged=True)
    assert not battery(tmp_path).low


def test_without_a_voice_there_is_a_tone_and_only_when_switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("tone"))
    speaker = Speaker()
    speaker.say("王建国，一票")
    assert heard == []
    speaker.on = True
    speaker.say("王建国，一票")
    assert heard == ([] if speaker.speaks else ["tone"])


class Told:
    """In the place of the system: says whether it was asked."""

    def __init__(self) -> None:
        self.asked = self.held = False

    def hold(self) -> None:
        self.asked = self.held = True

    def release(self) -> None:
        self.asked = self.held = False


class Deaf(Told):
    """A system that keeps no machine awake."""

    def hold(self) -> None:
        self.asked = True


def test_a_machine_that_will_fall_asleep_is_no_good_news(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> None:
    good, bad = [], []
    desk.said.connect(good.append)
    desk.refused.connect(bad.append)
    keeper = HallKeeper(desk, lambda _words: None, awake=Deaf(), look=lambda: None)
    counting_case()
    qtbot.waitUntil(lambda: bool(good or bad), timeout=5000)
    assert (good, bad) == ([], [NOT_KEPT])
    keeper.stop()


def test_awake_from_the_closing_of_the_polls_to_the_closing_of_the_count(
    desk: Desk, qtbot: QtBot, counting_case: CaseMaker
) -> None:
    awake, words, said = Told(), [], []
    desk.refused.connect(said.append)
    keeper = HallKeeper(desk, words.append, awake=awake, look=lambda: Battery(12, plugged=False))
    keeper.look()
    assert (words, said) == (["电池 12%，请接上电源"], []), "outside a count nobody is disturbed"
    case = counting_case()
    qtbot.waitUntil(lambda: awake.asked, timeout=5000)
    keeper.look()
    keeper.look()
    assert said == ["电池 12%，请接上电源。已存入的选票都在案卷里。"]
    case.record(*[counting.judged(case, Ballot())] * 517)
    assert awake.asked
    close_count(case, {found.code: "已说明" for found in open_balances(case)})
    assert not awake.asked


def test_a_case_taken_off_the_desk_lets_the_machine_sleep(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> None:
    awake = Told()
    keeper = HallKeeper(desk, lambda _: None, awake=awake, look=lambda: None)
    counting_case()
    qtbot.waitUntil(lambda: awake.asked, timeout=5000)
    desk.put(None)
    qtbot.waitUntil(lambda: not awake.asked, timeout=5000)
    assert not keeper.counting


def test_each_stored_ballot_is_read_back(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> None:
    page = seat(desk, qtbot, counting_case)
    heard: list[str] = []
    page.speaker.say = heard.append  # type: ignore[method-assign]
    keyed(qtbot, page, "1⏎k⏎")
    qtbot.keyClick(page, Qt.Key.Key_F5)
    assert page.speaker.on
    assert heard == ["王建国", "空白"]
