"""Keeping records: one record a transaction, private values and files beside the chain, corrections by name."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

import msgspec

from buxuan_desktop.app.audit.guards import AUDIT_GUARDS
from buxuan_desktop.app.candidates.guards import GUARDS as CANDIDATE_GUARDS
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.certificate_guard import check_certificate
from buxuan_desktop.app.matter_guard import check_matter
from buxuan_desktop.app.preparing import PREPARATION_GUARDS
from buxuan_desktop.domain.events import Event, FileAttached
from buxuan_desktop.domain.record_book import Kept, private_ref
from buxuan_desktop.domain.record_events import RecordKept, RecordWithdrawn
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.encrypted import is_shut
from buxuan_desktop.exchange.incoming import TooLarge, read_whole
from buxuan_desktop.store.integrity import seal

MAX_FILE = 8 * 2**20
"""Bytes of one attached file: a photo of a notice board, not a film."""

Guard = Callable[[Case, Record, int], None]
"""Looks at a record before it is kept (under that number); raises Refusal where the law leaves no choice."""

GUARDS: dict[type[Record], Guard] = {
    **AUDIT_GUARDS,
    **CANDIDATE_GUARDS,
    **PREPARATION_GUARDS,
    Matter: check_matter,  # type: ignore[dict-item]
    CertificateIssued: check_certificate,  # type: ignore[dict-item]
}
"""What stops a record of a kind from being written; rooms of use cases put theirs here."""


class File(msgspec.Struct, frozen=True):
    """A file to attach: its name and bytes."""

    name: str
    content: bytes


class Writing(msgspec.Struct, frozen=True):
    """What belongs to a record besides itself: private values by name, files, and files kept from before by hash."""

    private: Mapping[str, str] = {}
    files: Sequence[File] = ()
    kept_files: tuple[str, ...] = ()
    reason: str = ""


NOTHING_ELSE = Writing()


def add(case: Case, record: Record, writing: Writing = NOTHING_ELSE) -> int:
    """Write a new record down; returns its number. Refusal `record-private`, `file-too-large`, or a guard's."""
    number = case.election.records.next_number
    _keep(case, number, record, None, writing)
    return number


def add_all(case: Case, records: Sequence[Record], private: Sequence[Mapping[str, str]] = ()) -> int:
    """Write several records down in one transaction, as from a pasted list, with their private values; how many."""
    first = case.election.records.next_number
    events, values = [], []
    for place, record in enumerate(records):
        number = first + place
        _guard(case, record, number)
        salted = _salted(private_ref(number, 1), record, private[place] if private else {})
        sealed = {name: seal(salt, value) for _, name, salt, value in salted}
        events.append(RecordKept(number, record, sealed=sealed))  # type: ignore[arg-type]
        values += salted

    def beside() -> None:
        case.file.keep_private(values)
        # Records of one list can exclude each other, as four proxies of one person do: folded in they see each other.
        for place, record in enumerate(records):
            if type(record) in PREPARATION_GUARDS:
                _guard(case, record, first + place)

    case.record(*events, before_commit=beside)
    return len(events)


def correct(case: Case, number: int, record: Record, writing: Writing = NOTHING_ELSE) -> bool:
    """Write a record anew under its number; False, and nothing written, when nothing is different."""
    held = _held(case, number)
    same = record == held.record and not writing.files and writing.kept_files == held.files
    if same and (record.sealed or writing.private == private_of(case, held)):
        return False
    _keep(case, number, record, held, writing)
    return True


def withdraw(case: Case, number: int, reason: str) -> int:
    """A record does not hold any more; returns its number. Refusal `reason-missing` without a reason."""
    held = _held(case, number)
    if not reason.strip():
        raise Refusal("reason-missing")
    case.record(RecordWithdrawn(number, held.seq, reason.strip()))
    return number


def private_of(case: Case, held: Kept[Any]) -> Mapping[str, str]:
    """The private values of a record; empty where it has none or they were erased."""
    return case.file.private(held.ref) if held.private else {}


def _keep(case: Case, number: int, record: Record, held: Kept[Record] | None, writing: Writing) -> None:
    _guard(case, record, number)
    values = _salted(private_ref(number, len(held.before) + 2 if held else 1), record, writing.private)
    attached, contents = _attached(writing.files)
    event = RecordKept(
        number,
        record,  # type: ignore[arg-type]
        held.seq if held else 0,
        writing.reason,
        {name: seal(salt, value) for _, name, salt, value in values},
        (*writing.kept_files, *contents),
    )

    def beside() -> None:
        case.file.keep_private(values)
        for digest, content in contents.items():
            case.file.keep_blob(digest, content)

    case.record(*attached, event, before_commit=beside)


def file_from(path: Path) -> File:
    """A file that somebody chose, to be attached; Refusal `file-too-large`, `file-unreadable`."""
    try:
        return File(path.name, read_whole(path, MAX_FILE))
    except TooLarge as error:
        raise Refusal("file-too-large", name=path.name, size=MAX_FILE // 2**20) from error
    except OSError as error:
        raise Refusal("file-unreadable", name=path.name) from error


def _salted(ref: str, record: Record, private: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    given = {} if record.sealed else {name: value for name, value in private.items() if value}
    if not set(given) <= set(record.PRIVATE):
        raise Refusal("record-private", names="、".join(sorted(given)))
    if record.ENCRYPTED and not all(map(is_shut, given.values())):
        raise Refusal("record-not-encrypted")
    return [(ref, name, token_hex(16), value) for name, value in given.items()]


def _attached(files: Sequence[File]) -> tuple[list[Event], dict[str, bytes]]:
    for file in files:
        if len(file.content) > MAX_FILE:
            raise Refusal("file-too-large", name=file.name, size=MAX_FILE // 2**20)
    contents = {sha256(file.content).hexdigest(): file.content for file in files}
    named = {digest: file.name for digest, file in zip(contents, files, strict=False)}
    return [FileAttached(named[digest], digest, len(content)) for digest, content in contents.items()], contents


def _guard(case: Case, record: Record, number: int) -> None:
    guard = GUARDS.get(type(record))
    if guard is not None:
        guard(case, record, number)


def _held(case: Case, number: int) -> Kept[Record]:
    held = case.election.records.get(number)
    if held is None:
        raise Refusal("record-gone", number=number)
    return held
