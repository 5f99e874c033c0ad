"""What bodies beside the committee leave behind: minutes of the sub-committees, seats of the supervisory one."""

from datetime import date
from typing import Literal

from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.meetings import Minuted


class SubMeeting(Minuted, frozen=True, kw_only=True, tag="sub-meeting"):
    """The minutes of one meeting of a sub-committee (C21).

    No law says how many must come; `quorum` is what the sub-committee's own rules ask, where they ask it.
    """

    kind: Literal["mediation", "security", "culture_health", "youth", "women", "relief", "other"]
    quorum: Literal["", ">1/2", ">=2/3"] = ""


class WatchSeats(Record, frozen=True, tag="watch-seats"):
    """How many are to sit in the supervisory committee, head included, and who said so (B16)."""

    seats: int
    decided_by: str = ""
    decided_on: date | None = None
    basis: str = ""
