"""Counting: open a round, close the polls, enter and strike ballots. Each ballot is in the file before the next."""

from collections.abc import Iterable, Mapping, Sequence

from buxuan_desktop.app import setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.namesakes import refuse_unclear, tell_those_on
from buxuan_desktop.app.round_guard import refuse_unsettled
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import BallotCast, BallotStruck, PollsClosed, PollsCorrected, RoundOpened
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.ballots import Paper, judge
from buxuan_desktop.rules.options import Options


def open_round(
    case: Case, kind: str, titles: Sequence[str] | None = None, candidates: Mapping[str, Sequence[str]] | None = None
) -> Round:
    """Open the next round for the posts that wait for this kind, or for `titles` among them.

    Candidates come from what the post waits for unless `candidates` names them, which is needed after a
    renomination. Refusal: `no-post-waits`, `post-not-waiting`, `candidates-needed`, `candidate-twice`; before the
    first round also `round-seats-not-gap`, `round-dispute-open`.
    """
    refuse_unsettled(case)
    given = candidates or {}
    waiting = {
        title: state.waiting
        for title, state in case.election.posts.items()
        if state.waiting is not None and state.waiting.kind == kind
    }
    for title in (*(titles or ()), *given):
        if title not in waiting:
            raise Refusal("post-not-waiting", post=title, kind=kind)
    if titles is not None and len(set(titles)) != len(titles):
        raise Refusal("post-twice", kind=kind)
    chosen = [title for title in waiting if titles is None or title in titles]
    if not chosen:
        raise Refusal("no-post-waits", kind=kind)
    posts = []
    for title in chosen:
        need = waiting[title]
        if title not in given and need.renominated:
            raise Refusal("candidates-needed", post=title)
        names = tuple(given.get(title, need.candidates))
        if len(set(names)) != len(names):
            raise Refusal("candidate-twice", post=title)
        posts.append(Post(title, need.seats, names))
    for title in given:
        if title not in chosen:
            raise Refusal("post-not-on-paper", post=title)
    case.record(RoundOpened(len(case.election.rounds) + 1, kind, tuple(posts)))
    return case.election.rounds[-1]


def close_polls(case: Case, issued: int, boxes: Sequence[Box] = ()) -> None:
    """Voting is over: the day's numbers stand, check-in is closed, ballots can be entered."""
    number = len(case.election.rounds)
    case.record(PollsClosed(number, case.election.registered, issued, tuple(boxes)))


def in_boxes(current: Round) -> int | None:
    """Ballots that came out of the boxes, without those of boxes set aside whole; None unless every box tells."""
    return current.in_boxes


def correct_polls(
    case: Case, issued: int, boxes: Sequence[Box], reason: str, chair: str, registered: int | None = None
) -> None:
    """Other numbers for the polls of the current round, because they had been keyed wrongly; before the count closes.

    `registered` is another number of electors, where the case keeps only their number. Refusal: `no-such-round`,
    `correction-changes-nothing`, `correction-needs-reason`, `count-closed-numbers-stand`.
    """
    election = case.election
    current = election.round(len(election.rounds))
    electors = election.registered if registered is None else registered
    named = next(reversed(current.stated), 0)
    event = PollsCorrected(current.number, named, electors, issued, reason.strip(), chair.strip(), tuple(boxes))
    current.check_correction(event)
    before = (current.registered, current.issued, current.boxes)
    if before == (event.registered, event.issued, event.boxes):
        raise Refusal("correction-changes-nothing", round=current.number)
    case.record(*setup.counted_anew(case, electors), event)


def paper_for(current: Round, election: Election) -> Paper:
    """The paper of a round, with who can be supported on it."""
    register = election.voter_names if election.counted is None else None
    papers = [one.posts for one in election.rounds[: current.number]]
    papers.append(tuple(state.post for state in election.posts.values()))
    listed = {*election.told, *(name for posts in papers for post in posts for name in post.candidates)}
    return Paper(current.posts, election.outsiders, register, listed)


def paper_of(case: Case) -> Paper:
    """The paper of the current round."""
    return paper_for(case.election.rounds[-1], case.election)


def judged(case: Case, ballot: Ballot) -> BallotCast:
    """The event for a ballot: its marks and what the rules make of it now."""
    return _cast_vote_record(len(case.election.rounds), ballot, paper_of(case), case.options)


def judged_in(election: Election, current: Round, options: Options, ballot: Ballot) -> BallotCast:
    """The same for any round, its count closed or not, without a case."""
    return _cast_vote_record(current.number, ballot, paper_for(current, election), options)


def cast(case: Case, ballot: Ballot) -> int:
    """Enter one ballot: judged, durable in the file, then told; returns its seq.

    Refusal `name-fits-two` for a written name that two electors bear.
    """
    refuse_unclear(case.election, ballot)
    tell_those_on(case, ballot)
    return case.record(judged(case, ballot))[0]


def cast_many(case: Case, ballots: Iterable[tuple[Ballot, int]]) -> None:
    """Enter many ballots in one transaction: each ballot with the number of sheets marked so."""
    paper = paper_of(case)
    options = case.options
    number = len(case.election.rounds)
    events: list[BallotCast] = []
    for ballot, times in ballots:
        events.extend([_cast_vote_record(number, ballot, paper, options)] * times)
    if events:
        case.record(*events)


def strike_last(case: Case, reason: str, scrutineer: str) -> int:
    """Withdraw the last ballot entered, with a reason and the scrutineer who watched; returns the struck seq."""
    current = case.election.rounds[-1]
    last = current.last_ballot
    if last is None:
        raise Refusal("no-ballot-to-strike")
    strike(case, last, reason, scrutineer)
    return last


def strike(case: Case, ballot: int, reason: str, scrutineer: str) -> None:
    """Withdraw the ballot of that seq; the event stands beside it, nothing is deleted."""
    event = BallotStruck(len(case.election.rounds), ballot, reason.strip(), scrutineer.strip())
    case.election.rounds[-1].check_strike(event)
    case.record(event)


def refuse_both_ways(marks: Mapping[str, PostMarks]) -> None:
    """Refusal `name-for-and-against`: nobody is marked both ways in one post (design §7.1)."""
    for title, one in marks.items():
        both = {*one.supported} & {*one.against} if one.against else ()
        if both:
            raise Refusal("name-for-and-against", post=title, name="、".join(sorted(both)))


def kept(marks: Mapping[str, PostMarks]) -> dict[str, PostMarks]:
    """The posts that are marked at all, no name twice in a list: what an event holds."""
    return {title: one.each_once() for title, one in marks.items() if one.marked}


def _cast_vote_record(number: int, ballot: Ballot, paper: Paper, options: Options) -> BallotCast:
    refuse_both_ways(ballot.marks)
    if ballot.void_posts:
        # Of a post that nobody can read nothing is kept; that it was marked at all is what makes it void.
        read = {title: one for title, one in ballot.marks.items() if title not in ballot.void_posts}
        ballot = Ballot(read, ballot.void, ballot.void_posts)
    found = judge(ballot, paper, options)
    return BallotCast(number, found.verdict, kept(ballot.marks), found.why, found.void_posts, found.fell, found.added)
