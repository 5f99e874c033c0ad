"""Many counting tables in one hall: the main case hands a file out to each, and people settle what was done twice.

A table file is a case file of its own: the same pages, `verify`, mirror and safety serve it. It goes to whoever opens
it first, like a case that is handed over (`app.custody`). Taking back is in `app.merging`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from buxuan_desktop.app.bundles import confirm_if_agreed, signed_by
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.permissions import Action, require
from buxuan_desktop.app.saving import free_name
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain import table_events as te
from buxuan_desktop.domain.bundle_events import TotalsStruck
from buxuan_desktop.domain.entries import Entry
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.store import copies

_NOT_IN_A_NAME = '\\/:*?"<>|. '


def hand_out(case: Case, table: str, entries: Mapping[int, Sequence[int]], target: Path) -> None:
    """Write the file of a table to `target` (a stick): `entries` are the bundles it gets, each with 1, 2 or both.

    The file is written whole and verified before this case records that it was handed out, and gets its name after.
    Refusal `entry-begun-already` for an entry that somebody keys here; one that another table has may be given once
    more, as a reserve: both come back, and people choose.
    """
    current, name = _round(case), table.strip()
    current.check_open()
    if case.election.case.table:
        raise Refusal("only-at-main", table=case.election.case.table)
    require(case, Action.TABLES)
    if not entries or not all(entries.values()):
        raise Refusal("nothing-allotted")
    if not name or name in current.table.handed:
        raise Refusal("table-named-already", table=name)
    allotted = tuple(_allotted(current, bundle, tuple(sorted(given))) for bundle, given in sorted(entries.items()))
    token = token_hex(8)
    opening, *rest = _first_rows(case, name, token, allotted)
    with (
        _of_the_world(target),
        TemporaryDirectory(prefix="buxuan-") as folder,
        Case.create(Path(folder) / "table.buxuan", opening, case.clock, case.who) as draft,
    ):
        draft.record(*rest)
        seq, digest = draft.file.head
        _write(case, draft, te.TableHandedOut(current.number, name, token, seq, digest, allotted), target)


def hand_out_in(case: Case, table: str, entries: Mapping[int, Sequence[int]], folder: Path) -> Path:
    """The same under a name that is free in `folder`; returns the path."""
    with _of_the_world(folder):
        target = free_name(folder, file_name(case, table))
    hand_out(case, table, entries, target)
    return target


def release(case: Case, table: str, reason: str, by: Sequence[str]) -> None:
    """Wait no longer for a table: a reserve that was not needed, a computer that broke, a stick that is lost."""
    case.record(te.TableReleased(_round(case).number, table, reason.strip(), signed_by(by)))


def choose(case: Case, bundle: int, entry: int, table: str, reason: str, by: Sequence[str], count: int = 0) -> bool:
    """Let the entry of `table` ("" this computer) stand among several; returns whether the bundle is confirmed.

    `count` is the count meant, 0 for the one at work. Where another entry was confirmed its ballots are struck, and
    the bundle is compared anew.
    """
    current, signed = _round(case), signed_by(by)
    there = current.table.bundle(bundle)
    number = count or len(there.counts)
    at = there.counts[number - 1]
    standing = at.entries.get(entry)
    events: list[ev.Event] = []
    if there.fixed(at) and len(there.counts) == 1 and standing is not None and standing.begun.table != table:
        who = "、".join(signed)
        events += [ev.BallotStruck(current.number, seq, reason.strip(), who) for seq in there.ballots]
        if there.totals:
            events.append(TotalsStruck(current.number, bundle, there.totals, reason.strip()))
    events.append(te.EntryChosen(current.number, bundle, entry, table, reason.strip(), signed, number))
    case.record(*events)
    confirm_if_agreed(case, bundle)
    return there.confirmed


def free_entries(case: Case) -> dict[int, tuple[int, ...]]:
    """The entries of each bundle that nobody has begun here; those at another table are free as a reserve."""
    table = _round(case).table
    free = {}
    for number, bundle in table.bundles.items():
        if not bundle.fixed(bundle.count):
            open_ = tuple(entry for entry in (1, 2) if not bundle.count.live(entry))
            if open_:
                free[number] = open_
    return free


def next_name(case: Case) -> str:
    """A name for the next table that is not taken."""
    taken = _round(case).table.handed
    number = len(taken) + 1
    while f"第{number}桌" in taken:
        number += 1
    return f"第{number}桌"


def file_name(case: Case, table: str) -> str:
    """What a table's file is called: after the main case and the table."""
    clean = "".join("_" if c in _NOT_IN_A_NAME or not c.isprintable() else c for c in table)
    return f"{case.file.path.stem}-{clean}{case.file.path.suffix}"


def _allotted(current: Round, number: int, entries: tuple[int, ...]) -> te.Allotted:
    bundle = current.table.bundle(number)
    if bundle.fixed(bundle.count):
        raise Refusal("bundle-confirmed-already", bundle=number)
    made: list[Entry] = [one for entry in entries for one in bundle.count.live(entry)]
    if made:
        raise Refusal("entry-begun-already", bundle=number, entry=made[0].begun.entry)
    return te.Allotted(number, bundle.sheets, entries, bundle.count.way, len(bundle.counts))


def _first_rows(
    case: Case, name: str, token: str, allotted: tuple[te.Allotted, ...]
) -> tuple[
    ev.CaseOpened, ev.PostsSet, ev.ElectorsCounted, ev.RoundOpened, ev.PollsClosed, te.TableOpened, ev.HandedOver
]:
    """What a table is told: the case and its rules, this round's paper, how many electors (no name), its bundles."""
    election, current = case.election, _round(case)
    opened = election.case
    return (
        ev.CaseOpened(
            case=opened.case,
            keeper=case.keeper,
            place=opened.place,
            body=opened.body,
            electors=opened.electors,
            election_day=election.election_day,
            profile=opened.profile,
            overlays=opened.overlays,
            options=opened.options,
            term_ends=opened.term_ends,
            rehearsal=opened.rehearsal,
            table=name,
        ),
        ev.PostsSet(current.posts),
        ev.ElectorsCounted(election.registered),
        ev.RoundOpened(current.number, current.kind, current.posts),
        ev.PollsClosed(current.number, election.registered, current.issued),
        te.TableOpened(current.number, token, allotted),
        ev.HandedOver(token, name),
    )


def _write(case: Case, draft: Case, told: te.TableHandedOut, target: Path) -> None:
    """Written and verified, then recorded here, then named: no file is about that this case knows nothing of."""
    if target.exists():
        raise Refusal("file-exists", path=str(target))
    unnamed = target.with_name(f".{target.name}.new")
    try:
        unnamed.unlink(missing_ok=True)
        copies.copy_to(draft.file, unnamed)
        case.record(told)
        unnamed.rename(target)
    except OSError:
        if told.table in _round(case).table.handed:
            case.record(te.TableReleased(told.round, told.table, "disk-fault", (case.who,)))
        raise
    finally:
        with suppress(OSError):
            unnamed.unlink(missing_ok=True)


@contextmanager
def _of_the_world(path: Path) -> Iterator[None]:
    """A fault of disk or stick is said in words."""
    try:
        yield
    except OSError as error:
        raise Refusal("disk-fault", path=str(path), detail=error.strerror or str(error)) from error


def _round(case: Case) -> Round:
    return case.election.rounds[-1]
