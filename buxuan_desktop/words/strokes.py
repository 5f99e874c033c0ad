"""Names by the number of strokes (姓氏笔画), from Unihan's kTotalStrokes (`resources/strokes`).

Which stroke comes first no free table says; characters with equally many stand by code point, which keeps one surname
together. Lists say that this order is the project's own.
"""

from functools import cache

from buxuan_desktop.paths import resource

_UNKNOWN = 999


@cache
def _table() -> dict[str, int]:
    found: dict[str, int] = {}
    with resource("strokes", "strokes.txt").open(encoding="utf-8") as source:
        for line in source:
            count, _, characters = line.rstrip("\n").partition("\t")
            found.update(dict.fromkeys(characters, int(count)))
    return found


def strokes(character: str) -> int | None:
    """The number of strokes of a character; None for what is no Han character, or one that the table lacks."""
    return _table().get(character)


def by_strokes(name: str) -> tuple[tuple[int, str], ...]:
    """The key that puts names in order, surname first; names in other scripts come last."""
    table = _table()
    return tuple((table.get(character, _UNKNOWN), character) for character in name)
