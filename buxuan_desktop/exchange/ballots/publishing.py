"""What of a round's ballots everybody may see.

A mark, a written-in name, an order or a time can prove to a buyer how somebody voted. So the sheets are sorted by
content alone, nothing leads back to the ledger or to a bundle, written-in names stand together, a candidate written
in looks like one marked, sheets that are void for their looks show no marks, and bundles counted by their totals are
one sheet.
"""

from collections import Counter
from collections.abc import Sequence

from buxuan_desktop.domain.ballot import NOT_ISSUED
from buxuan_desktop.exchange.ballots.sheets import (
    ABOVE,
    CANDIDATE,
    OTHERS,
    Cell,
    Column,
    Contest,
    Entry,
    Part,
    Record,
    Sheet,
)

BY_RULE = ("over-vote", "same-person", "every-post-void")
"""Codes of rules that void by the marks themselves: those marks are shown, so that anyone can check the rule."""

ON_SIGHT = "on-sight"
"""Stands for every other reason why a sheet is void."""

_OPEN_REASONS = (*BY_RULE, "no-mark", NOT_ISSUED, "")


def published(record: Record) -> Record:
    """The public record of a round: no struck ballots, no ledger rows, sorted by content."""
    contests = tuple(_contest(place, record) for place in range(len(record.contests)))
    known: dict[int, Sheet] = {}
    sheets = []
    together: Sheet | None = None
    for entry in record.entries:
        if entry.struck is not None:
            continue
        shown = known.get(id(entry.sheet))
        if shown is None:
            shown = known[id(entry.sheet)] = _sheet(entry.sheet, record.contests, contests)
        if entry.totals:
            together = shown if together is None else together.plus(shown)
        else:
            sheets.append(shown)
    entries = [Entry(sheet) for sheet in sorted(sheets, reverse=True)]
    if together is not None:
        entries.append(Entry(together, totals=True))
    return Record(record.number, record.kind, contests, tuple(entries))


def lone_patterns(record: Record) -> int:
    """Ballots in a public record whose marks nobody else made: the more there are, the better one can be told."""
    patterns = Counter(entry.sheet for entry in record.entries if not entry.totals)
    return sum(times == 1 for times in patterns.values())


def shows_marks(valid: bool, why: str) -> bool:
    """Whether a public record shows the marks of a sheet that is `valid`, or void by the rule `why`."""
    return valid or why in BY_RULE


def above_columns(record: Record, place: int) -> tuple[Column, ...]:
    """Candidates for higher posts who got votes from there in the post at `place`, and are not listed in it."""
    listed = {column.name for column in record.contests[place].columns if column.kind == CANDIDATE}
    higher = [
        column.name for contest in record.contests[:place] for column in contest.columns if column.kind == CANDIDATE
    ]
    added = {
        column.name
        for entry in record.entries
        if entry.struck is None and entry.sheet.verdicts.valid
        for column, cell in zip(record.contests[place].columns, entry.sheet.parts[place].cells, strict=True)
        if cell.added
    }
    return tuple(Column(ABOVE, name) for name in dict.fromkeys(higher) if name in added and name not in listed)


def _contest(place: int, record: Record) -> Contest:
    full = record.contests[place]
    listed = [column for column in full.columns if column.kind == CANDIDATE]
    return Contest(full.title, full.seats, (*listed, *above_columns(record, place), Column(OTHERS)))


def _sheet(sheet: Sheet, full: Sequence[Contest], public: Sequence[Contest]) -> Sheet:
    shown = shows_marks(bool(sheet.verdicts.valid), sheet.why)
    parts = tuple(
        Part(part.standing, _merged(part.cells, one.columns, other.columns) if shown else _empty(other))
        for part, one, other in zip(sheet.parts, full, public, strict=True)
    )
    why = sheet.why if sheet.why in _OPEN_REASONS else "" if sheet.verdicts.valid else ON_SIGHT
    return Sheet(sheet.verdicts, parts, why)


def _empty(contest: Contest) -> tuple[Cell, ...]:
    return (Cell(),) * len(contest.columns)


def _merged(cells: Sequence[Cell], full: Sequence[Column], public: Sequence[Column]) -> tuple[Cell, ...]:
    """Listed people keep their cell, what came from a higher post its name; every other name is one of the others."""
    target = {(column.kind, column.name): place for place, column in enumerate(public)}
    others = len(public) - 1
    merged = [Cell()] * len(public)
    for column, cell in zip(full, cells, strict=True):
        own = target.get((column.kind, column.name))
        if own is not None:
            merged[own] = cell._replace(written=0)
            continue
        above = target.get((ABOVE, column.name), others)
        merged[above] = merged[above].plus(Cell(added=cell.added))
        merged[others] = merged[others].plus(Cell(cell.approve, cell.fallen, cell.against))
    return tuple(merged)
