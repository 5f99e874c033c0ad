"""One case's line in the statistics of audits, and the table over many case files (A20, A28)."""

from collections.abc import Sequence
from pathlib import Path

from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.domain import auditing
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.audit import AuditObject
from buxuan_desktop.domain.records.audit_findings import AuditMeasure
from buxuan_desktop.domain.records.audit_result import AuditObjection
from buxuan_desktop.domain.records.vacancies import CaseFacts
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.office import xlsx_of
from buxuan_desktop.rules.checks.audit import missing_to_finish
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.words import of_refusal
from buxuan_desktop.words.papers.audit_statistics import Row, Statistics, statistics
from buxuan_desktop.words.papers.base import House


def row_of(election: Election) -> Row:
    """The numbers of one audit: concluded faults by class, amounts in fen; open ones are only counted as such."""
    kept = election.records
    facts = kept.last(CaseFacts) or CaseFacts()
    faults = auditing.faults(kept)
    known = [one for one in faults if one.state == "concluded"]
    measures = kept.all(AuditMeasure)

    def of(name: str, value: str) -> int:
        return sum(getattr(one, name) == value for one in known)

    return Row(
        place=facts.village or election.case.place,
        people=len(kept.all(AuditObject)),
        done="items" not in missing_to_finish(kept),
        reports=len(auditing.reported(kept)),
        faults=len(known),
        fen=sum(one.amount or 0 for one in known),
        predecessor=of("whose", "predecessor"),
        incumbent=of("whose", "incumbent"),
        successor=of("whose", "successor"),
        person=of("bearer", "person"),
        collective=of("bearer", "collective"),
        mistake=of("nature", "mistake"),
        waste=of("nature", "waste"),
        fraud=of("nature", "fraud"),
        government=of("office", "government"),
        open=len(faults) - len(known),
        due=sum(one.amount or 0 for one in measures),
        paid=sum(one.paid or 0 for one in measures),
        discipline=sum(one.kind in ("party_discipline", "discipline") for one in measures),
        justice=sum(one.kind == "justice" for one in measures),
        objections=len(kept.all(AuditObjection)),
        posted_on=auditing.posted(kept),
    )


def statistics_of(case: Case, paths: Sequence[Path]) -> Statistics:
    """The table over the open case and these case files, each read and none written.

    A file that cannot be read and a rehearsal are named with the reason and left out.
    """
    elections, unread = [case.election], []
    here = case.file.path.resolve()
    # The open case is not opened a second time: closing it again would lose SQLite's locks on it (POSIX).
    for path in dict.fromkeys(one.resolve() for one in paths):
        if path == here:
            continue
        try:
            election = _read(path)
        except Refusal as refusal:
            unread.append((path.name, of_refusal(refusal)))
            continue
        elections.append(election)
    facts = [one.records.last(CaseFacts) or CaseFacts() for one in elections]
    townships, bodies = {one.township for one in facts}, {one.case.body for one in elections}
    return Statistics(
        house=House(body=bodies.pop() if len(bodies) == 1 else ""),  # type: ignore[arg-type]
        township=townships.pop() if len(townships) == 1 else "",
        rows=tuple(map(row_of, elections)),
        unread=tuple(unread),
        drawn_on=case.clock().date(),
    )


def table_of(case: Case, paths: Sequence[Path]) -> tuple[bytes, Statistics]:
    """The same as .xlsx, with what it was made of."""
    made = statistics_of(case, paths)
    return xlsx_of(statistics(made)), made


def _read(path: Path) -> Election:
    with CaseFile.open(path, write=False) as file:
        election = fold_file(file, shown=True)
    if election.case.rehearsal:
        raise Refusal("statistics-rehearsal")
    return election
