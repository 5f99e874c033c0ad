"""Proving a package, a folder or a .zip: what was signed is there to the byte, and the case in it verifies."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from buxuan_desktop.app.passphrases import NEEDED, WRONG
from buxuan_desktop.app.verifying import Verified, proved
from buxuan_desktop.domain.chain import EMPTY, Head
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.monthly import Line
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.exchange.archive import extract
from buxuan_desktop.exchange.archive.bag import BAGIT, KIND
from buxuan_desktop.exchange.archive.checking import Package, checked
from buxuan_desktop.exchange.archive.zipped import is_zip, unpack
from buxuan_desktop.store.faults import told
from buxuan_desktop.store.integrity import Fault

ARCHIVE, EXTRACT = "archive", "extract"
CASE_FOLDER = "案卷"
_PLACE, _DAY, _HEAD, _REHEARSAL = "Buxuan-Place", "Buxuan-Election-Day", "Buxuan-Ledger-Head", "Buxuan-Rehearsal"


class Proven(msgspec.Struct, frozen=True):
    """What a package is and what is wrong with it; `fingerprint` is to be compared with the one on paper.

    `kind` is archive or extract. `lines` are those of an extract, `election` the state of the case in an archive; both
    are there only when nothing is wrong.
    """

    kind: str
    place: str
    day: str
    head: Head
    fingerprint: str
    rehearsal: bool
    faults: tuple[Fault, ...]
    notes: tuple[Finding, ...] = ()
    lines: tuple[Line, ...] = ()


def is_package(path: Path) -> bool:
    """Whether something looks like a package, so that nobody takes it for a case file."""
    with told(path):
        return (path.is_dir() and (path / BAGIT).is_file()) or is_zip(path)


def info_of(
    election: Election, head: Head, kind: str, today: date, fingerprint: str, version: str
) -> list[tuple[str, str]]:
    """The lines of `bag-info.txt` that every package has."""
    case = election.case
    return [
        ("Source-Organization", case.place),
        ("External-Identifier", case.case),
        ("Bagging-Date", today.isoformat()),
        ("Bag-Software-Agent", f"buxuan-desktop {version}"),
        (KIND, kind),
        (_PLACE, case.place),
        (_DAY, election.election_day.isoformat()),
        (_HEAD, str(head)),
        ("Buxuan-Signing-Key", fingerprint),
        *([(_REHEARSAL, "yes")] if case.rehearsal else []),
    ]


@contextmanager
def proven_package(path: Path) -> Iterator[Package]:
    """The files of a package held against what was signed; a .zip is unpacked for as long as one looks at it."""
    with told(path):
        if path.is_dir():
            yield checked(path)
            return
        if not path.exists():
            raise Refusal("file-missing", path=str(path))
        with TemporaryDirectory(prefix="buxuan-") as folder:
            yield checked(unpack(path, Path(folder)))


def prove_package(path: Path, paper: Head | None = None, *, again: bool = True) -> tuple[Proven, Election | None]:
    """Prove a package whole. `paper` is a head printed earlier, as in `verifying.verify`; `again` as in `proved`.

    Refusal `not-a-package`, `package-unsafe`, `package-too-large`, `package-damaged`.
    """
    with proven_package(path) as package:
        if package.faults:
            return _proven(package, EMPTY, [Fault(one.code, 0, one.name) for one in package.faults]), None
        if package.kind == ARCHIVE:
            return _archive(package, paper, again)
        if package.kind == EXTRACT:
            return _extract(package, paper), None
    return _proven(package, EMPTY, [Fault("package-kind", 0, package.kind)]), None


def _archive(package: Package, paper: Head | None, again: bool) -> tuple[Proven, Election | None]:
    cases = package.files(CASE_FOLDER)
    if len(cases) != 1:
        return _proven(package, EMPTY, [Fault("package-case-missing")]), None
    try:
        found, election = proved(cases[0], paper, again=again)
    except Refusal as refusal:
        if refusal.code in (NEEDED, WRONG):
            raise
        return _proven(package, EMPTY, [Fault("package-case-missing", 0, refusal.code)]), None
    faults = list(found.faults)
    if str(found.head) != package.info.get(_HEAD):
        faults.append(Fault("package-head-differs", 0, f"{package.info.get(_HEAD)} / {found.head}"))
    return _proven(package, found.head, faults, found), None if faults else election


def _extract(package: Package, paper: Head | None) -> Proven:
    try:
        table, chain = (Path(package.folder, "data", name).read_bytes() for name in (extract.LINES, extract.CHAIN))
        lines, shown = extract.read_lines(table), extract.read_chain(chain)
        agrees = extract.agrees(lines, shown)
    except (OSError, ValueError, KeyError, IndexError) as error:
        return _proven(package, EMPTY, [Fault("extract-unreadable", 0, str(error)[:80])])
    head = shown.head
    faults = [] if agrees else [Fault("extract-differs")]
    if str(head) != package.info.get(_HEAD):
        faults.append(Fault("package-head-differs", 0, f"{package.info.get(_HEAD)} / {head}"))
    if paper is not None and shown.known.get(paper.seq) != paper.hash:
        # A row that an extract passes over cannot be compared; that is not the same as another hash.
        faults.append(
            Fault("paper-head-differs" if paper.seq in shown.known else "extract-hides-row", paper.seq, str(paper))
        )
    return _proven(package, head, faults, lines=() if faults else lines)


def _proven(
    package: Package,
    head: Head,
    faults: list[Fault],
    case: Verified | None = None,
    lines: tuple[Line, ...] = (),
) -> Proven:
    info = package.info
    return Proven(
        kind=package.kind,
        place=info.get(_PLACE, ""),
        day=info.get(_DAY, ""),
        head=head,
        fingerprint=package.fingerprint,
        rehearsal=_REHEARSAL in info,
        faults=tuple(faults),
        notes=case.notes if case else (),
        lines=lines,
    )
