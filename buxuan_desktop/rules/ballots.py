"""What one ballot counts for (design §5.8): the same judgement for every ballot with the same marks."""

from collections.abc import Mapping, Sequence, Set

import msgspec

from buxuan_desktop.domain.ballot import NOT_ISSUED, Ballot, Judgement, Post, PostMarks
from buxuan_desktop.rules.options import Options

_NOTHING = PostMarks()


class Paper(msgspec.Struct, frozen=True):
    """The paper of a round: its posts in order of rank, and who can be supported on it.

    `outsiders` are names known not to be electors; with a `register` of names everybody who is neither on it nor
    `listed`, as a candidate or told apart from namesakes, is one too (design §5.8, domain.md §11 row 12).
    """

    posts: Sequence[Post]
    outsiders: Set[str] = frozenset()
    register: Set[str] | None = None
    listed: Set[str] = frozenset()

    def is_elector(self, name: str) -> bool:
        """Whether a mark for this name supports somebody."""
        if name in self.outsiders:
            return False
        return self.register is None or name in self.register or name in self.listed


def judge(ballot: Ballot, paper: Paper, options: Options) -> Judgement:
    """The verdict on one ballot, with the code of the rule behind it.

    Codes: the void reasons as keyed, `no-mark`, `same-person`, `over-vote`, `part-unreadable`, `every-post-void`.
    """
    if ballot.void:
        return Judgement("set_aside" if ballot.void == NOT_ISSUED else "void", ballot.void)
    marked = _marked(ballot, paper)
    if not marked:
        return Judgement("blank" if options.blank == "abstain" else "void", "no-mark")
    if options.same_person == "void_ballot" and _named_twice(marked, paper):
        return Judgement("void", "same-person")
    over = tuple(
        post.title for post in paper.posts if post.title in marked and len(marked[post.title].supported) > post.seats
    )
    if over and options.overvote_scope == "ballot":
        return Judgement("void", "over-vote")
    gone = tuple(title for title in marked if title in over or title in ballot.void_posts)
    if len(gone) == len(marked):
        return Judgement("void", "every-post-void" if over else "unreadable")
    why = "over-vote" if over else "part-unreadable" if gone else ""
    supported = _standing(marked, gone, paper)
    fallen = _outside(marked, gone, paper)
    if options.same_person == "highest_only":
        return Judgement("valid", why, gone, fell=_joined(fallen, _fallen(supported)))
    if options.same_person == "add_down":
        return Judgement("valid", why, gone, fallen, _added(supported, paper))
    return Judgement("valid", why, gone, fallen)


def _marked(ballot: Ballot, paper: Paper) -> dict[str, PostMarks]:
    """The posts with a mark, or with one that nobody can read, in order of rank."""
    found = {}
    for post in paper.posts:
        marks = ballot.marks.get(post.title, _NOTHING)
        if marks.marked or post.title in ballot.void_posts:
            found[post.title] = marks
    return found


def _named_twice(marked: Mapping[str, PostMarks], paper: Paper) -> bool:
    """Whether an elector's name is approved or written in under two posts, void posts too."""
    names = [name for marks in marked.values() for name in marks.supported if paper.is_elector(name)]
    return len(names) != len(set(names))


def _standing(marked: Mapping[str, PostMarks], over: Sequence[str], paper: Paper) -> dict[str, list[str]]:
    """Electors supported in the posts that stand, by post in order of rank."""
    return {
        title: [name for name in marks.supported if paper.is_elector(name)]
        for title, marks in marked.items()
        if title not in over
    }


def _outside(marked: Mapping[str, PostMarks], over: Sequence[str], paper: Paper) -> dict[str, tuple[str, ...]]:
    """Names in the posts that stand which support nobody, because nobody of that name is an elector."""
    outside: dict[str, tuple[str, ...]] = {}
    for title, marks in marked.items():
        names = tuple(name for name in marks.supported if not paper.is_elector(name))
        if names and title not in over:
            outside[title] = names
    return outside


def _joined(one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    titles = dict.fromkeys((*one, *other))
    return {title: (*one.get(title, ()), *other.get(title, ())) for title in titles}


def _fallen(supported: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Names whose mark in a lower post falls away, because a higher post that stands has them."""
    seen: set[str] = set()
    fallen: dict[str, tuple[str, ...]] = {}
    for title, names in supported.items():
        again = tuple(name for name in names if name in seen)
        if again:
            fallen[title] = again
        seen.update(names)
    return fallen


def _added(supported: Mapping[str, Sequence[str]], paper: Paper) -> dict[str, tuple[str, ...]]:
    """Names that count downwards, also into a lower post that is void or blank on this ballot; once each, never up."""
    above: dict[str, None] = {}
    added: dict[str, tuple[str, ...]] = {}
    for post in paper.posts:
        own = supported.get(post.title, ())
        extra = tuple(name for name in above if name not in own)
        if extra:
            added[post.title] = extra
        above.update(dict.fromkeys(own))
    return added
