"""The tables of a round at a glance, and what was done twice and waits for people."""

from collections.abc import Iterator

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.aligning import align
from buxuan_desktop.domain.bundles import Bundle, Count, content
from buxuan_desktop.domain.entries import Entry
from buxuan_desktop.domain.figures import apart
from buxuan_desktop.domain.handed import Handed
from buxuan_desktop.domain.table import CountingTable

OUT, PART, BACK, RELEASED = "out", "part", "back", "released"
TWICE, SAME_PERSON = "twice", "same person"


class TableLine(msgspec.Struct, frozen=True):
    """One table: its state, the bundles it has and for which entries, how many entries came back of how many.

    `head` is that of the file as taken over last, or as handed out; the table shows the same.
    """

    name: str
    state: str
    bundles: tuple[tuple[int, tuple[int, ...]], ...]
    back: int
    whole: int
    sheets: int
    head: str


class Claim(msgspec.Struct, frozen=True):
    """One of the entries that are in each other's way: which table ("" this computer), who, papers, whether ended."""

    table: str
    entry: int
    people: tuple[str, str]
    keyed: int
    ended: bool


class Conflict(msgspec.Struct, frozen=True):
    """What waits for people in one bundle.

    `twice`: `entry` was made more than once, and `differ` is the number of places or fields in which two differ (None
    for more than two). `same person`: `name` sat at both entries, and one of them is made again by others.
    """

    bundle: int
    count: int
    kind: str
    claims: tuple[Claim, ...]
    entry: int = 0
    name: str = ""
    differ: int | None = None
    confirmed: bool = False


def lines(case: Case) -> tuple[TableLine, ...]:
    """Every table that was handed a file, in that order."""
    table = case.election.rounds[-1].table
    return tuple(_line(table, handed) for handed in table.handed.values())


def conflicts(case: Case) -> tuple[Conflict, ...]:
    """Everything that two tables did without knowing of each other, bundle by bundle."""
    found: list[Conflict] = []
    for bundle in case.election.rounds[-1].table.bundles.values():
        for number, count in enumerate(bundle.counts, start=1):
            found += _of_count(bundle, number, count)
    return tuple(found)


def _line(table: CountingTable, handed: Handed) -> TableLine:
    whole = sum(len(one.entries) for one in handed.out.allotted)
    missing = sum(len(numbers) for _, numbers in table.missing(handed))
    state = BACK if not missing else PART if handed.merges else OUT
    if handed.released is not None:
        state, missing = RELEASED, whole - _made(table, handed)
    return TableLine(
        handed.out.table,
        state,
        tuple((one.bundle, one.entries) for one in handed.out.allotted),
        whole - missing,
        whole,
        sum(one.sheets * len(one.entries) for one in handed.out.allotted),
        str(handed.head),
    )


def _made(table: CountingTable, handed: Handed) -> int:
    made = (
        table.bundle(one.bundle).counts[one.count - 1].made_at(number, handed.out.table)
        for one in handed.out.allotted
        for number in one.entries
    )
    return sum(entry is not None and entry.ended for entry in made)


def _of_count(bundle: Bundle, number: int, count: Count) -> Iterator[Conflict]:
    confirmed = bundle.fixed(count)
    for entry, rivals in sorted(count.rivals.items()):
        claims = tuple(map(_claim, rivals))
        yield Conflict(bundle.number, number, TWICE, claims, entry, "", _apart(rivals), confirmed)
    if count.twice and not confirmed:
        claims = tuple(_claim(count.entries[entry]) for entry in (1, 2))
        yield Conflict(bundle.number, number, SAME_PERSON, claims, 0, count.twice)


def _claim(entry: Entry) -> Claim:
    begun = entry.begun
    return Claim(begun.table, begun.entry, (begun.teller, begun.scrutineer), len(entry.sheets), entry.ended)


def _apart(rivals: list[Entry]) -> int | None:
    if len(rivals) != 2:
        return None
    one, other = rivals
    if one.figures is not None and other.figures is not None:
        return len(apart(one.figures, other.figures))
    first, second = ([content(sheet.marks, sheet.void) for sheet in entry.sheets] for entry in rivals)
    return sum(here is None or there is None or first[here] != second[there] for here, there in align(first, second))
