"""All papers of a case as files: documents of its rounds, and every paper of a stage that the case can fill."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.leaving import unseated
from buxuan_desktop.app.paperwork.offers import jobs_of
from buxuan_desktop.app.printing import AS_USUAL, CERTIFICATE, Choices, Job, documents_of, write_jobs
from buxuan_desktop.app.reprinting import release
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.store.casefile import CaseFile


def write_all(path: Path, clock: Clock, out: Path, choices: Choices = AS_USUAL, by: Case | None = None) -> list[Path]:
    """Write them into `out`, the case file read without changing it; returns the files.

    Where people are named, certificates are let out by `by`, the same case open with somebody signed in, and noted
    there. Refusal `nothing-to-print` where there is none yet; after everything else has been written
    `paper-uncovered`, `sign-in-to-let-out` and those of `app.reprinting.release`.
    """
    with CaseFile.open(path, write=False) as file, file.still():
        election = fold_file(file)
        jobs = [*documents_of(election, file, clock, choices)]
        if _speaks(election):
            jobs += jobs_of(Case(file, election, clock, "", ""))
        guarded = [job for job in jobs if job.kind == CERTIFICATE] if election.access.guarded else []
        written = write_jobs((job for job in jobs if job not in guarded), out)
    for job in guarded:
        written += _let_out(job, election, path, out, by)
    if not written:
        raise Refusal("nothing-to-print", path=str(path))
    return written


def _let_out(job: Job, election: Election, path: Path, out: Path, by: Case | None) -> Sequence[Path]:
    if by is None:
        unseated(election, path, Action.CERTIFICATES)
        return ()
    noted = release(by, job.who)
    # Noted before it bears its name: a computer that stops in between leaves no certificate that nobody noted.
    (draft,) = write_jobs((msgspec.structs.replace(job, name=f"{job.name}.part"),), out)
    try:
        noted()
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return [draft.replace(out / job.name)]


def _speaks(election: Election) -> bool:
    """Whether papers of stages would say more than where the case is: a record, a list, or a result, and no table."""
    known = len(election.records) or election.voters or any(one.declared for one in election.rounds)
    return bool(known) and not election.case.table
