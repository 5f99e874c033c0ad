"""Going on from a mirror: proved first, never over a case that went on by itself, and said in words beforehand."""

from datetime import date
from pathlib import Path

import msgspec

from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.mirror_names import copies_beside, name_of_case
from buxuan_desktop.app.mirror_targets import file_of
from buxuan_desktop.app.saving import free_name
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.events import CopyTakenUp
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import copies
from buxuan_desktop.store.casefile import CaseFile

NOTHING, SAME, OLDER, NEWER, APART, OTHER, DAMAGED = "nothing", "same", "older", "newer", "apart", "other", "damaged"
"""What lies where the case belongs, as seen from the copy; OLDER: it stopped before the copy."""

_STANDS = {"same": SAME, "first-ahead": OLDER, "second-ahead": NEWER, "apart": APART, "unrelated": OTHER}
_STAYS = (SAME, NEWER)
_UNTOUCHED = (APART, OTHER)
_TELLS_NOTHING = (
    "case-too-new",
    "case-open-elsewhere",
    "file-busy",
    "out-of-memory",
    "case-passphrase-needed",
    "case-passphrase-wrong",
)


class Offer(msgspec.Struct, frozen=True):
    """A proved copy, what stands where its case belongs, and where the case will lie afterwards.

    `ballots` are those that count in the last round, `bundles` how many of its bundles are confirmed, `at` the minute
    of the last record. `here` is one of the words above, `records_here` how many records the file there has, `common`
    how many both share. `aside` is the new name of the file there, when it has to make room. `moves` when another
    computer kept the case until now.
    """

    copy: Path
    place: str
    day: date
    head: Head
    ballots: int
    bundles: int
    at: str
    target: Path
    here: str
    records_here: int
    common: int
    aside: Path | None
    moves: bool

    @property
    def stays(self) -> bool:
        """Whether there is nothing to restore: what lies there is as good as the copy, or better."""
        return self.here in _STAYS


def look(chosen: Path, home: Path, folder: Path, keeper: str) -> Offer:
    """Prove a copy and say how it stands to what is on this computer; nothing is written.

    Of the two copies of a mirror the one that reaches further is taken, if it proves. A case that this computer does
    not know belongs into `folder`. Refusal `copy-damaged` when neither proves, or what is wrong with `chosen`;
    `handed-over` when somebody else was given a newer file.
    """
    copy = _proved(chosen)
    with CaseFile.open(copy, write=False) as file:
        election = fold_file(file, shown=True)
        case, pending = election.case, election.custody.pending
        if pending is not None:
            raise Refusal("handed-over", path=str(copy), to=pending.to)
        belongs = file_of(home, case.case) or folder / name_of_case(copy)
        here, records, common = _standing(file, belongs)
        target, aside = _places(belongs, here)
        last, current = file.last_row(), election.rounds[-1] if election.rounds else None
        return Offer(
            copy=copy,
            place=case.place,
            day=election.election_day,
            head=file.head,
            ballots=len(current.ballots) - len(current.struck) if current else 0,
            bundles=sum(one.confirmed for one in current.table.bundles.values()) if current else 0,
            at=last.at if last else "",
            target=target,
            here=here,
            records_here=records,
            common=common,
            aside=aside,
            moves=not election.custody.may_write(keeper),
        )


def restore(offer: Offer, reason: str, by: str, clock: Clock, who: str, keeper: str) -> Case:
    """Carry an offer out and open the case; that a copy was taken up, why and who watched is a record of its own.

    Where nothing has to be restored the file there is opened as it is. Refusal `reason-needed`; those of the world's
    faults leave everything as it was.
    """
    if offer.stays:
        return Case.open(offer.target, clock, who, keeper)
    if not reason.strip() or not by.strip():
        raise Refusal("reason-needed")
    copies.take_the_place(offer.copy, offer.head, offer.target, offer.aside)
    case = Case.open(offer.target, clock, who, keeper)
    try:
        case.record(CopyTakenUp(keeper, reason.strip(), by.strip()))
    except BaseException:
        case.close()
        raise
    return case


def _places(belongs: Path, here: str) -> tuple[Path, Path | None]:
    """Where the case will lie, and the new name of what lies there, when it has to make room."""
    if here in _UNTOUCHED:
        return free_name(belongs.parent, belongs.name), None
    kind = {DAMAGED: "损坏", OLDER: "恢复前"}.get(here)
    return belongs, free_name(belongs.parent, f"{belongs.stem}-{kind}{belongs.suffix}") if kind else None


def _proved(chosen: Path) -> Path:
    for copy in sorted(copies_beside(chosen), key=_reach, reverse=True):
        try:
            if not verify(copy).faults:
                return copy
        except Refusal:
            if copy == chosen:
                raise
    raise Refusal("copy-damaged", path=str(chosen))


def _reach(copy: Path) -> int:
    """How many records a copy has; 0 when it cannot be read."""
    try:
        with CaseFile.open(copy, write=False, checked=False) as file:
            return file.head.seq
    except Refusal:
        return 0


def _standing(copy: CaseFile, there: Path) -> tuple[str, int, int]:
    """What lies there, how many records it has, how many both share."""
    if not there.exists():
        return NOTHING, 0, 0
    try:
        with CaseFile.open(there, write=False) as file:
            fold_file(file)
            found = copies.compare(copy, file)
            return _STANDS[found.relation], file.head.seq, found.common
    except Refusal as refusal:
        if refusal.code in _TELLS_NOTHING:
            raise
        return DAMAGED, _reach(there), 0
