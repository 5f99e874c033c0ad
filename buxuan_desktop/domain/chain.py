"""The hash chain of the ledger (design: the case file): pure arithmetic over rows."""

from collections import deque
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

import msgspec

from buxuan_desktop.domain.refusal import IllegalEvent

GENESIS = "0" * 64
_encode = msgspec.json.Encoder().encode


class Head(NamedTuple):
    """The last row of a ledger: `seq` counts from 1 (0: empty), `hash` is 64 lower-case hex digits."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


EMPTY = Head(0, GENESIS)


class Entry(NamedTuple):
    """What is to be written: `at` ISO 8601 local time, `who` at the table, `kind` of event, `body` canonical JSON."""

    at: str
    who: str
    kind: str
    body: str


class Row(NamedTuple):
    """A row of the ledger as it is stored."""

    seq: int
    at: str
    who: str
    kind: str
    body: str
    prev: str
    hash: str

    @property
    def head(self) -> Head:
        """The head that a ledger ending here has."""
        return Head(self.seq, self.hash)


def body_hash(body: str) -> str:
    """SHA-256, lower-case hex, of a body as stored."""
    return sha256(body.encode()).hexdigest()


def row_hash(prev: str, seq: int, at: str, who: str, kind: str, body_sha256: str) -> str:
    """SHA-256, lower-case hex, of the compact UTF-8 JSON array `[prev,seq,at,who,kind,sha256hex(body)]`.

    The body enters as its own hash, so that an export may withhold bodies and still prove the chain.
    """
    return sha256(_encode((prev, seq, at, who, kind, body_sha256))).hexdigest()


# `link` and `unbroken` write `row_hash` out: a case of 40,000 rows is waited for, and a call costs as much as the rest.
def link(head: Head, entries: Iterable[Entry]) -> Iterator[Row]:
    """Chain `entries` onto `head`; a body that repeats is hashed once."""
    seq, prev = head
    bodies: dict[str, str] = {}
    for at, who, kind, body in entries:
        digest = bodies.get(body)
        if digest is None:
            digest = bodies[body] = body_hash(body)
        seq += 1
        hashed = sha256(_encode((prev, seq, at, who, kind, digest))).hexdigest()
        yield Row(seq, at, who, kind, body, prev, hashed)
        prev = hashed


_TYPES = (int, str, str, str, str, str, str)


class ChainBreak(NamedTuple):
    """The first bad row: its `seq` and what does not fit (`seq`, `type`, `prev` or `hash`)."""

    seq: int
    what: str


def unbroken(rows: Iterable[Row], after: Head = EMPTY) -> Iterator[Row]:
    """The rows that follow `after`, as long as they chain; IllegalEvent `chain-broken` at the first that does not."""
    expected, prev = after.seq + 1, after.hash
    bodies: dict[str, str] = {}
    for row in rows:
        seq, at, who, kind, body, row_prev, row_own = row
        if seq != expected:
            raise IllegalEvent("chain-broken", row=expected, what="seq")
        if tuple(map(type, row)) != _TYPES:
            raise IllegalEvent("chain-broken", row=seq, what="type")
        if row_prev != prev:
            raise IllegalEvent("chain-broken", row=seq, what="prev")
        digest = bodies.get(body)
        if digest is None:
            digest = bodies[body] = body_hash(body)
        if sha256(_encode((prev, seq, at, who, kind, digest))).hexdigest() != row_own:
            raise IllegalEvent("chain-broken", row=seq, what="hash")
        expected, prev = seq + 1, row_own
        yield row


def first_break(rows: Iterable[Row]) -> ChainBreak | None:
    """The first row that breaks the chain, or None; the head that results is the last row's."""
    try:
        deque(unbroken(rows), maxlen=0)
    except IllegalEvent as refusal:
        return ChainBreak(int(str(refusal.data["row"])), str(refusal.data["what"]))
    return None
