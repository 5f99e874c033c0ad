"""Events to and from the body of a ledger row: canonical JSON (sorted keys, compact, UTF-8, defaults left out)."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.kinds import KINDS
from buxuan_desktop.domain.refusal import IllegalEvent, Refusal

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_encode = msgspec.json.Encoder(order="sorted").encode
_DECODERS: dict[str, Callable[[str], Any]] = {
    name: msgspec.json.Decoder(kind, strict=True).decode for name, kind in KINDS.items()
}


def encode(event: Event) -> str:
    """The canonical body of an event; Refusal `text-unusable` for half characters and for NUL.

    SQLite ends a text at NUL, so that two names could become one to the second counter.
    """
    try:
        body = _encode(event).decode()
    except UnicodeEncodeError as error:
        raise Refusal("text-unusable", text=ascii(error.object)) from None
    if "\\u0000" in body and _NUL.search(body):
        raise Refusal("text-unusable", text="\\u0000")
    return body


def plain(value: object) -> Any:
    """A record as plain lists and dicts, the way JSON would hold it."""
    return msgspec.to_builtins(value)


class Decoder:
    """Decodes bodies and remembers them: ballots repeat, and equal bodies become one shared record."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Event] = {}

    def __call__(self, kind: str, body: str) -> Event:
        """The event of a row; IllegalEvent when the kind or the body is none that this program writes."""
        known = self._known.get((kind, body))
        if known is not None:
            return known
        try:
            event: Event = _DECODERS[kind](body)
        except KeyError:
            raise IllegalEvent("event-unknown", kind=kind) from None
        except (msgspec.DecodeError, UnicodeError) as error:
            raise IllegalEvent("event-unreadable", kind=kind, detail=str(error)) from None
        self._known[kind, body] = event
        return event
