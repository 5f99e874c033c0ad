"""Checks on vacancy and election day: gap and seats, who is left, deadlines, changed day, disputes (B04, C25)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.vacancies import DayChange, Dispute, Vacancy
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.calendar.deadlines import deadline, too_few_since
from buxuan_desktop.rules.calendar.timetable import planned
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.profile import RuleBook


def check_gap(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    """Seats equal to the gap, members, a woman and the representative left, two months (B04, B06, B15)."""
    kept = election.records.all(Vacancy)
    if kept:
        yield from _seats(election, kept, book)
    left = [one.members_left for one in kept if one.members_left is not None]
    least = book.parameter("min_members").value
    if left and isinstance(least, int) and left[-1] < least:
        yield finding("members-too-few", book, left=left[-1], min=least)
    women = [one.women_left for one in kept if one.women_left is not None]
    if women and women[-1] == 0:
        yield finding("no-woman-left", book)
    if any(one.representative_gone for one in kept):
        yield finding("representative-missing", book)
    if kept and not any(one.chaired_by for one in kept):
        yield finding("chair-unset", book)
    yield from _optional(kept, left, election, book)
    slot = deadline(election, book)
    if slot is not None and slot.limit is not None and slot.done is None:
        late = max(today, election.election_day)
        if late > slot.limit:
            yield finding(
                "by-election-overdue",
                book,
                since=slot.begins.isoformat(),
                limit=slot.limit.isoformat(),
                day=election.election_day.isoformat(),
            )


def check_day(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    """Another day without the leading group's approval (C25); disputes that nobody settled or took over (C02)."""
    day = election.election_day
    changes = election.records.all(DayChange)
    for change in changes[-1:]:
        if not change.approved:
            yield finding("day-change-unapproved", book, wanted=change.day.isoformat(), day=day.isoformat())
    own = planned(election).get("vote")
    if own is not None and (own.begins, own.last) != (day, day):
        wanted = own.begins if own.begins != day else own.last
        yield finding("vote-planned-on-another-day", book, wanted=wanted.isoformat(), day=day.isoformat())
    waiting = [one for one in election.records.all(Dispute) if one.state == "open"]
    overdue = [one for one in waiting if one.until is None or one.until >= day or one.until < today]
    if overdue or (waiting and today >= day - timedelta(1)):
        matters = overdue or waiting
        yield finding(
            "dispute-open",
            book,
            count=len(matters),
            matters=joined([one.matter for one in matters]),
            day=day.isoformat(),
        )


def _optional(kept: list[Vacancy], left: list[int], election: Election, book: RuleBook) -> Iterator[Finding]:
    """A law that sets a time only when too few are left, and enough are (T44)."""
    months, least = book.parameter("by_election_months").value, book.parameter("min_members").value
    if kept and left and isinstance(months, int) and isinstance(least, int) and too_few_since(election, book) is None:
        yield finding("by-election-optional", book, left=left[-1], min=least, months=months)


def _seats(election: Election, kept: list[Vacancy], book: RuleBook) -> Iterator[Finding]:
    gap: Counter[str] = Counter()
    for one in kept:
        gap[one.post] += one.seats
    seats = {title: state.post.seats for title, state in election.posts.items()}
    for post in dict.fromkeys((*gap, *seats)):
        if gap[post] != seats.get(post, 0):
            yield finding("gap-and-seats-differ", book, post=post, seats=seats.get(post, 0), vacant=gap[post])
