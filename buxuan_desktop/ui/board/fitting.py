"""Words that shrink and turn a line before they are ever cut."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF

from buxuan_desktop.ui.look.fonts import hei

LEADING = 1.22
_TRIAL = 100


class Fitted(NamedTuple):
    """Words set in lines at a size in pixels, and the width of the widest line."""

    lines: tuple[str, ...]
    pixels: int
    width: float


@lru_cache(maxsize=2048)
def advance(text: str, pixels: int, bold: bool) -> float:
    """The width of `text` in pixels."""
    return QFontMetricsF(hei(pixels, bold=bold)).horizontalAdvance(text)


@lru_cache(maxsize=2048)
def fit(text: str, bold: bool, width: float, height: float, pixels: float, most_lines: int) -> Fitted:
    """`text` as large as the box allows, at most `pixels`, in one line or in two even ones; never cut."""
    whole = _in_lines((text,), bold, width, height, pixels)
    if most_lines < 2 or whole.pixels >= int(pixels):
        return whole
    broken = _in_lines(_two_lines(text, bold), bold, width, height, pixels)
    return broken if broken.pixels > whole.pixels else whole


def _in_lines(lines: tuple[str, ...], bold: bool, width: float, height: float, pixels: float) -> Fitted:
    widest = max(advance(line, _TRIAL, bold) for line in lines) or 1.0
    size = int(max(1.0, min(pixels, height / (LEADING * len(lines)), width * _TRIAL / widest)))
    while size > 1 and max(advance(line, size, bold) for line in lines) > width:
        size -= 1
    return Fitted(lines, size, max(advance(line, size, bold) for line in lines))


def _two_lines(text: str, bold: bool) -> tuple[str, ...]:
    """The most even break; one behind a middle dot (阿卜杜热合曼·买买提) may be a little less even."""

    def unevenness(cut: int) -> float:
        wider = max(advance(text[:cut], _TRIAL, bold), advance(text[cut:], _TRIAL, bold))
        return wider * (0.8 if text[cut - 1] in "·•　 " else 1.0)

    cuts = [cut for cut in range(1, len(text)) if not _clings(text[cut])]
    if not cuts:
        return (text,)
    best = min(cuts, key=unevenness)
    return text[:best].rstrip(), text[best:].lstrip()


def _clings(character: str) -> bool:
    """Variation selectors and combining marks belong to the character before them."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf") or character in "·•，。、）"
