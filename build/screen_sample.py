"""The bundled sample election in pictures, from the first page to the announcement in the hall."""

from buxuan_desktop.app import counting, setup
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.closing import close_count, declare_result
from buxuan_desktop.app.rehearsal import ballot_of
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.exchange.script import Script, read_script
from buxuan_desktop.ui.board.view import BoardView
from buxuan_desktop.ui.result.announce import AnnouncementWindow
from screen_stage import KEEPER, ROOT, Stage


def sample() -> Script:
    """The script of the sample."""
    return read_script(ROOT / "resources" / "samples" / "plan3.toml")


def the_sample(on: Stage) -> None:
    """Start, set-up, election day, count, board, verdict, paper, announcement."""
    on.desk.clock = standing_at(sample().case.election_day)
    on.take("start")
    on.window.show_page("setup")
    on.take("setup")
    _open(on)
    on.window.show_page("day")
    on.take("day")
    _count(on)
    _declare(on)


def _open(on: Stage) -> None:
    case = sample().case
    opening = setup.Opening(
        place=case.place,
        body=case.body,
        profile=case.profile,
        overlays=case.overlays,
        electors=case.electors,
        election_day=case.election_day,
        term_ends=case.term_ends,
        options={name: value for name, value in case.options.items() if isinstance(value, (str, bool))},
        keeper=KEEPER,
    )
    made = setup.open_case(on.folder / "case.buxuan", opening, on.desk.clock, "周敏")
    setup.set_posts(made, [Post(post.title, post.seats, post.candidates) for post in sample().posts])
    setup.count_electors(made, sample().register.count or 0)
    on.put(made)


def _count(on: Stage) -> None:
    case, script = on.desk.the_case, sample().rounds[0]
    boxes = [Box(box.name, box.kind, box.issued, box.recovered) for box in script.boxes]
    counting.open_round(case, "first")
    counting.close_polls(case, sum(box.issued or 0 for box in boxes), boxes)
    counting.cast_many(case, [(ballot_of(one), one.times // 4) for one in script.ballots])
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
    counting.cast_many(case, [(ballot_of(one), one.times - one.times // 4) for one in script.ballots])


def _declare(on: Stage) -> None:
    case = on.desk.the_case
    close_count(case)
    declare_result(case)
    on.window.show_page("verdict")
    page = on.window.page
    on.settle(lambda: page.checks.file.state == "good")  # type: ignore[attr-defined]
    on.take("verdict")
    on.window.show_page("print")
    on.take("print")
    hall = AnnouncementWindow(on.desk, 1)
    hall.resize(*on.size)
    hall.show()
    on.take("announcement", hall)
    hall.close()


SCENES = (the_sample,)
