"""The paper of a round in NIST SP 1500-103: Election, CandidateContest and what can be selected there."""

from typing import Any

from buxuan_desktop.exchange.ballots.sheets import ABOVE, CANDIDATE, Column, Contest, Record
from buxuan_desktop.words import of_export, round_name

Json = dict[str, Any]
PLACE = "place"
"""The identifier of the one GpUnit."""


def typed(name: str, identity: str = "", **fields: object) -> Json:
    """An object of the data format, with its identifier when it is referred to."""
    head: Json = {"@id": identity} if identity else {}
    return {**head, "@type": f"CVR.{name}", **fields}


def round_id(record: Record, *places: int) -> str:
    """The identifier of a round, of a post in it, of a candidate in that."""
    return "-".join((f"round-{record.number}", *map(str, places)))


def favour_id(contest: str, place: int, column: Column) -> str:
    """The selection that stands for approving the person in the column at `place`."""
    return f"{contest}-for-{place}" if column.kind in (CANDIDATE, ABOVE) else f"{contest}-write-in"


def against_id(contest: str, place: int, column: Column) -> str:
    """The selection that stands for opposing the person in the column at `place`."""
    return f"{contest}-against-{place}" if column.kind in (CANDIDATE, ABOVE) else f"{contest}-write-in-against"


def election(record: Record) -> Json:
    """A round as an Election."""
    candidates = [
        typed("Candidate", round_id(record, post, column.place), Name=column.name)
        for post, contest in enumerate(record.contests, start=1)
        for column in contest.columns
        if column.kind == CANDIDATE
    ]
    return typed(
        "Election",
        round_id(record),
        Name=round_name(record.number),
        ElectionScopeId=PLACE,
        Candidate=candidates,
        Contest=[_contest(record, post, contest) for post, contest in enumerate(record.contests, start=1)],
    )


def _contest(record: Record, post: int, contest: Contest) -> Json:
    here = round_id(record, post)
    selections: list[Json] = []
    for place, column in enumerate(contest.columns, start=1):
        if column.kind == CANDIDATE:
            own = round_id(record, post, column.place)
            selections.append(typed("CandidateSelection", favour_id(here, place, column), CandidateIds=[own]))
            selections.append(_against(against_id(here, place, column), column.name))
        elif column.kind == ABOVE:
            above = _listed_above(record, post, column.name)
            selections.append(typed("CandidateSelection", favour_id(here, place, column), CandidateIds=[above]))
    written = Column("")
    selections.append(typed("CandidateSelection", favour_id(here, 0, written), IsWriteIn=True))
    selections.append(_against(against_id(here, 0, written), of_export("others", "name")))
    return typed(
        "CandidateContest",
        here,
        Name=contest.title,
        VotesAllowed=contest.seats,
        NumberElected=contest.seats,
        VoteVariation="other",
        OtherVoteVariation=of_export("record", "variation"),
        ContestSelection=selections,
    )


def _against(identity: str, name: str) -> Json:
    code = typed("Code", Type="other", OtherType="against", Value="against", Label=name)
    return typed("ContestSelection", identity, Code=[code])


def _listed_above(record: Record, post: int, name: str) -> str:
    return next(
        round_id(record, place, column.place)
        for place, contest in enumerate(record.contests[: post - 1], start=1)
        for column in contest.columns
        if (column.kind, column.name) == (CANDIDATE, name)
    )
