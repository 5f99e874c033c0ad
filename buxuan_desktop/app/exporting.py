"""Exporting the ballots of a case: a public record, and a full one that is sealed with the ballots.

Nothing leaves before every open count is closed, nothing from a file that does not verify, and nothing that the
verifier that goes along would not pass.
"""

import runpy
from pathlib import Path

import msgspec

from buxuan_desktop import __version__
from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.app.folders import write_folder
from buxuan_desktop.app.leaving import let_out
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.domain.chain import Head, Row
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.ballots import PUBLIC, SEALED, Export, files_of, is_earlier, lone_patterns, records_of
from buxuan_desktop.paths import resource
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.words import of_export

__all__ = ["PUBLIC", "SEALED", "Exported", "export_file"]

_VERIFIER = "verify_export.py"
ACTIONS = {PUBLIC: Action.EXPORT_PUBLIC, SEALED: Action.EXPORT_SEALED}
"""What writing each kind is in the matrix of roles."""


class Exported(msgspec.Struct, frozen=True):
    """What was written: the folder, its files, the head of the ledger.

    `lone` is the number of ballots in a public record that are marked like no other: who publishes it should know.
    """

    folder: Path
    files: tuple[Path, ...]
    head: Head
    lone: int


def export_file(path: Path, to: Path, kind: str, by: Case | None = None) -> Exported:
    """Write the public or the sealed record of a case file into a folder of its own in `to`, whole or not at all.

    The same case gives the same bytes. An earlier, untouched export of this case is replaced, anything else stays:
    Refusal `export-in-the-way`; `count-open-no-export`, `nothing-to-export`, and as `let_out` says; `by` is as there.
    """
    head = let_out(path, ACTIONS[kind], by)
    with CaseFile.open(path, write=False) as file, file.still():
        election, rows = fold_file(file), tuple(file.rows())
    if rows[-1].head != head:
        raise Refusal("file-changed-outside", path=str(path))
    export = _export(election, rows, path, kind)
    records = records_of(export)
    files = files_of(export, records)
    target = to / of_export("folder", kind)
    write_folder(target, files, lambda old: is_earlier(old, export), _passes)
    lone = sum(map(lone_patterns, records)) if kind == PUBLIC else 0
    return Exported(target, tuple(target / name for name in files), export.head, lone)


def contents(election: Election, rows: tuple[Row, ...], path: Path, kind: str) -> dict[str, bytes]:
    """The files of an export by name, for a package that holds it; Refusal as in `export_file`."""
    export = _export(election, rows, path, kind)
    return files_of(export, records_of(export))


def _export(election: Election, rows: tuple[Row, ...], path: Path, kind: str) -> Export:
    if any(one.polls_closed and one.closed is None for one in election.rounds):
        raise Refusal("count-open-no-export", path=str(path))
    closed = tuple(one for one in election.rounds if one.closed is not None)
    if not closed:
        raise Refusal("nothing-to-export", path=str(path))
    return Export(
        kind=kind,
        place=election.case.place,
        rehearsal=election.case.rehearsal,
        outsiders=election.outsiders,
        rounds=closed,
        rows=rows,
        verifier=resource(_VERIFIER).read_bytes(),
        program=f"buxuan-desktop {__version__}",
    )


def _passes(folder: Path) -> None:
    """Raise AssertionError unless the verifier passes the export; that would be our own mistake."""
    runpy.run_path(str(resource(_VERIFIER)))["check"](folder)
