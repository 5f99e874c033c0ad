"""Checks on the township's review of the candidates: of whom, and at which place in the order (C16)."""

from collections.abc import Iterator, Sequence
from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.nominating import cut, tally
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.records.nominations import NominationVotes
from buxuan_desktop.domain.records.reviews import Conclusion, TownshipReview
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.candidates import places, seats_of
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.profile import RuleBook


def check_township(election: Election, book: RuleBook, post: str) -> Iterator[Finding]:
    """The township reviews the candidates at its place in the order, which the plan or the province gives."""
    if book.parameter("township_review").value is None:
        return
    standing = tally(election.records, post)
    inside = cut(standing, *places(book, post, seats_of(election).get(post, 0))).inside
    if any(one.stands for one in standing):
        yield from unreviewed(election, book, post, inside)
    agreed = _agreed(election, post)
    if agreed:
        yield from _order(election, book, post, agreed[-1].day)


def unreviewed(election: Election, book: RuleBook, post: str, names: Sequence[str]) -> Iterator[Finding]:
    """Whether the township has agreed to these names for the post, where the rules ask for its review."""
    if book.parameter("township_review").value is None:
        return
    agreed = _agreed(election, post)
    if not agreed:
        yield finding("township-review-missing", book, post=post)
        return
    others = [name for name in names if name not in agreed[-1].names]
    if others:
        yield finding("township-review-others", book, post=post, names=joined(others))


def _order(election: Election, book: RuleBook, post: str, day: date) -> Iterator[Finding]:
    """After the committee's review (and the votes, where the plan says so), before the list is posted."""
    records = election.records
    late = book.parameter("township_review").value == "after_votes"
    names = {one.name for one in tally(records, post) if one.stands}
    before = [one.day for one in records.all(Conclusion) if one.name in names]
    if late:
        before += [one.day for one in records.all(NominationVotes) if one.post == post]
    last = max(before, default=day)
    if day < last:
        yield finding("township-review-early", book, post=post, day=day.isoformat(), after=last.isoformat())
    what = "candidates" if late else "first_candidates"
    posted = min((one.day for one in records.all(Posting) if one.what == what), default=day)
    if posted < day:
        yield finding("township-review-late", book, post=post, day=day.isoformat(), posted=posted.isoformat())


def _agreed(election: Election, post: str) -> list[TownshipReview]:
    return [one for one in election.records.all(TownshipReview) if one.post == post and one.result == "agreed"]
