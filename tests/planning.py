"""The plans' own days, as people would enter them, and a case in memory that holds them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.calendar import Holiday, Planned
from tests.unit.rules.hall import Hall

HEAD = Post("主任", 1, ("王建国", "李秀英"))
DAY = date(2020, 4, 20)


def day(month: int, number: int, year: int = 2020) -> date:
    return date(year, month, number)


def plan(item: str, begins: date, ends: date | None = None, **more: Any) -> Planned:
    return Planned(item=item, begins=begins, ends=ends, **more)  # type: ignore[arg-type]


PLAN_THREE = (
    plan("whole", day(3, 11), day(4, 30)),
    plan("stage_prepare", day(3, 11), day(3, 27)),
    plan("stage_register", day(3, 28), day(4, 11)),
    plan("stage_elect", day(4, 12), day(4, 29)),
    plan("stage_check", day(4, 29), day(5, 8)),
    plan("registration", day(3, 28), day(4, 11)),
    plan("method_posted", day(3, 31)),
    plan("prevote_notice", day(3, 31)),
    plan("method_adopted", DAY),
    plan("station_vote", DAY),
    plan("mobile_vote", DAY),
    plan("hall_vote", DAY),
)
"""Section 4 of plan 3 as its text gives it."""

PLAN_ONE = (
    plan("audit_whole", day(9, 10), day(9, 25)),
    plan("audit_prepare", day(9, 10), day(9, 15)),
    plan("audit_carry", day(9, 15), day(9, 21)),
    plan("audit_close", day(9, 22), day(9, 25)),
    plan("audit_notice", day(9, 22)),
    plan("audit_report", day(9, 23)),
)
"""The stages of plan 1, in 2020."""

QINGMING = tuple(Holiday(day=day(4, one), name="清明节") for one in (4, 5, 6))


def case_of(records: Sequence[Record], *posts: Post, **more: Any) -> Hall:
    """A community's case under plan 3 unless said otherwise, with these records."""
    given = {"profile": "CN-U-2018", "overlays": ("S3",), "body": "residents", "day": DAY, **more}
    hall = Hall(*(posts or (HEAD,)), **given)
    for number, record in enumerate(records, start=1):
        hall.note(RecordKept(number, record))  # type: ignore[arg-type]
    return hall
