"""All papers of a case as files: documents of its rounds, and every paper of a stage that the case can fill."""

from pathlib import Path

from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.paperwork.offers import jobs_of
from buxuan_desktop.app.printing import AS_USUAL, Choices, documents_of, write_jobs
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile


def write_all(path: Path, clock: Clock, out: Path, choices: Choices = AS_USUAL) -> list[Path]:
    """Write them into `out`, the case file read without changing it; returns the files.

    Refusal `nothing-to-print` where there is none yet, `paper-uncovered` after everything else has been written.
    """
    with CaseFile.open(path, write=False) as file, file.still():
        election = fold_file(file)
        jobs = [*documents_of(election, file, clock, choices)]
        if _speaks(election):
            jobs += jobs_of(Case(file, election, clock, "", ""))
        written = write_jobs(jobs, out)
    if not written:
        raise Refusal("nothing-to-print", path=str(path))
    return written


def _speaks(election: Election) -> bool:
    """Whether papers of stages would say more than where the case is: a record, a list, or a result, and no table."""
    known = len(election.records) or election.voters or any(one.declared for one in election.rounds)
    return bool(known) and not election.case.table
