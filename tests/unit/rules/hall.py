"""An election in memory for the tests of the rules: the same fold and the same rules as a case, without a file."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from buxuan_desktop.app.counting import paper_for
from buxuan_desktop.app.rulebooks import book_for, copied
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.folding import apply
from buxuan_desktop.domain.result import Finding, PostResult, RoundResult
from buxuan_desktop.rules.ballots import judge
from buxuan_desktop.rules.checks.setup import check_case
from buxuan_desktop.rules.checks.winners import check_voided
from buxuan_desktop.rules.declare import declare
from buxuan_desktop.rules.options import resolve

USUAL: Mapping[str, str | bool] = {"blank": "abstain", "overvote_scope": "post", "same_person": "separate"}


def marks(approve: str = "", *, against: str = "", write_in: str = "") -> PostMarks:
    """Marks in one post; names are separated by blanks."""
    return PostMarks(tuple(approve.split()), tuple(against.split()), tuple(write_in.split()))


def sheet(void: str = "", **posts: str | PostMarks) -> Ballot:
    """One ballot: the approvals or the marks of each post."""
    return Ballot(
        {title: given if isinstance(given, PostMarks) else marks(given) for title, given in posts.items()}, void
    )


class Hall:
    """A case with its posts, in which rounds are held one after the other."""

    def __init__(
        self,
        *posts: Post,
        count: int = 100,
        profile: str = "CN-V-2018",
        overlays: Sequence[str] = (),
        electors: str = "voters",
        body: str = "villagers",
        day: date = date(2020, 4, 20),
        term_ends: date | None = None,
        outsiders: Sequence[str] = (),
        women: Sequence[str] = (),
        **options: str | bool,
    ) -> None:
        self.election = Election()
        self.book = book_for(profile, overlays, electors, body)
        given = {**USUAL, **options}
        self.options = resolve(given, self.book, len(posts))
        laid = tuple(map(copied, overlays))
        opened = ev.CaseOpened("1", "1", "石桥村", body, electors, day, copied(profile), laid, given, term_ends)
        self.seq = 0
        self.note(opened, ev.PostsSet(posts), ev.ElectorsCounted(count), ev.NamesNoted(tuple(outsiders), tuple(women)))

    def note(self, *events: ev.Event) -> None:
        for event in events:
            self.seq += 1
            apply(self.election, self.seq, event)

    def vote(
        self,
        *ballots: tuple[Ballot, int],
        kind: str = "first",
        issued: int | None = None,
        boxes: Sequence[Box] = (),
        candidates: Mapping[str, tuple[str, ...]] | None = None,
        posts: Sequence[str] | None = None,
        corrected: Sequence[tuple[int, Sequence[Box]]] = (),
        noted: Sequence[ev.Event] = (),
    ) -> RoundResult:
        """Hold one round for the posts that wait for its kind and declare it; without `issued` I is R.

        `corrected` are numbers that replace issued and boxes, one after the other; `noted` happens at the table before
        the close.
        """
        number = len(self.election.rounds) + 1
        paper = [
            Post(title, state.waiting.seats, (candidates or {}).get(title, state.waiting.candidates))
            for title, state in self.election.posts.items()
            if state.waiting and state.waiting.kind == kind and title in (posts or self.election.posts)
        ]
        self.note(ev.RoundOpened(number, kind, tuple(paper)))
        cast = sum(times for ballot, times in ballots if ballot.void != "not_issued")
        given = cast if issued is None else issued
        self.note(ev.PollsClosed(number, self.election.registered, given, tuple(boxes)))
        registered = self.election.registered
        for keyed, counted in corrected:
            self.note(ev.PollsCorrected(number, self.seq, registered, keyed, "抄错", "王主持", tuple(counted)))
        for ballot, times in ballots:
            found = judge(ballot, paper_for(self.election.rounds[-1], self.election), self.options)
            seen = {title: one.each_once() for title, one in ballot.marks.items() if one.marked}
            event = ev.BallotCast(number, found.verdict, seen, found.why, found.void_posts, found.fell, found.added)
            self.note(*[event] * times)
        self.note(*noted)
        current = self.election.rounds[-1]
        counts = current.tally.counts
        self.note(ev.CountClosed(number, counts.recovered, counts.valid, counts.void, counts.blank, counts.set_aside))
        self.note(declare(current, self.election, self.book, self.options))
        return self.last

    @property
    def last(self) -> RoundResult:
        declared = self.election.rounds[-1].declared
        assert declared is not None
        return declared.result

    def post(self, title: str) -> PostResult:
        """The outcome of that post in the last round."""
        return next(post for post in self.last.posts if post.title == title)

    def next(self, title: str) -> tuple[str, int, tuple[str, ...]] | None:
        """Kind, seats and candidates of what comes next in that post."""
        step = self.post(title).next
        return (step.kind, step.seats, step.candidates) if step else None

    def findings(self) -> list[Finding]:
        """All findings so far, in the order of result.json."""
        declared = [found for one in self.election.rounds if one.declared for found in one.declared.findings]
        return [*check_case(self.election, self.book), *declared, *check_voided(self.election, self.book)]

    def data(self, code: str) -> list[dict[str, Any]]:
        """The data of every finding with that code."""
        return [dict(found.data) for found in self.findings() if found.code == code]
