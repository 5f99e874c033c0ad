"""Who keeps the case: one installation at a time, handed from one to the next."""

from buxuan_desktop.domain.events import CopyTakenUp, HandedOver, HandoverCancelled, TakenOver
from buxuan_desktop.domain.refusal import IllegalEvent


class Custody:
    """`keeper` is the installation that may write; `pending` is a handover that nobody has taken up yet."""

    def __init__(self) -> None:
        self.keeper = ""
        self.pending: HandedOver | None = None

    def open(self, keeper: str) -> None:
        """The installation that opened the case keeps it."""
        self.keeper = keeper

    def apply(self, event: HandedOver | TakenOver | HandoverCancelled) -> None:
        """Fold one step of a handover; IllegalEvent when it does not follow from the one before."""
        if isinstance(event, HandedOver):
            if self.pending is not None:
                raise IllegalEvent("handed-over-already", to=self.pending.to)
            self.pending = event
            return
        if self.pending is None or event.token != self.pending.token:
            raise IllegalEvent("no-such-handover")
        if isinstance(event, TakenOver):
            self.keeper = event.keeper
        self.pending = None

    def take_up(self, event: CopyTakenUp) -> None:
        """A copy goes on; IllegalEvent while a handover waits for its taker, who has the newer file."""
        if self.pending is not None:
            raise IllegalEvent("handed-over-already", to=self.pending.to)
        self.keeper = event.keeper

    def may_write(self, keeper: str) -> bool:
        """Whether this installation may go on writing now."""
        return self.pending is None and self.keeper == keeper
