"""What the sheet of a timetable is drawn from."""

import datetime

import msgspec

from buxuan_desktop.documents.stamp import Stamp


class TimetableLine(msgspec.Struct, frozen=True, kw_only=True):
    """One row.

    `kind` colours the bar: law, plan or own for days that bind or were set, suggested for advice. `limit` is the last
    day that rules leave, drawn as a mark; `done` fills the bar.
    """

    title: str
    days: str
    basis: str
    cite: str
    state: str
    begins: datetime.date
    ends: datetime.date
    limit: datetime.date | None = None
    kind: str = "suggested"
    done: bool = False
    late: bool = False


class TimetableSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The timetable of one case, as a table and as a picture of the days from `first` to `last`."""

    stamp: Stamp = Stamp()
    place: str = ""
    election_day: datetime.date
    first: datetime.date
    last: datetime.date
    today: datetime.date | None = None
    lines: tuple[TimetableLine, ...] = ()
    notes: tuple[str, ...] = ()
