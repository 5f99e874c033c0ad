"""The bundled sample election as a case like any other, no rehearsal: pictures of its papers show no mark of one."""

from pathlib import Path

from buxuan_desktop.app import counting, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock, standing_at
from buxuan_desktop.app.rehearsal import ballot_of
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.exchange.script import Script, read_script
from screen_stage import KEEPER, ROOT


def sample() -> Script:
    """The script of the sample."""
    return read_script(ROOT / "resources" / "samples" / "plan3.toml")


def clock() -> Clock:
    """It stands on the election day."""
    return standing_at(sample().case.election_day)


def opened(path: Path) -> Case:
    """The case with its posts and the number of its electors; no round yet."""
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
    made = setup.open_case(path, opening, clock(), "周敏")
    setup.set_posts(made, [Post(post.title, post.seats, post.candidates) for post in sample().posts])
    setup.count_electors(made, sample().register.count or 0)
    return made


def close_polls(case: Case) -> None:
    """The first round's boxes are closed."""
    boxes = [Box(box.name, box.kind, box.issued, box.recovered) for box in sample().rounds[0].boxes]
    counting.open_round(case, "first")
    counting.close_polls(case, sum(box.issued or 0 for box in boxes), boxes)


def cast(case: Case, *, quarter: bool) -> None:
    """A quarter of the first round's ballots, or the rest of them."""
    ballots = sample().rounds[0].ballots
    counting.cast_many(
        case, [(ballot_of(one), one.times // 4 if quarter else one.times - one.times // 4) for one in ballots]
    )
