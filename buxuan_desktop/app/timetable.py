"""The timetable of a case as rows to read, and what people change in it: planned days, what is done, days off."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

import msgspec

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.records.calendar import Holiday, Item, Planned
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.calendar.slot import Slot
from buxuan_desktop.rules.calendar.steps import STEPS
from buxuan_desktop.rules.calendar.timetable import timetable
from buxuan_desktop.words import of_step, term

_ITEMS = frozenset(get_args(Item))
_STEPS = frozenset(step.code for step in STEPS)
# Not every by-election has an audit: without its record it is not late, its own checks say what is due.
_PROVEN = frozenset(step.code for step in STEPS if step.proof and step.code != "audit_notice")
_LEFT_TO_PEOPLE = frozenset(("filed", "certificates", "handover"))
_WEEKEND = 5
_PICTURE_BEFORE, _PICTURE_AFTER, _EDGE = timedelta(70), timedelta(42), timedelta(2)
SOON = timedelta(7)
"""What is due within a week is shown as due."""


class Row(msgspec.Struct, frozen=True):
    """One row: its title, days in words, what it stands on in a word, how it stands.

    `state` is done, late, behind (later than advised), today, soon, running, ahead, past (a period that is over and
    that nothing proves), or open (a step that only comes when it is needed). `number` is the record that planned it.
    """

    slot: Slot
    title: str
    days: str
    basis: str
    state: str
    number: int = 0

    @property
    def cite(self) -> str:
        """The articles in one line; nothing where no text says so."""
        return "；".join(self.slot.cite)

    @property
    def is_step(self) -> bool:
        """Whether a row is one thing to do, not a stage or a date line over weeks."""
        return self.slot.code in _STEPS

    @property
    def can_be_planned(self) -> bool:
        """Whether people may set its days."""
        return self.slot.code in _ITEMS and self.slot.code != "vote"


def rows_of(case: Case, today: date | None = None) -> list[Row]:
    """The rows of the timetable in order of their days; `today` comes from the clock unless it is given."""
    election = case.election
    now = today or case.clock().date()
    kept: dict[str, int] = {one.record.item: one.number for one in election.records.kept(Planned)}
    further = any(state.waiting is not None and state.waiting.kind == "further" for state in election.posts.values())
    return [
        Row(
            slot,
            of_step(slot.code),
            days_in_words(slot.begins, slot.ends, election.election_day.year),
            "自定" if slot.set and not slot.binding else term("basis", slot.basis),
            "open" if slot.code == "further" and not further and slot.done is None else state_of(slot, now),
            kept.get(slot.code, 0),
        )
        for slot in timetable(election, case.book)
    ]


def state_of(slot: Slot, today: date) -> str:
    """How a row stands on a day."""
    if slot.done is not None:
        return "done"
    if today > slot.ends:
        if slot.code not in _PROVEN and slot.code not in _LEFT_TO_PEOPLE and slot.code != "deadline":
            return "past"
        return "late" if slot.binding or slot.set or slot.basis == "fact" else "behind"
    if today == slot.ends:
        return "today"
    if slot.begins <= today:
        return "running"
    return "soon" if slot.begins - today <= SOON else "ahead"


def days_in_words(begins: date, ends: date, year: int) -> str:
    """3月31日（周二）, 3月28日—4月11日; the year where it is another than `year`, that of the election."""
    first = f"{begins.year}年" if begins.year != year else ""
    if begins == ends:
        weekday = "" if first else f"（周{'一二三四五六日'[begins.weekday()]}）"
        return f"{first}{begins.month}月{begins.day}日{weekday}"
    last = f"{ends.year}年" if ends.year != begins.year else ""
    return f"{first}{begins.month}月{begins.day}日—{last}{ends.month}月{ends.day}日"


def shown_days(rows: Sequence[Row], election_day: date) -> tuple[date, date]:
    """The first and last day that a picture of the rows shows; a term that ends in years does not flatten the weeks."""
    days = [day for one in rows for day in (one.slot.begins, one.slot.ends)]
    first = max(min([*days, election_day]), election_day - _PICTURE_BEFORE)
    last = min(max([*days, election_day]), election_day + _PICTURE_AFTER)
    return first - _EDGE, last + _EDGE


def plan_days(case: Case, code: str, begins: date, ends: date | None, note: str = "") -> bool:
    """Set the days of a row; what was planned for it before is corrected. False when nothing is different.

    Refusal `planned-backwards`, `plan-not-possible`.
    """
    if code not in _ITEMS or code == "vote":
        raise Refusal("plan-not-possible")
    if ends is not None and ends < begins:
        raise Refusal("planned-backwards", begins=begins.isoformat(), ends=ends.isoformat())
    last = None if ends == begins else ends
    held = _held(case, code)
    if held is None:
        records.add(case, Planned(item=code, begins=begins, ends=last, note=note))  # type: ignore[arg-type]
        return True
    changed = msgspec.structs.replace(held.record, begins=begins, ends=last, note=note or held.record.note)
    return records.correct(case, held.number, changed)


def tick_off(case: Case, row: Row, day: date) -> bool:
    """Say that a row is done, where no other record says so; Refusal `plan-not-possible`."""
    if not row.can_be_planned:
        raise Refusal("plan-not-possible")
    held = _held(case, row.slot.code)
    if held is not None:
        return records.correct(case, held.number, msgspec.structs.replace(held.record, done_on=day))
    ends = None if row.slot.ends == row.slot.begins else row.slot.ends
    records.add(case, Planned(item=row.slot.code, begins=row.slot.begins, ends=ends, done_on=day))  # type: ignore[arg-type]
    return True


def back_to_rules(case: Case, code: str, reason: str) -> bool:
    """Withdraw what was planned for a row, so that it follows rules and suggestions again; False when nothing was."""
    held = _held(case, code)
    return held is not None and bool(records.withdraw(case, held.number, reason))


def seed_holidays(case: Case, years: Sequence[int] = ()) -> int:
    """Write down the days off of the years that the timetable touches; days that are there stay. Returns how many."""
    from buxuan_desktop.exchange.holiday_table import days_of  # loads the package

    known = {one.day for one in case.election.records.all(Holiday)}
    fresh = [
        Holiday(day=one.day, name=one.name, kind=one.kind)  # type: ignore[arg-type]
        for one in days_of(years or years_of(case))
        if one.day not in known
    ]
    return records.add_all(case, fresh) if fresh else 0


def has_holidays(case: Case) -> bool:
    """Whether the case keeps a table of days off; without one only Saturdays and Sundays count as off."""
    return any(True for _ in case.election.records.kept(Holiday))


def years_of(case: Case) -> tuple[int, ...]:
    """The years that the timetable touches."""
    return tuple(
        sorted({year for slot in timetable(case.election, case.book) for year in (slot.begins.year, slot.ends.year)})
    )


def unannounced(case: Case) -> tuple[int, ...]:
    """Years of the timetable whose shifted days the package does not know yet."""
    from buxuan_desktop.exchange.holiday_table import announced

    return tuple(year for year in years_of(case) if not announced(year))


def _held(case: Case, code: str) -> Kept[Planned] | None:
    found = [one for one in case.election.records.kept(Planned) if one.record.item == code]
    return found[-1] if found else None
