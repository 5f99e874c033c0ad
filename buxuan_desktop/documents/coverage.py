"""What cannot be drawn is found before anything is drawn (finding code `name-uncovered`).

Refused are, besides characters that no bundled font has: control and formatting characters (bidi
marks, zero-width joiners), private use and unassigned code points, the replacement character, blanks
that pass for letters, and combining marks with the variation selectors among them. The last are
refused on purpose: ReportLab does not compose marks nor choose variants, so the page would show a
form other than the one the register holds. The clerk takes the plain character, or leaves the place
blank for handwriting.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from buxuan_desktop.documents.fonts import face_for
from buxuan_desktop.domain.plain_text import visible

CODE = "name-uncovered"

_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Mn", "Mc", "Me", "Zl", "Zp"})
_REFUSED = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\ufffd")
# Extensions H, I and J are younger than Python 3.11's Unicode tables, which call them unassigned.
_YOUNG_HAN = (range(0x2EBF0, 0x2EE5E), range(0x31350, 0x33480))


class Uncovered(ValueError):
    """Texts that the bundled fonts cannot draw.

    `items`: (text, its characters that cannot be drawn) for each such text, in the record's order.
    """

    code = CODE

    def __init__(self, items: list[tuple[str, list[str]]]) -> None:
        self.items = items
        super().__init__("；".join(f"{visible(text)}：{describe(characters)}" for text, characters in items))


def describe(characters: list[str]) -> str:
    """Characters by code point, for those that a screen may not show either: `U+200B、U+E863`."""
    return "、".join(f"U+{ord(character):04X}" for character in characters)


def _refused(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cn":
        return not any(ord(character) in block for block in _YOUNG_HAN)
    return category in _REFUSED_CATEGORIES or character in _REFUSED


def takes_a_place(character: str) -> bool:
    """Whether a character that cannot be drawn would stand on the page, so that its place can be left blank."""
    return unicodedata.category(character) not in _REFUSED_CATEGORIES - {"Co"}


@lru_cache(maxsize=16_384)
def _uncovered(text: str, chain: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for c in text if _refused(c) or face_for(c, chain) is None))


def uncovered(text: str, chain: str) -> list[str]:
    """The characters of `text` that `chain` cannot draw, each once, in order."""
    return list(_uncovered(text, chain))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _texts(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


def require(record: msgspec.Struct, chain: str) -> None:
    """Raise `Uncovered` unless every text in `record`, however deep, can be drawn by `chain`."""
    items = [(text, uncovered(text, chain)) for text in dict.fromkeys(_texts(record)) if _uncovered(text, chain)]
    if items:
        raise Uncovered(items)
