"""The hash chain of the ledger (design: the case file): pure arithmetic over rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple, TypeVar

import msgspec

from buxuan_desktop.domain.refusal import IllegalEvent

GENESIS = "0" * 64
_encode = msgspec.json.Encoder().encode
_Read = TypeVar("_Read")


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


Written = tuple[int, str, str, str, str, str, str]
"""A `Row` on its way into the file, without names: the collector looks through 20,000 named ones again and again."""

Stored = tuple[int, bytes, bytes, bytes, bytes, bytes, bytes]
"""A `Row` as its bytes lie in the file: what is hashed are bytes, so most of a ledger need never become text."""


def body_hash(body: str) -> str:
    """SHA-256, lower-case hex, of a body as stored."""
    return sha256(body.encode()).hexdigest()


# A row's hash is SHA-256, lower-case hex, of the compact UTF-8 JSON array `[prev,seq,at,who,kind,sha256hex(body)]`; the
# body enters as its own hash, so that an export may withhold bodies and still prove the chain. A case of 40,000 rows is
# waited for, so the array is put together from parts that many rows share; hex digits JSON writes as they are.
def link(head: Head, entries: Iterable[Entry]) -> Iterator[Written]:
    """Chain `entries` onto `head`."""
    seq, prev = head
    named: dict[tuple[str, str, str], str] = {}
    digests: dict[str, str] = {}
    last, rest = None, ""
    for entry in entries:
        at, who, kind, body = entry
        if entry is not last:
            middle = named.get((at, who, kind))
            if middle is None:
                middle = named[at, who, kind] = _named(at, who, kind).decode()
            digest = digests.get(body)
            if digest is None:
                digest = digests[body] = body_hash(body)
            last, rest = entry, f'{middle},"{digest}"]'
        seq += 1
        hashed = sha256(f'["{prev}",{seq},{rest}'.encode()).hexdigest()
        yield seq, at, who, kind, body, prev, hashed
        prev = hashed


def _named(at: str, who: str, kind: str) -> bytes:
    """What stands between the numbers and the body's hash."""
    return _encode((at, who, kind))[1:-1]


def in_bytes(row: Row) -> Stored:
    """A row as its bytes lie in the file."""
    seq, *texts = row
    at, who, kind, body, prev, own = (text.encode() for text in texts)
    return seq, at, who, kind, body, prev, own


def in_text(row: Stored) -> Row:
    """A row of bytes as text; UnicodeDecodeError for one that is none of ours."""
    seq, *parts = row
    return Row(seq, *(part.decode() for part in parts))


def unbroken(
    rows: Iterable[Stored], read: Callable[[bytes, bytes], _Read], after: Head = EMPTY
) -> Iterator[tuple[Stored, _Read]]:
    """Each row, and what `read` makes of its kind and body, as long as the rows chain.

    They follow `after`. `read` is asked for rows that do chain, and once for all that are equal. IllegalEvent
    `chain-broken` at the first row that does not chain.
    """
    expected, prev = after.seq + 1, after.hash.encode()
    named: dict[tuple[bytes, bytes, bytes], tuple[bytes, dict[bytes, tuple[bytes, _Read]]]] = {}
    by_kind: defaultdict[bytes, dict[bytes, tuple[bytes, _Read]]] = defaultdict(dict)
    for row in rows:
        seq, at, who, kind, body, row_prev, own = row
        if seq != expected:
            raise IllegalEvent("chain-broken", row=expected, what="seq")
        if row_prev != prev:
            raise IllegalEvent("chain-broken", row=seq, what="prev")
        try:
            shared = named.get((at, who, kind))
            if shared is None:
                shared = named[at, who, kind] = _named(at.decode(), who.decode(), kind.decode()), by_kind[kind]
            middle, alike = shared
            known = alike.get(body)
            digest = known[0] if known else sha256(body).hexdigest().encode()
        except (AttributeError, TypeError, UnicodeDecodeError):
            raise IllegalEvent("chain-broken", row=seq, what="type") from None
        if sha256(b'["%b",%d,%b,"%b"]' % (prev, seq, middle, digest)).hexdigest().encode() != own:
            raise IllegalEvent("chain-broken", row=seq, what="hash")
        if known is None:
            known = alike[body] = digest, read(kind, body)
        yield row, known[1]
        expected, prev = seq + 1, own
