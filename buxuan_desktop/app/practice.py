"""Cases that do not count: the bundled sample election, and one to practise on; both in a temporary place."""

from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from buxuan_desktop.app import counting, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.closing import close_count, declare_result
from buxuan_desktop.app.opening import SUFFIX, begin, rule_choices
from buxuan_desktop.app.rehearsal import ballot_of
from buxuan_desktop.app.stages import NOT_COUNTED
from buxuan_desktop.domain.ballot import Box, Post
from buxuan_desktop.exchange.script import Script, read_script
from buxuan_desktop.paths import resource

_SAMPLE = "plan3.toml"
_ELECTORS = 60
_TEMPORARY = "buxuan-"


def sample(clock: Clock, keeper: str, who: str, *, counted: bool) -> Case:
    """A copy of the sample election (plan 3): polls closed and ready to count, or `counted` and declared."""
    script = read_script(resource("samples", _SAMPLE))
    case = _begin_sample(script, clock, keeper, who)
    try:
        current = script.rounds[0]
        boxes = [Box(box.name, box.kind, box.issued, box.recovered) for box in current.boxes]
        counting.open_round(case, current.kind, current.posts, current.candidates)
        counting.close_polls(case, sum(box.issued or 0 for box in boxes), boxes)
        if counted:
            count_sample(case)
    except BaseException:
        case.close()
        raise
    return case


def count_sample(case: Case) -> None:
    """Count the sample election to its verdict; what is keyed already stands for so many of its first ballots."""
    ballots = read_script(resource("samples", _SAMPLE)).rounds[0].ballots
    left = [one.times for one in ballots]
    left[0] -= len(case.election.rounds[-1].ballots)
    counting.cast_many(case, [(ballot_of(one), times) for one, times in zip(ballots, left, strict=True)])
    close_count(case)
    declare_result(case)


def throw_away(path: Path) -> None:
    """Take away the temporary place of a case that does not count, once it is closed; any other is left alone."""
    if path.parent.name.startswith(_TEMPORARY):
        rmtree(path.parent, ignore_errors=True)


def practice(clock: Clock, keeper: str, who: str) -> Case:
    """A case of today to practise on: two posts, sixty electors, nothing voted yet."""
    today = clock().date()
    opening = setup.Opening(
        place=f"柳湾社区（{NOT_COUNTED}）",
        body="residents",
        profile=rule_choices("profile", "residents", today)[0].id,
        electors="voters",
        election_day=today,
        options={"overvote_scope": "post", "blank": "abstain", "same_person": "separate"},
        rehearsal=True,
        keeper=keeper,
    )
    posts = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 2, ("赵铁柱", "陈淑兰", "欧阳晓明")))
    return begin(_place("练习"), opening, posts, _ELECTORS, clock, who)


def _begin_sample(script: Script, clock: Clock, keeper: str, who: str) -> Case:
    given = script.case
    opening = setup.Opening(
        place=f"{given.place}（样例：{NOT_COUNTED}）",
        body=given.body,
        profile=given.profile,
        electors=given.electors,
        election_day=given.election_day,
        overlays=given.overlays,
        options={key: value for key, value in given.options.items() if isinstance(value, (str, bool))},
        term_ends=given.term_ends,
        rehearsal=True,
        keeper=keeper,
    )
    posts = [Post(post.title, post.seats, post.candidates) for post in script.posts]
    return begin(_place("样例"), opening, posts, script.register.count or 0, clock, who)


def _place(name: str) -> Path:
    return Path(mkdtemp(prefix=_TEMPORARY)) / f"{name}{SUFFIX}"
