"""Checks on the official candidates and what they do until the vote: number, ties, promises, meeting, donations."""

from collections.abc import Iterator

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.nominating import cut, moves_up, out_of_list, posts_nominated, tally
from buxuan_desktop.domain.records.candidacies import CandidateMeeting, Donation, OfficialList, Promise
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.records.nominations import Nomination, Subsidised
from buxuan_desktop.domain.records.persons import Condition
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.candidates import places, seats_of
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.profile import RuleBook


def check_candidacies(election: Election, book: RuleBook) -> Iterator[Finding]:
    """All posts, then the published conditions, promises, the meeting, donations, and who is paid by the village."""
    for post in posts_nominated(election.records):
        yield from check_post(election, book, post)
    yield from _conditions(election, book)
    yield from _promises(election, book)
    yield from _meeting(election, book)
    yield from _donations(election, book)
    if book.parameter("subsidised_take_part").value:
        for one in election.records.all(Subsidised):
            if one.part in ("", "absent"):
                yield finding("subsidised-not-taking-part", book, name=one.name)


def listed(election: Election, post: str) -> OfficialList | None:
    """The official list of a post as it was last made."""
    return next((one for one in reversed(election.records.all(OfficialList)) if one.post == post), None)


def check_post(election: Election, book: RuleBook, post: str) -> Iterator[Finding]:
    """Whether there are enough candidates, a tie at the cut that nobody settled, and who left the list."""
    standing = tally(election.records, post)
    seats = seats_of(election).get(post, 0)
    least, most = places(book, post, seats)
    stand = [one for one in standing if one.stands]
    official = listed(election, post)
    if seats and len(stand) < least:
        yield finding("too-few-candidates", book, post=post, candidates=len(stand), needed=least)
    line = cut(standing, least, most)
    if line.tied and official is None:
        votes = next(one.votes for one in stand if one.name in line.tied)
        yield finding("tie-at-the-cut", book, post=post, names=joined(line.tied), votes=votes, places=line.places)
    for one in out_of_list(standing, official.names) if official else ():
        following = joined(moves_up(standing, official.names if official else ()))
        yield finding("official-candidate-out", book, post=post, name=one.name, next=following)


def _conditions(election: Election, book: RuleBook) -> Iterator[Finding]:
    """What is looked for is part of the published conditions, which are a notice of their own (C33)."""
    records = election.records
    given = records.all(Condition)
    if given and not any(one.list == "wanted" for one in given):
        yield finding("conditions-only-bars", book)
    asked = bool(given) or bool(records.all(Nomination))
    if asked and not any(one.what == "conditions" for one in records.all(Posting)):
        yield finding("conditions-not-posted", book)


def _promises(election: Election, book: RuleBook) -> Iterator[Finding]:
    if not book.parameter("promise_review").value:
        return
    promises = {one.name: one for one in election.records.all(Promise)}
    for name in _candidates(election):
        promise = promises.get(name)
        if promise is None or not promise.result:
            yield finding("promise-not-reviewed", book, name=name)
        elif promise.result == "change":
            yield finding("promise-to-change", book, name=name)


def _meeting(election: Election, book: RuleBook) -> Iterator[Finding]:
    if book.parameter("meeting_called_by").value is None:
        return
    meetings = election.records.all(CandidateMeeting)
    if _candidates(election) and not meetings:
        yield finding("candidates-not-met", book)
    for one in meetings:
        if one.called_by != "both":
            yield finding("meeting-called-by-one", book, day=one.day.isoformat())


def _donations(election: Election, book: RuleBook) -> Iterator[Finding]:
    for one in election.records.all(Donation):
        days = [day for day in (one.party_meeting_on, one.meeting_on) if day is not None]
        if any(day <= election.election_day for day in days):
            yield finding("donation-before-election", book, name=one.name, what=one.what)
        elif not one.decided:
            yield finding("donation-undecided", book, name=one.name, what=one.what)


def _candidates(election: Election) -> tuple[str, ...]:
    lists = {one.post: one.names for one in election.records.all(OfficialList)}
    return tuple(dict.fromkeys(name for names in lists.values() for name in names))
