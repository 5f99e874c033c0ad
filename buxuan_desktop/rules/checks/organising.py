"""Checks on how the committee sets itself up: code, duties, systems, sub-committees, minutes (B15, C21, C38)."""

from collections.abc import Iterator

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.meetings import Meeting
from buxuan_desktop.domain.records.organising import Duty, SelfRule, SubCommittee
from buxuan_desktop.domain.records.result_papers import CodeChange
from buxuan_desktop.domain.records.standing_bodies import SubMeeting
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.meetings import numbers_apart, without_majority
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.profile import RuleBook
from buxuan_desktop.rules.thresholds import quorum_needed

SIX = ("mediation", "security", "culture_health", "youth", "women", "relief")
_SYSTEMS = {"decision": "民主决策", "management": "民主管理", "supervision": "民主监督"}


def organising_findings(election: Election, book: RuleBook) -> Iterator[Finding]:
    """All of them."""
    yield from _code(election, book)
    yield finding("handover-note", book)
    yield from _divided(election, book)
    yield from _sub_committees(election, book)
    for one in election.records.all(SubMeeting):
        yield from _minutes(one, book)


def _code(election: Election, book: RuleBook) -> Iterator[Finding]:
    head = [election.plain(name) for name, post in election.elected.items() if post == "主任"]
    changes = election.records.all(CodeChange)
    if head and not any(one.representative in head and one.handed_in for one in changes):
        yield finding("code-change-missing", book, name=joined(head))


def _divided(election: Election, book: RuleBook) -> Iterator[Finding]:
    records = election.records
    divided = {one.name for one in records.all(Duty)}
    missing = [name for name in map(election.plain, election.elected) if name not in divided]
    there = {one.kind for one in records.all(SelfRule)}
    lacking = [words for kind, words in _SYSTEMS.items() if kind not in there]
    if missing or lacking:
        yield finding("duties-not-divided", book, names=joined(missing), systems=joined(lacking))
    if not any(one.about == "division" and one.body == "joint" for one in records.all(Meeting)):
        yield finding("division-not-minuted", book)


def _sub_committees(election: Election, book: RuleBook) -> Iterator[Finding]:
    records = election.records
    subs, met = records.all(SubCommittee), {one.kind for one in records.all(SubMeeting)}
    there = {one.kind for one in subs}
    gone = sum(kind not in there for kind in SIX)
    if gone:
        yield finding("sub-committees-missing", book, number=gone)
    members = {*map(election.plain, election.elected), *election.members, *(one.name for one in records.all(Duty))}
    for one in subs:
        if one.head not in members:
            yield finding("sub-committee-head-outside", book, name=one.head)
    silent = sum(kind not in met for kind in there)
    if silent:
        yield finding("sub-committees-not-met", book, number=silent)


def _minutes(one: SubMeeting, book: RuleBook) -> Iterator[Finding]:
    """Whether the numbers of a meeting bear what its minutes claim; what is not written down is not judged."""
    facts = {"sub": one.kind, "day": one.day.isoformat()}
    for apart in numbers_apart(one):
        yield finding("sub-meeting-numbers", book, **facts, **apart)
    needed = quorum_needed(one.quorum, one.due) if one.quorum and one.due is not None else None
    if needed is not None and one.present is not None and one.present < needed and one.passed != "failed":
        yield finding("sub-meeting-quorum", book, **facts, due=one.due, present=one.present, needed=needed)
    if without_majority(one):
        yield finding("sub-meeting-no-majority", book, **facts, present=one.present, agreed=one.agreed)
