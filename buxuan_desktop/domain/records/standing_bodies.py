"""What bodies beside the committee leave behind: minutes of the sub-committees, seats of the supervisory one."""

from datetime import date
from typing import Literal

from buxuan_desktop.domain.records.base import Record


class SubMeeting(Record, frozen=True, tag="sub-meeting"):
    """The minutes of one meeting of a sub-committee: who was due and present, the votes, what was resolved (C21).

    No law says how many must come; `quorum` is what the sub-committee's own rules ask, where they ask it. Numbers are
    heads and votes.
    """

    kind: Literal["mediation", "security", "culture_health", "youth", "women", "relief", "other"]
    day: date
    place: str = ""
    chair: str = ""
    recorder: str = ""
    due: int | None = None
    present: int | None = None
    quorum: Literal["", ">1/2", ">=2/3"] = ""
    agenda: str = ""
    discussion: str = ""
    agreed: int | None = None
    against: int | None = None
    abstained: int | None = None
    resolution: str = ""
    passed: Literal["", "passed", "failed"] = ""


class WatchSeats(Record, frozen=True, tag="watch-seats"):
    """How many are to sit in the supervisory committee, head included, and who said so (B16)."""

    seats: int
    decided_by: str = ""
    decided_on: date | None = None
    basis: str = ""
