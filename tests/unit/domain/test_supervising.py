"""The supervisory committee: complete or short, since somebody left or from the beginning."""

from datetime import date

import pytest

from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.organising import WatchMember
from buxuan_desktop.domain.records.standing_bodies import WatchSeats
from buxuan_desktop.domain.supervising import watch_of

LEFT = WatchMember(name="乙", left_on=date(2026, 5, 1))
HEAD = WatchMember(name="甲", office="head")


@pytest.mark.proves("B16")
@pytest.mark.parametrize(
    ("records", "empty", "complete"),
    [
        ((), None, None),
        ((HEAD,), None, True),
        ((HEAD, LEFT), None, False),
        ((HEAD, LEFT, WatchMember(name="丙", follows="乙")), None, True),
        ((WatchSeats(seats=3),), 3, False),
        ((WatchSeats(seats=3), HEAD), 2, False),
        ((WatchSeats(seats=2), HEAD, LEFT, WatchMember(name="丙", how="by_election")), 0, True),
        ((WatchSeats(seats=1), HEAD, WatchMember(name="丙")), 0, True),
        ((WatchSeats(seats=3), WatchSeats(seats=1), HEAD), 0, True),
    ],
)
def test_who_is_missing(records: tuple[Record, ...], empty: int | None, complete: bool | None) -> None:
    book = Records()
    for number, record in enumerate(records, start=1):
        book.keep(number, RecordKept(number, record))  # type: ignore[arg-type]
    watch = watch_of(book)
    assert (watch.empty, watch.complete) == (empty, complete)
