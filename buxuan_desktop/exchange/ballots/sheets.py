"""What an export knows of a round: the columns of each post and, sheet by sheet, what stands in each column.

Everything is numbers: 1 for a mark on one ballot, more where ballots are only known together. So a bundle that was
counted by its totals is one more `Sheet` with larger numbers, and needs no other table and no other reader. How sheets
are made from a round stands in `gathering`.
"""

from typing import NamedTuple

import msgspec

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
    """The marks for one person in one post: approved, approved without effect, opposed, counted from a higher post.

    `written` says of a candidate who is listed in this post that the name was written in, not marked; a sealed record
    alone tells.
    """

    approve: int = 0
    fallen: int = 0
    against: int = 0
    added: int = 0
    written: int = 0

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

    @property
    def ballots(self) -> int:
        """How many ballots it stands for."""
        return sum(self.verdicts)

    def plus(self, other: "Sheet") -> "Sheet":
        """Both together, as ballots that are known only by their totals."""
        verdicts = Verdicts(*map(sum, zip(self.verdicts, other.verdicts, strict=True)))
        parts = (
            Part(
                Standing(*map(sum, zip(one.standing, another.standing, strict=True))),
                tuple(cell.plus(added) for cell, added in zip(one.cells, another.cells, strict=True)),
            )
            for one, another in zip(self.parts, other.parts, strict=True)
        )
        return Sheet(verdicts, tuple(parts))


class Entry(NamedTuple):
    """A sheet with what leads back to the ledger and the paper: its row, when and by whom, and why it was struck.

    `bundle` and `place` count from 1, 0 where there is none; `totals` says that the sheet stands for a whole bundle
    counted by its totals. In a public record only the sheet and `totals` are left.
    """

    sheet: Sheet
    seq: int = 0
    at: str = ""
    who: str = ""
    bundle: int = 0
    place: int = 0
    struck: tuple[str, str] | None = None
    totals: bool = False


class Record(msgspec.Struct, frozen=True):
    """The ballots of one round: its number from 1, its kind, its posts in order of rank, its entries."""

    number: int
    kind: str
    contests: tuple[Contest, ...]
    entries: tuple[Entry, ...]
