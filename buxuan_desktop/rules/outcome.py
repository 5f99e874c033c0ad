"""The outcome of a round: quorum, line, who is elected, and what comes next (design §5.1–5.11)."""

from collections.abc import Mapping, Sequence, Set

import msgspec

from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.result import NextStep, PersonTally, PostResult, RoundResult
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.options import Options
from buxuan_desktop.rules.seats import Filled, by_votes, woman_first
from buxuan_desktop.rules.thresholds import line, quorum_met, quorum_needed, third


class Outcome(msgspec.Struct, frozen=True):
    """The result of a round, steps put off until another is done, and seats filled with a third, by post."""

    result: RoundResult
    deferred: Mapping[str, NextStep] = {}
    by_third: Mapping[str, tuple[str, ...]] = {}


class _Decided(msgspec.Struct, frozen=True):
    post: Post
    tally: tuple[PersonTally, ...]
    filled: Filled
    by_third: tuple[str, ...] = ()


def decide(current: Round, election: Election, options: Options) -> Outcome:
    """Decide a round whose count is closed, from the folded tally; pure, with integers alone."""
    counts = current.tally.counts
    reasons = void_reasons(options.quorum, current.registered, current.issued, counts.recovered)
    if current.table.voids_round:
        reasons = (*reasons, "box-over-issued")
    needed = line(current.kind, options.win, counts.recovered)
    decided = _decide_posts(current, election, options, needed, valid=not reasons)
    taken = {*election.elected, *(name for one in decided for name in one.filled.elected)}
    deferred: dict[str, NextStep] = {}
    posts: list[PostResult] = []
    for one in decided:
        step = None
        status = "void"
        if not reasons:
            step, later = _next_step(one, election, taken)
            status = "short" if step else "filled"
            if later:
                deferred[one.post.title] = later
        posts.append(_post_result(current, one, needed, status, step))
    result = RoundResult(
        current.kind,
        current.registered,
        current.issued,
        counts.recovered,
        counts.valid,
        counts.void,
        counts.blank,
        counts.set_aside,
        quorum_needed(options.quorum, current.registered),
        "void" if reasons else "valid",
        reasons,
        tuple(posts),
    )
    return Outcome(result, deferred, {one.post.title: one.by_third for one in decided if one.by_third})


def void_reasons(quorum: str, registered: int, issued: int, recovered: int) -> tuple[str, ...]:
    """Why a round is void: `quorum`, `recovered-over-issued`; empty when it stands (T1, T4)."""
    reasons = []
    if not quorum_met(quorum, registered, recovered):
        reasons.append("quorum")
    if recovered > issued:
        reasons.append("recovered-over-issued")
    return tuple(reasons)


def _decide_posts(current: Round, election: Election, options: Options, needed: int, valid: bool) -> Sequence[_Decided]:
    """Posts in order of rank; who is elected above, or tied above in this round, is out of the posts below."""
    last = list(election.posts)[-1]
    elected = set(election.elected)
    tied: set[str] = set()
    decided = []
    for post in current.posts:
        tally = current.tally.posts[post.title].people(post.candidates)
        filled = Filled()
        with_third: tuple[str, ...] = ()
        if valid:
            eligible = [one for one in tally if one.name not in elected and one.name not in tied]
            if current.kind == "tie_revote":
                eligible = [one for one in eligible if one.name in _tied_before(election, post)]
            hers: Set[str] = election.women if options.woman_first and post.title == last else frozenset()
            hers = frozenset() if elected & election.women else hers
            filled, with_third = _fill(eligible, post.seats, needed, hers, _third_line(current, options))
        elected.update(filled.elected)
        tied.update(filled.tied)
        decided.append(_Decided(post, tally, filled, with_third))
    return decided


def _tied_before(election: Election, post: Post) -> Sequence[str]:
    """Who alone can be elected in a tie re-vote, whatever names its paper carries (design §5.5)."""
    waiting = election.posts[post.title].waiting
    return waiting.tied if waiting else post.candidates


def _third_line(current: Round, options: Options) -> int | None:
    """The lower line for seats that stay empty, where a case switched it on (HA11 第三十八条, TJ19)."""
    if options.third_without_vote and current.kind == "first":
        return third(current.tally.counts.recovered)
    return None


def _fill(
    eligible: Sequence[PersonTally], seats: int, needed: int, women: Set[str], lower: int | None
) -> tuple[Filled, tuple[str, ...]]:
    past = [one for one in eligible if one.counted >= needed]
    filled = woman_first(past, seats, women) if women else by_votes(past, seats)
    left = seats - len(filled.elected)
    if lower is None or not left or filled.tied:
        return filled, ()
    second = by_votes([one for one in eligible if lower <= one.counted < needed], left)
    joined = Filled((*filled.elected, *second.elected), second.tied, second.tied_seats)
    return joined, second.elected


def _next_step(one: _Decided, election: Election, taken: set[str]) -> tuple[NextStep | None, NextStep | None]:
    """What the post needs now, and what must wait behind it (a second tie)."""
    state = election.posts[one.post.title]
    filled = one.filled
    put_off = state.deferred
    if filled.put_off:
        put_off = NextStep("tie_revote", filled.put_off_seats, filled.put_off)
    if filled.tied:
        return NextStep("tie_revote", filled.tied_seats, filled.tied), put_off
    left = state.open_seats - len(filled.elected)
    if put_off is not None and left > 0:
        still = tuple(name for name in put_off.candidates if name not in taken)
        if still:
            return NextStep("tie_revote", min(put_off.seats, left), still), None
    if left <= 0:
        return None, None
    return _further(one.tally, left, taken), None


def _further(tally: Sequence[PersonTally], seats: int, taken: set[str]) -> NextStep:
    """A further election among those not elected, one more than seats with all tied at the last place (T11, T12)."""
    people = [one for one in tally if one.name not in taken and one.counted > 0]
    if len(people) <= seats:
        return NextStep("renominate", seats, tuple(one.name for one in people))
    last = people[seats].counted
    return NextStep("further_election", seats, tuple(one.name for one in people if one.counted >= last))


def _post_result(current: Round, one: _Decided, needed: int, status: str, step: NextStep | None) -> PostResult:
    title = one.post.title
    return PostResult(
        title,
        one.post.seats,
        needed,
        current.tally.posts[title].void_here,
        current.tally.blank_here(title),
        one.tally,
        one.filled.elected,
        status,
        step,
    )
