"""Events to and from the body of a ledger row: canonical JSON (sorted keys, compact, UTF-8, defaults left out)."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.kinds import KINDS
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.refusal import IllegalEvent, Refusal

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_encode = msgspec.json.Encoder(order="sorted").encode
_DECODERS: dict[str | bytes, Callable[[str | bytes], Any]] = {
    name: decoder.decode
    for text, decoder in ((name, msgspec.json.Decoder(kind, strict=True)) for name, kind in KINDS.items())
    for name in (text, text.encode())
}


def encode(event: Event) -> str:
    """The canonical body of an event; Refusal `text-unusable` for half characters and for NUL.

    SQLite ends a text at NUL, so that two names could become one to the second counter.
    """
    return canonical(event).decode()


def canonical(event: Event) -> bytes:
    """What `encode` gives, in UTF-8."""
    try:
        body = _encode(event)
        if isinstance(event, RecordKept):
            # A choice that was typed equals its default without being the same object, and would be written out; read
            # back it is that object. So that one record has one body, it is written as it reads.
            body = _encode(_DECODERS[event.KIND](body))
    except UnicodeEncodeError as error:
        raise Refusal("text-unusable", text=ascii(error.object)) from None
    if b"\\" in body and _NUL.search(body):
        raise Refusal("text-unusable", text="\\u0000")
    return body


def plain(value: object) -> Any:
    """A record as plain lists and dicts, the way JSON would hold it."""
    return msgspec.to_builtins(value)


def decode(kind: str | bytes, body: str | bytes) -> Event:
    """The event of a row, as text or in bytes; IllegalEvent when kind or body is none that this program writes."""
    try:
        event: Event = _DECODERS[kind](body)
    except KeyError:
        raise IllegalEvent("event-unknown", kind=_text(kind)) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise IllegalEvent("event-unreadable", kind=_text(kind), detail=str(error)) from None
    return event


def _text(kind: str | bytes) -> str:
    return kind if isinstance(kind, str) else kind.decode(errors="backslashreplace")
