"""A small QR code (version 1, level M) for thousands of cards: the one kind that they need, a hundred times as fast.

ISO/IEC 18004: 21 × 21 modules, 16 data and 10 check words, up to 20 characters of digits, capitals and `.:/-` in
alphanumeric mode, always mask 0. `documents.qr` makes any other.
"""

import re
from functools import lru_cache

MOST = 20
SIDE = 21
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_DATA, _CHECK = 16, 10
_FORMAT = 0b101010000010010  # level M, mask 0
_ROW = (1 << SIDE) - 1
_RUN = re.compile("1+")


def small_qr(text: str) -> tuple[int, ...]:
    """The rows as whole numbers, the leftmost module in the highest of 21 bits; ValueError for any other text."""
    if not 0 < len(text) <= MOST or not set(text) <= set(_ALPHABET):
        raise ValueError("1 to 20 digits, capitals or signs of the alphanumeric mode")
    matrix = _blank()
    for place, word in enumerate(_data(text)):
        matrix ^= _share(place, word)
    return tuple(matrix >> SIDE * (SIDE - 1 - y) & _ROW for y in range(SIDE))


@lru_cache(1 << 13)
def _share(place: int, word: int) -> int:
    """What one data word does to the modules, its check words included: all that follows from it is linear."""
    words = [0] * _DATA
    words[place] = word
    value = int.from_bytes(bytes((*words, *_check(words))), "big")
    bits = _places()
    matrix = 0
    for number, (row, shift) in enumerate(bits):
        if value >> (len(bits) - 1 - number) & 1:
            matrix ^= 1 << SIDE * (SIDE - 1 - row) + shift
    return matrix


@lru_cache(1)
def _blank() -> int:
    """The code of nothing but zeros, as one number."""
    matrix = 0
    for row in _pattern():
        matrix = matrix << SIDE | row
    return matrix


def drawing(text: str) -> str:
    """The code as operators of a PDF page that fill a square of 21 by 21 points from the origin."""
    return "".join(map(_stretches, range(SIDE - 1, -1, -1), small_qr(text))) + "f"


@lru_cache(1 << 16)
def _stretches(y: int, row: int) -> str:
    """A rectangle for each dark stretch of a row whose foot is at height `y`."""
    found = _RUN.finditer(format(row, f"0{SIDE}b"))
    return "".join(f"{one.start()} {y} {one.end() - one.start()} 1 re " for one in found)


def _data(text: str) -> list[int]:
    """The data words: mode, length, pairs of characters, padding."""
    value, length = 0b0010 << 9 | len(text), 13
    for first in range(0, len(text) - 1, 2):
        value = value << 11 | (_ALPHABET.index(text[first]) * 45 + _ALPHABET.index(text[first + 1]))
        length += 11
    if len(text) % 2:
        value, length = value << 6 | _ALPHABET.index(text[-1]), length + 6
    room = _DATA * 8 - length
    value <<= min(4, room)
    length += min(4, room)
    value <<= -length % 8
    words = list(value.to_bytes((length + 7) // 8, "big"))
    return words + [(0xEC, 0x11)[place % 2] for place in range(_DATA - len(words))]


@lru_cache(1)
def _field() -> tuple[list[int], list[int]]:
    """Powers and logarithms of 2 in the field of 256 (x⁸+x⁴+x³+x²+1)."""
    powers = [1]
    for _ in range(254):
        powers.append(powers[-1] << 1 ^ (0x11D if powers[-1] & 0x80 else 0))
    logs = [0] * 256
    for exponent, power in enumerate(powers):
        logs[power] = exponent
    return powers, logs


@lru_cache(1)
def _generator() -> tuple[int, ...]:
    """Exponents of the polynomial that the check words are the remainder by, without its leading one."""
    powers, logs = _field()
    factors = [1]
    for exponent in range(_CHECK):
        by_root = [powers[(logs[one] + exponent) % 255] for one in factors]
        factors = [high ^ low for high, low in zip((*factors, 0), (0, *by_root), strict=True)]
    return tuple(logs[one] for one in factors[1:])


def _check(words: list[int]) -> list[int]:
    """The check words: what is left when the data are divided by the generator."""
    powers, logs = _field()
    generator = _generator()
    left = [*words, *([0] * _CHECK)]
    for place in range(len(words)):
        lead = left[place]
        if lead:
            base = logs[lead]
            for offset, exponent in enumerate(generator, start=place + 1):
                left[offset] ^= powers[(base + exponent) % 255]
    return left[len(words) :]


@lru_cache(1)
def _pattern() -> tuple[int, ...]:
    """Finders, timing and format, with mask 0 laid over the places of the data."""
    dark = {place for corner in ((0, 0), (0, 14), (14, 0)) for place in _finder(*corner)}
    dark |= {(6, x) for x in range(8, 13, 2)} | {(y, 6) for y in range(8, 13, 2)} | {(13, 8)}
    for bit, places in enumerate(_format_places()):
        if _FORMAT >> (14 - bit) & 1:
            dark |= set(places)
    free = {(row, SIDE - 1 - shift) for row, shift in _places()}
    dark |= {(y, x) for y, x in free if (y + x) % 2 == 0}
    return tuple(sum(1 << (SIDE - 1 - x) for x in range(SIDE) if (y, x) in dark) for y in range(SIDE))


def _finder(top: int, left: int) -> set[tuple[int, int]]:
    ring = {(top + y, left + x) for y in range(7) for x in range(7) if y in (0, 6) or x in (0, 6)}
    return ring | {(top + y, left + x) for y in range(2, 5) for x in range(2, 5)}


def _format_places() -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Both places of each of the 15 bits, the most significant first."""
    around = [(8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(y, 8) for y in (7, 5, 4, 3, 2, 1, 0)]
    apart = [(y, 8) for y in range(20, 13, -1)] + [(8, x) for x in range(13, 21)]
    return list(zip(around, apart, strict=True))


@lru_cache(1)
def _places() -> tuple[tuple[int, int], ...]:
    """Where the bits of the words go, as (row, bit in the row): two columns at a time, up and down."""
    found = []
    for turn, right in enumerate((20, 18, 16, 14, 12, 10, 8, 5, 3, 1)):
        rows = range(SIDE - 1, -1, -1) if turn % 2 == 0 else range(SIDE)
        for y in rows:
            found += [(y, SIDE - 1 - x) for x in (right, right - 1) if not _taken(y, x)]
    return tuple(found)


def _taken(y: int, x: int) -> bool:
    """Whether a place belongs to finders with their margin, format, or timing."""
    corner = (y < 9 and (x < 9 or x > 12)) or (y > 12 and x < 9)
    return corner or y == 6 or x == 6
