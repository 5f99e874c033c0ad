"""Moving a case to another computer, copies of it, and forgetting what must be forgotten (design §4)."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.mirror_names import is_copy
from buxuan_desktop.domain.events import FileAttached, HandedOver, HandoverCancelled, PrivateErased, TakenOver
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import copies
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.copies import Standing

HERE, GIVEN, OFFERED, ELSEWHERE = "here", "given", "offered", "elsewhere"
"""Where a case stands for this computer: it writes; it handed the case over; it may take it over; another keeps it."""


def where(case: Case) -> str:
    """One of the four words above; a copy of a mirror is nobody's to take over or back."""
    custody = case.election.custody
    if custody.pending is not None and is_copy(case.file.path):
        return ELSEWHERE
    if custody.pending is None:
        return HERE if custody.keeper == case.keeper else ELSEWHERE
    return GIVEN if custody.keeper == case.keeper else OFFERED


def hand_over_new(case: Case, to: str, target: Path) -> str:
    """Hand the case over by a file that is not there yet, in a folder that is; else nothing is written anywhere.

    Refusal `file-exists`, `handover-folder-missing`, and those of `hand_over`.
    """
    try:
        taken, ready = target.exists(), target.parent.is_dir()
    except OSError as error:
        raise _fault(target, error) from error
    if taken:
        raise Refusal("file-exists", path=str(target))
    if not ready:
        raise Refusal("handover-folder-missing", path=str(target.parent))
    return hand_over(case, to, target)


def hand_over(case: Case, to: str, target: Path) -> str:
    """Hand the case to another computer: both files hold the handover; this one can only be read from now on.

    The copy on `target` (a stick) is verified. When it cannot be written the handover is taken back at once.
    Returns the handover's token.
    """
    token = token_hex(8)
    case.record(HandedOver(token, to))
    try:
        _copy(case, target)
    except Refusal as refusal:
        case.record(HandoverCancelled(token, refusal.code))
        raise
    return token


def take_over(path: Path, clock: Clock, who: str, keeper: str) -> Case:
    """Take over a case that was handed over; Refusal `no-such-handover` when it was not.

    The computer that handed it over does not take it, but cancels with a reason: Refusal `handed-over`.
    """
    case = Case.open(path, clock, who, keeper)
    try:
        take(case)
    except BaseException:
        case.close()
        raise
    return case


def take(case: Case) -> None:
    """Keep an open case that was handed over, in the file that it is open from; Refusal as in `take_over`."""
    custody = case.election.custody
    if custody.pending is None:
        raise Refusal("no-such-handover")
    if custody.keeper == case.keeper:
        raise Refusal("handed-over", path=str(case.file.path), to=custody.pending.to)
    case.record(TakenOver(custody.pending.token, case.keeper))


def cancel_handover(case: Case, reason: str) -> None:
    """Keep the case after all, because the copy never arrived; a copy taken up all the same will be recognised.

    Refusal `no-such-handover`, `reason-missing`.
    """
    pending = case.election.custody.pending
    if pending is None or case.election.custody.keeper != case.keeper:
        raise Refusal("no-such-handover")
    if not reason.strip():
        raise Refusal("reason-missing")
    case.record(HandoverCancelled(pending.token, reason.strip()))


def mirror(case: Case, target: Path) -> Standing | None:
    """A verified copy of the whole case, kept by the same keepers; never over a file that went on by itself."""
    return copies.copy_to(case.file, target)


def standing(first: Path, second: Path) -> Standing:
    """How two files of a case stand to each other: same, one ahead, apart, unrelated."""
    with CaseFile.open(first, write=False) as one, CaseFile.open(second, write=False) as other:
        return copies.compare(one, other)


def erase_private(case: Case, refs: Sequence[str], reason: str) -> None:
    """Forget private values after retention; the chain stays valid, `verify` stays content."""
    if refs:
        event = PrivateErased(tuple(refs), reason)
        case.record(event, before_commit=lambda: case.file.erase_private(refs))


def attach(case: Case, name: str, content: bytes) -> str:
    """Attach a file's bytes; they are kept once, under their SHA-256, which is returned."""
    digest = sha256(content).hexdigest()
    event = FileAttached(name, digest, len(content))
    case.record(event, before_commit=lambda: case.file.keep_blob(digest, content))
    return digest


def _copy(case: Case, target: Path) -> None:
    try:
        copies.copy_to(case.file, target)
    except OSError as error:
        raise _fault(target, error) from error


def _fault(path: Path, error: OSError) -> Refusal:
    return Refusal("disk-fault", path=str(path), detail=error.strerror or str(error))
