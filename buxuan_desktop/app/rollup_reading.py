"""Reading what came on sticks: case files, archive packages, extracts, tables of the level below (B07).

Each is proved whole before a line of it is used. What is broken, foreign or altered is told with its reason and stops
nothing. Two processes and more read where there are many files.
"""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

import msgspec

from buxuan_desktop.app.monthly import lines_of
from buxuan_desktop.app.packages import is_package, prove_package
from buxuan_desktop.app.passphrases import NEEDED, WRONG
from buxuan_desktop.app.verifying import Fault, proved
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.monthly import Line
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.archive.bag import BAGIT
from buxuan_desktop.exchange.garbage import no_garbage
from buxuan_desktop.store import keys, unlocking
from buxuan_desktop.store.keys import Key
from buxuan_desktop.words import of_fault, of_refusal, of_rollup

TABLES = (".parquet", ".xlsx")
_IN_FOLDERS = (".buxuan", ".zip", ".parquet")
_MANY = 60
_AHEAD = 8


class Read(msgspec.Struct, frozen=True):
    """What a file gave: its lines, or in words why none of it is used."""

    path: str
    lines: tuple[Line, ...] = ()
    why: str = ""


def is_table(path: Path) -> bool:
    """Whether a file is a table of the level below, by its ending."""
    return path.suffix.lower() in TABLES


def found_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: those named, and in folders all cases, packages and Parquet tables, in order of their names.

    A spreadsheet in a folder may be anything; it is read when it is named itself.
    """
    waiting = list(reversed([*paths]))
    while waiting:
        path = waiting.pop()
        if path.is_dir() and not (path / BAGIT).is_file():
            waiting.extend(one for one in reversed(_inside(path)) if _is_wanted(one))
        else:
            yield path


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_wanted(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    return (path.is_dir() and not path.is_symlink()) or path.suffix.lower() in _IN_FOLDERS


def read_all(paths: Sequence[Path]) -> Iterator[Read]:
    """Read each file in turn; never more than a few of them are under way."""
    workers = min(4, os.cpu_count() or 1)
    if len(paths) < _MANY or workers < 2:
        yield from map(read_one, paths)
        return
    done = 0
    try:
        for one in _side_by_side(paths, workers):
            done += 1
            yield one
    except BrokenProcessPool:
        # Some guards of computers end processes that they do not know: then it goes on in this one.
        yield from map(read_one, paths[done:])


def _side_by_side(paths: Sequence[Path], workers: int) -> Iterator[Read]:
    # Not by fork: the window has threads.
    ours = keys.all_given(), unlocking.offers()
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, spawning, initializer=_settled, initargs=ours) as pool:
        waiting: deque[Future[Read]] = deque()
        rest = iter(paths)
        waiting.extend(pool.submit(read_one, path) for path in islice(rest, workers * _AHEAD))
        try:
            while waiting:
                one = waiting.popleft().result()
                waiting.extend(pool.submit(read_one, path) for path in islice(rest, 1))
                yield one
        finally:
            pool.shutdown(cancel_futures=True)


def _settled(given: tuple[Key, ...], passphrases: tuple[str, ...]) -> None:
    """In a process that reads: the keys are there, and what the program is made of is never searched for garbage."""
    gc.freeze()
    unlocking.adopt(given, passphrases)


def read_one(path: Path) -> Read:
    """Read one file; whatever is wrong with it is told in words."""
    # A file's records are all kept until its lines are made, and then all go at once.
    with no_garbage():
        return _read(path)


def _read(path: Path) -> Read:
    try:
        if is_package(path):
            return _package(path)
        found, election = proved(path, again=False)
        if election is None:
            return Read(str(path), why=_changed(found.faults))
        return _lines(path, election, str(found.head), "case")
    except Refusal as refusal:
        if refusal.code in (NEEDED, WRONG):
            return Read(str(path), why=of_rollup("unused", "encrypted"))
        return Read(str(path), why=of_refusal(refusal))
    except OSError as error:
        return Read(str(path), why=of_rollup("unused", "unreadable", detail=error.strerror or str(error)))
    except Exception as error:  # noqa: BLE001 - one odd file among hundreds must not stop the others
        return Read(str(path), why=of_rollup("unused", "unreadable", detail=type(error).__name__))


def _package(path: Path) -> Read:
    found, election = prove_package(path, again=False)
    if found.faults:
        return Read(str(path), why=_changed(found.faults))
    if found.rehearsal:
        return Read(str(path), why=of_rollup("unused", "rehearsal"))
    if election is None:
        return Read(str(path), found.lines)
    return _lines(path, election, str(found.head), "archive")


def _lines(path: Path, election: Election, head: str, origin: str) -> Read:
    code = _useless(election)
    if code:
        return Read(str(path), why=of_rollup("unused", code))
    return Read(str(path), tuple(lines_of(election, head, origin)))


def _useless(election: Election) -> str:
    """Why a case that is proved says nothing for the table; "" when it does."""
    if election.case.rehearsal:
        return "rehearsal"
    if election.case.table:
        return "table"
    return "" if election.posts else "no-posts"


def _changed(faults: Sequence[Fault]) -> str:
    first = faults[0]
    return of_rollup("unused", "changed", fault=of_fault(first.code, first.row, first.detail))
