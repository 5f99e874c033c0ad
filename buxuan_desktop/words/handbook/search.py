"""Looking for something in the handbook: by characters, or by the first letters of a title's syllables."""

from functools import cache

import msgspec

from buxuan_desktop.words.handbook import handbook
from buxuan_desktop.words.handbook.parts import Leaf, Section
from buxuan_desktop.words.pinyin import begins


def found(typed: str) -> tuple[tuple[Leaf, Section], ...]:
    """The sections that `typed` leads to, those with it in their titles first."""
    looked = typed.strip().lower()
    every = [(leaf, section) for leaf in handbook().leaves for section in leaf.sections]
    titled = [one for one in every if _in_title(one[1].title, looked)]
    said = [one for one in every if one not in titled and looked in _text(one[1])]
    return (*titled, *said)


def _in_title(title: str, looked: str) -> bool:
    if looked in title.lower():
        return True
    return looked.isascii() and looked.isalpha() and any(begins(title[at:], looked) for at in range(len(title)))


@cache
def _text(section: Section) -> str:
    return "\n".join(_texts(section.parts)).lower()


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in _texts(one)]
    return _texts(msgspec.structs.astuple(value)) if isinstance(value, msgspec.Struct) else []
