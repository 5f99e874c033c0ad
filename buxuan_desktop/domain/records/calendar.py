"""Days that people set themselves: when a matter is planned or was done, and which days are off (C13, C14, A16)."""

from datetime import date
from typing import Literal

from buxuan_desktop.domain.records.base import Record

Item = Literal[
    "whole",
    "stage_prepare",
    "stage_register",
    "stage_elect",
    "stage_check",
    "audit_whole",
    "audit_prepare",
    "audit_carry",
    "audit_close",
    "audit_notice",
    "audit_objections",
    "audit_report",
    "leading",
    "committee",
    "announce",
    "registration",
    "list",
    "objections",
    "answers",
    "nomination",
    "nominees",
    "review",
    "selfnom",
    "selfnom_list",
    "candidates",
    "meet",
    "method_posted",
    "method_adopted",
    "prevote_notice",
    "preselection",
    "place",
    "mobile_list",
    "proxies",
    "preparation",
    "vote",
    "station_vote",
    "mobile_vote",
    "hall_vote",
    "result",
    "filed",
    "certificates",
    "handover",
    "further",
]
"""What a timetable can hold: the stages of a plan, and the steps that `rules.calendar` knows."""


class Planned(Record, frozen=True, tag="planned"):
    """When a matter is planned, by the local plan or by the people here; it goes before what the program suggests.

    The last one of an item holds. Times are `HH:MM`. `done_on` says that it was done, where no other record does.
    """

    item: Item
    begins: date
    ends: date | None = None
    from_time: str = ""
    to_time: str = ""
    note: str = ""
    done_on: date | None = None

    @property
    def last(self) -> date:
        """The last day of it."""
        return self.ends or self.begins


class Holiday(Record, frozen=True, tag="holiday"):
    """A day that is off, or a Saturday or Sunday that is worked (调休)."""

    day: date
    name: str
    kind: Literal["off", "work"] = "off"
