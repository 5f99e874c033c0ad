"""The work of the audit: five steps, ten items, working papers, evidence, minutes (A02 to A11, A17, A27).

What was said, found or suspected lies beside the chain: it is confidential until it is concluded.
"""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record

Step = Literal["survey", "overall", "examine", "record", "compile"]
"""初步调查收集资料、总体评价、审查资料和经济活动并取证、做好工作记录、整理汇总底稿 (A27)."""

Item = Literal[
    "assets", "budget", "accounts", "production", "projects", "debts", "grants", "materials", "other", "demanded"
]
"""The ten items in the order of the plan (A02 to A11)."""


class AuditStep(Record, frozen=True, tag="audit-step"):
    """When one of the five steps is planned and when it was done; the last one of a step holds."""

    step: Step
    begins: date
    ends: date | None = None
    by: str = ""
    done_on: date | None = None
    note: str = ""

    @property
    def last(self) -> date:
        """The last day of it."""
        return self.ends or self.begins


class AuditItem(Record, frozen=True, tag="audit-item"):
    """One of the ten items: what is asked, which papers were asked for and came, how it stands.

    `state` "none" says that there is nothing of the kind here; the last record of an item holds.
    """

    PRIVATE: ClassVar = ("impression",)
    item: Item
    questions: str = ""
    wanted: str = ""
    wanted_on: date | None = None
    received: str = ""
    received_on: date | None = None
    missing: str = ""
    state: Literal["open", "examined", "none"] = "open"
    by: tuple[str, ...] = ()
    done_on: date | None = None


class WorkingPaper(Record, frozen=True, tag="working-paper"):
    """One working paper (底稿): its number, item, who wrote and who looked over it."""

    PRIVATE: ClassVar = ("facts", "basis", "judgement")
    number: str
    item: Item
    day: date
    by: str
    reviewer: str = ""
    reviewed_on: date | None = None
    pages: int | None = None


class AuditEvidence(Record, frozen=True, tag="audit-evidence"):
    """One piece of evidence; the paper or photo itself is a file of the record, by its hash (A17)."""

    PRIVATE: ClassVar = ("shows", "source")
    number: str
    item: Item
    kind: Literal["voucher", "account", "contract", "bank", "statement", "photo", "site", "other"]
    original: Literal["", "original", "copy"] = ""
    day: date | None = None
    by: tuple[str, ...] = ()
    pages: int | None = None


class AuditMinutes(Record, frozen=True, tag="audit-minutes"):
    """The minutes of a talk, a stocktaking or a visit in the audit (审计笔录); signed by whom it concerns."""

    PRIVATE: ClassVar = ("person", "content")
    number: str
    kind: Literal["talk", "stock", "site", "other"]
    day: date
    place: str = ""
    by: tuple[str, ...] = ()
    recorder: str = ""
    signed: bool = False
