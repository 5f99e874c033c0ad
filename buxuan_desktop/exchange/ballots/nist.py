"""Ballots as NIST SP 1500-103 cast vote records, version 1, in JSON (schema: `resources/schemas`).

A round is an Election, a post a CandidateContest, a ballot a CVR with one interpreted snapshot. Approving somebody is
a CandidateSelection, opposing somebody a ContestSelection of its own, so that nobody who adds up candidates' selections
takes it for a vote. What counts from a higher post is a generated position; what does not count is not allocable.
"""

from collections.abc import Iterator, Sequence

import msgspec

from buxuan_desktop.exchange.ballots.nist_paper import PLACE, Json, against_id, election, favour_id, round_id, typed
from buxuan_desktop.exchange.ballots.sheets import ABOVE, CANDIDATE, OTHERS, Column, Contest, Part, Record, Sheet
from buxuan_desktop.words import of_export

_DEVICE = "buxuan-desktop"


def report(records: Sequence[Record], place: str, at: str, program: str, kind: str) -> bytes:
    """The bytes of a CastVoteRecordReport; `at` is RFC 3339, `kind` is public or sealed.

    Struck ballots are left out, and so are ballots known only by their totals: they are no cast vote records.
    """
    return msgspec.json.encode(
        typed(
            "CastVoteRecordReport",
            Version="1.0.0",
            GeneratedDate=at,
            ReportGeneratingDeviceIds=[_DEVICE],
            ReportingDevice=[typed("ReportingDevice", _DEVICE, Application=program)],
            ReportType=["other"],
            OtherReportType=of_export("record", f"report_{kind}"),
            GpUnit=[typed("GpUnit", PLACE, Type="other", OtherType="community", Name=place)],
            Election=[election(record) for record in records],
            CVR=[ballot for record in records for ballot in _ballots(record)],
        )
    )


def _ballots(record: Record) -> Iterator[Json]:
    known: dict[int, Json] = {}
    number = 0
    for entry in record.entries:
        if entry.struck is not None or entry.totals:
            continue
        number += 1
        told = known.get(id(entry.sheet))
        if told is None:
            told = known[id(entry.sheet)] = _told(record, entry.sheet)
        snapshot = round_id(record, number).replace("round", "snapshot", 1)
        ledger: Json = {"UniqueId": str(entry.seq)} if entry.seq else {}
        if entry.bundle:
            ledger |= {"BatchId": str(entry.bundle), "BatchSequenceId": entry.place}
        yield typed(
            "CVR",
            ElectionId=round_id(record),
            CurrentSnapshotId=snapshot,
            **ledger,
            CVRSnapshot=[typed("CVRSnapshot", snapshot, Type="interpreted", **told)],
        )


def _told(record: Record, sheet: Sheet) -> Json:
    """What equal sheets say alike."""
    told: Json = {"CVRContest": list(_contests(record, sheet))}
    if not sheet.verdicts.valid:
        verdict = next(name for name, number in zip(sheet.verdicts._fields, sheet.verdicts, strict=True) if number)
        told |= {"Status": ["other"], "OtherStatus": ": ".join(filter(None, (verdict, sheet.why)))}
    return told


def _contests(record: Record, sheet: Sheet) -> Iterator[Json]:
    valid = bool(sheet.verdicts.valid)
    for post, (contest, part) in enumerate(zip(record.contests, sheet.parts, strict=True), start=1):
        here = round_id(record, post)
        marked = sum(cell.approve + cell.fallen for cell in part.cells)
        yield typed(
            "CVRContest",
            ContestId=here,
            **_status(contest, part, valid, marked),
            Selections=marked,
            WriteIns=sum(
                cell.approve + cell.fallen
                for cell, column in zip(part.cells, contest.columns, strict=True)
                if column.kind not in (CANDIDATE, ABOVE)
            ),
            CVRContestSelection=list(_selections(here, contest, part, valid)),
        )


def _status(contest: Contest, part: Part, valid: bool, marked: int) -> Json:
    told: Json = {"Status": []}
    if marked > contest.seats:
        told["Status"].append("overvoted")
        told["Overvotes"] = contest.seats
    elif valid and marked < contest.seats:
        told["Status"].append("undervoted")
        told["Undervotes"] = contest.seats - marked
    if part.standing.blank:
        told["Status"].append("not-indicated")
    if part.standing.void or not valid:
        told["Status"].append("invalidated-rules")
    return told


def _selections(here: str, contest: Contest, part: Part, valid: bool) -> Iterator[Json]:
    stands = valid and bool(part.standing.valid)
    for place, (column, cell) in enumerate(zip(contest.columns, part.cells, strict=True), start=1):
        favour, against = favour_id(here, place, column), against_id(here, place, column)
        yield from [_selection(favour, column, counts=stands)] * cell.approve
        yield from [_selection(favour, column, counts=False)] * cell.fallen
        yield from [_selection(against, column, counts=stands)] * cell.against
        yield from [_selection(favour, column, counts=valid, generated=True)] * cell.added


def _selection(selection: str, column: Column, *, counts: bool, generated: bool = False) -> Json:
    position = typed(
        "SelectionPosition",
        HasIndication="no" if generated else "yes",
        NumberVotes=1,
        IsAllocable="yes" if counts else "no",
    )
    if generated:
        position |= {"IsGenerated": True, "Status": ["generated-rules"]}
    elif not counts:
        position["Status"] = ["invalidated-rules"]
    if column.kind not in (CANDIDATE, ABOVE):
        text = of_export("others", "name") if column.kind == OTHERS else column.name
        position["CVRWriteIn"] = typed("CVRWriteIn", Text=text)
    return typed(
        "CVRContestSelection",
        ContestSelectionId=selection,
        TotalNumberVotes=int(counts),
        SelectionPosition=[position],
    )
