"""How a name is read, so that it can be found by the first letters of its syllables without an input method."""

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial

from buxuan_desktop.paths import resource

_REGISTER = 1 << 16
"""Names whose readings are kept: a whole register, so that each letter typed is answered at once."""


@cache
def _surnames() -> Mapping[str, Sequence[str]]:
    with resource("words", "surnames.toml").open("rb") as source:
        table = tomllib.load(source)
    singles = {surname: (syllable,) for surname, syllable in table["single"].items()}
    return {**singles, **{surname: tuple(syllables) for surname, syllables in table["double"].items()}}


@cache
def _reader() -> Callable[[str], Sequence[Sequence[str]]]:
    """Loaded with the first name, so that no start waits for it, and without its phrases: one character has none."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, pinyin

    return partial(pinyin, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)


@cache
def _readings(character: str) -> tuple[str, ...]:
    """All syllables of a character without tones, the usual one first; nothing for what has no reading."""
    if character.isascii():
        return (character.lower(),)
    found = _reader()(character)
    return tuple(dict.fromkeys(found[0])) if found else ()


@lru_cache(_REGISTER)
def syllables(name: str) -> tuple[tuple[str, ...], ...]:
    """The readings of each letter or character of a name, the likeliest first; dots and spaces are left out."""
    letters = [letter for letter in name if letter.isalnum()]
    read = [_readings(letter) for letter in letters]
    table = _surnames()
    surname = next(
        (known for known in ("".join(letters[:2]), "".join(letters[:1])) if known in table and len(letters) > 1), ""
    )
    for place, syllable in enumerate(table.get(surname, ())):
        read[place] = tuple(dict.fromkeys((syllable, *read[place])))
    return tuple(read)


@lru_cache(_REGISTER)
def initials(name: str) -> str:
    """The first letters of a name as it is usually read, lower case; `?` where the reading is not known."""
    return "".join(one[0][0] if one else "?" for one in syllables(name))


@lru_cache(_REGISTER)
def spelled(name: str) -> str:
    """The whole name in syllables without tones: wangjianguo."""
    return "".join(one[0] if one else "?" for one in syllables(name))


def begins(name: str, typed: str) -> bool:
    """Whether `typed` (lower case) can be the first letters of the name, in any reading of its characters."""
    read = syllables(name)
    if len(typed) > len(read):
        return False
    return all(
        letter in {syllable[0] for syllable in one} if one else True for letter, one in zip(typed, read, strict=False)
    )
