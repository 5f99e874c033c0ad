"""What an export knows of a round: the columns of each post and, sheet by sheet, what stands in each column.

Everything is numbers: 1 for a mark on one ballot, more where ballots are only known together. So a bundle that was
counted by its totals is one more `Sheet` with larger numbers, and needs no other table and no other reader.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from buxuan_desktop.domain.ballot import VERDICTS, Post, PostMarks
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.rounds import Round

CANDIDATE, ABOVE, WRITTEN, OTHERS = "candidate", "above", "written", "others"


class Column(msgspec.Struct, frozen=True):
    """A person in one post.

    `kind` is candidate (`place` is that on the ballot, from 1), above (a candidate for a higher post whose votes count
    here too), written (a name that is not listed here), or others (all names not listed, together; no `name`).
    """

    kind: str
    name: str = ""
    place: int = 0


class Contest(msgspec.Struct, frozen=True):
    """A post of the round with its seats and its columns."""

    title: str
    seats: int
    columns: tuple[Column, ...]


class Cell(NamedTuple):
    """The marks for one person in one post: approved, approved without effect, opposed, counted from a higher post."""

    approve: int = 0
    fallen: int = 0
    against: int = 0
    added: int = 0

    def plus(self, other: "Cell") -> "Cell":
        """Both together."""
        return Cell(*(one + another for one, another in zip(self, other, strict=True)))


class Standing(NamedTuple):
    """How a post stands on valid ballots; all zero on ballots that count for nothing."""

    valid: int = 0
    void: int = 0
    blank: int = 0


class Verdicts(NamedTuple):
    """Ballots by verdict, in the order of `domain.ballot.VERDICTS`."""

    valid: int = 0
    void: int = 0
    blank: int = 0
    set_aside: int = 0


class Part(NamedTuple):
    """One post of a sheet; `cells` go with the columns of its contest."""

    standing: Standing
    cells: tuple[Cell, ...]


class Sheet(NamedTuple):
    """One ballot as judged, or several counted together; `why` is the code of the rule behind the verdict."""

    verdicts: Verdicts
    parts: tuple[Part, ...]
    why: str = ""


class Entry(NamedTuple):
    """A sheet with what leads back to the ledger: its row, when and by whom, and why it was struck.

    In a public record only the sheet is left.
    """

    sheet: Sheet
    seq: int = 0
    at: str = ""
    who: str = ""
    struck: tuple[str, str] | None = None


class Record(msgspec.Struct, frozen=True):
    """The ballots of one round: its number from 1, its kind, its posts in order of rank, its entries."""

    number: int
    kind: str
    contests: tuple[Contest, ...]
    entries: tuple[Entry, ...]


def full_record(current: Round, origins: Mapping[int, tuple[str, str]], outsiders: frozenset[str]) -> Record:
    """Every ballot of a round as it was entered, struck ones too; `origins` gives time and person by ledger row."""
    contests = tuple(_contest(post, current) for post in current.posts)
    known: dict[int, Sheet] = {}
    entries = []
    for seq, ballot in current.ballots.items():
        # The ballots live as long as the round, and equal sheets are one record.
        sheet = known.get(id(ballot))
        if sheet is None:
            sheet = known[id(ballot)] = _sheet(ballot, contests, outsiders)
        strike = current.struck.get(seq)
        entries.append(Entry(sheet, seq, *origins[seq], (strike.reason, strike.scrutineer) if strike else None))
    return Record(current.number, current.kind, contests, tuple(entries))


def _contest(post: Post, current: Round) -> Contest:
    listed = [Column(CANDIDATE, name, place) for place, name in enumerate(post.candidates, start=1)]
    distinct = {id(ballot): ballot for ballot in current.ballots.values()}
    names = {name for ballot in distinct.values() for name in _named(ballot, post.title)}
    written = [Column(WRITTEN, name) for name in sorted(names.difference(post.candidates))]
    return Contest(post.title, post.seats, (*listed, *written))


def _named(ballot: BallotCast, title: str) -> Iterator[str]:
    marks = ballot.marks.get(title, PostMarks())
    yield from marks.supported
    yield from marks.against
    yield from ballot.added.get(title, ())


def _sheet(ballot: BallotCast, contests: tuple[Contest, ...], outsiders: frozenset[str]) -> Sheet:
    verdicts = Verdicts(*(int(ballot.verdict == verdict) for verdict in VERDICTS))
    return Sheet(verdicts, tuple(_part(ballot, contest, outsiders) for contest in contests), ballot.why)


def _part(ballot: BallotCast, contest: Contest, outsiders: frozenset[str]) -> Part:
    title = contest.title
    marks = ballot.marks.get(title, PostMarks())
    void = title in ballot.void_posts
    valid = ballot.verdict == "valid"
    fell = outsiders.union(ballot.fell.get(title, ())) if valid and not void else frozenset()
    supported, added = marks.supported, ballot.added.get(title, ())
    cells = tuple(
        Cell(
            int(column.name in supported and column.name not in fell),
            int(column.name in supported and column.name in fell),
            int(column.name in marks.against),
            int(column.name in added),
        )
        for column in contest.columns
    )
    if not valid:
        return Part(Standing(), cells)
    return Part(Standing(int(marks.marked and not void), int(marks.marked and void), int(not marks.marked)), cells)
