"""From the official candidates to the vote: their list, promises, meeting, questions, donations (C09, C16, C29–C32)."""

from datetime import date
from typing import Literal

from buxuan_desktop.domain.records.base import Record


class OfficialList(Record, frozen=True, tag="official-list"):
    """The official candidates of a post in the order in which they are posted; they become the ballot's.

    `tie` says how persons with equal votes at the cut were told apart, and by whom.
    """

    post: str
    names: tuple[str, ...]
    day: date
    order: Literal["votes", "strokes"] = "votes"
    tie: str = ""
    posted_on: date | None = None


class Promise(Record, frozen=True, tag="promise"):
    """A candidate's promise and its review before it is spoken: the four bars of the plan (C09, C31)."""

    name: str
    text: str
    handed_in: date
    against_party: bool = False
    against_law: bool = False
    against_rights: bool = False
    attacks: bool = False
    result: Literal["", "passed", "change"] = ""
    reviewed_by: str = ""
    reviewed_on: date | None = None
    remark: str = ""

    @property
    def offends(self) -> bool:
        """Whether one of the bars stands against it."""
        return self.against_party or self.against_law or self.against_rights or self.attacks


class CandidateMeeting(Record, frozen=True, tag="candidate-meeting"):
    """Candidates meet party members and voters; party branch and election committee call it together (C30)."""

    day: date
    called_by: Literal["both", "branch", "committee", "other"]
    place: str = ""
    chair: str = ""
    members: int | None = None
    electors: int | None = None
    names: tuple[str, ...] = ()
    course: str = ""


class Question(Record, frozen=True, tag="candidate-question"):
    """A question to a candidate and the answer; who asked is never written down (C29)."""

    name: str
    question: str
    answer: str
    day: date
    occasion: Literal["meeting", "election_meeting", "other"] = "meeting"


class Donation(Record, frozen=True, tag="donation"):
    """A donation that a candidate offered; after the election two meetings decide on it (C32)."""

    name: str
    what: str
    offered_on: date
    party_meeting_on: date | None = None
    meeting: Literal["", "assembly", "representatives"] = ""
    meeting_on: date | None = None
    decision: str = ""

    @property
    def decided(self) -> bool:
        """Whether both meetings dealt with it."""
        return self.party_meeting_on is not None and self.meeting_on is not None and bool(self.meeting)
