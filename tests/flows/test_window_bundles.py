"""Three hundred papers in six bundles, keyed twice through the window; every slip found by its place, truth in the end.

Real keys throughout. One kind of slip a bundle: a swapped candidate, a skipped paper, a doubled one, a missed void, a
doubtful one, none.
"""

import random
from collections import Counter
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.bundles import DOUBT
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.program import make_window
from tests.gui.bundle_hands import ENTER, A, B, entry, press, tie
from tests.gui.conftest import _look, counting_case, desk, qapp_args  # noqa: F401 - fixtures of that folder

PAPERS = "1" * 9 + "2" * 6 + "kf"
CHANCE = random.Random(20200420)
TRUTH = ["".join(CHANCE.choice(PAPERS) for _ in range(50)) for _ in range(6)]


def keys_of(papers: str) -> list[str]:
    """What is pressed for each paper before Enter: f is void as damaged, d doubtful."""
    return [{"f": "f2", "d": "1d1"}.get(paper, paper) for paper in papers]


def another(paper: str) -> str:
    return "2" if paper != "2" else "1"


def slipped(bundle: int) -> str:
    papers = TRUTH[bundle - 1]
    if bundle == 1:
        return papers[:16] + another(papers[16]) + papers[17:]
    if bundle == 2:
        return papers[:30] + papers[31:]
    if bundle == 3:
        return papers[:8] + papers[7] + papers[8:]
    if bundle == 4:
        at = papers.index("f")
        return papers[:at] + "1" + papers[at + 1 :]
    if bundle == 5:
        return papers[:20] + "d" + papers[21:]
    return papers


def test_every_slip_is_found_by_its_place(
    desk: Desk,  # noqa: F811
    qtbot: QtBot,
    counting_case: Callable[..., Case],  # noqa: F811
) -> None:
    window = make_window(desk)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    counting_case()
    desk.go("count")
    tie(qtbot, window, 300, 50)
    for bundle in range(1, 7):
        entry(qtbot, window, A, keys_of(TRUTH[bundle - 1]))
    for bundle in range(1, 7):
        window.page.overview.selectRow(bundle - 1)
        seen = slipped(bundle)
        entry(qtbot, window, B, keys_of(seen), ends=1 if len(seen) == 50 else 2)
        count = desk.election.rounds[-1].table.bundle(bundle).count
        assert len(count.open_slots) == (0 if bundle == 6 else 1)
        if bundle == 5:
            assert [(slot.place, slot.state) for slot in count.open_slots] == [(21, DOUBT)]
        elif bundle != 6:
            settle(qtbot, window, bundle)
    table = desk.election.rounds[-1].table
    assert [number for number, one in table.bundles.items() if not one.confirmed] == [5], "the doubtful one waits"
    papers = Counter("".join(TRUTH[:4]) + TRUTH[5])
    tally = desk.election.rounds[-1].tally
    assert tally.posts["主任"].approve == {"王建国": papers["1"], "李秀英": papers["2"]}
    assert (tally.counts.void, tally.counts.blank) == (papers["f"], papers["k"])
    assert tally.counts.recovered == 250
    assert verify(desk.the_case.file.path).faults == ()


def settle(qtbot: QtBot, window, bundle: int) -> None:
    """The paper is read again: the first entry was right, or the doubled paper is not there."""
    window.page.overview.selectRow(bundle - 1)
    press(qtbot, window, ENTER)
    page = window.page
    assert page is window.pages["differences"]
    (slot,) = page.slots
    wrong = {1: (17, 17), 2: slot.at, 3: slot.at, 4: (TRUTH[3].index("f") + 1,) * 2}[bundle]
    assert slot.at == wrong
    press(qtbot, window, "4" if slot.first is None else "1", "1", ENTER)
    assert window.page is window.pages["bundles"]
