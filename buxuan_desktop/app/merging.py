"""Taking a table file back: proved from its first row to its last, then its entries enter the main case in one go."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from buxuan_desktop.app.bundles import agreed, confirmation
from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.domain.bundle_events import SheetKeyed, SheetStruck
from buxuan_desktop.domain.chain import Head, Row, Stored, in_text
from buxuan_desktop.domain.codec import encode
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.figures import impossible
from buxuan_desktop.domain.handed import Handed
from buxuan_desktop.domain.refusal import IllegalEvent, Refusal
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.table_events import TableMerged, TableReturned
from buxuan_desktop.domain.tables import KEYED, Keyed
from buxuan_desktop.store.casefile import CaseFile

_DAMAGE = ("file-damaged", "schema-foreign", "head-differs", "text-unusable")


class Merged(msgspec.Struct, frozen=True):
    """What one file brought: the table, its head, rows and papers taken over, bundles touched, bundles confirmed."""

    table: str
    head: Head
    rows: int
    sheets: int
    bundles: tuple[int, ...]
    confirmed: tuple[int, ...]


class _Read(msgspec.Struct, frozen=True):
    """A table file as read: its state, its rows with their events, and how many of them are handed back."""

    election: Election
    rows: list[tuple[Row, Event]]
    back: int


def merge(case: Case, path: Path) -> Merged:
    """Take over what a table keyed since it was merged last; bundles whose entries agree now are confirmed.

    Refusal for a file that is no table's, not of this case or round, not handed out by it, altered, not handed back,
    older than what was merged, or gone apart from it; nothing is written then. What the file brought twice, or the
    same person at both entries, is kept and shown (`app.table_list`).
    """
    current = case.election.rounds[-1]
    current.check_open()
    read = _read(path)
    handed = _known(case, current, read, path)
    name = handed.out.table
    since = _since(handed, read, path)
    new = [(row, event) for row, event in read.rows[since : read.back] if isinstance(event, KEYED)]
    last = read.rows[read.back - 1][0].head
    told = TableMerged(current.number, name, *last, len(new))
    events = list(_named(new, name))
    case.record(*events, told, who=[*(row.who for row, _ in new), case.who])
    sheets = sum(event.KIND == "sheet-keyed" for event in events)
    touched = tuple(sorted({event.bundle for event in events}))
    return Merged(name, last, len(new), sheets, touched, confirm_agreed(case))


def confirm_agreed(case: Case) -> tuple[int, ...]:
    """Confirm every bundle of the round on which two entries agree, in one transaction; returns their numbers.

    A bundle whose agreed totals cannot be right waits for people.
    """
    current = case.election.rounds[-1]
    ready = [
        one
        for one in current.table.bundles.values()
        if not one.confirmed and agreed(one)
        if (figures := one.count.agreed_figures) is None or not impossible(figures, current.posts, one.sheets)
    ]
    case.record(*(event for one in ready for event in confirmation(case, one)))
    return tuple(one.number for one in ready)


def _read(path: Path) -> _Read:
    rows: list[tuple[Row, Event]] = []
    canonical: dict[int, str] = {}

    def each(stored: Stored, event: Event) -> None:
        row = in_text(stored)
        if id(event) not in canonical:
            canonical[id(event)] = encode(event)
        if canonical[id(event)] != row.body:
            raise Refusal("table-altered", path=str(path), row=row.seq)
        rows.append((row, event))

    with CaseFile.open(path, write=False) as file:
        try:
            election = fold_file(file, each, shown=True)
        except Refusal as refusal:
            if isinstance(refusal, IllegalEvent) or refusal.code in _DAMAGE:
                raise Refusal("table-altered", path=str(path), row=len(rows) + 1) from refusal
            raise
    back = next((seq for seq in range(len(rows), 0, -1) if isinstance(rows[seq - 1][1], TableReturned)), 0)
    return _Read(election, rows, back)


def _known(case: Case, current: Round, read: _Read, path: Path) -> Handed:
    """The table that this file was handed out to, when it is what was handed out."""
    opened = read.election.opened
    if opened is None or not opened.table:
        raise Refusal("no-table-file", path=str(path))
    if opened.case != case.election.case.case:
        raise Refusal("table-foreign", path=str(path), table=opened.table)
    there = read.election.rounds[-1] if read.election.rounds else None
    if there is None or there.table.opened is None:
        raise Refusal("table-altered", path=str(path), row=len(read.rows))
    if there.number != current.number:
        raise Refusal("table-other-round", path=str(path), table=opened.table)
    token = there.table.opened.token
    handed = next((one for one in current.table.handed.values() if one.out.token == token), None)
    if handed is None:
        raise Refusal("table-unknown", path=str(path), table=opened.table)
    if len(read.rows) < handed.out.seq or read.rows[handed.out.seq - 1][0].hash != handed.out.hash:
        raise Refusal("table-altered", path=str(path), row=handed.out.seq)
    return handed


def _since(handed: Handed, read: _Read, path: Path) -> int:
    """The number of rows that were handed out or merged before; Refusal when this file does not go on from them."""
    table, (seq, digest) = handed.out.table, handed.head
    if not read.back:
        raise Refusal("table-not-returned", path=str(path), table=table)
    if len(read.rows) >= seq and read.rows[seq - 1][0].hash != digest:
        raise Refusal("table-went-apart", path=str(path), table=table)
    if read.back < seq:
        raise Refusal("table-older", path=str(path), table=table)
    if read.back == seq:
        raise Refusal("table-merged-already", path=str(path), table=table)
    return seq


def _named(rows: Sequence[tuple[Row, Keyed]], table: str) -> Iterable[Keyed]:
    """The events as rows of that table, with its time where an entry begins or ends; equal sheets stay one record."""
    known: dict[int, Keyed] = {}
    for row, event in rows:
        if not isinstance(event, SheetKeyed | SheetStruck):
            yield msgspec.structs.replace(event, table=table, when=row.at)
            continue
        if id(event) not in known:
            known[id(event)] = msgspec.structs.replace(event, table=table)
        yield known[id(event)]
