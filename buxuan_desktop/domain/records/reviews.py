"""The joint review 联审 of a person: departments, decisions, conclusion, filing, visit, township (B11, B18, C04, C35).

What a department wrote, reasons and answers lie beside the chain; files are never stored.
"""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record


class Opinion(Record, frozen=True, tag="opinion"):
    """One department's row for one person; open until it has an opinion.

    `bar`: a condition by law, which stops; `policy`: one of policy, which warns; `objection`: anything else.
    `condition` is the wording of the condition, `basis` the article or document that the department names.
    """

    PRIVATE: ClassVar = ("detail",)
    name: str
    department: str
    asked_on: date | None = None
    opinion: Literal["", "none", "objection", "policy", "bar"] = ""
    condition: str = ""
    basis: str = ""
    letter: str = ""
    handler: str = ""
    day: date | None = None

    @property
    def open(self) -> bool:
        """Whether the department has not answered."""
        return not self.opinion


class BodyDecision(Record, frozen=True, tag="body-decision"):
    """What the competent body decided where a condition of policy speaks against a person."""

    PRIVATE: ClassVar = ("reasons",)
    name: str
    condition: str
    by: str
    decision: Literal["stands", "stands_not"]
    day: date
    letter: str = ""


class Conclusion(Record, frozen=True, tag="conclusion"):
    """The end of a person's review: qualified, or not and by which condition; when and how the person was told.

    A person who is not qualified gets the reasons in writing and may answer.
    """

    PRIVATE: ClassVar = ("reasons", "answer")
    name: str
    result: Literal["qualified", "unqualified"]
    day: date
    condition: str = ""
    by: str = ""
    told_on: date | None = None
    received_by: str = ""
    answered_on: date | None = None
    reviewed_again: str = ""


class CityFiling(Record, frozen=True, tag="city-filing"):
    """市级备案 of a person: its number and day close the joint review (B18)."""

    name: str
    number: str
    day: date
    office: str = ""


class Visit(Record, frozen=True, tag="visit"):
    """The visit 考察 to a person's village and work, one of the recorded links (C35)."""

    PRIVATE: ClassVar = ("detail",)
    name: str
    day: date
    visitors: tuple[str, ...]
    heard: int | None = None
    conclusion: Literal["suitable", "unsuitable", "again"] = "suitable"


class TownshipReview(Record, frozen=True, tag="township-review"):
    """The township's review of the candidates of a post, at the place in the order that the plan gives it (C16)."""

    post: str
    names: tuple[str, ...]
    day: date
    by: str
    result: Literal["agreed", "returned"] = "agreed"
    letter: str = ""
    opinion: str = ""
