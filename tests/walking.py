"""A walk through every page of the program with a believable case on the desk; a new page is walked by itself."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from buxuan_desktop.app import closing, counting, doubts, records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.practising.session import keying, learn, papers_of
from buxuan_desktop.app.seating import said
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.program import PAGES, add_board, make_window
from buxuan_desktop.ui.shell.window import Window
from tests import auditing, community
from tests.deciding import FOR_WANG as WANG_AT_ONCE
from tests.deciding import OVER, UNCLEAR, at_once
from tests.planning import DAY, day
from tests.tabling import BLANK, FOR_LI, FOR_WANG, TORN, WRITTEN, A, at_table, key

KEEPER = "this-computer"


def nothing(window: Window, folder: Path) -> None:
    """No case yet."""
    del folder
    window.desk.put(None)


def full(window: Window, folder: Path) -> None:
    """The eve of the vote, with an audit and what comes after."""
    window.desk.clock = community.on_day(day(4, 19))
    path = folder / "full.buxuan"
    if path.exists():
        open_case(window.desk, path)
        return
    case = community.before_the_vote(path, clock=window.desk.clock)
    records.add_all(case, (*auditing.whole(), *community.AFTER))
    records.add(case, BodyMember(body="branch", name=community.LONG, office="head"))
    window.desk.put(case)


def handing_out(window: Window, folder: Path) -> None:
    """The morning of the vote."""
    window.desk.clock = community.on_day(DAY)
    case = community.before_the_vote(folder / "out.buxuan", clock=window.desk.clock)
    community.hand_out(case)
    window.desk.put(case)


def two_entries(window: Window, folder: Path) -> None:
    """A bundle keyed twice that does not agree, and one that waits."""
    case = seated(window, at_table(folder / "two.buxuan", (4, 3), keeper=KEEPER))
    key(case, 1, 1, (FOR_WANG, FOR_LI, WRITTEN, BLANK))
    key(case, 1, 2, (FOR_WANG, FOR_WANG, WRITTEN))
    window.desk.turn_to(1)


def one_entry(window: Window, folder: Path) -> None:
    """The page on which ballots are keyed: a ballot is in hand."""
    case = seated(window, at_once(folder / "one.buxuan", keeper=KEEPER))
    counting.cast_many(case, [(WANG_AT_ONCE, 3)])


def totals(window: Window, folder: Path) -> None:
    """A bundle of 正 sheets."""
    seated(window, at_table(folder / "totals.buxuan", (4,), "totals", keeper=KEEPER))
    window.desk.go("bundles")
    window.page.open_bundle(1)
    window.page.seats.seated.emit(*A)


def in_doubt(window: Window, folder: Path) -> None:
    """Papers, names and an objection that wait for a decision."""
    case = seated(window, at_once(folder / "doubt.buxuan", keeper=KEEPER))
    for _ in range(4):
        doubts.enter(case, WANG_AT_ONCE)
    doubts.enter(case, UNCLEAR)
    doubts.enter(case, OVER, "stray-mark 第二捆有几张票念得太快，坐在后面的人没有听清，请当着大家的面再数一遍")
    doubts.raise_objection(case, "村民 丁一", "第二捆念得太快，请再数一遍")
    window.desk.go("count")


def agreed(window: Window, folder: Path) -> None:
    """All bundles are confirmed: dice can be thrown."""
    case = seated(window, at_table(folder / "agreed.buxuan", (3,), keeper=KEEPER))
    for entry in (1, 2):
        key(case, 1, entry, (FOR_WANG, FOR_LI, BLANK))


def declared(window: Window, folder: Path) -> None:
    """A verdict was read out."""
    case = seated(window, at_table(folder / "declared.buxuan", (5,), keeper=KEEPER))
    for entry in (1, 2):
        key(case, 1, entry, (FOR_WANG, FOR_WANG, FOR_LI, WRITTEN, TORN))
    closing.close_count(case)
    closing.declare_result(case)


def learning(window: Window, folder: Path) -> None:
    """The first papers of a practice."""
    del folder
    window.desk.put(learn(window.desk.clock, window.desk.keeper, "周敏"))
    window.desk.go_on()


def practised(window: Window, folder: Path) -> None:
    """A bundle of practice papers is keyed once."""
    del folder
    case = keying(window.desk.clock, window.desk.keeper, "周敏", 10, alone=True, seed=3)
    window.desk.put(case)
    window.desk.go_on()
    hand = window.desk.keying
    assert hand is not None
    for one in papers_of(case)[0]:
        hand.enter(Ballot(one.marks, one.void), one.doubt)
    hand.end()
    window.desk.keying = None


CASES: Mapping[Callable[[Window, Path], None], tuple[str, ...]] = {
    nothing: ("start", "setup", "survey", "rollup", "practise"),
    handing_out: ("places", "checkin", "rollcall"),
    two_entries: ("bundles", "differences", "tables"),
    totals: ("totals",),
    one_entry: ("count", "correct"),
    in_doubt: ("doubts", "names", "objections", "recounts", "balances"),
    agreed: ("spot",),
    declared: ("verdict", "print", "day"),
    practised: ("score",),
}
"""Which case each page is shown with; every other page of the program is shown with the full one."""
KINDS = ("body-member", "meeting", "dispute")


AT_ONCE = 6
"""So many pages share a window: the fewer there are, the faster another look is put on."""


def some(folder: Path, size: tuple[int, int], wanted: Collection[str]) -> Iterator[tuple[str, Window]]:
    """Show the pages of these names."""
    folder.mkdir()
    for make, pages in CASES.items():
        if any(name in wanted for name in pages):
            with a_window(folder, size) as window:
                make(window, folder)
                for name in pages:
                    for shown in _show(window, name) if name in wanted else ():
                        yield shown, window


def walk(
    folder: Path, size: tuple[int, int] = (1024, 768), seat: Callable[[Window], None] = lambda _window: None
) -> Iterator[tuple[str, Window]]:
    """Show one page after the other; gives the name of what is on screen, and its window.

    `seat` lets somebody sit down in each case once it is on the desk.
    """
    folder.mkdir()
    named = {name for pages in CASES.values() for name in pages}
    rest = [name for name in PAGES if name not in named and name != "records"]
    parts = [*CASES.items(), *((full, tuple(rest[at : at + AT_ONCE])) for at in range(0, len(rest), AT_ONCE))]
    for make, pages in parts:
        with a_window(folder, size) as window:
            make(window, folder)
            seat(window)
            for name in pages:
                for shown in _show(window, name):
                    yield shown, window
    with a_window(folder, size) as window:
        full(window, folder)
        seat(window)
        for kind in KINDS:
            window.desk.show_records(kind)
            window.page.start_new()
            settle()
            yield f"records {kind}", window
        window.desk.show_stage(5)
        settle()
        yield "stage 5", window
    with a_window(folder, size) as window:
        learning(window, folder)
        seat(window)
        settle()
        yield "practice", window


@contextmanager
def a_window(folder: Path, size: tuple[int, int]) -> Iterator[Window]:
    """A window that is taken apart at the end, with all that it has made."""
    desk = Desk(standing_at(DAY), KEEPER, folder / "home")
    window = make_window(desk)
    add_board(window)
    window.resize(*size)
    window.show()
    window.activateWindow()
    try:
        yield window
    finally:
        window.close()
        for one in (window.board, window):
            if one is not None:
                one.deleteLater()
        settle()


def _show(window: Window, name: str) -> Iterator[str]:
    if window.pages[name] is not window.page or name == "start":
        window.desk.go(name)
    settle()
    if name == "verdict":
        while window.page.checks.file.state == "waiting":
            QTest.qWait(20)
        settle()
    yield name
    if name == "setup":
        window.page.go_on()
        settle()
        yield "setup, what is missing"
    if name == "count":
        window.page.press("1")
        settle()
        yield "count, a ballot in hand"


def settle() -> None:
    """What was thrown away is gone, what was changed is laid out."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(3):
        QApplication.processEvents()


def seated(window: Window, case: Case) -> Case:
    case.who = said(*A)
    window.desk.put(case)
    return case
