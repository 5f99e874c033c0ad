"""What follows from a spot check. The rule is the project's own; no law asks for spot checks.

All papers agree: noted. A bundle in which a paper differs is counted again, or somebody writes why not. Papers differ
in more than one bundle: chance alone would hardly show that, so counting everything again is recommended.
"""

from collections.abc import Iterator

from buxuan_desktop.domain.result import Finding
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.spot import SpotCheck
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.profile import RuleBook

AGREES, RECOUNT, RECOUNT_ALL = "agrees", "recount", "recount_all"


def follows(spot: SpotCheck) -> str:
    """What follows from a concluded check: AGREES, RECOUNT of the bundles that differ, or RECOUNT_ALL."""
    differing = bundles_apart(spot)
    return AGREES if not differing else RECOUNT if len(differing) == 1 else RECOUNT_ALL


def bundles_apart(spot: SpotCheck) -> tuple[int, ...]:
    """The bundles in which paper and record differ."""
    apart = spot.concluded.apart if spot.concluded else ()
    return tuple(dict.fromkeys(bundle for bundle, _ in apart))


def check_spots(current: Round, book: RuleBook) -> Iterator[Finding]:
    """Every spot check of a round: agreed, not finished, or differing and not followed up."""
    number = current.number
    for spot in current.table.spots:
        drawn, unread = len(spot.places), len(spot.unread)
        if spot.concluded is None or unread:
            yield finding("spot-check-unfinished", book, round=number, drawn=drawn, unread=unread)
        elif not spot.concluded.apart:
            yield finding("spot-check-agrees", book, round=number, drawn=drawn, seed=spot.drawn.seed)
    differing = _not_recounted(current, 1)
    if differing:
        yield finding("spot-check-differs", book, round=number, bundles=joined(differing))
    everything = _not_recounted(current, 2)
    if everything:
        yield finding("spot-check-several", book, round=number, bundles=joined(everything))


def open_spots(current: Round, book: RuleBook) -> Iterator[Finding]:
    """What needs a reason before the count is closed."""
    return (found for found in check_spots(current, book) if found.severity != "note")


def _not_recounted(current: Round, most: int) -> list[int]:
    """Bundles that should have been counted again after a check in which at least `most` bundles differ.

    With `most` 1 these are the bundles that differ, above that every bundle of the round.
    """
    waiting: set[int] = set()
    for spot in current.table.spots:
        differing = bundles_apart(spot)
        if len(differing) >= most:
            asked = differing if most == 1 else current.table.bundles
            waiting.update(bundle for bundle in asked if not _recounted(current, spot, bundle))
    return sorted(waiting)


def _recounted(current: Round, spot: SpotCheck, bundle: int) -> bool:
    there = current.table.bundles[bundle]
    return len(there.counts) > spot.counts.get(bundle, 0) and not there.recounting
