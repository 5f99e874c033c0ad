"""What happens to the register of electors after people are listed (`events.VoterRegistered` lists one).

Why somebody cannot vote, who objected and what was said lie in `private`; the events hold salted hashes.
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


class IncapacityConfirmed(Event, frozen=True):
    """The election committee confirmed that somebody cannot express a will and is not registered (C15, HI25 Art 17).

    Name, illness and proof are private under `incapacity/N`, N being `confirmation`, counted from 1. `by` are the
    committee's members who confirmed.
    """

    KIND: ClassVar[str] = "incapacity-confirmed"
    confirmation: int
    day: date
    by: tuple[str, ...]
    sealed: Mapping[str, str] = {}
    family_told: date | None = None


class IncapacityLifted(Event, frozen=True):
    """A confirmation holds no longer, for instance because the family's objection was right."""

    KIND: ClassVar[str] = "incapacity-lifted"
    confirmation: int
    reason: str
    by: tuple[str, ...]


class GroundApproved(Event, frozen=True):
    """The meeting agreed to the electors of a registration class that needs its consent (third class of L18 Art 13)."""

    KIND: ClassVar[str] = "ground-approved"
    ground: str
    day: date
    meeting: str
    electors: int


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


class RegisterObjection(Event, frozen=True):
    """Somebody objects to the list: `about` is one of `registering.ABOUT`, `number` the elector meant or 0.

    Who objects and what is said are private under `register-objection/N`, N being `objection`, counted from 1.
    """

    KIND: ClassVar[str] = "register-objection"
    objection: int
    day: date
    about: str
    number: int = 0
    sealed: Mapping[str, str] = {}


class RegisterObjectionDecided(Event, frozen=True):
    """What the election committee decided: `outcome` is upheld, partly or rejected; `told` how it was made known."""

    KIND: ClassVar[str] = "register-objection-decided"
    objection: int
    day: date
    outcome: str
    by: tuple[str, ...]
    told: str = ""


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
