"""Every kind of event by its name in the ledger."""

from buxuan_desktop.domain import bundle_events, decision_events, events, record_events, spot_events, table_events
from buxuan_desktop.domain.events import Event

KINDS: dict[str, type[Event]] = {
    kind.KIND: kind
    for room in (events, bundle_events, table_events, spot_events, decision_events, record_events)
    for kind in vars(room).values()
    if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
}
