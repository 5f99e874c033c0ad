"""The extract of a case that a village hands to the township: what the monthly table needs, and nothing private (B07).

One .zip file, a signed package that says of itself what it is; the case itself stays where it is.
"""

from pathlib import Path

import msgspec

from buxuan_desktop import __version__
from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.app.clock import CHINA, Clock
from buxuan_desktop.app.folders import replace_file
from buxuan_desktop.app.leaving import let_out
from buxuan_desktop.app.monthly import lines_of
from buxuan_desktop.app.packages import EXTRACT, info_of, proven_package
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.archive.bag import SIGNATURE, TAGS, tag_files
from buxuan_desktop.exchange.archive.extract import extracted
from buxuan_desktop.exchange.archive.names import cleaned
from buxuan_desktop.exchange.archive.signing import signer_of
from buxuan_desktop.exchange.archive.zipped import zipped
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.words import of_archive


class Extracted(msgspec.Struct, frozen=True):
    """What was written: the file, the head of the ledger, the fingerprint of the key that signed it."""

    file: Path
    head: Head
    fingerprint: str


def extract_file(path: Path, to: Path, clock: Clock, home: Path, by: Case | None = None) -> Extracted:
    """Write the extract of a case into `to`. Refusal `no-case-to-report`, `export-in-the-way`, and as `let_out` says.

    An extract of the same case that lies there is replaced, anything else stays. `by` is as for `let_out`.
    """
    proven = let_out(path, Action.EXTRACT, by)
    signer = signer_of(home)
    with CaseFile.open(path, write=False) as file, file.still():
        election, rows, head = fold_file(file), tuple(file.rows()), file.stored_head()
    if head != proven:
        raise Refusal("file-changed-outside", path=str(path))
    if election.case.table or not election.posts:
        raise Refusal("no-case-to-report", path=str(path))
    payload = {f"data/{name}": one for name, one in extracted(lines_of(election, str(head), "extract"), rows).items()}
    info = info_of(election, head, EXTRACT, clock().astimezone(CHINA).date(), signer.fingerprint, __version__)
    files = {**payload, **tag_files(payload, info, signer.public)}
    files[SIGNATURE] = signer.sign(files[TAGS])
    name = cleaned(of_archive("file", "extract", place=election.case.place, day=election.election_day.isoformat()))
    target = to / f"{name}.zip"
    replace_file(target, zipped(files, name), lambda: _is_ours(target, election.case.case))
    return Extracted(target, head, signer.fingerprint)


def _is_ours(old: Path, case: str) -> bool:
    try:
        with proven_package(old) as package:
            return package.kind == EXTRACT and package.info.get("External-Identifier") == case and not package.faults
    except Refusal:
        return False
