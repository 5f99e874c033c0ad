"""The hall in pictures: tables, mirror, people relieved, corrections, practice, and every face of the board."""

import random
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import Qt

from buxuan_desktop.app import counting, table_side, tables
from buxuan_desktop.app.merging import merge
from buxuan_desktop.app.mirror_names import copies_in
from buxuan_desktop.app.mirroring import Mirror, target_in
from buxuan_desktop.app.practising.session import keying, learn
from buxuan_desktop.app.seating import said
from buxuan_desktop.domain.ballot import Ballot, Box, PostMarks
from buxuan_desktop.ui.board.pause import PauseSheet
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.mirror import asking
from buxuan_desktop.ui.mirror.sticks import Stick
from buxuan_desktop.ui.pages import dialogs
from screen_cases import CROWD, FIRST, LI, POSTS, SECOND, TEN, TWO, WANG, fifty, key, tied, village, with_slips
from screen_stage import Stage

HALL = (1920, 1080)


def at_the_table(on: Stage) -> None:
    """What is asked at the table: more, names, void, relieved, corrected, the mirror."""
    case = on.put(village(on.folder / "a.buxuan"))
    counting.cast_many(case, [(one, 1) for one in TEN])
    case.who = said(*FIRST)
    on.desk.go("count")
    for key_, name in (("m", "more"), ("f", "void-asked"), ("l", "name-asked"), ("c", "strike-asked")):
        on.count.press(key_)
        on.take(name)
        on.dismiss()
    stick = Stick("KINGSTON", on.folder, 7_200_000_000)
    with patch.object(asking, "sticks", lambda _: [stick]):
        on.count.press("f6")
        on.take("mirror-asked")
        on.dismiss()
    on.count.press("f8")
    on.take("relieved")
    on.press(Qt.Key.Key_Escape)
    on.count.press("f7")
    on.take("corrections")
    on.desk.go("count")
    place = on.folder / "stick"
    place.mkdir()
    on.desk.upkeep.choose(target_in(place, case.file.path))
    on.settle(lambda: on.desk.upkeep.behind == 0)
    on.take("mirror-good")
    place.rename(on.folder / "pocket")
    for _ in range(20):
        counting.cast(case, WANG)
    on.settle(lambda: "停" in on.count.light.text())
    on.take("mirror-lost")


def restoring(on: Stage) -> None:
    """A lost case is found again in its mirror."""
    case = village(on.folder / "a.buxuan")
    counting.cast_many(case, [(WANG, 20)])
    (on.folder / "stick").mkdir()
    target = target_in(on.folder / "stick", case.file.path)
    Mirror(case.file.path, target).step(whole=True)
    case.close()
    case.file.path.unlink()
    page = on.shown
    page.who.setText("周敏")
    copy = copies_in(on.folder / "stick", case.file.path)[0]
    with patch.object(dialogs, "ask_file", lambda *_: copy):
        page.restore.click()
    on.take("restore")


def many_tables(on: Stage) -> None:
    """Handed out, keyed elsewhere, taken back."""
    case = on.put(tied(on.folder / "a.buxuan"))
    case.who = said(*FIRST)
    on.desk.go("bundles")
    on.desk.go("tables")
    on.take("tables-none")
    on.shown.hall.give.click()
    on.take("tables-giving")
    stick = on.folder / "stick"
    stick.mkdir()
    files = [
        tables.hand_out_in(case, f"第{n}桌", entries, stick)
        for n, entries in ((1, {1: (1,), 2: (1,)}), (2, {1: (2,), 2: (2,)}), (3, {3: (1, 2)}), (4, {2: (1,)}))
    ]
    on.desk.go("bundles")
    on.desk.go("tables")
    on.take("tables-out")
    for at, file in enumerate(files[:2] + files[3:]):
        _keyed_away(on, file, at)
        merge(case, file)
    on.desk.go("bundles")
    on.desk.go("tables")
    on.take("tables-back")


def _keyed_away(on: Stage, file: Path, at: int) -> None:
    people = (FIRST, SECOND, ("郑平", "冯丽"))[at]
    away = table_side.take_up(file, on.folder / f"disk{at}", on.desk.clock, said(*people), f"laptop {at}")
    with away:
        for bundle, entry in ((1, at + 1), (2, at + 1)) if at < 2 else ((2, 1),):
            key(away, bundle, entry, fifty() if entry == 1 else with_slips(), people)
        table_side.hand_back(away, file)


def a_table(on: Stage) -> None:
    """The table's own side."""
    main = tied(on.folder / "a.buxuan")
    file = tables.hand_out_in(main, "第1桌", {1: (1, 2), 2: (1,)}, on.folder)
    main.close()
    from buxuan_desktop.ui.pages.start import open_case

    on.desk.keeper = "laptop"
    open_case(on.desk, file)
    on.take("table-taking")
    on.shown.taking.begin.click()
    case = on.desk.the_case
    key(case, 1, 1, fifty(), FIRST)
    case.who = said(*FIRST)
    on.desk.go("bundles")
    on.take("table-bundles")
    on.shown.open_bundle(2)
    on.shown.seats.seated.emit(*FIRST)
    on.take("table-counting")
    on.count.press("f4")
    on.take("table-f4")
    on.desk.go("tables")
    on.take("table-side")


def practice(on: Stage) -> None:
    """Begin, the guided keys, a bundle, the score."""
    on.desk.go("practise")
    on.take("practise")
    on.put(learn(on.desk.clock, on.desk.keeper, "周敏"))
    on.desk.go_on()
    on.take("practice-learn")
    on.count.press("f")
    on.take("practice-void-asked")
    on.dismiss()
    case = on.put(keying(on.desk.clock, on.desk.keeper, "周敏", 20, alone=True, seed=3))
    on.desk.go_on()
    on.take("practice-pane")
    from buxuan_desktop.app.practising.session import papers_of

    hand: Any = on.desk.keying
    for one in papers_of(case)[0]:
        hand.enter(Ballot(one.marks, one.void), one.doubt)
    hand.end()
    on.desk.keying = None
    on.desk.go("score")
    on.take("practice-score")


def boards(on: Stage) -> None:
    """Light and dark, several posts, many candidates, paused."""
    case = on.put(village(on.folder / "a.buxuan", posts=POSTS))
    counting.cast_many(case, [(WANG, 31), (LI, 27), (TWO, 12), (TEN[4], 3), (TEN[6], 2), (TEN[7], 2)])
    for dark in (False, True):
        view = BoardView(on.desk, dark=dark, stroke_ms=0)
        view.resize(*HALL)
        view.show()
        on.take(f"board-{'dark' if dark else 'light'}", view)
        if dark:
            sheet = PauseSheet(view)
            sheet.setGeometry(view.rect())
            sheet.show()
            on.take("board-paused", view)
        view.close()
    on.put(village(on.folder / "b.buxuan", (Box("中心会场", "hall", 350, 340),), CROWD))
    chance = random.Random(7)
    names = CROWD[0].candidates
    papers = [
        (Ballot({"委员": PostMarks(tuple(sorted(chance.sample(names, 6), key=names.index)))}), 1) for _ in range(300)
    ]
    counting.cast_many(on.desk.the_case, papers)
    view = BoardView(on.desk, dark=True, stroke_ms=0)
    view.resize(*HALL)
    view.show()
    on.take("board-twenty", view)
    view.close()
    on.desk.the_case.who = said(*FIRST)
    on.desk.go("count")
    on.take("count-twenty")


def board_of_bundles(on: Stage) -> None:
    """The bundle that is being read, and first entries marked as unchecked."""
    case = on.put(tied(on.folder / "a.buxuan"))
    for entry in (1, 2):
        key(case, 1, entry, fifty())
    key(case, 2, 1, fifty())
    case.who = said(*SECOND)
    on.desk.go("bundles")
    on.shown.open_bundle(3)
    on.shown.seats.seated.emit(*SECOND)
    for one in TEN:
        on.count.keying.enter(one, "")
    view = BoardView(on.desk, dark=True, stroke_ms=0)
    view.resize(*HALL)
    view.show()
    on.take("board-bundles", view)
    view.close()


SCENES = (at_the_table, restoring, many_tables, a_table, practice, boards, board_of_bundles)
