"""Where today's rules would judge otherwise than the file says: reported, never rewritten (design §4)."""

from collections.abc import Iterator

from buxuan_desktop.app.rulebooks import book_of
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.ballots import Paper, judge
from buxuan_desktop.rules.options import Options, resolve
from buxuan_desktop.rules.thresholds import line, quorum_needed


def judged_otherwise(election: Election) -> Iterator[Finding]:
    """Ballots and lines that today's rules would judge otherwise, by the case's own profile and options."""
    try:
        options = resolve(election.case.options, book_of(election.case), len(election.posts))
    except Refusal as refusal:
        yield Finding("judged-otherwise-today", "note", (), {"ballot": 0, "then": "", "now": str(refusal)})
        return
    for current in election.rounds:
        yield from _ballots(current, election, options)
        yield from _lines(current, options)


def _ballots(current: Round, election: Election, options: Options) -> Iterator[Finding]:
    paper = Paper(current.posts, election.outsiders)
    known: dict[int, bool] = {}
    for seq, event in current.ballots.items():
        same = known.get(id(event))
        if same is None:
            now = judge(Ballot(event.marks, _void_on_sight(event)), paper, options)
            same = known[id(event)] = now == event.judgement
            if not same:
                data: dict[str, str | int | None] = {"ballot": seq, "then": event.verdict, "now": now.verdict}
                yield Finding("judged-otherwise-today", "note", (), data)


def _lines(current: Round, options: Options) -> Iterator[Finding]:
    if current.declared is None:
        return
    result = current.declared.result
    now = quorum_needed(options.quorum, result.registered)
    if now != result.quorum_needed:
        data: dict[str, str | int | None] = {"ballot": 0, "then": result.quorum_needed, "now": now}
        yield Finding("judged-otherwise-today", "note", (), data)
    for post in result.posts:
        needed = line(current.kind, options.win, result.recovered)
        if needed != post.needed:
            yield Finding("judged-otherwise-today", "note", (), {"ballot": 0, "then": post.needed, "now": needed})


def _void_on_sight(event: BallotCast) -> str:
    """The reason a teller keyed for the whole sheet; rules' own reasons follow from the marks."""
    by_rule = {"no-mark", "same-person", "over-vote", "every-post-void", ""}
    return "" if event.why in by_rule else event.why
