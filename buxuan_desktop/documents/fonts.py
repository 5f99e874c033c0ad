"""The bundled fonts: loaded lazily and once, chained so that a rare name finds a font that has it.

A face is one TrueType file under `resources/fonts`. A chain is a style of writing: its faces in the
order in which they are asked for a character. Widths are in points.
"""

from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from reportlab.pdfbase import pdfmetrics

from buxuan_desktop.documents.unicode_map import SearchableFont
from buxuan_desktop.paths import resource

_SERIF, _SERIF_BOLD = "NotoSerifSC-Regular", "NotoSerifSC-Bold"
_SANS, _SANS_BOLD = "NotoSansSC-Regular", "NotoSansSC-Bold"
_KAI, _RARE = "LXGWWenKai-Regular", "HanaMinB"

CHAINS = MappingProxyType(
    {
        "song": (_SERIF, _RARE, _KAI, _SANS),
        "song-bold": (_SERIF_BOLD, _SERIF, _RARE, _KAI, _SANS),
        "hei": (_SANS, _SERIF, _RARE, _KAI),
        "hei-bold": (_SANS_BOLD, _SANS, _SERIF, _RARE, _KAI),
        "kai": (_KAI, _SERIF, _RARE, _SANS),
    }
)

Run = tuple[str, str, float]


@cache
def face(name: str) -> Any:
    """The ReportLab face of one bundled font file, registered under `name` (its file's stem)."""
    font = SearchableFont(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font.face


@lru_cache(maxsize=16_384)
def face_for(character: str, chain: str) -> str | None:
    """The first face of `chain` that has a glyph for `character`, or None."""
    point = ord(character)
    for name in CHAINS[chain]:
        if face(name).charToGlyph.get(point, 0):
            return name
    return None


@lru_cache(maxsize=16_384)
def runs(text: str, chain: str) -> tuple[Run, ...]:
    """`text` cut into (face, piece, width at one point), each piece drawn by one face.

    Raises LookupError for a character that no face has: whoever draws has checked before
    (`coverage.require`), for ReportLab would drop it without a word.
    """
    pieces: list[list[Any]] = []
    for character in text:
        name = face_for(character, chain)
        if name is None:
            raise LookupError(f"U+{ord(character):04X} has no glyph in chain {chain}")
        advance = face(name).getCharWidth(ord(character)) / 1000
        if pieces and pieces[-1][0] == name:
            pieces[-1][1] += character
            pieces[-1][2] += advance
        else:
            pieces.append([name, character, advance])
    return tuple((name, piece, advance) for name, piece, advance in pieces)


def width(text: str, chain: str, size: float) -> float:
    """The drawn width of `text` in points at `size` points."""
    return sum(advance for _, _, advance in runs(text, chain)) * size
