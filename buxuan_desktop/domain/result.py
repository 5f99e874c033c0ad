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


class Finding(msgspec.Struct, frozen=True):
    """What a check found: a stable code, severity (stop, warn, note), the citations and the numbers."""

    code: str
    severity: str
    cite: tuple[str, ...] = ()
    data: dict[str, str | int | None] = {}
