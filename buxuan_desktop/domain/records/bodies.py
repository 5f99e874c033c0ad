"""Who leads, runs and watches the election (C05, C12, C14, C23, C24, C25)."""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record

Body = Literal["leading", "office", "branch", "committee", "supervision", "inspection"]
"""领导小组、领导小组办公室、社区（村）党支部、选举委员会、监督、督导组."""


class BodyMember(Record, frozen=True, tag="body-member"):
    """One person in one of the bodies, with the office held there.

    In the election committee `votes` is the number by which the person was chosen: who leaves is followed by the next
    in that order (L18 Art 12, L25 Art 15). `relatives` names members or nominees who are near relations.
    """

    PRIVATE: ClassVar = ("phone",)
    body: Body
    name: str
    office: Literal["head", "deputy", "member", "reserve"] = "member"
    unit: str = ""
    duty: str = ""
    sex: Literal["", "男", "女"] = ""
    chosen_on: date | None = None
    votes: int | None = None
    relatives: tuple[str, ...] = ()
    left_on: date | None = None
    left_because: Literal["", "nominated", "relative_nominated", "resigned", "absent", "other"] = ""
    follows: str = ""


class Contact(Record, frozen=True, tag="contact"):
    """The hotline, a letter box, an address: where people turn to, and who looks after it (C12)."""

    way: Literal["hotline", "letter_box", "visit", "email"]
    where: str
    keeper: str
    hours: str = ""
    since: date | None = None
