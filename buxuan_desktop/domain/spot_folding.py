"""Folding a spot check: drawn by the dice and by nothing else, read, concluded."""

from buxuan_desktop.domain.bundling import check_marks
from buxuan_desktop.domain.drawing import THROWS, draw, is_seed
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.spot import SpotCheck, frame_of
from buxuan_desktop.domain.spot_events import SpotConcluded, SpotDrawn, SpotRead


def begin(current: Round, event: SpotDrawn) -> None:
    """A new check; the places must be those that the seed gives in the bundles as they are."""
    current.check_open()
    table = current.table
    if not is_seed(event.seed):
        raise IllegalEvent("spot-seed-unusable", throws=THROWS)
    if not event.thrown_by or not event.by:
        raise IllegalEvent("spot-names-missing")
    if event.check != len(table.spots) + 1 or any(spot.concluded is None for spot in table.spots):
        raise IllegalEvent("spot-still-open", check=len(table.spots))
    frame = frame_of(table.bundles.values())
    if event.frame != frame or not event.places or event.places != draw(event.seed, frame, len(event.places)):
        raise IllegalEvent("spot-drawn-differs", check=event.check)
    records = {
        (bundle, place): current.ballots[table.bundle(bundle).ballots[place - 1]] for bundle, place in event.places
    }
    counts = {number: len(bundle.counts) for number, bundle in table.bundles.items()}
    table.spots.append(SpotCheck(event, records, counts))


def read(current: Round, event: SpotRead) -> None:
    """One paper was read."""
    spot = _open(current, event.check)
    place = (event.bundle, event.place)
    if place not in spot.records or not event.by or (event.missing and (event.marks or event.void or event.doubt)):
        raise IllegalEvent("spot-not-drawn", bundle=event.bundle, place=event.place)
    check_marks(current, event.marks)
    spot.reads[place] = event


def conclude(current: Round, event: SpotConcluded) -> None:
    """Paper against record; places left unread need their reason."""
    spot = _open(current, event.check)
    if event.apart != spot.apart(current.table.joined) or not event.by:
        raise IllegalEvent("spot-drawn-differs", check=event.check)
    if bool(event.reason) != bool(spot.unread):
        raise IllegalEvent("spot-unread", number=len(spot.unread))
    spot.concluded = event


def _open(current: Round, check: int) -> SpotCheck:
    current.check_open()
    spots = current.table.spots
    if not 1 <= check <= len(spots) or spots[check - 1].concluded is not None:
        raise IllegalEvent("spot-not-open", check=check)
    return spots[check - 1]
