"""What happens to the register of electors after people are listed (`events.VoterRegistered` lists one).

Who is not registered and why, objections and consents are records (`records.electors`).
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from buxuan_desktop.domain.events import Event


class RegisterImported(Event, frozen=True):
    """A file was taken over as `count` electors from number `first` on; from now on N is the list's, not a number.

    `dropped` are the heads of columns that were not taken over: telephones, bank cards, whatever nobody asked for.
    """

    KIND: ClassVar[str] = "register-imported"
    file: str
    first: int
    count: int
    dropped: tuple[str, ...] = ()


class ElectorChanged(Event, frozen=True):
    """An elector's line as it stands from now on, and why; the number stays.

    `change` counts the changes of this elector from 1; `sealed` are private values that take the place of older ones,
    "" for one that is gone (`registering.change_ref` says where they lie).
    """

    KIND: ClassVar[str] = "elector-changed"
    number: int
    change: int
    name: str
    reason: str
    sex: str = ""
    group: str = ""
    ground: str = ""
    household: str = ""
    sealed: Mapping[str, str] = {}


class ElectorStruck(Event, frozen=True):
    """An elector leaves the list: `reason` is one of `registering.LOSSES`, `note` the clerk's words about the entry."""

    KIND: ClassVar[str] = "elector-struck"
    number: int
    reason: str
    note: str = ""


class ElectorRestored(Event, frozen=True):
    """Somebody struck by mistake stands on the list again under the old number."""

    KIND: ClassVar[str] = "elector-restored"
    number: int
    reason: str


class RegisterPublished(Event, frozen=True):
    """The list was posted; `edition` counts from 1, a later one has its `reason` (T24, T25).

    `registered` is N on that day, `order` is groups or strokes, `election_day` the day it was published for.
    """

    KIND: ClassVar[str] = "register-published"
    edition: int
    day: date
    registered: int
    order: str
    where: str
    election_day: date
    reason: str = ""


class RegisterFrozen(Event, frozen=True):
    """The list is closed for the vote with `registered` electors: N on the day."""

    KIND: ClassVar[str] = "register-frozen"
    day: date
    registered: int


class RegisterUnfrozen(Event, frozen=True):
    """The list is open again, and why."""

    KIND: ClassVar[str] = "register-unfrozen"
    reason: str
    by: tuple[str, ...]


class IdUncovered(Event, frozen=True):
    """Somebody at the seat had an ID number shown in full, and why; written before it is shown.

    `ref` is where the number lies beside the chain: an elector's `voter/NUMBER`, or a record's wording.
    """

    KIND: ClassVar[str] = "id-uncovered"
    ref: str
    reason: str
