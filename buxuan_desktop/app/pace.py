"""How fast ballots are keyed, and how many of one's own were wrong: for the page and the work sheet."""

from collections import deque
from datetime import datetime

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.bundles import SETTLED, Bundle, content
from buxuan_desktop.domain.election import Election
from buxuan_desktop.store.casefile import CaseFile

_SPAN = 20
_FEWEST = 5
_PAUSE_SECONDS = 120


class Pace:
    """Ballots an hour over the last twenty; a pause of two minutes begins anew."""

    def __init__(self) -> None:
        self._moments: deque[datetime] = deque(maxlen=_SPAN)

    def note(self, moment: datetime) -> None:
        """A ballot was stored at this moment."""
        if self._moments and (moment - self._moments[-1]).total_seconds() > _PAUSE_SECONDS:
            self._moments.clear()
        self._moments.append(moment)

    @property
    def per_hour(self) -> int | None:
        """Ballots an hour, None while there are too few to tell."""
        if len(self._moments) < _FEWEST:
            return None
        seconds = (self._moments[-1] - self._moments[0]).total_seconds()
        return round((len(self._moments) - 1) * 3600 / seconds) if seconds > 0 else None


class EntryWork(msgspec.Struct, frozen=True):
    """One entry on the work sheet: the bundle, who keyed and watched, papers, begin and end (ISO, minutes; "" open)."""

    bundle: int
    entry: int
    teller: str
    scrutineer: str
    papers: int
    begun: str
    ended: str

    @property
    def minutes(self) -> int | None:
        """Minutes from begin to end; None while it is open."""
        if not self.ended:
            return None
        return int((datetime.fromisoformat(self.ended) - datetime.fromisoformat(self.begun)).total_seconds() // 60)


def own_slips(case: Case, teller: str) -> tuple[int, int]:
    """Papers that this teller keyed in bundles both of whose entries are ended, and how many of them were mended.

    For the eyes of that teller alone: it helps, and is no list of who erred.
    """
    keyed = mended = 0
    for bundle in case.election.rounds[-1].table.bundles.values():
        for number, entry in bundle.count.entries.items():
            if entry.begun.teller == teller and bundle.count.both_ended:
                keyed += len(entry.sheets)
                mended += _mended(bundle, number)
    return keyed, mended


def _mended(bundle: Bundle, number: int) -> int:
    wrong = 0
    for slot in bundle.count.slots:
        if slot.state != SETTLED:
            continue
        sheet = slot.first if number == 1 else slot.second
        seen = None if sheet is None else content(sheet.marks, sheet.void)
        stands = None if slot.ballot is None else content(slot.ballot.marks, slot.ballot.void)
        wrong += seen != stands
    return wrong


def work_of(file: CaseFile, election: Election, number: int) -> tuple[EntryWork, ...]:
    """Every entry of a round with its times, from the rows of the ledger, in the order in which they began."""
    begun: dict[tuple[int, int, str], dict[str, str]] = {}
    made: list[dict[str, str | int]] = []
    for row in file.rows():
        if row.kind not in ("entry-begun", "entry-ended", "totals-keyed", "entry-dropped"):
            continue
        event = msgspec.json.decode(row.body)
        if event["round"] != number:
            continue
        key, at = (event["bundle"], event["entry"], event.get("table", "")), event.get("when", row.at)
        if row.kind == "entry-begun":
            entry = {**event, "begun": at, "ended": ""}
            begun[key] = entry
            made.append(entry)
        elif key in begun:
            begun[key]["ended"] = at
    table = election.round(number).table
    return tuple(_work(entry, _papers(table.bundle(int(entry["bundle"])), entry)) for entry in made)


def _papers(bundle: Bundle, entry: dict[str, str | int]) -> int:
    keyed = bundle.count.made_at(int(entry["entry"]), str(entry.get("table", "")))
    if keyed is None or keyed.begun.teller != entry["teller"]:
        return 0
    return len(keyed.sheets) if keyed.figures is None else keyed.figures.sheets


def _work(entry: dict[str, str | int], papers: int) -> EntryWork:
    bundle, number = int(entry["bundle"]), int(entry["entry"])
    teller, scrutineer = str(entry["teller"]), str(entry["scrutineer"])
    return EntryWork(bundle, number, teller, scrutineer, papers, str(entry["begun"]), str(entry["ended"]))
