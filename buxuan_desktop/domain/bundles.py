"""A bundle as folded: its entries, the pair of them that is compared, what was settled, what counts in the end."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec

from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.aligning import align
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.domain.entries import Entries, Entry
from buxuan_desktop.domain.figures import Field, Figures, apart

BALLOTS, TOTALS = "ballots", "totals"
WAYS = (BALLOTS, TOTALS)
CHOICES = ("first", "second", "read", "absent", "doubtful")
RULINGS = ("count", "void", "blank", "set_aside", "none")
AGREED, OPEN, DOUBT, SETTLED = "agreed", "open", "doubt", "settled"

Marked: TypeAlias = be.SheetKeyed | be.PlaceSettled | be.DoubtDecided | be.BallotDoubted


class Slot(msgspec.Struct, frozen=True):
    """One paper of a bundle as two entries saw it.

    `place` counts from 1 along both; `at` are its places in the first and the second entry, 0 where it lacks there.
    `state` is agreed, open (differs), doubt (for the committee) or settled; `ballot` is what counts, None for none.
    """

    place: int
    state: str
    at: tuple[int, int]
    first: be.SheetKeyed | None
    second: be.SheetKeyed | None
    ballot: Ballot | None = None
    doubt: str = ""


class Count(Entries):
    """Two entries of one bundle and what was settled between them: the first count, or a recount beside it.

    `rows` are the seqs of its ballots since they were confirmed; they stay when another count takes their place.

    `elsewhere`: in the file of a counting table nothing is compared; the main case does that.
    """

    def __init__(self, way: str, ordered: be.RecountOrdered | None = None, *, elsewhere: bool = False) -> None:
        super().__init__()
        self.way = way
        self.ordered = ordered
        self.elsewhere = elsewhere
        self.settled: dict[int, be.PlaceSettled] = {}
        self.decided: dict[int, be.DoubtDecided] = {}
        self.totals: be.TotalsSettled | None = None
        self.decision: be.RecountDecided | None = None
        self.rows: tuple[int, ...] = ()
        self._aligned: list[Slot] | None = None
        self._between: tuple[Entry, Entry] | None = None

    @property
    def comparable(self) -> bool:
        """Whether two entries stand that may be compared: of people of their own, at the main case."""
        return not self.elsewhere and 1 in self.entries and 2 in self.entries and not self.twice

    @property
    def both_ended(self) -> bool:
        """Whether there is something to compare."""
        return self.comparable and self.entries[1].ended and self.entries[2].ended

    def renew(self) -> None:
        """After an entry came, went or was chosen: what was settled holds between the same two entries only."""
        one, other = self.entries.get(1), self.entries.get(2)
        if one is None or other is None or self._between == (one, other):
            return
        if self._between is not None:
            self.forget_alignment()
        self._between = (one, other)

    def forget_alignment(self) -> None:
        """Nothing that was settled between two entries holds any more."""
        self._aligned = None
        self.settled.clear()
        self.decided.clear()
        self.totals = None

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every paper side by side, with what was settled; empty before both entries are ended."""
        if not self.both_ended or self.way != BALLOTS:
            return ()
        if self._aligned is None:
            self._aligned = _side_by_side(self.entries[1].sheets, self.entries[2].sheets)
        return tuple(self._now(slot) for slot in self._aligned)

    @property
    def open_slots(self) -> tuple[Slot, ...]:
        """The papers that differ or wait for the committee."""
        return tuple(slot for slot in self.slots if slot.state in (OPEN, DOUBT))

    @property
    def ballots(self) -> tuple[Ballot, ...]:
        """The papers that count, in order; of use once nothing is open."""
        return tuple(slot.ballot for slot in self.slots if slot.ballot is not None)

    @property
    def open_fields(self) -> tuple[Field, ...]:
        """The fields in which two entries of totals differ and that nobody has settled."""
        first, second = self._figures
        if first is None or second is None or self.totals is not None:
            return ()
        return tuple(apart(first, second))

    @property
    def agreed_figures(self) -> Figures | None:
        """The totals that both entries have or that were settled; None while they differ."""
        if self.totals is not None and self.comparable:
            return self.totals.figures
        first, second = self._figures
        return first if first is not None and second is not None and not apart(first, second) else None

    @property
    def _figures(self) -> tuple[Figures | None, Figures | None]:
        return (self.entries[1].figures, self.entries[2].figures) if self.comparable else (None, None)

    def _now(self, slot: Slot) -> Slot:
        decided, settled = self.decided.get(slot.place), self.settled.get(slot.place)
        if decided is not None:
            return msgspec.structs.replace(slot, state=SETTLED, ballot=ruled(decided))
        if settled is None:
            return slot
        if settled.choice == "doubtful":
            return msgspec.structs.replace(slot, state=DOUBT, doubt=settled.doubt)
        return msgspec.structs.replace(slot, state=SETTLED, ballot=_chosen(slot, settled))


class Bundle:
    """One bundle: its sheets by hand count, its counts (the last is the one at work), the rows that count."""

    def __init__(self, number: int, sheets: int, way: str) -> None:
        self.number = number
        self.sheets = sheets
        self.way = way
        self.counts = [Count(way)]
        self.confirmed = False
        self.ballots: tuple[int, ...] = ()
        self.totals = 0
        self.resized: list[be.BundleResized] = []

    @property
    def count(self) -> Count:
        """The count at work."""
        return self.counts[-1]

    @property
    def recounting(self) -> bool:
        """Whether a recount is ordered and not decided."""
        return len(self.counts) > 1 and self.count.decision is None

    @property
    def contested(self) -> bool:
        """Whether an entry was made more than once and nobody has chosen yet."""
        return any(count.rivals for count in self.counts)

    def fixed(self, count: Count) -> bool:
        """Whether a count is confirmed or decided, so that other entries no longer change what counts by themselves."""
        return self.confirmed and (count is not self.count or not self.recounting)

    def reopen(self) -> None:
        """Its ballots and totals are struck, because another entry stands: it is compared and confirmed anew."""
        self.confirmed, self.ballots, self.totals = False, (), 0


def keyed(sheet: Marked) -> Ballot:
    """The ballot that a sheet shows."""
    return Ballot(sheet.marks, sheet.void)


def ruled(decision: be.DoubtDecided) -> Ballot | None:
    """What counts by a decision of the committee."""
    if decision.ruling in ("count", "void"):
        return Ballot(decision.marks, decision.void, decision.void_posts)
    if decision.ruling == "set_aside":
        return Ballot({}, "not_issued")
    return Ballot() if decision.ruling == "blank" else None


def content(marks: Mapping[str, PostMarks], void: str) -> object:
    """What is on a paper, whatever the order in which it was keyed; a void sheet's marks do not count."""
    if void:
        return void
    return frozenset(
        (title, frozenset(one.approve), frozenset(one.against), frozenset(one.write_in))
        for title, one in marks.items()
        if one.marked
    )


def _side_by_side(one: Sequence[be.SheetKeyed], other: Sequence[be.SheetKeyed]) -> list[Slot]:
    seen: dict[int, object] = {}
    for sheet in (*one, *other):
        if id(sheet) not in seen:
            seen[id(sheet)] = content(sheet.marks, sheet.void)
    pairs = align([seen[id(sheet)] for sheet in one], [seen[id(sheet)] for sheet in other])
    slots = []
    for place, (here, there) in enumerate(pairs, start=1):
        first = None if here is None else one[here]
        second = None if there is None else other[there]
        doubt = next((sheet.doubt for sheet in (first, second) if sheet is not None and sheet.doubt), "")
        at = (0 if here is None else here + 1, 0 if there is None else there + 1)
        same = first is not None and second is not None and seen[id(first)] == seen[id(second)]
        if doubt:
            slots.append(Slot(place, DOUBT, at, first, second, doubt=doubt))
        elif same and first is not None:
            slots.append(Slot(place, AGREED, at, first, second, keyed(first)))
        else:
            slots.append(Slot(place, OPEN, at, first, second))
    return slots


def _chosen(slot: Slot, settled: be.PlaceSettled) -> Ballot | None:
    if settled.choice == "read":
        return keyed(settled)
    sheet = {"first": slot.first, "second": slot.second}.get(settled.choice)
    return None if sheet is None else keyed(sheet)
