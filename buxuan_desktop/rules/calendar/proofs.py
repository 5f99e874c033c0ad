"""What the records and rounds of a case show to be done, and when."""

from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.preparation import Method, Training


def proved_on(election: Election, proof: str) -> date | None:
    """The day of the first record that proves it; `proof` as in `calendar.steps.Step`.

    A resolution counts unless it failed.
    """
    kind, _, what = proof.partition(":")
    if kind == "posting":
        days = [one.day for one in election.records.all(Posting) if one.what == what]
    elif kind == "meeting":
        days = [one.day for one in election.records.all(Meeting) if one.about == what and one.passed != "failed"]
    elif kind == "method":
        days = [one.adopted_on for one in election.records.all(Method) if one.adopted and one.adopted_on is not None]
    elif kind == "training":
        days = [one.day for one in election.records.all(Training)]
    else:
        rounds = election.rounds
        there = [one for one in rounds if (one.polls_closed if what == "closed" else one.declared is not None)]
        days = [election.election_day] if there else []
    return min(days, default=None)
