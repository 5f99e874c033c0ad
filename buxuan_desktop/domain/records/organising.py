"""After the election: handing over, dividing duties, sub-committees, training, people who were not elected."""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record


class HandoverItem(Record, frozen=True, tag="handover-item"):
    """One thing handed over (F15). The ten days of the law concern a whole new committee (L18 Art 20)."""

    what: Literal["seal", "office", "equipment", "accounts", "assets", "debts", "archives", "other"]
    detail: str
    quantity: str = ""
    given_by: str = ""
    taken_by: str = ""
    watched_by: str = ""
    day: date | None = None


class Duty(Record, frozen=True, tag="duty"):
    """What a member of the committee looks after, as the two committees divided it together (C21)."""

    name: str
    post: str
    duty: str
    decided_on: date | None = None


class SubCommittee(Record, frozen=True, tag="sub-committee"):
    """One of the six sub-committees; its head is a member of the committee (C21)."""

    kind: Literal["mediation", "security", "culture_health", "youth", "women", "relief", "other"]
    head: str
    members: tuple[str, ...] = ()
    set_up_on: date | None = None
    meeting: str = ""


class SelfRule(Record, frozen=True, tag="self-rule"):
    """A system of democratic decision, management or supervision, or the development plan (C22, C38)."""

    kind: Literal["decision", "management", "supervision", "plan"]
    name: str
    adopted_on: date | None = None
    adopted_by: str = ""
    posted_on: date | None = None


class WatchMember(Record, frozen=True, tag="watch-member"):
    """A member of the village's supervisory committee: who left, who follows, chosen by which meeting (B16).

    `how` tells whether somebody was chosen with the whole committee or for a seat that stood empty.
    """

    name: str
    office: Literal["head", "member"] = "member"
    sex: Literal["", "男", "女"] = ""
    chosen_on: date | None = None
    chosen_by: str = ""
    relative_of: str = ""
    left_on: date | None = None
    follows: str = ""
    how: Literal["", "term", "by_election"] = ""


class MemberTraining(Record, frozen=True, tag="member-training"):
    """Training of the newly elected, or of the supervisory committee (B13, B20)."""

    whom: Literal["members", "supervision", "both"]
    day: date
    place: str = ""
    trainer: str = ""
    topics: str = ""
    due: int | None = None
    present: int | None = None


class LoserTalk(Record, frozen=True, tag="loser-talk"):
    """That a talk with somebody who was not elected was held, and what help was offered; never what the person thinks.

    (C26)
    """

    PRIVATE: ClassVar = ("help",)
    name: str
    day: date
    by: str
