"""The bundled sample election in pictures, from the first page to the announcement in the hall."""

import sample_case
from buxuan_desktop.app.closing import close_count, declare_result
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.result.announce import AnnouncementWindow
from buxuan_desktop.ui.result.verdict import VerdictPage
from screen_stage import Stage


def the_sample(on: Stage) -> None:
    """Start, set-up, election day, count, board, verdict, paper, announcement."""
    on.desk.clock = sample_case.clock()
    on.take("start")
    on.window.show_page("setup")
    on.take("setup")
    on.put(sample_case.opened(on.folder / "case.buxuan"))
    on.window.show_page("day")
    on.take("day")
    _count(on)
    _declare(on)


def _count(on: Stage) -> None:
    case = on.desk.the_case
    sample_case.close_polls(case)
    sample_case.cast(case, quarter=True)
    on.window.show_page("count")
    on.count.seat("周敏", "韩立")
    on.count.press("1")
    on.take("count")
    on.count.toggle_board()
    on.take("count-and-board")
    on.count.toggle_board()
    on.count.press("backspace")
    board = BoardView(on.desk, dark=True, stroke_ms=0)
    board.resize(1920, 1080)
    board.show()
    on.take("board", board)
    board.close()
    sample_case.cast(case, quarter=False)


def _declare(on: Stage) -> None:
    case = on.desk.the_case
    close_count(case)
    declare_result(case)
    on.window.show_page("verdict")
    page = on.window.page
    if not isinstance(page, VerdictPage):
        raise TypeError("no verdict")
    on.settle(lambda: page.checks.file.state == "good")
    on.take("verdict")
    on.window.show_page("print")
    on.take("print")
    hall = AnnouncementWindow(on.desk, 1)
    hall.resize(*on.size)
    hall.show()
    on.take("announcement", hall)
    hall.close()


SCENES = (the_sample,)
