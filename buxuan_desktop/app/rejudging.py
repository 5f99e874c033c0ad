"""Where today's rules would judge otherwise than the file says: reported, never rewritten (design §4)."""

from collections.abc import Iterator

from buxuan_desktop.app.counting import paper_for
from buxuan_desktop.app.rulebooks import book_of
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import BallotCast, ResultDeclared
from buxuan_desktop.domain.result import Finding, RoundResult
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.ballots import judge
from buxuan_desktop.rules.codes import joined
from buxuan_desktop.rules.options import Options, resolve
from buxuan_desktop.rules.outcome import decide
from buxuan_desktop.words import term

_BY_RULE = frozenset({"no-mark", "same-person", "over-vote", "part-unreadable", "every-post-void", ""})


def judged_otherwise(election: Election) -> Iterator[Finding]:
    """Ballots of rounds not yet declared that today's rules would judge otherwise."""
    options = options_of(election)
    for current in election.rounds:
        if current.declared is None:
            yield from _ballots(current, election, options)


def options_of(election: Election) -> Options:
    """The options of a case from its own copy of the rules; Refusal when that copy is broken."""
    return resolve(election.case.options, book_of(election.case), len(election.posts))


def declared_otherwise(election: Election, event: ResultDeclared) -> Iterator[Finding]:
    """Ballots and verdict of a round that today's rules would judge otherwise; the state is that before the verdict."""
    options = options_of(election)
    current = election.round(event.round)
    yield from _ballots(current, election, options)
    outcome = decide(current, election, options)
    if outcome.result != event.result or outcome.deferred != event.deferred:
        then, now = _verdict(event.result), _verdict(outcome.result)
        yield Finding("declared-otherwise-today", "note", (), {"round": event.round, "then": then, "now": now})


def _verdict(result: RoundResult) -> str:
    parts = ["选举无效" if result.void_reasons else f"选举有效（法定数{result.quorum_needed}）"]
    for post in result.posts:
        step = f"，{term('next', post.next.kind)}{post.next.seats}名" if post.next else ""
        parts.append(f"{post.title}当选{joined(post.elected) or '无'}（须{post.needed}票）{step}")
    return "；".join(parts)


def _ballots(current: Round, election: Election, options: Options) -> Iterator[Finding]:
    paper = paper_for(current, election)
    known: dict[int, bool] = {}
    for seq, event in current.ballots.items():
        same = known.get(id(event))
        if same is None:
            now = judge(Ballot(event.marks, _void_on_sight(event), event.unread), paper, options)
            same = known[id(event)] = now == event.judgement
            if not same:
                data: dict[str, str | int | None] = {"ballot": seq, "then": event.verdict, "now": now.verdict}
                yield Finding("judged-otherwise-today", "note", (), data)


def _void_on_sight(event: BallotCast) -> str:
    """The reason a teller keyed for the whole sheet; rules' own reasons follow from the marks."""
    return "" if event.why in _BY_RULE else event.why
