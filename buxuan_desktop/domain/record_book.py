"""The records of a case: what holds now by kind, and every earlier wording by the seq of its event."""

from collections.abc import Iterator
from typing import Generic, TypeVar

import msgspec

from buxuan_desktop.domain.record_events import PrivateResealed, RecordKept, RecordWithdrawn
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.refusal import IllegalEvent

R = TypeVar("R", bound=Record)


def private_ref(number: int, wording: int) -> str:
    """The reference of the private values of a record's wording, both from 1."""
    return f"record/{number}/{wording}"


class Kept(msgspec.Struct, Generic[R], frozen=True):
    """A record as it stands: its number in the case, the seq of its last wording and of the earlier ones."""

    number: int
    seq: int
    record: R
    files: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    before: tuple[int, ...] = ()

    @property
    def ref(self) -> str:
        """Where the private values of this wording lie."""
        return private_ref(self.number, len(self.before) + 1)


class Records:
    """All records of a case in order of their numbers."""

    def __init__(self) -> None:
        self._kept: dict[int, Kept[Record]] = {}
        self._last = 0
        self.version = 0
        """Another number after every change, so that what is made from the records is known to be old."""
        self.sealed: dict[tuple[str, str], str] = {}
        """SHA-256 of salt and value by reference and name, of every wording there ever was."""
        self.shut: dict[str, frozenset[str]] = {}
        """Which private values are encrypted, by reference, of every wording there ever was."""

    @property
    def next_number(self) -> int:
        """The number of the next new record; a number is never used twice."""
        return self._last + 1

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def tags(self) -> frozenset[str]:
        """The kinds of which there is a record."""
        return frozenset(one.record.tag() for one in self._kept.values())

    def get(self, number: int) -> Kept[Record] | None:
        """The record of that number, if it holds."""
        return self._kept.get(number)

    def kept(self, kind: type[R]) -> Iterator[Kept[R]]:
        """The records of a kind that hold, with their numbers."""
        for one in self._kept.values():
            if isinstance(one.record, kind):
                yield one  # type: ignore[misc]

    def all(self, kind: type[R]) -> list[R]:
        """The records of a kind that hold."""
        return [one.record for one in self.kept(kind)]

    def last(self, kind: type[R]) -> R | None:
        """The newest record of a kind, by its number."""
        return next(reversed(self.all(kind)), None)

    def keep(self, seq: int, event: RecordKept) -> None:
        """Fold a record in; IllegalEvent when it does not name what it corrects, or would change its kind."""
        held = self._kept.get(event.number)
        if held is None:
            if event.replaces or event.number != self.next_number:
                raise IllegalEvent("record-out-of-order", number=event.number)
            before: tuple[int, ...] = ()
        else:
            if event.replaces != held.seq or type(event.record) is not type(held.record):
                raise IllegalEvent("record-out-of-order", number=event.number)
            before = (*held.before, held.seq)
        kept: Kept[Record] = Kept(event.number, seq, event.record, event.files, tuple(event.sealed), before)
        self._kept[event.number] = kept
        self.sealed.update({(kept.ref, name): digest for name, digest in event.sealed.items()})
        if event.record.ENCRYPTED and event.sealed:
            self.shut[kept.ref] = frozenset(event.sealed)
        self._last = max(self._last, event.number)
        self.version += 1

    def reseal(self, event: PrivateResealed) -> None:
        """Other hashes for values that were encrypted anew; IllegalEvent for any that is none of those."""
        if any(self.shut.get(ref) != frozenset(names) for ref, names in event.sealed.items()):
            raise IllegalEvent("reseal-unknown", refs="、".join(event.sealed))
        self.sealed.update({(ref, name): one for ref, names in event.sealed.items() for name, one in names.items()})
        self.version += 1

    def withdraw(self, event: RecordWithdrawn) -> None:
        """Fold a withdrawal in; IllegalEvent when the record does not hold in that wording or no reason is given."""
        held = self._kept.get(event.number)
        if held is None or event.replaces != held.seq or not event.reason:
            raise IllegalEvent("record-out-of-order", number=event.number)
        del self._kept[event.number]
        self.version += 1
