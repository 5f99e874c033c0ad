"""Lines of Chinese text: breaking, shrinking, no drawing. Lengths are in points."""

import re
from functools import lru_cache

from buxuan_desktop.documents.fonts import width

# GB/T 15834: closing punctuation does not begin a line, opening punctuation does not end one.
_NEVER_FIRST = frozenset("，。、；：！？）》〉」』〕】”’％%…—·,.;:!?)")
_NEVER_LAST = frozenset("（《〈「『〔【“‘(")
# Kept whole: numbers and words in Latin letters, a year, month or day in Chinese figures, a blank to write on.
_ATOM = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:%/+\-]*|[〇一二三四五六七八九十]+[年月日]|＿+|.", re.DOTALL)


def _atoms(text: str) -> list[str]:
    """Pieces between which a line may break: numbers whole, punctuation kept with its neighbour."""
    pieces: list[str] = []
    for piece in _ATOM.findall(text):
        if pieces and (piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _chopped(atom: str, chain: str, size: float, room: float) -> list[str]:
    """An atom wider than a whole line, cut wherever it must be."""
    parts = [""]
    for character in atom:
        if parts[-1] and width(parts[-1] + character, chain, size) > room:
            parts.append("")
        parts[-1] += character
    return parts


@lru_cache(maxsize=4096)
def break_lines(text: str, chain: str, size: float, room: float, indent: float = 0.0) -> tuple[str, ...]:
    """`text` in lines no wider than `room`, the first one shorter by `indent`. Nothing is lost."""
    lines = [""]
    used = indent
    for atom in _atoms(text):
        advance = width(atom, chain, size)
        if used + advance <= room + 0.01:
            lines[-1] += atom
            used += advance
            continue
        parts = [atom] if advance <= room else _chopped(atom, chain, size, room)
        if lines[-1] or indent:
            lines.append("")
        lines[-1] += parts[0]
        lines.extend(parts[1:])
        used = width(lines[-1], chain, size)
    return tuple(lines)


@lru_cache(maxsize=4096)
def fit(text: str, chain: str, size: float, room: float, smallest: float) -> tuple[float, tuple[str, ...]]:
    """A size and lines for `text` in a column `room` wide: shrunk to `smallest` before it wraps."""
    natural = width(text, chain, size)
    if natural <= room:
        return size, (text,)
    shrunk = int(size * room / natural * 10) / 10
    if shrunk >= smallest:
        return shrunk, (text,)
    return smallest, break_lines(text, chain, smallest, room)
