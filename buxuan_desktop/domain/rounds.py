"""One round of voting as folded from its events, and what a post is waiting for."""

import msgspec

from buxuan_desktop.domain.ballot import VERDICTS, Box, Post
from buxuan_desktop.domain.bundle_events import TotalsConfirmed
from buxuan_desktop.domain.checkin import RoundCheckIn
from buxuan_desktop.domain.events import (
    BallotCast,
    BallotStruck,
    CountClosed,
    PollsClosed,
    PollsCorrected,
    ResultDeclared,
    RoundOpened,
)
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.result import NextStep, PostResult, RoundResult
from buxuan_desktop.domain.table import CountingTable
from buxuan_desktop.domain.tally import RoundTally

KIND_OF_STEP = {"further_election": "further", "tie_revote": "tie_revote", "renominate": "first"}
"""Which kind of round carries out a next step (design §7.1; 重新提名 leads to a first round)."""


class Waiting(msgspec.Struct, frozen=True):
    """What a post waits for: a round of `kind` for `seats` seats; `renominated` when candidates must be named anew.

    `tied` are those between whom a tie is; a paper may carry other names, and stays the same after a void round.
    """

    kind: str
    seats: int
    candidates: tuple[str, ...] = ()
    renominated: bool = False
    tied: tuple[str, ...] = ()

    @classmethod
    def after(cls, step: NextStep) -> "Waiting":
        """What a post waits for after the verdict said `step`."""
        tied = step.candidates if step.kind == "tie_revote" else ()
        return cls(KIND_OF_STEP[step.kind], step.seats, step.candidates, step.kind == "renominate", tied)


class PostState(msgspec.Struct):
    """A post: seats not yet filled, who holds the filled ones, what it waits for, a tie put off behind another."""

    post: Post
    open_seats: int
    waiting: Waiting | None
    elected: list[str] = []
    deferred: NextStep | None = None


class Round:
    """A round: opened, polls closed, ballots entered and struck, count closed, result declared."""

    def __init__(self, opened: RoundOpened, outsiders: frozenset[str]) -> None:
        self.number = opened.round
        self.kind = opened.kind
        self.posts = opened.posts
        self.stated: dict[int, PollsClosed | PollsCorrected] = {}
        self.ballots: dict[int, BallotCast] = {}
        self.struck: dict[int, BallotStruck] = {}
        self.tally = RoundTally(opened.posts, outsiders)
        self.closed: CountClosed | None = None
        self.declared: ResultDeclared | None = None
        self.totals: dict[int, TotalsConfirmed] = {}
        self.table = CountingTable(self.number)
        self.checkin: RoundCheckIn | None = None
        """Who drew ballots; None where they were not handed out with this program."""
        # Sheets already looked at, by identity: `ballots` keeps each of them.
        self._fitting: set[int] = set()
        self.titles = frozenset(post.title for post in opened.posts)

    @property
    def polls_closed(self) -> bool:
        """Whether voting and check-in are over."""
        return bool(self.stated)

    @property
    def polls(self) -> PollsClosed | PollsCorrected | None:
        """The day's numbers in force: those of the close, or of the last correction."""
        return self.stated[next(reversed(self.stated))] if self.stated else None

    @property
    def registered(self) -> int:
        """N of this round; 0 before the polls close."""
        return self.polls.registered if self.polls else 0

    @property
    def issued(self) -> int:
        """I of this round; 0 before the polls close."""
        return self.polls.issued if self.polls else 0

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes as opened."""
        return self.polls.boxes if self.polls else ()

    @property
    def last_ballot(self) -> int | None:
        """The seq of the last entered ballot that is not struck, or None."""
        boxes = self.table.box_rows
        return next((seq for seq in reversed(self.ballots) if seq not in self.struck and seq not in boxes), None)

    @property
    def standing(self) -> set[int]:
        """The seqs of all ballots that are not struck."""
        return self.ballots.keys() - self.struck.keys()

    @property
    def in_boxes(self) -> int | None:
        """Ballots that came out of the boxes, without boxes set aside whole; None unless every box tells."""
        opened = [box.recovered for box in self.boxes if box.recovered is not None]
        known = bool(opened) and len(opened) == len(self.boxes)
        return sum(opened) - self.table.sheets_aside if known else None

    def close_polls(self, event: PollsClosed, seq: int = 0) -> None:
        """Take over the day's numbers; from now on ballots can be entered."""
        if self.polls_closed:
            raise IllegalEvent("polls-closed-already", round=self.number)
        self.stated[seq] = event

    def check_correction(self, event: PollsCorrected) -> None:
        """Raise IllegalEvent unless the correction names the numbers in force, has its reason, and is in time."""
        if not self.polls_closed:
            raise IllegalEvent("polls-not-closed", round=self.number)
        if self.closed is not None:
            raise IllegalEvent("count-closed-numbers-stand", round=self.number)
        if event.polls != next(reversed(self.stated)):
            raise IllegalEvent("correction-names-other", round=self.number, polls=event.polls)
        if not event.reason or not event.chair:
            raise IllegalEvent("correction-needs-reason", round=self.number)

    def correct_polls(self, event: PollsCorrected, seq: int) -> None:
        """Take over the numbers that stand in the place of those keyed wrongly."""
        self.check_correction(event)
        self.stated[seq] = event

    def cast(self, seq: int, ballot: BallotCast) -> None:
        """Enter one ballot; IllegalEvent unless it can be entered now and marks only this paper's posts."""
        if id(ballot) not in self._fitting or self.closed is not None:
            self._check(ballot)
            self._fitting.add(id(ballot))
        self.ballots[seq] = ballot
        self.tally.add(ballot)

    def check_open(self) -> None:
        """Raise IllegalEvent unless polls are closed and the count is not."""
        if not self.polls_closed:
            raise IllegalEvent("polls-still-open", round=self.number)
        if self.closed is not None:
            raise IllegalEvent("count-closed-already", round=self.number)

    def _check(self, ballot: BallotCast) -> None:
        self.check_open()
        if not all(map(self.titles.issuperset, (ballot.marks, ballot.void_posts, ballot.fell, ballot.added))):
            titles = (*ballot.marks, *ballot.void_posts, *ballot.fell, *ballot.added)
            raise IllegalEvent("post-not-on-paper", round=self.number, post="、".join(titles))
        if ballot.verdict not in VERDICTS:
            raise IllegalEvent("verdict-unknown", round=self.number, verdict=ballot.verdict)

    def check_strike(self, event: BallotStruck) -> None:
        """Raise IllegalEvent unless the ballot named is here, not struck, and the count still open."""
        if event.ballot not in self.ballots or event.ballot in self.struck:
            raise IllegalEvent("ballot-not-there", round=self.number, ballot=event.ballot)
        if self.closed is not None:
            raise IllegalEvent("count-closed-already", round=self.number)
        if not event.reason or not event.scrutineer:
            raise IllegalEvent("strike-needs-reason", round=self.number)

    def strike(self, event: BallotStruck) -> None:
        """Withdraw one ballot."""
        self.check_strike(event)
        self.struck[event.ballot] = event
        self.tally.add(self.ballots[event.ballot], -1)

    def close(self, event: CountClosed) -> None:
        """Close the count; the numbers must be the folded ones."""
        self.check_open()
        self.table.check_finished()
        placed = {seq for one in self.table.bundles.values() for seq in one.ballots}
        if self.table.bundles and self.standing != placed | self.table.box_rows:
            raise IllegalEvent("ballot-outside-bundles", round=self.number)
        counts = self.tally.counts
        folded = (counts.recovered, counts.valid, counts.void, counts.blank, counts.set_aside)
        if folded != (event.recovered, event.valid, event.void, event.blank, event.set_aside):
            raise IllegalEvent("close-differs", round=self.number)
        self.closed = event

    def agrees_with(self, result: RoundResult) -> bool:
        """Whether a declared result states the facts of this round: numbers, posts, seats and tallies as folded."""
        counts = self.tally.counts
        folded = (self.kind, self.registered, self.issued, counts.recovered, counts.valid, counts.void, counts.blank)
        stated = (
            result.kind,
            result.registered,
            result.issued,
            result.recovered,
            result.valid,
            result.void,
            result.blank,
        )
        if folded != stated or counts.set_aside != result.set_aside or len(result.posts) != len(self.posts):
            return False
        return all(self._agrees_in(post, told) for post, told in zip(self.posts, result.posts, strict=True))

    def _agrees_in(self, post: Post, told: PostResult) -> bool:
        tally = self.tally.posts[post.title]
        folded = (post.title, post.seats, tally.void_here, self.tally.blank_here(post.title))
        if folded != (told.title, told.seats, told.void_here, told.blank_here):
            return False
        return told.tally == tally.people(post.candidates)
