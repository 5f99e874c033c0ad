"""What keeps a count from closing, each with the page where it is settled."""

from collections.abc import Iterator

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.doubt_queue import waiting

BUNDLE, DOUBT, RECOUNT, OBJECTION = "bundle", "doubt", "recount", "objection"
PAGES = {BUNDLE: "bundles", DOUBT: "doubts", RECOUNT: "recounts", OBJECTION: "objections"}
"""The page of the window on which each kind of matter is settled."""


class Matter(msgspec.Struct, frozen=True):
    """One kind of open matter: how many, and their numbers (bundles, doubts, objections)."""

    kind: str
    numbers: tuple[int, ...]

    @property
    def page(self) -> str:
        """Where it is settled."""
        return PAGES[self.kind]


def open_matters(case: Case) -> tuple[Matter, ...]:
    """Everything open in the current round, bundles first; nothing when the count may close."""
    if not case.election.rounds or case.election.rounds[-1].closed is not None:
        return ()
    return tuple(Matter(kind, numbers) for kind, numbers in _open(case) if numbers)


def first_page(case: Case) -> str:
    """The first page of decisions on which something is open, else that of the doubtful ballots."""
    return next((one.page for one in open_matters(case) if one.kind != BUNDLE), PAGES[DOUBT])


def open_at(case: Case, kind: str) -> int:
    """How many matters of a kind are open."""
    return sum(len(one.numbers) for one in open_matters(case) if one.kind == kind)


def _open(case: Case) -> Iterator[tuple[str, tuple[int, ...]]]:
    table = case.election.rounds[-1].table
    doubts = waiting(case)
    yield BUNDLE, tuple(number for number, bundle in table.bundles.items() if not bundle.confirmed)
    yield DOUBT, tuple(one.bundle or one.place for one in doubts)
    yield RECOUNT, tuple(number for number, bundle in table.bundles.items() if bundle.recounting)
    yield OBJECTION, tuple(number for number, one in table.objections.items() if one.answered is None)
