"""At the counting table: take up the file that came on a stick, hand it back when the bundles are keyed."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from buxuan_desktop.app import custody
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.saving import free_name
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.table_events import TableReturned
from buxuan_desktop.store import copies
from buxuan_desktop.store.casefile import CaseFile

HERE, TO_TAKE, ELSEWHERE, AT_MAIN = "here", "to take", "elsewhere", "at main"


class TableWork(msgspec.Struct, frozen=True):
    """One entry that the table is to key: papers keyed so far, whether it is ended and already handed back."""

    bundle: int
    entry: int
    sheets: int
    way: str
    keyed: int
    ended: bool
    returned: bool


def standing(case: Case) -> str:
    """Where a table file stands for this computer.

    Here: it is keyed here. To take: nobody has taken it up. Elsewhere: another computer keys it. At main: this is the
    computer that handed it out.
    """
    keeper = case.election.custody
    if keeper.may_write(case.keeper):
        return HERE
    if keeper.pending is None:
        return ELSEWHERE
    return AT_MAIN if keeper.keeper == case.keeper else TO_TAKE


def take_up(path: Path, folder: Path, clock: Clock, who: str, keeper: str) -> Case:
    """Take a table file up on this computer: a copy in `folder` is what is keyed in, the stick keeps what came on it.

    The same stick once more goes on with what was keyed here. Refusal `handed-over` on the computer that handed it
    out, `kept-elsewhere` when another one keys it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _kept(path, folder)
    except OSError as error:
        raise Refusal("disk-fault", path=str(folder), detail=error.strerror or str(error)) from error
    case = Case.open(target, clock, who, keeper)
    if case.election.custody.may_write(keeper):
        return case
    case.close()
    return custody.take_over(target, clock, who, keeper)


def work(case: Case) -> tuple[TableWork, ...]:
    """All entries that this table is to key, bundle by bundle."""
    held = case.election.rounds[-1].table
    found = []
    for one in held.opened.allotted if held.opened else ():
        for entry in one.entries:
            made = held.bundle(one.bundle).count.mine(entry)
            keyed = 0 if made is None else one.sheets if made.figures is not None else len(made.sheets)
            returned = (one.bundle, entry) in held.returned
            ended = made is not None and made.ended
            found.append(TableWork(one.bundle, entry, one.sheets, one.way, keyed, ended, returned))
    return tuple(found)


def hand_back(case: Case, target: Path) -> Head:
    """Hand all that was keyed so far back: the whole file, verified, to `target` (a stick); returns its head.

    An older copy of this file is replaced. The table may go on afterwards and hand back again.
    """
    rounds = case.election.rounds
    if not case.election.case.table or not rounds:
        raise Refusal("no-table-file", path=str(case.file.path))
    last: Sequence[str] = [row.kind for row in case.file.rows(case.file.head.seq - 1)]
    if last != [TableReturned.KIND]:
        case.record(TableReturned(rounds[-1].number))
    try:
        copies.copy_to(case.file, target)
    except OSError as error:
        raise Refusal("disk-fault", path=str(target), detail=error.strerror or str(error)) from error
    return case.file.head


def _kept(path: Path, folder: Path) -> Path:
    """The copy of a table file in the folder for cases, made unless what lies there has already gone on from it."""
    target = folder / path.name
    if target.exists() and target.samefile(path):
        return target
    with CaseFile.open(path, write=False) as file:
        if target.exists():
            relation = custody.standing(path, target).relation
            if relation == "second-ahead":
                return target
            if relation not in ("same", "first-ahead"):
                target = free_name(folder, path.name)
        copies.copy_to(file, target)
    return target
