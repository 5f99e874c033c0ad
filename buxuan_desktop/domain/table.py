"""What a round's counting table holds beside its ballots: bundles, tables, doubts, objections, spot checks, papers."""

import msgspec

from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain import decision_events as de
from buxuan_desktop.domain.bundles import Bundle
from buxuan_desktop.domain.handed import Handed
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.spot import SpotCheck
from buxuan_desktop.domain.table_events import Allotted, TableOpened


class Doubt(msgspec.Struct):
    """A doubtful ballot in a count without bundles, with its decision once there is one."""

    raised: be.BallotDoubted
    decided: be.DoubtDecided | None = None


class Objection(msgspec.Struct):
    """An objection with its answer once there is one."""

    raised: be.ObjectionRaised
    answered: be.ObjectionAnswered | None = None


class BoxRuling(msgspec.Struct, frozen=True):
    """What was decided about an overfull box, and the rows of its ballots where these are not read at all."""

    event: de.BoxJudged
    rows: tuple[int, ...] = ()


class CountingTable:
    """The counting table of one round; `bundles` is empty when ballots are entered once, one after the other.

    `handed` are the table files that were given out, by the table's name. In such a file `opened` says what it is to
    key, and `returned` holds what was ended (bundle, entry) when it was handed back last. `committee` are the names
    under the last decision, to be offered for the next.
    """

    def __init__(self, number: int) -> None:
        self.round = number
        self.bundles: dict[int, Bundle] = {}
        self.handed: dict[str, Handed] = {}
        self.opened: TableOpened | None = None
        self.returned: frozenset[tuple[int, int]] = frozenset()
        self.doubts: dict[int, Doubt] = {}
        self.objections: dict[int, Objection] = {}
        self.joined: list[be.NamesJoined] = []
        self.papers: be.PapersAccounted | None = None
        self.spots: list[SpotCheck] = []
        self.boxes: dict[str, BoxRuling] = {}
        self.explained: dict[str, de.BalanceExplained] = {}
        self.committee: tuple[str, ...] = ()

    @property
    def sheets(self) -> int:
        """All sheets in bundles, by hand count."""
        return sum(bundle.sheets for bundle in self.bundles.values())

    @property
    def box_rows(self) -> frozenset[int]:
        """The seqs of ballots that came in with a decision about their box and are in no bundle."""
        return frozenset(row for ruling in self.boxes.values() for row in ruling.rows)

    @property
    def sheets_aside(self) -> int:
        """Ballots of boxes that were set aside whole: neither recovered nor among what the boxes held."""
        return sum(ruling.event.sheets for ruling in self.boxes.values() if ruling.event.ruling == "aside")

    @property
    def sheets_void(self) -> int:
        """Ballots of boxes that are void whole: recovered, and in no bundle."""
        return sum(ruling.event.sheets for ruling in self.boxes.values() if ruling.event.ruling == "void")

    @property
    def voids_round(self) -> bool:
        """Whether the committee found that an overfull box makes the whole round void."""
        return any(ruling.event.ruling == "election" for ruling in self.boxes.values())

    def bundle(self, number: int) -> Bundle:
        """The bundle of that number; IllegalEvent when there is none."""
        if number not in self.bundles:
            raise IllegalEvent("no-such-bundle", round=self.round, bundle=number)
        return self.bundles[number]

    def takes(self, bundle: int, entry: int) -> bool:
        """Whether an entry can begin here now: none is made, no other table has it, and this one is to key it."""
        there = self.bundles[bundle]
        if there.count.live(entry) or self.away_with(bundle, entry):
            return False
        return self.opened is None or any(one.bundle == bundle and entry in one.entries for one in self.opened.allotted)

    def away_with(self, bundle: int, entry: int) -> tuple[str, ...]:
        """The tables from which this entry of the count at work is still expected."""
        now = len(self.bundles[bundle].counts)
        asked = ((name, one.allotted.get(bundle)) for name, one in self.handed.items() if one.released is None)
        return tuple(
            name for name, one in asked if one is not None and one.count == now and entry in self._missing(one, name)
        )

    @property
    def awaited(self) -> tuple[str, ...]:
        """The tables that have not brought everything back yet."""
        return tuple(name for name, handed in self.handed.items() if self.missing(handed))

    def missing(self, handed: Handed) -> list[tuple[Allotted, tuple[int, ...]]]:
        """What a table has not brought back ended yet; nothing once nobody waits for it any longer."""
        if handed.released is not None:
            return []
        found = ((one, self._missing(one, handed.out.table)) for one in handed.out.allotted)
        return [(one, numbers) for one, numbers in found if numbers]

    def _missing(self, one: Allotted, table: str) -> tuple[int, ...]:
        count = self.bundles[one.bundle].counts[one.count - 1]
        made = ((number, count.made_at(number, table)) for number in one.entries)
        return tuple(number for number, entry in made if entry is None or not entry.ended)

    def check_finished(self) -> None:
        """Raise IllegalEvent for what keeps the count from closing: tables, bundles, doubts, objections."""
        self._check_tables()
        for number, bundle in self.bundles.items():
            if not bundle.confirmed:
                raise IllegalEvent("bundle-unconfirmed", round=self.round, number=number)
            if bundle.recounting:
                raise IllegalEvent("recount-undecided", round=self.round, number=number)
        for number, doubt in self.doubts.items():
            if doubt.decided is None:
                raise IllegalEvent("doubt-undecided", round=self.round, number=number)
        for number, objection in self.objections.items():
            if objection.answered is None:
                raise IllegalEvent("objection-unanswered", round=self.round, number=number)

    def _check_tables(self) -> None:
        for name, handed in self.handed.items():
            if self.missing(handed) or handed.coming:
                raise IllegalEvent("table-awaited", round=self.round, table=name)
        for number, bundle in self.bundles.items():
            if bundle.contested:
                raise IllegalEvent("bundle-counted-twice", round=self.round, number=number)
