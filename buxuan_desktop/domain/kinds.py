"""Every kind of event by its name in the ledger."""

from buxuan_desktop.domain import (
    access_events,
    bundle_events,
    checkin_events,
    decision_events,
    events,
    record_events,
    register_events,
    spot_events,
)
from buxuan_desktop.domain import table_events as table
from buxuan_desktop.domain.events import Event

_ROOMS = (
    events,
    bundle_events,
    table,
    spot_events,
    decision_events,
    record_events,
    register_events,
    checkin_events,
    access_events,
)

KINDS: dict[str, type[Event]] = {
    kind.KIND: kind
    for room in _ROOMS
    for kind in vars(room).values()
    if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
}
