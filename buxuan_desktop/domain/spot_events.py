"""A spot check before the count is closed: ballots drawn by dice, read again from paper, held against the record."""

from collections.abc import Mapping
from typing import ClassVar

from buxuan_desktop.domain.ballot import PostMarks
from buxuan_desktop.domain.events import Event


class SpotDrawn(Event, frozen=True):
    """Dice were thrown in the hall and gave `seed`; `places` (bundle, place) were drawn by it, in the order drawn.

    `frame` says which bundles could be drawn from and how many ballots each held then, as (bundle, ballots);
    `check` counts from 1 in the round. Whoever has seed and frame can draw the same places again.
    """

    KIND: ClassVar[str] = "spot-drawn"
    round: int
    check: int
    seed: str
    frame: tuple[tuple[int, int], ...]
    places: tuple[tuple[int, int], ...]
    thrown_by: tuple[str, ...]
    by: tuple[str, ...]


class SpotRead(Event, frozen=True):
    """What the paper at a drawn place says, read without sight of the record; a later reading replaces an earlier.

    `missing`: the bundle has no paper at this place. `doubt`: nobody present could say what the paper shows; the kind
    and the readers' own words as `rules.doubts` keeps them.
    """

    KIND: ClassVar[str] = "spot-read"
    round: int
    check: int
    bundle: int
    place: int
    by: tuple[str, ...]
    marks: Mapping[str, PostMarks] = {}
    void: str = ""
    missing: bool = False
    doubt: str = ""


class SpotConcluded(Event, frozen=True):
    """Paper and record were held against each other; `apart` are the places (bundle, place) in which they differ.

    `reason` says why places were left unread; it is empty when all were read.
    """

    KIND: ClassVar[str] = "spot-concluded"
    round: int
    check: int
    apart: tuple[tuple[int, int], ...]
    by: tuple[str, ...]
    reason: str = ""
