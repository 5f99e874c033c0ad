"""What is asked of a candidate, and who the person is: the published conditions and each person's sheet (C03, C11)."""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record

ConditionList = Literal["law", "policy", "wanted", "five_seven", "ten_kinds", "own"]
"""法定不得列为候选人的情形, 政策条件, 看重的条件, 五选七不选, 十类人员, 本地其他条件."""

UNVERIFIED: tuple[ConditionList, ...] = ("five_seven", "ten_kinds")
"""Lists that a plan names and whose official wording could not be verified (domain.md section 18)."""


class Condition(Record, frozen=True, tag="condition"):
    """One condition as published: what is looked for, what a policy says, or what the law makes a bar (C33).

    `status` says how sure the wording is; nothing of `example` or `unverified` is ever shown as official. `source` is
    the document with the official wording, or the place that an example comes from.
    """

    text: str
    list: ConditionList
    cite: str = ""
    status: Literal["verified", "plan", "unverified", "example", "own"] = "own"
    source: str = ""


class Nominee(Record, frozen=True, tag="nominee"):
    """The sheet of one person who was nominated (F5). The birth date lies beside the chain.

    `age` is what the birth date says on the day `age_on`, which was election day then: `fits`, `unclear` (the readings
    of the plan differ), `between` its two limits, `over` the limit that needs consent.
    """

    PRIVATE: ClassVar = ("birth", "phone")
    name: str
    sex: Literal["", "男", "女"] = ""
    ethnic: str = ""
    education: Literal["", "primary", "middle", "high", "college", "bachelor"] = ""
    party: str = ""
    work: str = ""
    age: Literal["", "fits", "unclear", "between", "over"] = ""
    age_on: date | None = None


class AgeConsent(Record, frozen=True, tag="age-consent"):
    """Somebody at or over the age limit is proposed: written report, and both consents, before nomination (C11)."""

    name: str
    reason: str
    reported_on: date
    letter: str = ""
    organisation_agreed_on: date | None = None
    civil_agreed_on: date | None = None

    @property
    def agreed_on(self) -> date | None:
        """The day on which the second of 县委组织部 and 县民政局 agreed; None while one of them has not."""
        if self.organisation_agreed_on is None or self.civil_agreed_on is None:
            return None
        return max(self.organisation_agreed_on, self.civil_agreed_on)
