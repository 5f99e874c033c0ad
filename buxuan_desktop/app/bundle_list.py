"""All bundles of a round at a glance, and what is to be done next at the table."""

from collections.abc import Collection

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.bundles import BALLOTS, DOUBT, TOTALS, Bundle
from buxuan_desktop.domain.table import CountingTable

WAITING, KEYING, HALF, DIFFERS, IN_DOUBT, SHORT, AGREED, CONFIRMED, RECOUNT, CONTESTED, KEYED = (
    "waiting",
    "keying",
    "half",
    "differs",
    "doubt",
    "short",
    "agreed",
    "confirmed",
    "recount",
    "contested",
    "keyed",
)
"""`contested` waits on the page of the tables for people; `keyed` is all that a table's own file can say in the end."""


class EntryLine(msgspec.Struct, frozen=True):
    """One entry: who sits there, papers keyed so far, whether it is ended; `table` when another one brought it."""

    people: tuple[str, str]
    keyed: int
    ended: bool
    table: str = ""


class BundleLine(msgspec.Struct, frozen=True):
    """One bundle: `state` is one of the words above, `open` counts differing places or fields.

    `away` are the tables from which its entries are expected, "" for none.
    """

    number: int
    sheets: int
    way: str
    state: str
    entries: tuple[EntryLine | None, EntryLine | None]
    open: int = 0
    recounted: bool = False
    away: tuple[str, str] = ("", "")


class NextStep(msgspec.Struct, frozen=True):
    """What is next for a bundle: `entry` (1 or 2), `settle`, `decide`, `resize`, `confirm`, `recount`.

    Or for the round: `tables` (hand back; choose between entries; wait for tables), `close` at last.
    """

    what: str
    bundle: int = 0
    entry: int = 0


def lines(case: Case) -> tuple[BundleLine, ...]:
    """Every bundle of the current round in its order."""
    return lines_of(_table(case))


def lines_of(table: CountingTable) -> tuple[BundleLine, ...]:
    """Every bundle of a counting table in its order."""
    return tuple(_line(table, bundle) for bundle in table.bundles.values())


def next_step(case: Case, seated: Collection[str] = ()) -> NextStep:
    """What to do next at the main table: begun entries first, then open places, then the next entry.

    First entries of all bundles come before second ones, and an entry that one of the people `seated` may not key,
    because the other one is theirs, comes after all that they may, so that people change as seldom as can be.
    """
    table = _table(case)
    bundles = table.bundles.values()
    for asked in (_entry_begun, _to_settle):
        for bundle in bundles:
            step = asked(bundle)
            if step is not None:
                return step
    wanted = [(number, bundle) for number in (1, 2) for bundle in bundles if _wants(table, bundle, number)]
    wanted.sort(key=lambda one: _seen(one[1], one[0], seated))
    if wanted:
        return NextStep("entry", wanted[0][1].number, wanted[0][0])
    open_ = any(not one.confirmed or one.contested for one in bundles) or table.awaited
    return NextStep("tables" if open_ else "close")


def _seen(bundle: Bundle, number: int, seated: Collection[str]) -> bool:
    other = bundle.count.entries.get(3 - number)
    return other is not None and not other.people.isdisjoint(seated)


def step_of(case: Case, bundle: int) -> NextStep | None:
    """What one bundle needs next at the main table; None when it is confirmed, waits for a table, or is not there."""
    table = _table(case)
    there = table.bundles.get(bundle)
    if there is None:
        return None
    step = _entry_begun(there) or _to_settle(there)
    wanted = next((number for number in (1, 2) if _wants(table, there, number)), 0)
    return step or (NextStep("entry", bundle, wanted) if wanted else None)


def _table(case: Case) -> CountingTable:
    return case.election.rounds[-1].table


def _wants(table: CountingTable, bundle: Bundle, number: int) -> bool:
    return _state(bundle) in (WAITING, KEYING, HALF, RECOUNT) and table.takes(bundle.number, number)


def _entry_begun(bundle: Bundle) -> NextStep | None:
    if bundle.confirmed and not bundle.recounting:
        return None
    for number in (1, 2):
        entry = bundle.count.mine(number)
        if entry is not None and not entry.ended:
            return NextStep("entry", bundle.number, number)
    return None


def _to_settle(bundle: Bundle) -> NextStep | None:
    state = _state(bundle)
    agreed = "recount" if bundle.recounting else "confirm"
    what = {DIFFERS: "settle", SHORT: "resize", IN_DOUBT: "decide", AGREED: agreed, CONTESTED: "tables"}.get(state)
    return NextStep(what, bundle.number) if what else None


def _line(table: CountingTable, bundle: Bundle) -> BundleLine:
    count = bundle.count
    told = []
    for number in (1, 2):
        entry = count.entries.get(number)
        people = (entry.begun.teller, entry.begun.scrutineer) if entry else ("", "")
        told.append(EntryLine(people, len(entry.sheets), entry.ended, entry.begun.table) if entry else None)
    waiting = len(count.open_slots) if count.way == BALLOTS else len(count.open_fields)
    state = KEYED if _all_keyed(table, bundle) else _state(bundle)
    entries, again = (told[0], told[1]), len(bundle.counts) > 1
    away = ("、".join(table.away_with(bundle.number, 1)), "、".join(table.away_with(bundle.number, 2)))
    return BundleLine(bundle.number, bundle.sheets, count.way, state, entries, waiting, again, away)


def _all_keyed(table: CountingTable, bundle: Bundle) -> bool:
    """In a table file: whether everything that it is to key of this bundle is ended."""
    asked = [one.entries for one in table.opened.allotted if one.bundle == bundle.number] if table.opened else []
    made = [bundle.count.mine(number) for entries in asked for number in entries]
    return bool(made) and all(one is not None and one.ended for one in made)


def _state(bundle: Bundle) -> str:
    count = bundle.count
    if bundle.contested or (count.twice and not bundle.fixed(count)):
        return CONTESTED
    if bundle.confirmed and not bundle.recounting:
        return CONFIRMED
    if not count.both_ended:
        if not count.entries:
            return RECOUNT if bundle.recounting else WAITING
        return HALF if all(entry.ended for entry in count.entries.values()) else KEYING
    if count.way == TOTALS:
        if count.open_fields:
            return DIFFERS
    elif count.open_slots:
        return IN_DOUBT if all(slot.state == DOUBT for slot in count.open_slots) else DIFFERS
    elif len(count.ballots) != bundle.sheets:
        return SHORT
    return AGREED
