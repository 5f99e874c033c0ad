"""Checks on nominations: who, how, in time, for one post, and what follows for the election committee (C07, C16)."""

from collections.abc import Iterator
from datetime import date, timedelta

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.nominating import posts_nominated, standing_posts, tally
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.records.nominations import Nomination
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.profile import RuleBook


def check_nominations(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    """All that the nominations themselves show."""
    yield from _persons(election, book)
    yield from _ways(election, book)
    yield from _days(election, book)
    yield from _lists(election, book, today)
    yield from _committee(election, book)


def standing_names(election: Election) -> tuple[str, ...]:
    """Everybody who still stands for some post, each once."""
    return tuple(standing_posts(election.records))


def _persons(election: Election, book: RuleBook) -> Iterator[Finding]:
    known = election.voter_names | election.told.keys()
    for name, posts in standing_posts(election.records).items():
        if len(posts) > 1:
            yield finding("nominated-for-two-posts", book, name=name, posts=joined(posts))
        if name in election.outsiders or (election.counted is None and name not in known):
            yield finding("nominee-not-elector", book, post=joined(posts), name=name)


def _ways(election: Election, book: RuleBook) -> Iterator[Finding]:
    """A person needs one nomination that the law knows; others besides do no harm."""
    ways = book.parameter("nomination_ways").value
    needed = book.parameter("joint_nominators").value
    records = election.records
    for post in posts_nominated(records):
        for one in tally(records, post):
            lawful = [way for way in one.ways if not isinstance(ways, tuple) or way in ways]
            if not one.stands or not one.ways:
                continue
            if not lawful:
                yield finding("nomination-way-outside-law", book, post=post, name=one.name, way=one.ways[0])
            elif isinstance(needed, int) and lawful == ["ten"]:
                signed = _signed_at_most(election, post, one.name)
                if signed < needed:
                    yield finding(
                        "too-few-joint-electors", book, post=post, name=one.name, number=signed, needed=needed
                    )


def _signed_at_most(election: Election, post: str, name: str) -> int:
    """The most electors under one joint nomination: two lists of six are not one of twelve."""
    mine = (one for one in election.records.all(Nomination) if (one.post, one.name, one.way) == (post, name, "ten"))
    return max((one.nominators or 0 for one in mine), default=0)


def _days(election: Election, book: RuleBook) -> Iterator[Finding]:
    days = book.parameter("selfnom_days").value
    if not isinstance(days, int):
        return
    last = election.election_day - timedelta(days=days)
    for one in election.records.all(Nomination):
        if one.way == "self" and one.day > last:
            day = {"day": one.day.isoformat(), "last": last.isoformat()}
            yield finding("self-nomination-late", book, post=one.post, name=one.name, **day)


LISTS = (
    ("self-list-late", "selfnom_list_days", "self_nominees"),
    ("nominee-list-late", "nominee_days", "first_candidates"),
    ("candidate-list-late", "candidate_days", "candidates"),
)
"""Code, days before election day, and what is posted."""


def _lists(election: Election, book: RuleBook, today: date) -> Iterator[Finding]:
    if not election.records.all(Nomination):
        return
    selves = any(one.way == "self" for one in election.records.all(Nomination))
    for code, parameter, what in LISTS:
        days = book.parameter(parameter).value
        if not isinstance(days, int) or (what == "self_nominees" and not selves):
            continue
        last = election.election_day - timedelta(days=days)
        posted = min((one.day for one in election.records.all(Posting) if one.what == what), default=None)
        if (posted or today) > last:
            yield finding(code, book, last=last.isoformat(), day=posted.isoformat() if posted else None)


def _committee(election: Election, book: RuleBook) -> Iterator[Finding]:
    """Members of the election committee who are nominated, or whose near relations are, leave it (L25 Art 15)."""
    leaves = book.parameter("committee_leaves").value
    names = standing_names(election)
    for one in election.records.all(BodyMember):
        if leaves is None or one.body != "committee" or one.left_on is not None:
            continue
        if one.name in names:
            yield finding("committee-member-nominated", book, name=one.name)
        for relative in one.relatives:
            if leaves == "member_or_relative" and relative in names:
                yield finding("committee-relative-nominated", book, name=relative, member=one.name)
