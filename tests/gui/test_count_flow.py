"""Whole counts by real keys: the tally, the file folded again and a naive count agree."""

import random
import time
from collections import Counter
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.ui.count.asking import STRIKE_REASONS
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.count.progress import FAILED, OPEN, SAVED
from buxuan_desktop.ui.desk import Desk
from tests.gui.count_table import THREE, TWENTY, CaseMaker, Seated, full, keyed, round_of, seat, shown, written

# The offscreen platform says so of every dialog; no screen does.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


Entry = tuple[str, tuple[str, ...], tuple[str, ...]]
ONE, TWO = "王建国", "李秀英"
BALLOTS: dict[str, Entry] = {
    "1⏎": ("valid", (ONE,), ()),
    "2⏎": ("valid", (TWO,), ()),
    "x1⏎": ("valid", (), (ONE,)),
    "2x1⏎": ("valid", (TWO,), (ONE,)),
    "x1x2⏎": ("valid", (), (ONE, TWO)),
    "12⏎": ("void", (), ()),
    "k⏎": ("blank", (), ()),
    "f1⏎": ("void", (), ()),
    "f3⏎": ("set_aside", (), ()),
    "122⏎": ("valid", (ONE,), ()),
    "1⌫2⏎": ("valid", (TWO,), ()),
    "f2⌫1⏎": ("valid", (ONE,), ()),
}
"""Keys of a ballot, and its verdict with the names for and against."""


@pytest.fixture
def seated(desk: Desk, qtbot: QtBot, counting_case: CaseMaker) -> Seated:
    return partial(seat, desk, qtbot, counting_case)


class Naive:
    """Counts on its fingers what was keyed."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def verdicts(self) -> Counter[str]:
        return Counter(entry[0] for entry in self.entries)

    def votes(self, place: int) -> Counter[str]:
        return Counter(name for entry in self.entries for name in entry[place])


def key_in(page: CountPage, qtbot: QtBot, count: int) -> Naive:
    """Key so many ballots, every twelfth a write-in, and strike one after every 37."""
    rng, naive = random.Random(20200420), Naive()
    for number in range(count):
        if number % 12 == 11:
            letters, name = rng.choice((("ztz", "赵铁柱"), ("2", "单志强")))
            written(qtbot, page, letters)
            keyed(qtbot, page, "⏎")
            naive.entries.append(("valid", (name,), ()))
        else:
            keys = rng.choice(list(BALLOTS))
            keyed(qtbot, page, keys)
            naive.entries.append(BALLOTS[keys])
        if number % 37 == 36:
            keyed(qtbot, page, "c1⏎")
            naive.entries.pop()
    return naive


@pytest.mark.proves("R1", "R3", "R4", "R5", "R12", "R17", "R20")
def test_three_hundred_ballots_by_keys(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    begun = time.perf_counter()
    naive = key_in(page, qtbot, 300)
    spent = (time.perf_counter() - begun) / 300
    with page.desk.the_case.file.reader() as reader:
        refolded = fold_file(reader)
    for election in (page.desk.election, refolded):
        current = election.rounds[-1]
        counts, tally = current.tally.counts, current.tally.posts["主任"]
        found = {"valid": counts.valid, "void": counts.void, "blank": counts.blank, "set_aside": counts.set_aside}
        assert found == naive.verdicts()
        assert +tally.approve == naive.votes(1)
        assert +tally.against == naive.votes(2)
        assert (len(current.ballots), len(current.struck)) == (300, 8)
        assert {(one.reason, one.scrutineer) for one in current.struck.values()} == {(STRIKE_REASONS[0], "韩立")}
    assert spent < 0.2, f"{spent:.3f} s a ballot"


def test_an_ordinary_ballot_takes_two_presses(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    keyed(qtbot, page, "1⏎")
    assert round_of(page).tally.posts["主任"].approve == {"王建国": 1}
    assert page.draft.empty
    assert page.head.state == SAVED


def test_a_ballot_is_in_the_file_before_the_page_clears(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    seen = []

    def look(_events: object) -> None:
        with page.desk.the_case.file.reader() as reader:
            seen.append((len(fold_file(reader).rounds[-1].ballots), page.draft.empty))

    page.desk.changed.connect(look)
    keyed(qtbot, page, "1⏎")
    page.desk.changed.disconnect(look)
    assert seen == [(1, False)]


def test_a_refused_write_keeps_the_draft(seated: Seated, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = seated()
    told: list[str] = []
    page.desk.refused.connect(told.append)

    with monkeypatch.context() as patched:
        patched.setattr(page.desk.the_case.file, "append", full)
        keyed(qtbot, page, "2⏎")
    assert told
    assert "磁盘已满" in told[0]
    assert page.draft.marks[0].approve == ("李秀英",)
    assert page.head.state == FAILED
    keyed(qtbot, page, "⏎")
    assert round_of(page).tally.posts["主任"].approve == {"李秀英": 1}
    assert (page.head.state, page.draft.empty) == (SAVED, True)


def test_the_pill_says_what_is_not_yet_safe(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    assert page.head.state == SAVED
    keyed(qtbot, page, "1")
    assert page.head.state == OPEN
    keyed(qtbot, page, "1")
    assert page.head.state == SAVED


def test_three_posts_on_one_paper(seated: Seated, qtbot: QtBot) -> None:
    page = seated(posts=THREE, same_person="highest_only")
    keyed(qtbot, page, "1458⏎")
    keyed(qtbot, page, "134x9")
    assert page.table.law.title.text() == "部分有效"
    keyed(qtbot, page, "⏎..")
    assert page.draft.focus == 2
    written(qtbot, page, "ztz")
    keyed(qtbot, page, "⏎")
    tally = round_of(page).tally
    assert tally.posts["主任"].approve == {"王建国": 2}
    assert tally.posts["副主任"].approve == {"𰻝明": 1}
    assert tally.posts["副主任"].void_here == 1
    assert tally.posts["委员"].approve == {"王𤇥": 1, "赵六": 1, "赵铁柱": 1}
    assert tally.posts["委员"].against == {"钱七": 1}


def test_twenty_candidates_by_keys_alone(seated: Seated, qtbot: QtBot) -> None:
    page = seated(posts=TWENTY)
    for key in "123456789qwertyuiopa":
        keyed(qtbot, page, f"{key}⏎")
    assert round_of(page).tally.posts["委员"].approve == dict.fromkeys(TWENTY[0].candidates, 1)


def test_reopening_after_a_kill_stands_at_the_next_ballot(seated: Seated, qtbot: QtBot) -> None:
    page = seated()
    keyed(qtbot, page, "1⏎2⏎k⏎2")
    desk, path = page.desk, page.desk.the_case.file.path
    desk.put(None)
    desk.put(Case.open(path, desk.clock, "周敏", "this-computer"))
    again = shown(desk, qtbot)
    assert not again.ready, "who sits at the table is asked anew"
    again.seat("周敏", "韩立")
    assert again.table.recent.items == ("空白", "李秀英", "王建国")
    assert again.head.counted.text().startswith("已计 3 / 收回 517")
    assert again.draft.empty
    keyed(qtbot, again, "1⏎")
    assert len(round_of(again).ballots) == 4
