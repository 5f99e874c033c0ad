"""Three hundred ballots through the window: fingers, case file, board, report and proof tell the same numbers."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from buxuan_desktop.app.boards import CLOSED, COUNTING, BoardRow, board_of
from buxuan_desktop.app.case import fold_file
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.shell.window import Window
from tests.flows.window_hands import REGISTERED, press, press_key, ready_case, window_on
from tests.flows.window_paper import text_of
from tests.gui.test_count_flow import BALLOTS, ONE, TWO, Naive

DAY = date(2020, 4, 20)
SHEETS = 300
STRANGER = "欧阳晓明"
WRITTEN = (("lztz⏎⏎", ("赵铁柱",)), ("l2⏎⏎", ("单志强",)), (f"l{STRANGER}⏎⏎", ()))
"""Keys of a ballot with somebody written in, and who gets the vote: nobody who is not on the register."""


def planned() -> tuple[list[str], Naive]:
    """Keys of three hundred ballots, every twelfth written in, one in 37 withdrawn; and what they come to."""
    rng, naive, keys = random.Random(370), Naive(), []
    for number in range(SHEETS):
        if number % 12 == 11:
            typed, names = rng.choice(WRITTEN)
            naive.entries.append(("valid", names, ()))
        else:
            typed = rng.choice(list(BALLOTS))
            naive.entries.append(BALLOTS[typed])
        keys.append(typed)
        if number % 37 == 36:
            keys.append("c1⏎")
            naive.entries.pop()
    return keys, naive


def in_box(naive: Naive) -> int:
    """Ballots of the box: what is not of this election lies apart."""
    found = naive.verdicts()
    return found.total() - found["set_aside"]


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    with window_on(qapp, DAY, tmp_path / "home") as made:
        yield made


def check_round(current: Round, naive: Naive) -> None:
    counts, tally = current.tally.counts, current.tally.posts["主任"]
    found = {"valid": counts.valid, "void": counts.void, "blank": counts.blank, "set_aside": counts.set_aside}
    assert found == naive.verdicts()
    assert counts.recovered == in_box(naive)
    assert +tally.approve == naive.votes(1)
    assert +tally.against == naive.votes(2)
    assert len(current.ballots) == SHEETS
    assert len(current.struck) == SHEETS // 37


def check_boards(window: Window, naive: Naive, phase: str, beyond: tuple[BoardRow, ...]) -> None:
    """The board in the hall and the one beside the ballot show what the file holds, and nobody's name too early."""
    votes, verdicts = naive.votes(1), naive.verdicts()
    states = [view.state for view in (*window.board.findChildren(BoardView), *window.findChildren(BoardView))]
    assert len(states) >= 2
    for state in (*states, board_of(window.desk.the_case)):
        assert state is not None
        assert (state.phase, state.counted, state.recovered) == (phase, in_box(naive), in_box(naive))
        assert (state.valid, state.void, state.blank) == tuple(verdicts[one] for one in ("valid", "void", "blank"))
        assert state.needed == in_box(naive) // 2 + 1
        rows = state.posts[0].rows
        assert rows[:2] == (BoardRow(ONE, votes[ONE]), BoardRow(TWO, votes[TWO]))
        assert Counter(rows[2:]) == Counter(beyond)


def check_file(desk: Desk, naive: Naive) -> None:
    with desk.the_case.file.reader() as reader:
        check_round(fold_file(reader).rounds[-1], naive)
    found = verify(desk.the_case.file.path)
    assert (found.faults, found.notes, found.head) == ((), (), desk.the_case.file.head)


def check_report(text: str, naive: Naive) -> None:
    votes, against, verdicts = naive.votes(1), naive.votes(2), naive.verdicts()
    whole, aside = in_box(naive), verdicts["set_aside"]
    for words in (
        f"登记参加选举的居民{REGISTERED}名",
        f"发出{whole}张收回{whole}张有效{verdicts['valid']}张无效（废票）{verdicts['void']}张"
        f"弃权{verdicts['blank']}张封存不计{aside}张",
        *(f"{name}{votes[name]}{against[name]}{votes[name]}" for name in (ONE, TWO)),
        *(f"{name}{votes[name]}" for name in votes),
    ):
        assert words in text


def check_all(window: Window, naive: Naive, phase: str, beyond: tuple[BoardRow, ...]) -> None:
    check_round(window.desk.election.rounds[-1], naive)
    check_file(window.desk, naive)
    check_boards(window, naive, phase, beyond)


def check_a_stranger_is_named(window: Window) -> None:
    """Before Enter the page says why this name will not count; then the ballot is taken back."""
    press(f"l{STRANGER}⏎")
    table = window.pages["count"].table
    said = "".join(label.text() for label in table.law.findChildren(QLabel))
    assert f"{STRANGER}不在选民名单上，不计票" in said
    assert "已在前面的职位计票" not in said
    press("⌫")


@pytest.mark.proves("R1", "R3", "R4", "R5", "R12", "R17", "R20", "C20")
def test_three_hundred_ballots_come_to_the_same_everywhere(window: Window, tmp_path: Path) -> None:
    keys, naive = planned()
    path = tmp_path / "case.buxuan"
    ready_case(path, DAY, in_box(naive))
    open_case(window.desk, path)
    press("周敏⏎韩立⏎")
    for typed in keys:
        press(typed)
    check_a_stranger_is_named(window)
    votes = Counter({name: count for name, count in naive.votes(1).items() if name not in (ONE, TWO)})
    check_all(window, naive, COUNTING, (BoardRow("另选他人", votes.total(), "others"),))
    press_key(Qt.Key.Key_F10)
    press("⏎")
    assert window.page is window.pages["verdict"], window.notice.text()
    check_all(window, naive, CLOSED, tuple(BoardRow(name, count, "written") for name, count in votes.items()))
    press("⏎")
    check_report(text_of(window.page.content), naive)
