"""A small file by which two cases of a township find people on both lists, without handing an ID number over (C06).

It holds keyed hashes of ID numbers in order of the hashes, so that neither number, name nor place on the list can be
read from it. The key comes from words that the township's clerks agreed on and tell nobody: without them the few
thousand million possible numbers could all be tried.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from buxuan_desktop.domain.plain_text import shortened
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.incoming import TooLarge, read_whole

SUFFIX = ".比对"
SHORTEST_WORDS = 8
"""Characters that the agreed words must have at least."""

_MARK = b"buxuan-township-1"
_ROUNDS = 300_000
_LENGTH = 16
_MOST_BYTES = 32 * 2**20


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What such a file says: whose list it is, a mark by which equal words are known, and the hashes in order."""

    format: int
    place: str
    case: str
    words: str
    hashes: tuple[str, ...]


def key_of(words: str) -> bytes:
    """The key that agreed words give; slow on purpose. Refusal `township-words-short`."""
    plain = "".join(words.split())
    if len(plain) < SHORTEST_WORDS:
        raise Refusal("township-words-short", number=SHORTEST_WORDS)
    return hashlib.pbkdf2_hmac("sha256", plain.encode(), _MARK, _ROUNDS)


def marks_of(place: str, case: str, numbers: Iterable[str], key: bytes) -> bytes:
    """The bytes of the file for a list of ID numbers."""
    hashes = tuple(sorted(hashed(number, key) for number in numbers))
    return msgspec.json.encode(Marks(1, place, case, hashed("", key), hashes))


def hashed(number: str, key: bytes) -> str:
    """The keyed hash of an ID number."""
    return hmac.new(key, number.encode(), "sha256").hexdigest()[: 2 * _LENGTH]


def read_marks(path: Path, key: bytes) -> Marks:
    """The marks in a file; Refusal `township-unreadable`, or `township-other-words` where it was made with others."""
    try:
        marks = msgspec.json.decode(read_whole(path, _MOST_BYTES), type=Marks)
    except (OSError, TooLarge, msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise Refusal("township-unreadable", path=str(path)) from error
    marks = msgspec.structs.replace(marks, place=shortened(marks.place))
    if marks.format != 1 or marks.words != hashed("", key):
        raise Refusal("township-other-words", path=str(path), place=marks.place)
    return marks


def on_both(ours: Mapping[int, str], marks: Marks, key: bytes) -> list[int]:
    """Which of our electors stand on the other list too; `ours` are ID numbers by elector."""
    known = set(marks.hashes)
    return [number for number, one in ours.items() if hashed(one, key) in known]
