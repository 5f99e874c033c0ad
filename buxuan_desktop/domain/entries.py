"""The entries of one count: normally one first and one second; more where a bundle was counted at two tables."""

from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.figures import Figures
from buxuan_desktop.domain.table_events import EntryChosen


class Entry:
    """One blind entry: who keyed and watched, the sheets in order or the totals, whether it is ended."""

    def __init__(self, begun: be.EntryBegun) -> None:
        self.begun = begun
        self.sheets: list[be.SheetKeyed] = []
        self.figures: Figures | None = None
        self.ended = False

    @property
    def people(self) -> frozenset[str]:
        """Teller and scrutineer."""
        return frozenset((self.begun.teller, self.begun.scrutineer))


class Entries:
    """Every entry of a count.

    `entries` holds the one that stands for 1 and for 2. Where several were made, nobody's comes first: all are in
    `rivals` and none stands until people choose (`passed`), whatever the order in which they came. Only in a bundle
    that is confirmed already the one that was confirmed stands meanwhile.
    """

    def __init__(self) -> None:
        self.entries: dict[int, Entry] = {}
        self.rivals: dict[int, list[Entry]] = {}
        self.passed: list[tuple[Entry, EntryChosen]] = []
        self.dropped: list[tuple[Entry, be.EntryDropped]] = []
        self._latest: dict[tuple[int, str], Entry] = {}

    def live(self, number: int) -> tuple[Entry, ...]:
        """All that stand for 1 or 2: none, one, or several rivals."""
        if number in self.rivals:
            return tuple(self.rivals[number])
        return (self.entries[number],) if number in self.entries else ()

    def made_at(self, number: int, table: str) -> Entry | None:
        """What a table ("" this computer) made of 1 or 2 last, whether it stands or not."""
        return self._latest.get((number, table))

    def mine(self, number: int) -> Entry | None:
        """What is being keyed, or was keyed, at this computer and is not dropped or passed over."""
        entry = self.made_at(number, "")
        return entry if entry is not None and entry in self.live(number) else None

    @property
    def twice(self) -> str:
        """Who knows both entries that stand, because they were made at two tables; "" for nobody."""
        one, other = self.entries.get(1), self.entries.get(2)
        if one is None or other is None:
            return ""
        return both_know(one, other)

    def add(self, entry: Entry, *, confirmed: bool) -> None:
        """Another entry begins."""
        number = entry.begun.entry
        before = self.live(number)
        self._latest[number, entry.begun.table] = entry
        if not before:
            self.entries[number] = entry
            return
        self.rivals[number] = [*before, entry]
        if not confirmed:
            self.entries.pop(number, None)

    def choose(self, chosen: Entry, event: EntryChosen) -> None:
        """One of the rivals stands, the others are kept aside."""
        number = event.entry
        self.passed += [(one, event) for one in self.rivals.pop(number) if one is not chosen]
        self.entries[number] = chosen

    def take_away(self, entry: Entry, event: be.EntryDropped) -> None:
        """An entry is given up; a single rival that is left stands."""
        self.dropped.append((entry, event))
        number = event.entry
        before = self.live(number)
        if entry not in before:
            return
        rest = [one for one in before if one is not entry]
        if len(rest) > 1:
            self.rivals[number] = rest
            return
        self.rivals.pop(number, None)
        if rest:
            self.entries[number] = rest[0]
        else:
            self.entries.pop(number)


def both_know(one: Entry, other: Entry) -> str:
    """Who keyed one entry and sat at the other; nobody may (the same person twice is no second look). "" for nobody."""
    for teller, people in ((other.begun.teller, one.people), (one.begun.teller, other.people)):
        if teller in people:
            return teller
    return ""
