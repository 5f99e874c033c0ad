"""Minutes of meetings, and what was made public where and when (B08, C05, C08, C14, C25, C28, C30, C37)."""

from datetime import date
from typing import Literal

from buxuan_desktop.domain.records.base import Record


class Minuted(Record, frozen=True, kw_only=True):
    """What all minutes hold: who was due and present, the votes, what was resolved. Numbers are heads and votes."""

    day: date
    place: str = ""
    chair: str = ""
    recorder: str = ""
    due: int | None = None
    present: int | None = None
    agenda: str = ""
    discussion: str = ""
    agreed: int | None = None
    against: int | None = None
    abstained: int | None = None
    resolution: str = ""
    passed: Literal["", "passed", "failed"] = ""


class Meeting(Minuted, frozen=True, kw_only=True, tag="meeting"):
    """The minutes of one meeting (F14).

    `body` is who met; `about` is what the resolution does for this election, so that checks find it.
    """

    body: Literal[
        "assembly", "representatives", "groups", "committee", "village_committee", "leading", "party", "joint", "other"
    ]
    about: Literal[
        "vacancy",
        "choose_committee",
        "committee_offices",
        "plan",
        "method",
        "mobile_boxes",
        "staff",
        "candidates",
        "meet_candidates",
        "coordination",
        "study",
        "preparation",
        "register",
        "resignation",
        "donation",
        "division",
        "other",
    ]


class Posting(Record, frozen=True, tag="posting"):
    """One thing made public: where, when, with its text; the photo is a file of the record (B08)."""

    what: Literal[
        "election_day",
        "committee",
        "registration",
        "electors",
        "representatives",
        "nomination",
        "first_candidates",
        "self_nominees",
        "candidates",
        "place_time",
        "staff",
        "mobile_voters",
        "proxies",
        "scribes",
        "void_rules",
        "result",
        "supervision",
        "watch_committee",
        "conditions",
        "method",
        "law",
        "schedule",
        "discipline",
        "other",
    ]
    where: Literal["board", "wechat", "meeting", "broadcast", "household", "household_link", "other"]
    day: date
    place: str = ""
    text: str = ""
    until: date | None = None
    by: str = ""
