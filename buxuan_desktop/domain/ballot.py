"""A paper ballot as keyed, and the same ballot as judged: the cast vote record."""

from collections.abc import Mapping

import msgspec

NOT_ISSUED = "not_issued"
VOID_REASONS = ("unreadable", "damaged", NOT_ISSUED, "identifying_mark", "other")
"""Why a whole ballot can be void on sight (domain.md §11 rows 17, 19–21, 26); `not_issued` sets it aside."""

VERDICTS = ("valid", "void", "blank", "set_aside")


class PostMarks(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """The marks in one post: names approved, opposed, and written in by the voter, as they stand on the paper."""

    approve: tuple[str, ...] = msgspec.field(default=(), name="for")
    against: tuple[str, ...] = ()
    write_in: tuple[str, ...] = ()

    @property
    def supported(self) -> tuple[str, ...]:
        """Names approved or written in, each once (design §7.1: in one post a name counts once)."""
        return tuple(dict.fromkeys((*self.approve, *self.write_in)))

    def each_once(self) -> "PostMarks":
        """The same marks with no name repeated in a list."""
        approve, against, write_in = self.approve, self.against, self.write_in
        if len({*approve}) == len(approve) and len({*against}) == len(against) and len({*write_in}) == len(write_in):
            return self
        return PostMarks(*(tuple(dict.fromkeys(names)) for names in (approve, against, write_in)))

    @property
    def marked(self) -> bool:
        """Whether anything at all is marked in this post."""
        return bool(self.approve or self.against or self.write_in)


class Ballot(msgspec.Struct, frozen=True):
    """One ballot as read from paper: `marks` by post title; `void` is the reason when the whole sheet is void.

    `void_posts` are posts in which the election committee found nothing that can be read (domain.md §11 row 18).
    """

    marks: Mapping[str, PostMarks] = {}
    void: str = ""
    void_posts: tuple[str, ...] = ()


class Judgement(msgspec.Struct, frozen=True):
    """What the rules made of one ballot.

    `verdict` is one of VERDICTS, `why` the code of the rule behind anything but plainly valid; `void_posts` are posts
    void on a valid ballot; `fell` are supported names that count for nobody here (no elector, or counted in a higher
    post already), `added` names counted downwards, by post.
    """

    verdict: str
    why: str = ""
    void_posts: tuple[str, ...] = ()
    fell: Mapping[str, tuple[str, ...]] = {}
    added: Mapping[str, tuple[str, ...]] = {}


class Post(msgspec.Struct, frozen=True):
    """A post on a round's paper: its title, the seats this round fills, the candidates in ballot order."""

    title: str
    seats: int
    candidates: tuple[str, ...] = ()


class Box(msgspec.Struct, frozen=True, omit_defaults=True):
    """A ballot box: `kind` is hall, station or mobile; ballots issued there and recovered from it, None if unknown."""

    name: str
    kind: str = "hall"
    issued: int | None = None
    recovered: int | None = None
