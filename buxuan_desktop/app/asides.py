"""What has to be said beside a write that went in: the computer's clock jumped, or the disk did not confirm."""

from datetime import timedelta
from typing import NamedTuple

from buxuan_desktop.app.clock import ahead
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.refusal import Refusal

_LONGEST_PAUSE = timedelta(days=2)
"""Between two ballots of one count."""


class Moment(NamedTuple):
    """When a record was written, as its stamp, and its kind."""

    at: str
    kind: str


def asides_of(before: Moment | None, now: Moment, *, unsure: bool) -> tuple[Refusal, ...]:
    """Sentences to be said of the record written `now`, as refusals that nobody raises.

    The order of the records is that of the chain, so a clock that jumps harms nothing but their times.
    """
    said = [Refusal("write-unsure")] if unsure else []
    if before is None or before.at == now.at:
        return tuple(said)
    jump, last = ahead(before.at, now.at), _minute(before.at)
    if jump < timedelta():
        said.append(Refusal("clock-went-back", last=last, now=_minute(now.at)))
    elif jump > _LONGEST_PAUSE and before.kind == now.kind == BallotCast.KIND:
        said.append(Refusal("clock-went-ahead", last=last, now=_minute(now.at)))
    return tuple(said)


def _minute(at: str) -> str:
    return at[:16].replace("T", " ")
