"""Checks on the register of electors: posted in time, objections answered, classes agreed to (C06, C15, T24, T25)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.electors import ClassConsent, Incapacity, ListObjection
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.calendar.timetable import table_of
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook
from buxuan_desktop.rules.register import answer_by, days_of, number


def check_register(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    """Everything about the register, as of `today`."""
    if not election.registered:
        yield finding("register-empty", book)
        return
    yield from _posted(election, book, today)
    yield from _objections(election, book, today)
    yield from _classes(election, book)
    yield from _further(election, book)
    for one in election.records.all(Incapacity):
        if one.family_told is None and one.lifted_on is None:
            yield finding("incapacity-family-untold", book, day=one.day.isoformat())


def _posted(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    register, day = election.register, election.election_day
    days = days_of(book, day, None)
    last = register.published
    if last is None:
        if days.post_by is not None and today > days.post_by and election.counted is None:
            yield finding("register-not-listed", book, due=days.post_by.isoformat())
        return
    first = register.editions[0]
    if days.post_by is not None and first.day > days.post_by and first.election_day == day:
        yield finding("register-list-late", book, day=first.day.isoformat(), due=days.post_by.isoformat())
    if register.since:
        yield finding("register-changed", book, posted=last.registered, now=election.registered)
    delay = (day - last.election_day).days
    if (most := number(book, "relist_after_days")) and delay > most:
        yield finding("register-relist-due", book, days=delay, most=most)
    if register.frozen is None and today >= day:
        yield finding("register-not-frozen", book, registered=election.registered)


def _objections(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    last = election.register.published
    table = table_of(election)
    until = days_of(book, election.election_day, last.day if last else None, table).object_until
    for kept in election.records.kept(ListObjection):
        one = kept.record
        due = answer_by(book, one.received, table)
        if not one.outcome:
            yield finding("objection-open", book, day=one.received.isoformat(), due=due.isoformat() if due else "")
        late = one.decided_on or today
        if due is not None and late > due:
            yield finding("objection-answer-late", book, day=one.received.isoformat(), due=due.isoformat())
        if until is not None and one.received > until:
            yield finding("objection-late", book, day=one.received.isoformat(), until=until.isoformat())


def _classes(election: Election, book: RuleBook) -> Iterator[Finding]:
    """Classes are looked at once somebody is in one; a list without any says nothing about them."""
    known = {one.code: one for one in book.classes}
    electors = Counter(voter.ground for voter in election.voters.values())
    if not known or set(electors) <= {""}:
        return
    unset = sum(count for ground, count in electors.items() if ground not in known)
    if unset:
        yield finding("class-unset", book, count=unset)
    agreed = {one.ground for one in election.records.all(ClassConsent)}
    for ground, count in electors.items():
        needs = known[ground].needs if ground in known else ()
        if {"consent", "committee"} & set(needs) and ground not in agreed:
            found = finding("class-consent-missing", book, words=known[ground].words, count=count)
            yield Finding(found.code, found.severity, (known[ground].cite,), found.data)


def _further(election: Election, book: RuleBook) -> Iterator[Finding]:
    """A further vote is no new registration: N stays what it was (T26)."""
    last = election.rounds[-1] if election.rounds else None
    waiting = [one.waiting for one in election.posts.values() if one.waiting is not None]
    if last is None or last.declared is None or not any(one.kind in ("further", "tie_revote") for one in waiting):
        return
    if election.registered != last.registered:
        yield finding("register-changed-for-further", book, before=last.registered, now=election.registered)
