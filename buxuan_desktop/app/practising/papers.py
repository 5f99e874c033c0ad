"""Papers to practise on, made from a seed: mostly plain ones, and a fair share of those that teach something."""

import random
from collections.abc import Mapping, Sequence

import msgspec

from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks

BETWEEN = "圈画在两个名字中间"
"""The doubt that is drawn on a paper: the mark stands between the first two candidates of the first post."""

_SPECIAL = (
    "write_in",
    "over_vote",
    "against",
    "doubt",
    "blank",
    "unreadable",
    "write_in",
    "identifying_mark",
    "against",
    "damaged",
    "over_vote",
    "not_issued",
)
_SPECIAL_OF_TEN = 4


class PracticePaper(msgspec.Struct, frozen=True, omit_defaults=True):
    """One paper as it looks: marks, why it is void, what nobody at the table can decide, and a hint when guided."""

    marks: Mapping[str, PostMarks] = {}
    void: str = ""
    doubt: str = ""
    hint: str = ""

    @property
    def ballot(self) -> Ballot:
        """What a teller should key."""
        return Ballot(self.marks, self.void)


def generate(posts: Sequence[Post], electors: Sequence[str], number: int, seed: int) -> tuple[PracticePaper, ...]:
    """`number` papers for these posts; written in are people among `electors` who are no candidates.

    The same seed gives the same papers; of ten papers four teach something, every kind before one comes twice.
    """
    chance = random.Random(seed)
    specials = [_SPECIAL[at % len(_SPECIAL)] for at in range(number * _SPECIAL_OF_TEN // 10)]
    kinds = [*specials, *["plain"] * (number - len(specials))]
    chance.shuffle(kinds)
    listed = {name for post in posts for name in post.candidates}
    strangers = [name for name in electors if name not in listed]
    return tuple(_paper(kind, posts, strangers, chance) for kind in kinds)


def _paper(kind: str, posts: Sequence[Post], strangers: Sequence[str], chance: random.Random) -> PracticePaper:
    if kind in ("unreadable", "identifying_mark", "damaged", "not_issued"):
        return PracticePaper({}, kind)
    if kind == "blank":
        return PracticePaper()
    marks = {post.title: _plain(post, chance) for post in posts}
    first = posts[0]
    if kind == "doubt" and len(first.candidates) > 1:
        return PracticePaper({**marks, first.title: PostMarks()}, "", BETWEEN)
    post = chance.choice(posts)
    marks[post.title] = _taught(kind, post, marks[post.title], strangers, chance)
    return PracticePaper({title: one for title, one in marks.items() if one.marked})


def _plain(post: Post, chance: random.Random) -> PostMarks:
    """As most people vote: as many as there are seats, sometimes one fewer."""
    most = min(post.seats, len(post.candidates))
    number = most if most < 2 or chance.random() < 0.75 else most - 1
    return PostMarks(_in_order(post, chance.sample(post.candidates, number)))


def _taught(kind: str, post: Post, plain: PostMarks, strangers: Sequence[str], chance: random.Random) -> PostMarks:
    if kind == "write_in" and strangers:
        kept = plain.approve[: post.seats - 1]
        return PostMarks(kept, (), (chance.choice(strangers),))
    if kind == "over_vote" and len(post.candidates) > post.seats:
        return PostMarks(_in_order(post, chance.sample(post.candidates, post.seats + 1)))
    others = [name for name in post.candidates if name not in plain.approve]
    if kind == "against" and others:
        return PostMarks(plain.approve, (chance.choice(others),))
    return plain


def _in_order(post: Post, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=post.candidates.index))


def slipped(papers: Sequence[PracticePaper], posts: Sequence[Post], seed: int) -> list[PracticePaper]:
    """The papers as a tired teller keys them: another candidate, a paper left out, one keyed twice, a void missed.

    About one slip in seven papers, at least two; a paper that two tellers would have to doubt is never the slip.
    """
    chance = random.Random(seed)
    keyed = list(papers)
    for number in range(max(2, len(papers) // 7)):
        where = [at for at, paper in enumerate(keyed) if not paper.doubt]
        if not where:
            return keyed
        at = chance.choice(where)
        kind = ("swapped", "left_out", "twice", "swapped")[number % 4]
        if kind == "left_out":
            del keyed[at]
        elif kind == "twice":
            keyed.insert(at, keyed[at])
        else:
            keyed[at] = _swapped(keyed[at], posts)
    # One slip can undo another; a first entry without any would teach nothing.
    return keyed if keyed != list(papers) else keyed[:-1]


def _swapped(paper: PracticePaper, posts: Sequence[Post]) -> PracticePaper:
    """The next candidate of the first post instead, or blank; a paper that is void or blank is taken for a vote."""
    post = posts[0]
    names = post.candidates or ("",)
    marked = paper.marks.get(post.title, PostMarks()).approve
    at = names.index(marked[0]) + 1 if marked and marked[0] in names else 0
    rest = {} if paper.void else {title: one for title, one in paper.marks.items() if title != post.title}
    made = PracticePaper({post.title: PostMarks((names[at % len(names)],)), **rest})
    return made if made.marks != paper.marks or paper.void else PracticePaper()
