"""Folding what goes on between the main case and its counting tables.

Merging is the same in any order: a table's rows go to the table's own entries, an entry that was made twice waits for
people, and what was confirmed before a second one came is compared anew when they choose that one.
"""

from collections.abc import Sequence
from typing import TypeAlias

from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain import table_events as te
from buxuan_desktop.domain.bundles import Bundle, Count
from buxuan_desktop.domain.handed import Handed
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.rounds import Round

Keyed: TypeAlias = be.EntryBegun | be.SheetKeyed | be.SheetStruck | be.TotalsKeyed | be.EntryEnded | be.EntryDropped
"""What is done in an entry; each says in `table` where."""

KEYED = (be.EntryBegun, be.SheetKeyed, be.SheetStruck, be.TotalsKeyed, be.EntryEnded, be.EntryDropped)

AT_A_TABLE = frozenset(
    kind.KIND
    for kind in (
        *KEYED,
        ev.CaseOpened,
        ev.PostsSet,
        ev.ElectorsCounted,
        ev.RoundOpened,
        ev.PollsClosed,
        ev.HandedOver,
        ev.TakenOver,
        ev.HandoverCancelled,
        ev.CopyTakenUp,
        te.TableOpened,
        te.TableReturned,
    )
)
"""All that happens in the file of a table: it keys and hands back; everything else is the main case's."""


def open_table(current: Round, event: te.TableOpened) -> None:
    """In a table file: the bundles, with their numbers in the main case."""
    current.check_open()
    held = current.table
    if held.bundles or not event.allotted or not event.token:
        raise IllegalEvent("allotment-unusable", table="")
    held.opened = event
    for one in event.allotted:
        bundle = Bundle(one.bundle, one.sheets, one.way)
        bundle.counts = [Count(one.way, elsewhere=True)]
        held.bundles[one.bundle] = bundle


def give_back(current: Round, _: te.TableReturned) -> None:
    """In a table file: what is ended now is in the hands of the main case."""
    held = current.table
    if held.opened is None:
        raise IllegalEvent("no-table-file", path="")
    held.returned = frozenset(
        (number, entry)
        for number, bundle in held.bundles.items()
        for entry, made in bundle.count.entries.items()
        if made.ended
    )


def hand_out(current: Round, event: te.TableHandedOut) -> None:
    """A table gets bundles that are not confirmed, as they are at this moment."""
    current.check_open()
    held = current.table
    if not event.table or event.table in held.handed:
        raise IllegalEvent("table-named-already", table=event.table)
    if not event.allotted or len({one.bundle for one in event.allotted}) != len(event.allotted):
        raise IllegalEvent("allotment-unusable", table=event.table)
    for one in event.allotted:
        bundle = held.bundle(one.bundle)
        if bundle.fixed(bundle.count):
            raise IllegalEvent("bundle-confirmed-already", bundle=one.bundle)
        now = (bundle.sheets, bundle.count.way, len(bundle.counts))
        if (one.sheets, one.way, one.count) != now or not one.entries or not {1, 2}.issuperset(one.entries):
            raise IllegalEvent("allotment-unusable", table=event.table)
    held.handed[event.table] = Handed(event)


def place_at(current: Round, event: Keyed) -> tuple[Bundle, Count]:
    """The bundle and the count that a row of a table belongs to; only what was allotted to it."""
    current.check_open()
    allotted = handed(current, event.table).allotted.get(event.bundle)
    if allotted is None or event.entry not in allotted.entries:
        raise IllegalEvent("entry-not-allotted", bundle=event.bundle, entry=event.entry)
    bundle = current.table.bundle(event.bundle)
    return bundle, bundle.counts[allotted.count - 1]


def merge(current: Round, event: te.TableMerged) -> None:
    """All rows of the table since the last merge are accounted for."""
    current.check_open()
    table = handed(current, event.table)
    if event.rows != table.coming or event.seq <= table.head.seq:
        raise IllegalEvent("merge-differs", table=event.table)
    table.coming = 0
    table.merges.append(event)


def release(current: Round, event: te.TableReleased) -> None:
    """Nobody waits for the table any longer; should it come all the same, it is merged like any other."""
    current.check_open()
    table = handed(current, event.table)
    if table.released is not None:
        raise IllegalEvent("table-not-awaited", table=event.table)
    _signed(current, event.reason, event.by)
    table.released = event


def choose(current: Round, event: te.EntryChosen) -> None:
    """One of several entries stands. What is confirmed changes only in the count at work, its ballots struck."""
    current.check_open()
    bundle = current.table.bundle(event.bundle)
    if not 1 <= event.count <= len(bundle.counts):
        raise IllegalEvent("no-such-entry", bundle=event.bundle, entry=event.entry)
    count = bundle.counts[event.count - 1]
    chosen = next((one for one in count.rivals.get(event.entry, ()) if one.begun.table == event.table), None)
    if chosen is None:
        raise IllegalEvent("no-such-entry", bundle=event.bundle, entry=event.entry)
    _signed(current, event.reason, event.by)
    if bundle.fixed(count) and chosen is not count.entries.get(event.entry):
        if len(bundle.counts) > 1:
            raise IllegalEvent("choice-needs-recount", bundle=event.bundle)
        if bundle.totals or any(one not in current.struck for one in bundle.ballots):
            raise IllegalEvent("confirmed-differs", bundle=event.bundle)
        bundle.reopen()
    elif len(bundle.counts) == 1 and bundle.confirmed and not bundle.ballots and not bundle.totals:
        raise IllegalEvent("confirmed-differs", bundle=event.bundle)
    count.choose(chosen, event)
    count.renew()


def handed(current: Round, table: str) -> Handed:
    """The table of that name; IllegalEvent when none was handed out."""
    if table not in current.table.handed:
        raise IllegalEvent("table-unknown", table=table)
    return current.table.handed[table]


def _signed(current: Round, reason: str, by: Sequence[str]) -> None:
    if not reason or not by or not all(by):
        raise IllegalEvent("needs-reason-and-names", round=current.number)
