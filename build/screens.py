"""Pictures of every screen, taken offscreen from the real program: `.venv/bin/python build/screens.py`."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from buxuan_desktop.app import counting, setup  # noqa: E402
from buxuan_desktop.app.clock import standing_at  # noqa: E402
from buxuan_desktop.app.closing import close_count, declare_result  # noqa: E402
from buxuan_desktop.app.rehearsal import ballot_of  # noqa: E402
from buxuan_desktop.domain.ballot import Box, Post  # noqa: E402
from buxuan_desktop.exchange.script import read_script  # noqa: E402
from buxuan_desktop.ui.board.view import BoardView  # noqa: E402
from buxuan_desktop.ui.count.page import CountPage  # noqa: E402
from buxuan_desktop.ui.desk import Desk  # noqa: E402
from buxuan_desktop.ui.program import STYLED, make_window, prepare  # noqa: E402
from buxuan_desktop.ui.result.announce import AnnouncementWindow  # noqa: E402
from buxuan_desktop.ui.shell.window import Window  # noqa: E402

TARGET = ROOT / "resources" / "pictures"
SIZE = (1366, 768)


def main() -> int:
    """Walk the sample election through the window and grab each page on the way."""
    application = QApplication(["buxuan", *STYLED])
    prepare(application)
    TARGET.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        script = read_script(ROOT / "resources" / "samples" / "plan3.toml")
        desk = Desk(standing_at(script.case.election_day), "pictures", Path(folder))
        window = make_window(desk)
        window.resize(*SIZE)
        window.show()
        _grab(window, "start", lambda: window.show_page("start"))
        _grab(window, "setup", lambda: window.show_page("setup"))
        _open(desk, folder)
        _grab(window, "day", lambda: window.show_page("day"))
        _count(desk, window)
        _grab(window, "verdict", lambda: window.show_page("verdict"))
        _grab(window, "print", lambda: window.show_page("print"))
        hall = AnnouncementWindow(desk, 1)
        hall.resize(*SIZE)
        _grab(hall, "announcement", hall.show)
        desk.put(None)
        window.close()
    return 0


def _open(desk: Desk, folder: str) -> None:
    script = read_script(ROOT / "resources" / "samples" / "plan3.toml")
    case = script.case
    options = {name: value for name, value in case.options.items() if isinstance(value, (str, bool))}
    opening = setup.Opening(
        place=case.place,
        body=case.body,
        profile=case.profile,
        overlays=case.overlays,
        electors=case.electors,
        election_day=case.election_day,
        term_ends=case.term_ends,
        options=options,
        keeper="pictures",
    )
    made = setup.open_case(Path(folder) / "case.buxuan", opening, desk.clock, "周敏")
    setup.set_posts(made, [Post(post.title, post.seats, post.candidates) for post in script.posts])
    setup.count_electors(made, script.register.count or 0)
    desk.put(made)


def _count(desk: Desk, window: Window) -> None:
    case = desk.the_case
    script = read_script(ROOT / "resources" / "samples" / "plan3.toml").rounds[0]
    boxes = [Box(box.name, box.kind, box.issued, box.recovered) for box in script.boxes]
    counting.open_round(case, "first")
    counting.close_polls(case, sum(box.issued or 0 for box in boxes), boxes)
    counting.cast_many(case, [(ballot_of(one), one.times // 4) for one in script.ballots])
    page = window.pages["count"]
    if not isinstance(page, CountPage):
        raise TypeError("no count page")
    window.show_page("count")
    page.seat("周敏", "韩立")
    page.press("1")
    _grab(window, "count", lambda: None)
    page.toggle_board()
    _grab(window, "count-and-board", lambda: None)
    page.toggle_board()
    page.press("backspace")
    board = BoardView(desk, dark=True, stroke_ms=0)
    board.resize(1920, 1080)
    _grab(board, "board", board.show)
    board.close()
    counting.cast_many(case, [(ballot_of(one), one.times - one.times // 4) for one in script.ballots])
    close_count(case)
    declare_result(case)


def _grab(widget: QWidget, name: str, show: Callable[[], object]) -> None:
    show()
    QTest.qWait(600)
    widget.grab().save(str(TARGET / f"{name}.png"))


if __name__ == "__main__":
    sys.exit(main())
