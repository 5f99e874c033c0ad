"""Checks on the supervisory committee: who may sit, whether it is complete, how its gaps were filled (B16, B20)."""

from collections.abc import Iterator

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.records.organising import MemberTraining, WatchMember
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.domain.supervising import watch_of
from buxuan_desktop.rules.codes import finding
from buxuan_desktop.rules.profile import RuleBook


def supervising_findings(election: Election, book: RuleBook) -> Iterator[Finding]:
    """All of them; of a supervisory committee of which nothing is written down only that."""
    watch = watch_of(election.records)
    if watch.seats is None:
        yield finding("watch-seats-unknown", book)
    elif watch.empty:
        yield finding("watch-short", book, seats=watch.seats, sitting=len(watch.sitting), number=watch.empty)
    for one in watch.unfollowed if watch.empty is None else ():
        yield finding("watch-place-open", book, name=one.name)
    yield from _members(election, book, watch.sitting)
    yield from _filled(election, book, watch.filled)


def _members(election: Election, book: RuleBook, sitting: list[WatchMember]) -> Iterator[Finding]:
    members = {*map(election.plain, election.elected), *election.members}
    for one in sitting:
        if one.relative_of or one.name in members:
            yield finding("watch-relative", book, name=one.name, other=one.relative_of or "委员会")
    if sitting and not any(one.office == "head" for one in sitting):
        yield finding("watch-no-head", book)
    trained = any(one.whom in ("supervision", "both") for one in election.records.all(MemberTraining))
    if sitting and not trained:
        yield finding("watch-not-trained", book)


def _filled(election: Election, book: RuleBook, filled: list[WatchMember]) -> Iterator[Finding]:
    """A seat is filled by a meeting, on a day, and villagers are told who sits in it now."""
    for one in filled:
        if one.chosen_on is None or not one.chosen_by:
            yield finding("watch-choice-unrecorded", book, name=one.name)
    if filled and not any(one.what == "watch_committee" for one in election.records.all(Posting)):
        yield finding("watch-not-posted", book)
