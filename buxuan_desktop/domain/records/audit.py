"""The audit of outgoing cadres: who audits whom, over which time, by which rules (A01, A12 to A16, A18, A21, A22)."""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record


class AuditMember(Record, frozen=True, tag="audit-member"):
    """One person of the township's audit group, or of the county's leading group or working group (A21, A22).

    `from_unit` is the office that the person comes from; `signed_on` when the rules of integrity were signed (A18).
    """

    PRIVATE: ClassVar = ("phone",)
    body: Literal["group", "county_leading", "county_team"]
    name: str
    office: Literal["head", "deputy", "member"] = "member"
    from_unit: Literal["", "discipline", "agriculture", "finance", "bookkeeping", "representative", "other"] = ""
    unit: str = ""
    duty: str = ""
    since: date | None = None
    until: date | None = None
    signed_on: date | None = None


class AuditObject(Record, frozen=True, tag="audit-object"):
    """One person who is audited: of the two committees, approves spending or decides on the economy (A01).

    `taken_on` and `handed_on` are the days of the two handovers; they part the predecessor's time, the person's own
    and that of who came after (T46).
    """

    name: str
    post: str
    power: Literal["approves", "decides", "both"]
    since: date | None = None
    until: date | None = None
    left_because: Literal["", "term", "resigned", "recalled", "ended", "moved", "other"] = ""
    taken_on: date | None = None
    taken_from: str = ""
    handed_on: date | None = None
    handed_to: str = ""


class AuditPlan(Record, frozen=True, tag="audit-plan"):
    """The plan: who organises and audits, what time is looked at, on what it stands (A12 to A14, A16, A27).

    `back_to` and `on_to` go beyond the period, each with its reason (A13); `county_because` is why the county audits.
    """

    organiser: str
    level: Literal["township", "county"] = "township"
    county_because: str = ""
    begins: date | None = None
    ends: date | None = None
    back_to: date | None = None
    back_because: str = ""
    on_to: date | None = None
    on_because: str = ""
    bases: str = ""
    notice_on: date | None = None
    duties: str = ""

    @property
    def first(self) -> date | None:
        """The first day that is looked at."""
        return self.back_to or self.begins

    @property
    def last(self) -> date | None:
        """The last day that is looked at."""
        return self.on_to or self.ends


class AuditFiling(Record, frozen=True, tag="audit-filing"):
    """One thing sent up, with its due day and receipt: plan, scheme, contact, summary, statistics (A20, A26, A28)."""

    what: Literal["plan", "scheme", "contact", "summary", "statistics", "report", "archive"]
    to: Literal["township", "county_office", "county_election", "upper"] = "county_office"
    receiver: str = ""
    due: date | None = None
    sent_on: date | None = None
    received_by: str = ""
    pages: int | None = None
    note: str = ""
