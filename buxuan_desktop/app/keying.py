"""What a teller is keying now: the round ballot by ballot, or one entry of one bundle; one face for the count page."""

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

import msgspec

from buxuan_desktop.app import bundles, counting, doubts
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.bundles import keyed
from buxuan_desktop.domain.entries import Entry
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.rounds import Round


class Progress(msgspec.Struct, frozen=True):
    """How far one is: papers keyed, papers there (None: not known), papers set aside among all that was counted."""

    keyed: int
    whole: int | None
    set_aside: int = 0


class Keying(Protocol):
    """Where the next ballot goes. A ballot is durable when `enter` returns."""

    @property
    def title(self) -> str:
        """What is being keyed, in a few words; "" for the whole round."""

    @property
    def progress(self) -> Progress:
        """How far it is."""

    def enter(self, ballot: Ballot, doubt: str = "") -> bool:
        """One ballot; `doubt` says what could not be decided. Returns whether the committee has to decide it."""

    def recent(self, most: int) -> Iterator[BallotCast]:
        """The last ballots, the newest first, judged as they would count."""

    def strike(self, reason: str, scrutineer: str) -> None:
        """Take the last ballot back."""


class RoundKeying:
    """Every ballot once, one after the other; each counts at once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.title = ""

    @property
    def progress(self) -> Progress:
        """Ballots counted of those that came out of the boxes."""
        current = self._case.election.rounds[-1]
        waiting = sum(doubt.decided is None for doubt in current.table.doubts.values())
        return Progress(
            current.tally.counts.recovered + waiting, counting.in_boxes(current), current.tally.counts.set_aside
        )

    def enter(self, ballot: Ballot, doubt: str = "") -> bool:
        """Cast it, or put it before the committee; a name that two electors bear goes there by itself."""
        return doubts.enter(self._case, ballot, doubt)

    def recent(self, most: int) -> Iterator[BallotCast]:
        """The last ballots that are not struck."""
        current = self._case.election.rounds[-1]
        standing = (seq for seq in reversed(current.ballots) if seq not in current.struck)
        return (current.ballots[seq] for seq in islice(standing, most))

    def strike(self, reason: str, scrutineer: str) -> None:
        """Strike the last one."""
        counting.strike_last(self._case, reason, scrutineer)


class BundleKeying:
    """One blind entry of one bundle; it never shows what the other entry holds."""

    def __init__(self, case: Case, bundle: int, entry: int) -> None:
        self._case = case
        self.bundle = bundle
        self.entry = entry

    @property
    def title(self) -> str:
        """Which bundle, which entry, whether it is a recount."""
        again = "重新计票　" if self._round.table.bundle(self.bundle).recounting else ""
        return f"{again}第 {self.bundle} 捆　第{'一二'[self.entry - 1]}遍"

    @property
    def progress(self) -> Progress:
        """Papers of the bundle."""
        return Progress(len(self._sheets.sheets), self._round.table.bundle(self.bundle).sheets)

    def enter(self, ballot: Ballot, doubt: str = "") -> bool:
        """Key one paper of the bundle."""
        place = bundles.key_sheet(self._case, self.bundle, self.entry, ballot, doubt)
        return bool(self._sheets.sheets[place - 1].doubt)

    def recent(self, most: int) -> Iterator[BallotCast]:
        """The last papers of this entry."""
        return (counting.judged(self._case, keyed(sheet)) for sheet in islice(reversed(self._sheets.sheets), most))

    def strike(self, reason: str, scrutineer: str) -> None:
        """Take the last paper back."""
        bundles.strike_sheet(self._case, self.bundle, self.entry, reason, scrutineer)

    def end(self) -> bool:
        """No paper is left; returns whether the bundle is confirmed by that."""
        return bundles.end_entry(self._case, self.bundle, self.entry)

    @property
    def people(self) -> tuple[str, str]:
        """Teller and scrutineer of this entry."""
        begun = self._sheets.begun
        return begun.teller, begun.scrutineer

    @property
    def _round(self) -> Round:
        return self._case.election.rounds[-1]

    @property
    def _sheets(self) -> Entry:
        made = self._round.table.bundle(self.bundle).count.mine(self.entry)
        if made is None:
            raise LookupError(self.title)
        return made


def unfinished_entry(case: Case) -> BundleKeying | None:
    """The entry that was being keyed at the main table when the program stopped, to stand there again."""
    rounds = case.election.rounds
    if not rounds or rounds[-1].closed is not None:
        return None
    for bundle in rounds[-1].table.bundles.values():
        if bundle.confirmed and not bundle.recounting:
            continue
        for number in (1, 2):
            entry = bundle.count.mine(number)
            if entry is not None and not entry.ended and bundle.count.way == "ballots":
                return BundleKeying(case, bundle.number, number)
    return None
