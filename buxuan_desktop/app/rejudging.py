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


def judged_otherwise(election: Election) -> Iterator[Finding]:
    """Ballots that today's rules would judge otherwise, by the case's own profile and options."""
    options = options_of(election)
    for current in election.rounds:
        yield from _ballots(current, election, options)


def options_of(election: Election) -> Options:
    """The options of a case from its own copy of the rules; Refusal when that copy is broken."""
    return resolve(election.case.options, book_of(election.case), len(election.posts))


def declared_otherwise(election: Election, event: ResultDeclared) -> Finding | None:
    """Whether today's rules would decide otherwise; `election` is the state just before the declaration."""
    outcome = decide(election.round(event.round), election, options_of(election))
    if outcome.result == event.result and outcome.deferred == event.deferred:
        return None
    then, now = _verdict(event.result), _verdict(outcome.result)
    return Finding("declared-otherwise-today", "note", (), {"round": event.round, "then": then, "now": now})


def _verdict(result: RoundResult) -> str:
    parts = [result.validity, str(result.quorum_needed)]
    for post in result.posts:
        step = f"{post.next.kind} {post.next.seats} {joined(post.next.candidates)}" if post.next else ""
        parts.append(f"{post.title}（{post.needed}）：{joined(post.elected) or '无'} {step}".strip())
    return "；".join(parts)


def _ballots(current: Round, election: Election, options: Options) -> Iterator[Finding]:
    paper = paper_for(current, election)
    known: dict[int, bool] = {}
    for seq, event in current.ballots.items():
        same = known.get(id(event))
        if same is None:
            now = judge(Ballot(event.marks, _void_on_sight(event)), paper, options)
            same = known[id(event)] = now == event.judgement
            if not same:
                data: dict[str, str | int | None] = {"ballot": seq, "then": event.verdict, "now": now.verdict}
                yield Finding("judged-otherwise-today", "note", (), data)


def _void_on_sight(event: BallotCast) -> str:
    """The reason a teller keyed for the whole sheet; rules' own reasons follow from the marks."""
    by_rule = {"no-mark", "same-person", "over-vote", "every-post-void", ""}
    return "" if event.why in by_rule else event.why
