"""The result of a round in the shape of `result.json` (fixed, design §7.2)."""

import msgspec


class PersonTally(msgspec.Struct, frozen=True):
    """One person in one post: approvals that stand, oppositions, whether written in, and the votes that count."""

    name: str
    approve: int = msgspec.field(name="for")
    against: int = 0
    write_in: bool = False
    counted: int = 0


class NextStep(msgspec.Struct, frozen=True):
    """What comes next in a post: `kind` is further_election, tie_revote or renominate, for `seats` seats."""

    kind: str
    seats: int
    candidates: tuple[str, ...] = ()


class PostResult(msgspec.Struct, frozen=True):
    """The outcome in one post; `status` is filled, short or void; `elected` keeps the order of the tally."""

    title: str
    seats: int
    needed: int
    void_here: int
    blank_here: int
    tally: tuple[PersonTally, ...]
    elected: tuple[str, ...]
    status: str
    next: NextStep | None

    def agrees(self, void: bool) -> bool:
        """Whether it holds together: nobody elected in a void round, else people of the tally, for the seats there are;
        a step comes next exactly where the post is short.
        """
        if void:
            return (self.status, self.elected, self.next) == ("void", (), None)
        elected = set(self.elected)
        known = elected <= {one.name for one in self.tally}
        once = len(elected) == len(self.elected) <= self.seats
        return known and once and self.status == ("short" if self.next else "filled")


class RoundResult(msgspec.Struct, frozen=True):
    """The outcome of a round; `recovered` is R, the base of every majority, void and blank ballots in it."""

    kind: str
    registered: int
    issued: int
    recovered: int
    valid: int
    void: int
    blank: int
    set_aside: int
    quorum_needed: int
    validity: str
    void_reasons: tuple[str, ...]
    posts: tuple[PostResult, ...]

    def agrees(self) -> bool:
        """Whether it holds together, whatever rule it was found by: void for reasons alone, and so in each post."""
        void = bool(self.void_reasons)
        return self.validity == ("void" if void else "valid") and all(post.agrees(void) for post in self.posts)


class Finding(msgspec.Struct, frozen=True):
    """What a check found: a stable code, severity (stop, warn, note), the citations and the numbers."""

    code: str
    severity: str
    cite: tuple[str, ...] = ()
    data: dict[str, str | int | None] = {}
