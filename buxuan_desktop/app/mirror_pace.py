"""When the mirror is due: after so many ballots, and at once for anything that is rare."""

from collections.abc import Sequence

from buxuan_desktop.domain.bundle_events import (
    BallotDoubted,
    BundleConfirmed,
    SheetKeyed,
    SheetStruck,
    TotalsConfirmed,
)
from buxuan_desktop.domain.events import BallotCast, BallotStruck, CountClosed, Event, ResultDeclared

_PACED = (BallotCast, BallotStruck, SheetKeyed, SheetStruck, BallotDoubted)
_MOMENTS = (BundleConfirmed, TotalsConfirmed, CountClosed, ResultDeclared)


class Pace:
    """Says after each durable write whether a step is due now."""

    def __init__(self, every: int) -> None:
        self._every = every
        self._since = 0

    def due(self, events: Sequence[Event]) -> bool:
        """Every so many ballots; anything else that is written is rare and worth it at once."""
        self._since += len(events)
        if self._since < self._every and all(isinstance(event, _PACED) for event in events):
            return False
        self._since = 0
        return True

    def is_moment(self, events: Sequence[Event]) -> bool:
        """Whether it is worth whole new copies: a bundle is confirmed, the count closed, the result declared."""
        return any(isinstance(event, _MOMENTS) for event in events)
