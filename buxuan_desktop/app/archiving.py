"""The archive of a case: one signed package with the case file, all papers, the exports, what was attached (F16, C22).

The package is the whole case, with what is private; it stays with its keepers. What goes to others is an extract.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from buxuan_desktop import __version__
from buxuan_desktop.app import archive_index
from buxuan_desktop.app.archive_index import Held
from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.app.clock import CHINA, Clock
from buxuan_desktop.app.exporting import PUBLIC, SEALED, contents
from buxuan_desktop.app.folders import write_folder
from buxuan_desktop.app.leaving import let_out
from buxuan_desktop.app.packages import ARCHIVE, info_of, prove_package
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.rulebooks import book_of
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.archive.bag import INFO, SIGNATURE, TAGS, is_untouched, read_info, tag_files
from buxuan_desktop.exchange.archive.names import apart, cleaned
from buxuan_desktop.exchange.archive.signing import Signer, signer_of
from buxuan_desktop.rules.retention import Retention, retention_of
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.images import image_of
from buxuan_desktop.words import of_archive, of_export, spoken


class Archived(msgspec.Struct, frozen=True):
    """What was written: the folder, the number of files, head, fingerprint, until when, papers not made."""

    folder: Path
    files: int
    head: Head
    fingerprint: str
    keep: str
    missing: tuple[str, ...] = ()


def retention_in(case: Case) -> Retention:
    """What the rules of a case say about how long its papers are kept; where they give no day, people are asked."""
    return retention_of(case.book, case.election.election_day)


def archive_file(
    path: Path, to: Path, clock: Clock, home: Path, keep_until: date | None = None, by: Case | None = None
) -> Archived:
    """Write the archive package of a case into a folder of its own in `to`, whole or not at all.

    `keep_until` is the day that people say. An earlier, untouched package of this case is replaced, anything else
    stays: Refusal `export-in-the-way`; `count-open-no-export`, `keep-until-too-early`, and those of `let_out`.
    """
    proven = let_out(path, Action.ARCHIVE, by)
    signer = signer_of(home)
    with CaseFile.open(path, write=False) as file, file.still():
        case = Case(file, fold_file(file), clock, "", "")
        election, head = case.election, file.stored_head()
        if head != proven:
            raise Refusal("file-changed-outside", path=str(path))
        if any(one.polls_closed and one.closed is None for one in election.rounds):
            raise Refusal("count-open-no-export", path=str(path))
        keep = _kept(election, keep_until)
        held = _held(case, image_of(file).content)
    today = clock().astimezone(CHINA).date()
    files = _packed(case, held, keep, signer, head, today)
    target = to / cleaned(
        of_archive("file", "archive", place=election.case.place, day=election.election_day.isoformat())
    )
    write_folder(target, files, lambda old: _is_earlier(old, election.case.case), _passes)
    missing = tuple(one.entry.title for one in held if one.content is None)
    return Archived(target, len(files), head, signer.fingerprint, archive_index.keep_words(keep), missing)


def _kept(election: Election, said: date | None) -> Retention:
    found = retention_of(book_of(election.case), election.election_day)
    if said is None:
        return found
    if said <= election.election_day:
        raise Refusal("keep-until-too-early", day=spoken(said))
    return msgspec.structs.replace(found, until=said)


def _held(case: Case, image: bytes) -> list[Held]:
    """All that goes into the package, in the order of the list, under names that are each there once."""
    found = [*archive_index.papers(case), *_attachments(case), *_electronic(case, image)]
    names = apart(one.entry.file for one in found)
    return [one.named(name) for one, name in zip(found, names, strict=True)]


def _attachments(case: Case) -> Iterator[Held]:
    folder = of_archive("folder", "attached")
    files = {(one.name, one.sha256): one for one in case.election.attachments}
    for one in files.values():
        yield archive_index.attached(f"{folder}/{cleaned(one.name)}", one.name, case.file.blob(one.sha256))


def _electronic(case: Case, image: bytes) -> Iterator[Held]:
    election = case.election
    name = of_archive("file", "case", place=election.case.place, day=election.election_day.isoformat())
    path = f"{of_archive('folder', 'case')}/{cleaned(name)}"
    note = "personal-encrypted" if case.file.key else "personal"
    yield archive_index.electronic(path, image, of_archive("note", note))
    if not any(one.closed for one in election.rounds):
        return
    rows = tuple(case.file.rows())
    for kind in (PUBLIC, SEALED):
        below = f"{of_archive('folder', 'records')}/{of_export('folder', kind)}"
        note = of_archive("note", "sealed") if kind == SEALED else ""
        for one, content in contents(election, rows, case.file.path, kind).items():
            yield archive_index.electronic(f"{below}/{one}", content, note, below)


def _packed(case: Case, held: list[Held], keep: Retention, signer: Signer, head: Head, today: date) -> dict[str, bytes]:
    payload = {f"data/{one.entry.file}": one.content for one in held if one.content is not None}
    listing = archive_index.Listing(case, tuple(one.entry for one in held), keep, head, signer.fingerprint, today)
    payload |= {f"data/{name}": content for name, content in archive_index.index_files(listing).items()}
    info = [
        *info_of(case.election, head, ARCHIVE, today, signer.fingerprint, __version__),
        ("Buxuan-Retention", keep.words or of_archive("keep", "unset")),
        *([("Buxuan-Retention-Basis", keep.cite)] if keep.cite else []),
        ("Buxuan-Keep-Until", keep.until.isoformat() if keep.until else "unset"),
        *([("Buxuan-Case-Encrypted", "yes")] if case.file.key else []),
    ]
    files = {**payload, **tag_files(payload, info, signer.public)}
    return {**files, SIGNATURE: signer.sign(files[TAGS])}


def _is_earlier(files: Mapping[str, bytes], case: str) -> bool:
    try:
        return is_untouched(files) and read_info(files[INFO]).get("External-Identifier") == case
    except (KeyError, ValueError):
        return False


def _passes(folder: Path) -> None:
    if prove_package(folder)[0].faults:
        raise Refusal("copy-not-verified", path=str(folder))
