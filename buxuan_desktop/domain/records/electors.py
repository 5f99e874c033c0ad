"""What is decided about who is registered: people who cannot express a will, consents, objections (C06, C15)."""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record


class Incapacity(Record, frozen=True, tag="incapacity"):
    """The election committee confirms that somebody cannot express a will and is not registered (C15, HI25 Art 17).

    Who it is and what proves it are private: never posted, never in the chain. `family_told` is the day on which the
    family was told; it may object. `lifted_on` ends the confirmation.
    """

    PRIVATE: ClassVar = ("name", "basis")
    day: date
    by: tuple[str, ...]
    family_told: date | None = None
    lifted_on: date | None = None
    lifted_because: str = ""


class ClassConsent(Record, frozen=True, tag="class-consent"):
    """The meeting agreed to the electors of a registration class that needs it (L18 Art 13, L25 Art 16)."""

    ground: Literal["newcomer", "worker", "short_worker", "other"]
    day: date
    meeting: str
    electors: int | None = None


class ListObjection(Record, frozen=True, tag="list-objection"):
    """Somebody objects to the list, and what the election committee decides; who and what are private.

    `number` is the elector meant, where there is one. A change of the list that follows is a step of its own.
    """

    PRIVATE: ClassVar = ("who", "text")
    received: date
    about: Literal["missing", "not_entitled", "entry", "incapacity", "other"]
    number: int | None = None
    outcome: Literal["", "upheld", "partly", "rejected"] = ""
    decided_on: date | None = None
    by: tuple[str, ...] = ()
    told: str = ""
