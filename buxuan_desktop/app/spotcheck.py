"""The spot check: dice in the hall choose ballots, the paper is read blind, the record is held against it.

Optional, and before the count is closed. The rule of what follows is the project's own (`rules.checks.spot`).
"""

import unicodedata
from collections.abc import Sequence

import msgspec

from buxuan_desktop.app.bundles import signed_by
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.counting import judged, kept, refuse_both_ways
from buxuan_desktop.app.doubts import order_recount
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.drawing import THROWS, Place, draw, is_seed
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.spot import SpotCheck, frame_of
from buxuan_desktop.domain.spot_events import SpotConcluded, SpotDrawn, SpotRead
from buxuan_desktop.rules.checks.spot import bundles_apart

_LEAST, _MOST, _ONE_IN = 10, 50, 20


class Drawable(msgspec.Struct, frozen=True):
    """What can be drawn from now: bundles and ballots; `left_out` are bundles not confirmed or counted by totals."""

    frame: tuple[tuple[int, int], ...]
    left_out: tuple[int, ...]

    @property
    def ballots(self) -> int:
        """How many ballots can be drawn."""
        return sum(ballots for _, ballots in self.frame)

    @property
    def usual(self) -> int:
        """A number to begin with: one in twenty, at least ten, at most fifty."""
        return min(self.ballots, max(_LEAST, min(_MOST, -(-self.ballots // _ONE_IN))))


class Apart(msgspec.Struct, frozen=True):
    """A place at which paper and record differ; `paper` is None where the bundle has no such paper.

    `doubt` is that of the readers, where nobody could say what the paper shows.
    """

    place: Place
    paper: BallotCast | None
    record: BallotCast
    doubt: str = ""


def drawable(case: Case) -> Drawable:
    """The bundles that a spot check can draw from."""
    bundles = _round(case).table.bundles
    frame = frame_of(bundles.values())
    numbers = {number for number, _ in frame}
    return Drawable(frame, tuple(number for number in bundles if number not in numbers))


def seed_in(text: str) -> str:
    """The dice as keyed: full-width digits become plain, anything between them is left out."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isascii() and one.isdigit())


def begin(case: Case, seed: str, number: int, thrown_by: Sequence[str], by: Sequence[str]) -> SpotCheck:
    """Draw `number` places by the dice; they are in the file before anybody sees them.

    Refusal `spot-seed-unusable`, `spot-number-unusable`, `spot-names-missing`, `spot-still-open`.
    """
    current, there = _round(case), drawable(case)
    if open_check(case) is not None:
        raise Refusal("spot-still-open", check=len(current.table.spots))
    if not is_seed(seed):
        raise Refusal("spot-seed-unusable", throws=THROWS)
    if not 1 <= number <= there.ballots:
        raise Refusal("spot-number-unusable", number=number, ballots=there.ballots)
    throwers, signed = signed_by(thrown_by), signed_by(by)
    if not throwers or not signed:
        raise Refusal("spot-names-missing")
    places = draw(seed, there.frame, number)
    check = len(current.table.spots) + 1
    case.record(SpotDrawn(current.number, check, seed, there.frame, places, throwers, signed))
    return _round(case).table.spots[-1]


def open_check(case: Case) -> SpotCheck | None:
    """The check whose papers are being read."""
    spots = _round(case).table.spots
    return spots[-1] if spots and spots[-1].concluded is None else None


def read(case: Case, place: Place, ballot: Ballot | None, by: Sequence[str], doubt: str = "") -> None:
    """What the paper at a drawn place says; None when the bundle has no such paper, `doubt` when nobody is sure."""
    shown = ballot or Ballot()
    refuse_both_ways(shown.marks)
    spot = _the_open(case)
    bundle, at = place
    marks = kept(shown.marks)
    number = spot.drawn.check
    event = SpotRead(_round(case).number, number, bundle, at, signed_by(by), marks, shown.void, ballot is None, doubt)
    case.record(event)


def conclude(case: Case, by: Sequence[str], reason: str = "") -> SpotCheck:
    """Hold paper against record; `reason` says why papers were left unread, Refusal `spot-unread` without one."""
    spot = _the_open(case)
    unread = len(spot.unread)
    if unread and not reason.strip():
        raise Refusal("spot-unread", number=unread)
    current = _round(case)
    apart = spot.apart(current.table.joined)
    told = reason.strip() if unread else ""
    case.record(SpotConcluded(current.number, spot.drawn.check, apart, signed_by(by), told))
    return spot


def differences(case: Case, spot: SpotCheck) -> tuple[Apart, ...]:
    """Paper and record at every place in which a concluded check differs."""
    found = []
    for place in spot.concluded.apart if spot.concluded else ():
        told = spot.reads[place]
        paper = None if told.missing else judged(case, Ballot(told.marks, told.void))
        found.append(Apart(place, paper, spot.records[place], told.doubt))
    return tuple(found)


def to_recount(case: Case, spot: SpotCheck) -> tuple[int, ...]:
    """Bundles that differ, were not counted again since the draw, and are not being counted again."""
    bundles = _round(case).table.bundles
    return tuple(number for number in bundles_apart(spot) if len(bundles[number].counts) == spot.counts.get(number, 0))


def order_recounts(case: Case, spot: SpotCheck, reason: str, by: Sequence[str]) -> tuple[int, ...]:
    """Have every bundle that differs counted again beside its first count; returns their numbers."""
    numbers = to_recount(case, spot)
    for number in numbers:
        order_recount(case, number, reason, by)
    return numbers


def _the_open(case: Case) -> SpotCheck:
    spot = open_check(case)
    if spot is None:
        raise Refusal("spot-not-open", check=len(_round(case).table.spots))
    return spot


def _round(case: Case) -> Round:
    return case.election.rounds[-1]
