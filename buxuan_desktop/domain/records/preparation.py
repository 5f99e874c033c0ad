"""What is fixed before the vote: method, places, who votes at a mobile box, papers, training (C14, C17, C34)."""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record


class Method(Record, frozen=True, tag="method"):
    """The method of the vote as drafted, and the meeting that adopted it (C17, C28).

    `votes` is how many people one ballot can support; times are written as people say them.
    """

    ways: Literal["assembly", "assembly_stations", "assembly_mobile", "all"]
    place: str = ""
    begins: str = ""
    ends: str = ""
    pre_vote: str = ""
    votes: int | None = None
    proxies: bool = True
    drafted_on: date | None = None
    text: str = ""
    adopted_by: Literal["", "election_meeting", "assembly", "representatives", "committee"] = ""
    adopted_on: date | None = None
    due: int | None = None
    present: int | None = None
    agreed: int | None = None

    @property
    def adopted(self) -> bool:
        """Whether a meeting of electors or of those who stand for them adopted it, and when."""
        return self.adopted_by in ("election_meeting", "assembly", "representatives") and self.adopted_on is not None


class Place(Record, frozen=True, tag="place"):
    """A place where people vote: the hall, a station with its ground, a mobile box with its way (C17, C34).

    `staff` are all who serve there, `watchers` those of them who watch (监票人); `observer` is who the township sends.
    """

    name: str
    kind: Literal["hall", "station", "mobile"]
    ground: Literal["", "scattered", "traffic", "both"] = ""
    address: str = ""
    opens: str = ""
    closes: str = ""
    groups: tuple[str, ...] = ()
    route: str = ""
    booths: int | None = None
    boxes: int | None = None
    staff: tuple[str, ...] = ()
    watchers: tuple[str, ...] = ()
    observer: str = ""


class MobileVoter(Record, frozen=True, tag="mobile-voter"):
    """One elector who votes at a mobile box, and the meeting that decided it (C08, C17).

    Old age, illness and address are private: the list on the wall holds the name alone.
    """

    PRIVATE: ClassVar = ("reason", "address")
    elector: str
    box: str
    decided_by: Literal["", "assembly", "representatives", "committee", "township"] = ""
    decided_on: date | None = None


class Training(Record, frozen=True, tag="training"):
    """A training of the staff; `rules_told` says that doubtful and void ballots of this case were explained (C17)."""

    day: date
    place: str = ""
    trainer: str = ""
    due: int | None = None
    present: int | None = None
    rules_told: bool = False
    guided_by: str = ""
    matters: str = ""


class PaperOrder(Record, frozen=True, tag="paper-order"):
    """Papers printed by the township and handed to the committee against a receipt (C14).

    `printed` is all that left the press, `spoiled` what was spoiled there; the rest was handed on.
    """

    what: Literal["ballots", "certificates", "proxy_forms", "nomination_forms", "register_forms", "other"]
    printed: int
    spoiled: int = 0
    round: int = 1
    stamped: bool = False
    printed_on: date | None = None
    printed_by: str = ""
    handed_on: date | None = None
    handed_by: str = ""
    received: int | None = None
    received_by: str = ""
    seal: bool = False
    kept_by: str = ""
