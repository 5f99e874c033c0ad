"""The totals of a round, taken from the folded tally and not from the exported sheets: what a recount must come to."""

from collections.abc import Sequence

import msgspec

from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.tally import Counts, PostTally
from buxuan_desktop.exchange.ballots.publishing import shows_marks
from buxuan_desktop.exchange.ballots.sheets import ABOVE, OTHERS, Column, Contest, Record


class PersonTotal(msgspec.Struct, frozen=True):
    """One column's totals; `kind` is that of the column, `counted` is `for` with what came from higher posts."""

    name: str
    kind: str
    approve: int = msgspec.field(name="for")
    against: int
    counted: int


class PostTotal(msgspec.Struct, frozen=True):
    """One post: valid ballots void or blank in it, sheets shown with more names than seats, its columns in order."""

    title: str
    seats: int
    void_here: int
    blank_here: int
    over: int
    people: tuple[PersonTotal, ...]


class RoundTotal(msgspec.Struct, frozen=True):
    """One round: its table, the header of that table, how many columns lead, its ballots by verdict, its posts.

    `by_totals` of these ballots are known by the totals of their bundles alone.
    """

    round: int
    table: str
    header: tuple[str, ...]
    lead: int
    recovered: int
    valid: int
    void: int
    blank: int
    set_aside: int
    by_totals: int
    posts: tuple[PostTotal, ...]


class Totals(msgspec.Struct, frozen=True):
    """All rounds of an export; `kind` is public or sealed, `head` the last row of the ledger as `SEQ:HASH`."""

    format: int
    kind: str
    place: str
    rehearsal: bool
    head: str
    rounds: tuple[RoundTotal, ...]


def round_total(current: Round, record: Record, table: str, header: Sequence[str], lead: int) -> RoundTotal:
    """The totals of a round, in the columns of `record`."""
    counts: Counts = current.tally.counts
    return RoundTotal(
        record.number,
        table,
        tuple(header),
        lead,
        counts.recovered,
        counts.valid,
        counts.void,
        counts.blank,
        counts.set_aside,
        sum(totals.figures.sheets for totals in current.totals.values()),
        tuple(_post(current, post, contest) for post, contest in zip(current.posts, record.contests, strict=True)),
    )


def _post(current: Round, post: Post, contest: Contest) -> PostTotal:
    tally = current.tally.posts[post.title]
    public = any(column.kind == OTHERS for column in contest.columns)
    over = sum(
        len(ballot.marks[post.title].supported) > post.seats
        for seq, ballot in current.ballots.items()
        if seq not in current.struck
        and post.title in ballot.marks
        and (not public or shows_marks(ballot.verdict == "valid", ballot.why))
    )
    people = tuple(_person(column, contest, tally) for column in contest.columns)
    return PostTotal(post.title, post.seats, tally.void_here, current.tally.blank_here(post.title), over, people)


def _person(column: Column, contest: Contest, tally: PostTally) -> PersonTotal:
    name = column.name
    if column.kind == ABOVE:
        return PersonTotal(name, column.kind, 0, 0, tally.counted[name] - tally.approve[name])
    if column.kind != OTHERS:
        return PersonTotal(name, column.kind, tally.approve[name], tally.against[name], tally.counted[name])
    alone = {one.name for one in contest.columns if one.kind not in (ABOVE, OTHERS)}
    above = {one.name for one in contest.columns if one.kind == ABOVE}
    approve = sum(votes for one, votes in tally.approve.items() if one not in alone)
    against = sum(votes for one, votes in tally.against.items() if one not in alone)
    added = sum(
        votes - tally.approve[one] for one, votes in tally.counted.items() if one not in alone and one not in above
    )
    return PersonTotal(name, column.kind, approve, against, approve + added)
