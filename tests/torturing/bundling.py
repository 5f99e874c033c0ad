"""A teller who keys bundles, twice each, to be killed in the middle: each paper is known by bundle and place."""

import itertools
from collections.abc import Collection
from multiprocessing.connection import Connection
from pathlib import Path

from buxuan_desktop.app import bundles
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.keying import unfinished_entry
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from tests.tabling import A, B, at_table
from tests.torturing.sheets import opened

Place = tuple[int, int, int]
"""Bundle, entry, place in the bundle."""

SIZE, BUNDLES = 4, 150


def paper(bundle: int, place: int) -> Ballot:
    """The paper at a place; every entry of the bundle reads it so."""
    approve = ("王建国",) if (bundle + place) % 3 else ()
    return Ballot({"主任": PostMarks(approve, (), () if approve else (f"第{bundle}捆第{place}张",))})


def case_with_bundles(path: Path) -> None:
    """A case whose bundles are tied and not yet keyed."""
    at_table(path, (SIZE,) * BUNDLES).close()


def key_for_ever(path: Path, told: Connection) -> None:
    """Key every bundle twice, from where the file stands; tell each paper once the program has acknowledged it."""
    with opened(path) as case:
        told.send(("begun", stands_at(case)))
        table = case.election.rounds[0].table
        for number, entry in itertools.product(range(1, BUNDLES + 1), (1, 2)):
            made = table.bundle(number).count.entries
            if entry not in made:
                bundles.begin_entry(case, number, entry, *(A, B)[entry - 1])
            if not made[entry].ended:
                for place in range(len(made[entry].sheets) + 1, SIZE + 1):
                    bundles.key_sheet(case, number, entry, paper(number, place))
                    told.send(("acknowledged", (number, entry, place)))
                bundles.end_entry(case, number, entry)
        told.recv()


def stands_at(case: Case) -> Place:
    """The entry that the window takes up again, and how many of its papers are keyed; (0, 0, 0) between two."""
    unfinished = unfinished_entry(case)
    return (unfinished.bundle, unfinished.entry, unfinished.progress.keyed) if unfinished else (0, 0, 0)


def look_at_bundles(path: Path, acknowledged: Collection[Place]) -> list[str]:
    """What is wrong with a file after a kill; empty when nothing."""
    wrong = [f"does not verify: {fault}" for fault in verify(path).faults]
    with opened(path) as case:
        current, last = case.election.rounds[0], max(acknowledged, default=(0, 0, 0))
        there: set[Place] = set()
        for bundle in current.table.bundles.values():
            for entry, made in bundle.count.entries.items():
                for place, sheet in enumerate(made.sheets, start=1):
                    there.add((bundle.number, entry, place))
                    if sheet.marks != paper(bundle.number, place).marks:
                        wrong.append(f"another paper lies at {bundle.number}/{entry}/{place}: one was keyed twice")
            if len(bundle.ballots) not in ((SIZE,) if bundle.confirmed else (0,)):
                wrong.append(f"bundle {bundle.number} counts {len(bundle.ballots)} ballots")
        wrong += [f"{one} was acknowledged and is gone" for one in sorted({*acknowledged} - there)]
        stands = stands_at(case)
        if last[2] % SIZE and stands[:2] != last[:2] and (*last[:2], SIZE) not in there:
            wrong.append(f"the window stands at {stands} and not at {last}")
        confirmed = sum(bundle.confirmed for bundle in current.table.bundles.values())
        if len(current.ballots) != confirmed * SIZE:
            wrong.append(f"{len(current.ballots)} ballots count, of {confirmed} bundles")
    return wrong
