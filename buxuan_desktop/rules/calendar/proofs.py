"""What the records, the register and the rounds of a case show to be done, and when."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.audit_result import AuditPosting
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.candidacies import CandidateMeeting, OfficialList
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.nominations import NominationVotes
from buxuan_desktop.domain.records.preparation import Method, Training

Days = Callable[[Election, str], Iterable[date | None]]


def _meetings(election: Election, what: str) -> Iterable[date]:
    """A resolution counts unless it failed."""
    return (one.day for one in election.records.all(Meeting) if one.about == what and one.passed != "failed")


def _rounds(election: Election, what: str) -> Iterable[date]:
    there = (one.polls_closed if what == "closed" else one.declared is not None for one in election.rounds)
    return [election.election_day] if any(there) else []


def _lists(election: Election, what: str) -> Iterable[date | None]:
    """The list of candidates: when it was fixed, when it was posted."""
    return (one.day if what == "fixed" else one.posted_on for one in election.records.all(OfficialList))


_DAYS: Mapping[str, Days] = {
    "posting": lambda election, what: (one.day for one in election.records.all(Posting) if one.what == what),
    "meeting": _meetings,
    "body": lambda election, what: (one.chosen_on for one in election.records.all(BodyMember) if one.body == what),
    "method": lambda election, _: (one.adopted_on for one in election.records.all(Method) if one.adopted),
    "training": lambda election, _: (one.day for one in election.records.all(Training)),
    "register": lambda election, _: (one.day for one in election.register.editions),
    "votes": lambda election, _: (one.day for one in election.records.all(NominationVotes)),
    "official": _lists,
    "candidates": lambda election, _: (one.day for one in election.records.all(CandidateMeeting)),
    "audit": lambda election, _: (one.begins for one in election.records.all(AuditPosting)),
    "round": _rounds,
}


def proved_on(election: Election, *proofs: str) -> date | None:
    """The first day that proves one of these; each is a kind and what it is about, as `posting:electors`."""
    found = []
    for proof in proofs:
        kind, _, what = proof.partition(":")
        found += [day for day in _DAYS[kind](election, what) if day is not None]
    return min(found, default=None)
