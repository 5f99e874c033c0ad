"""Who stands for a group in the representatives' meeting, and the preselection where too many were nominated."""

from datetime import date
from typing import Literal

from buxuan_desktop.domain.records.base import Record


class Representative(Record, frozen=True, tag="representative"):
    """Somebody whom a group chose, as representative or as leader of the group (F8 notices 5 and 6; L18 Art 25)."""

    name: str
    group: str
    role: Literal["representative", "group_leader"] = "representative"
    sex: Literal["", "男", "女"] = ""
    chosen_on: date | None = None
    left_on: date | None = None


class Preselection(Record, frozen=True, tag="preselection"):
    """When, where and by whom first candidates are reduced to the number of official ones (F8 notice 18, C15)."""

    day: date
    place: str = ""
    begins: str = ""
    voters: str = ""
    due: int | None = None
    present: int | None = None


class PreselectionVotes(Record, frozen=True, tag="preselection-votes"):
    """Votes that a person got at the preselection (F8 notice 19)."""

    post: str
    name: str
    votes: int
    day: date
