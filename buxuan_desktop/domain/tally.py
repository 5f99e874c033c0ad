"""Running totals of a round, kept up ballot by ballot with integers alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

import msgspec

from buxuan_desktop.domain.ballot import Post, PostMarks
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.figures import SHEET, Figures
from buxuan_desktop.domain.result import PersonTally


class Counts(msgspec.Struct, frozen=True):
    """Ballots by verdict; `recovered` is R: set-aside ballots are outside it, void and blank ones inside."""

    valid: int
    void: int
    blank: int
    set_aside: int

    @property
    def recovered(self) -> int:
        """R, the base of every majority (domain.md §11: the denominator is ballots recovered)."""
        return self.valid + self.void + self.blank


class PostTally:
    """Totals in one post over the valid ballots of a round."""

    def __init__(self) -> None:
        self.approve: Counter[str] = Counter()
        self.against: Counter[str] = Counter()
        self.counted: Counter[str] = Counter()
        self.void_here = 0
        self.marked = 0

    def people(self, candidates: Sequence[str]) -> tuple[PersonTally, ...]:
        """Every candidate and everyone with a counted vote: by votes, then ballot order, then code point."""
        place = {name: position for position, name in enumerate(candidates)}
        names = [*place, *(name for name, votes in self.counted.items() if votes > 0 and name not in place)]
        names.sort(key=lambda name: (-self.counted[name], place.get(name, len(place)), name))
        return tuple(
            PersonTally(name, self.approve[name], self.against[name], name not in place, self.counted[name])
            for name in names
        )


_Alike = tuple[PostMarks, bool, tuple[str, ...]]
"""What a ballot gives one post: the marks, whether the post is void there, the names that fell away."""


class RoundTally:
    """All totals of one round; `add` takes a judged ballot in, or out again with `sign` −1.

    Ballots wait and enter the totals together when somebody looks: equal ones at once, and so the equal marks in one
    post of ballots that differ elsewhere. A bulk of ballots costs little more than what is distinct in it.
    """

    def __init__(self, posts: Sequence[Post], outsiders: frozenset[str]) -> None:
        self._outsiders = outsiders
        self._verdicts: Counter[str] = Counter()
        self._posts = {post.title: PostTally() for post in posts}
        self._waiting: list[BallotCast] = []

    @property
    def posts(self) -> Mapping[str, PostTally]:
        """Totals by post title."""
        self._settle()
        return self._posts

    @property
    def counts(self) -> Counts:
        """Ballots by verdict so far."""
        self._settle()
        kinds = self._verdicts
        return Counts(kinds["valid"], kinds["void"], kinds["blank"], kinds["set_aside"])

    def blank_here(self, title: str) -> int:
        """Valid ballots with no mark in this post."""
        return self.counts.valid - self.posts[title].marked

    def add(self, ballot: BallotCast, sign: int = 1) -> None:
        """Add one ballot's effect, or with −1 take it out again."""
        if sign == 1:
            self._waiting.append(ballot)
        else:
            self._settle()
            self._enter([(ballot, sign)])

    def add_figures(self, figures: Figures, sign: int = 1) -> None:
        """Add the totals of a bundle that was counted on paper, `sign` times."""
        for verdict in SHEET:
            self._verdicts[verdict] += sign * getattr(figures, verdict)
        for title, given in figures.posts.items():
            post = self._posts[title]
            post.void_here += sign * given.void_here
            for name, votes in given.approve.items():
                if name not in self._outsiders:
                    post.approve[name] += sign * votes
                    post.counted[name] += sign * votes
            for name, votes in given.against.items():
                post.against[name] += sign * votes
        for title, post in self._posts.items():
            blank = figures.posts[title].blank_here if title in figures.posts else 0
            post.marked += sign * (figures.valid - blank)

    def _settle(self) -> None:
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        sheets = {id(ballot): ballot for ballot in waiting}
        if len(sheets) < len(waiting):
            self._enter([(sheets[one], times) for one, times in Counter(map(id, waiting)).items()])
        else:
            self._enter(list(zip(waiting, repeat(1))))

    def _enter(self, sheets: Iterable[tuple[BallotCast, int]]) -> None:
        plain: dict[str, list[PostMarks]] = {title: [] for title in self._posts}
        alike: dict[str, Counter[_Alike]] = {title: Counter() for title in self._posts}
        verdicts = self._verdicts
        for ballot, times in sheets:
            verdicts[ballot.verdict] += times
            if ballot.verdict != "valid":
                continue
            if times == 1 and not (ballot.void_posts or ballot.fell or ballot.unread or ballot.added):
                # By far the most: their marks are counted without a look at each.
                for title, marks in ballot.marks.items():
                    plain[title].append(marks)
            else:
                self._sort(ballot, times, alike)
        for title, kinds in alike.items():
            kinds.update({(marks, False, ()): times for marks, times in Counter(plain[title]).items()})
            for (marks, void, gone), times in kinds.items():
                if marks.marked:
                    self._count(self._posts[title], marks, times, void=void, gone=gone)

    def _sort(self, ballot: BallotCast, times: int, alike: Mapping[str, Counter[_Alike]]) -> None:
        void_posts, fell = ballot.void_posts, ballot.fell
        for title, marks in ballot.marks.items():
            alike[title][marks, title in void_posts, fell.get(title, ())] += times
        for title in ballot.unread:
            self._posts[title].marked += times
            self._posts[title].void_here += times
        for title, names in ballot.added.items():
            _add(self._posts[title].counted, names, times)

    def _count(self, post: PostTally, marks: PostMarks, times: int, *, void: bool, gone: tuple[str, ...]) -> None:
        post.marked += times
        if void:
            post.void_here += times
            return
        names = [name for name in marks.supported if name not in gone and name not in self._outsiders]
        _add(post.approve, names, times)
        _add(post.counted, names, times)
        _add(post.against, marks.against, times)


def _add(totals: Counter[str], names: Iterable[str], times: int) -> None:
    for name in names:
        totals[name] += times
