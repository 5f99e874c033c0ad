"""From the draft to the board: all discuss it, the audited person answers, villagers are heard, it is posted.

A15, A19, A20, A25, A28, A30, A31. The draft and what people said lie beside the chain.
"""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record


class AuditDraft(Record, frozen=True, tag="audit-draft"):
    """The discussion of the draft report: who of the group took part and whether they agreed (A19)."""

    PRIVATE: ClassVar = ("draft", "views")
    day: date
    present: tuple[str, ...]
    agreed: Literal["", "all", "changed", "not"] = ""


class AuditAnswer(Record, frozen=True, tag="audit-answer"):
    """The audited person asked for an opinion: met, answered, looked at again, put right or explained (A19).

    `outcome` is of the recheck: what was true is corrected, for the rest an explanation is given on `told_on`.
    """

    PRIVATE: ClassVar = ("opinion", "recheck")
    name: str
    met_on: date
    met_by: tuple[str, ...] = ()
    answer_by: date | None = None
    answered_on: date | None = None
    answer: Literal["", "agrees", "objects", "none"] = ""
    rechecked_on: date | None = None
    rechecked_by: tuple[str, ...] = ()
    outcome: Literal["", "corrected", "partly", "upheld"] = ""
    told_on: date | None = None


class VillagersHeard(Record, frozen=True, tag="villagers-heard"):
    """What the villagers said before a decision was made (A30)."""

    PRIVATE: ClassVar = ("opinions",)
    day: date
    way: Literal["meeting", "visit", "box", "questionnaire", "other"]
    place: str = ""
    heard: int | None = None
    by: tuple[str, ...] = ()
    taken_up: str = ""


class AuditReport(Record, frozen=True, tag="audit-report"):
    """The report with its decision or opinion: only what is concluded and may be read by all (A20, A28, A30)."""

    name: str
    day: date
    number: str = ""
    form: Literal["decision", "opinion"] = "opinion"
    evaluation: str = ""
    achievements: str = ""
    faults: str = ""
    decision: str = ""
    representatives: tuple[str, ...] = ()
    archived_on: date | None = None
    archived_at: str = ""


class AuditPosting(Record, frozen=True, tag="audit-posting"):
    """The result on the board of the township or the village (公开栏), from when to when, with photo (A15, A31)."""

    board: Literal["township", "village"]
    begins: date
    ends: date | None = None
    place: str = ""
    by: str = ""
    answers: bool = False


class AuditObjection(Record, frozen=True, tag="audit-objection"):
    """An objection to the posted result: reported to the county, audited anew there, answered (A15)."""

    PRIVATE: ClassVar = ("objector", "objection")
    day: date
    taken_by: str
    reported_on: date | None = None
    reported_to: str = ""
    again_by: str = ""
    again_from: date | None = None
    again_done: date | None = None
    outcome: Literal["", "upheld", "changed"] = ""
    answered_on: date | None = None
