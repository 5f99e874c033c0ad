"""Why there is a by-election, and what must be out of the way before its day (B04, B06, B14, C02, C25)."""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record


class CaseFacts(Record, frozen=True, tag="case-facts"):
    """What every paper of the case says of the place: county, township, village, term, whom to ask (F1, F8)."""

    county: str = ""
    township: str = ""
    village: str = ""
    term: str = ""
    contact: str = ""
    phone: str = ""
    basis: str = ""
    address: str = ""


class Vacancy(Record, frozen=True, tag="vacancy"):
    """One seat that fell vacant: whose, why, since when, and which meeting found it (B04, B06, F1)."""

    post: str
    cause: Literal["resigned", "recalled", "ended", "died", "moved_up", "voided", "other"]
    day: date
    former: str = ""
    detail: str = ""
    meeting: str = ""
    meeting_day: date | None = None
    seats: int = 1
    members_left: int | None = None
    women_left: int | None = None
    representative_gone: bool = False
    chaired_by: str = ""


class Resignation(Record, frozen=True, tag="resignation"):
    """A member's resignation from writing to approval (B14, F10; L25 Art 20, U25 Art 21)."""

    PRIVATE: ClassVar = ("birth",)
    name: str
    post: str
    reason: str
    written_on: date
    sex: Literal["", "男", "女"] = ""
    term: str = ""
    received_on: date | None = None
    received_by: str = ""
    meeting: str = ""
    meeting_day: date | None = None
    due: int | None = None
    present: int | None = None
    agreed: int | None = None
    decision: Literal["", "approved", "refused"] = ""
    posted_on: date | None = None
    township_opinion: str = ""
    filed_on: date | None = None


class Dispute(Record, frozen=True, tag="dispute"):
    """A quarrel known beforehand, and who settles it before election day (矛盾排查化解, C02)."""

    matter: str
    found_on: date
    keeper: str
    parties: str = ""
    until: date | None = None
    state: Literal["open", "settled", "taken_over"] = "open"
    outcome: str = ""
    ended_on: date | None = None


class DayChange(Record, frozen=True, tag="day-change"):
    """Another election day: not without the township leading group's approval on file (C25)."""

    day: date
    reason: str
    approved_by: str = ""
    approval: str = ""
    approved_on: date | None = None

    @property
    def approved(self) -> bool:
        """Whether the approval is on file: who gave it and when."""
        return bool(self.approved_by) and self.approved_on is not None
