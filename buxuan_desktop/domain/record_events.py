"""The events that keep records: written down (anew), withdrawn, shut with another passphrase."""

from collections.abc import Mapping

from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.records.every import AnyRecord


class RecordKept(Event, frozen=True):
    """A record as written down under its number; `replaces` is the seq of the event that it corrects (0: none).

    `sealed` holds SHA-256 of salt and value for each private value, `files` attachments by SHA-256.
    """

    KIND = "record-kept"
    number: int
    record: AnyRecord
    replaces: int = 0
    reason: str = ""
    sealed: Mapping[str, str] = {}
    files: tuple[str, ...] = ()


class RecordWithdrawn(Event, frozen=True):
    """A record does not hold any more: `replaces` is the seq of the event that wrote it last, with the reason."""

    KIND = "record-withdrawn"
    number: int
    replaces: int
    reason: str


class PrivateResealed(Event, frozen=True):
    """Private values of encrypted records were shut with another passphrase, those of earlier wordings too.

    `sealed` holds the new SHA-256 of salt and value, by reference and name.
    """

    KIND = "private-resealed"
    sealed: Mapping[str, Mapping[str, str]]
