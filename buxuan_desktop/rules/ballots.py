"""What one ballot counts for (design §5.8): the same judgement for every ballot with the same marks."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

import msgspec

from buxuan_desktop.domain.ballot import NOT_ISSUED, Ballot, Judgement, Post, PostMarks
from buxuan_desktop.rules.options import Options

_NOTHING = PostMarks()


class Names(NamedTuple):
    """Who is approved or written in under one post: how many names, which of them electors, which nobody's."""

    number: int
    electors: tuple[str, ...]
    outside: tuple[str, ...]


class Paper(msgspec.Struct, frozen=True):
    """The paper of a round: its posts in order of rank, and who can be supported on it.

    `outsiders` are names known not to be electors; with a `register` of names everybody who is neither on it nor
    `listed`, as a candidate or told apart from namesakes, is one too (design §5.8, domain.md §11 row 12).
    """

    posts: Sequence[Post]
    outsiders: Set[str] = frozenset()
    register: Set[str] | None = None
    listed: Set[str] = frozenset()
    # Marks come again under a post even where no two sheets are alike; the same are looked through once.
    _known: dict[PostMarks, Names] = {}

    def is_elector(self, name: str) -> bool:
        """Whether a mark for this name supports somebody."""
        if name in self.outsiders:
            return False
        return self.register is None or name in self.register or name in self.listed

    def names(self, marks: PostMarks) -> Names:
        """Whom the marks in one post support."""
        names = self._known.get(marks)
        if names is None:
            supported = marks.supported
            outside = tuple(name for name in supported if not self.is_elector(name))
            electors = tuple(name for name in supported if name not in outside)
            names = self._known[marks] = Names(len(supported), electors, outside)
        return names


def judge(ballot: Ballot, paper: Paper, options: Options) -> Judgement:
    """The verdict on one ballot, with the code of the rule behind it.

    Codes: the void reasons as keyed, `no-mark`, `same-person`, `over-vote`, `part-unreadable`, `every-post-void`.
    """
    if ballot.void:
        return Judgement("set_aside" if ballot.void == NOT_ISSUED else "void", ballot.void)
    marked, over = _looked_at(ballot, paper)
    if not marked:
        return Judgement("blank" if options.blank == "abstain" else "void", "no-mark")
    if options.same_person == "void_ballot" and _named_twice(marked):
        return Judgement("void", "same-person")
    if over and options.overvote_scope == "ballot":
        return Judgement("void", "over-vote")
    gone = over
    if ballot.void_posts:
        gone = tuple(title for title in marked if title in over or title in ballot.void_posts)
    if len(gone) == len(marked):
        return Judgement("void", "every-post-void" if over else "unreadable")
    standing = {title: names for title, names in marked.items() if title not in gone} if gone else marked
    fallen = {title: names.outside for title, names in standing.items() if names.outside}
    why = "over-vote" if over else "part-unreadable" if gone else ""
    if options.same_person == "highest_only":
        return Judgement("valid", why, gone, fell=_joined(fallen, _fallen(standing)))
    if options.same_person == "add_down":
        return Judgement("valid", why, gone, fallen, _added(standing, paper))
    return Judgement("valid", why, gone, fallen)


def _looked_at(ballot: Ballot, paper: Paper) -> tuple[dict[str, Names], tuple[str, ...]]:
    """The names in the posts with a mark, or with one that nobody can read, in order of rank; those with too many."""
    marked: dict[str, Names] = {}
    over: tuple[str, ...] = ()
    for post in paper.posts:
        marks = ballot.marks.get(post.title, _NOTHING)
        if marks.marked or post.title in ballot.void_posts:
            names = marked[post.title] = paper.names(marks)
            if names.number > post.seats:
                over = (*over, post.title)
    return marked, over


def _named_twice(marked: Mapping[str, Names]) -> bool:
    """Whether an elector's name is approved or written in under two posts, void posts too."""
    names = [name for one in marked.values() for name in one.electors]
    return len(names) != len(set(names))


def _joined(one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    titles = dict.fromkeys((*one, *other))
    return {title: (*one.get(title, ()), *other.get(title, ())) for title in titles}


def _fallen(standing: Mapping[str, Names]) -> dict[str, tuple[str, ...]]:
    """Names whose mark in a lower post falls away, because a higher post that stands has them."""
    seen: set[str] = set()
    fallen: dict[str, tuple[str, ...]] = {}
    for title, names in standing.items():
        again = tuple(name for name in names.electors if name in seen)
        if again:
            fallen[title] = again
        seen.update(names.electors)
    return fallen


def _added(standing: Mapping[str, Names], paper: Paper) -> dict[str, tuple[str, ...]]:
    """Names that count downwards, also into a lower post that is void or blank on this ballot; once each, never up."""
    above: dict[str, None] = {}
    added: dict[str, tuple[str, ...]] = {}
    for post in paper.posts:
        own = standing[post.title].electors if post.title in standing else ()
        extra = tuple(name for name in above if name not in own)
        if extra:
            added[post.title] = extra
        above.update(dict.fromkeys(own))
    return added
