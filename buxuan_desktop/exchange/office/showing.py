"""A sheet without what an office file cannot hold or what would read otherwise than it is.

XML has no control characters, and a bidirectional override would turn a line around in Word as on a screen. Old files
and rehearsals may hold such names; they are shown by their code points.
"""

from typing import TypeVar

import msgspec

from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.words.sheets import Sheet

_Value = TypeVar("_Value")
_ENDS = "\n"


def shown(sheet: Sheet) -> Sheet:
    """The sheet with such characters in sight; most sheets are given back as they are."""
    return _shown(sheet)


def _shown(value: _Value) -> _Value:
    if isinstance(value, str):
        return value if value.isprintable() else _ENDS.join(map(_line, value.split(_ENDS)))  # type: ignore[return-value]
    if isinstance(value, tuple):
        made = tuple(map(_shown, value))
        return value if all(one is old for one, old in zip(made, value, strict=True)) else made  # type: ignore[return-value]
    if isinstance(value, msgspec.Struct):
        changed = {}
        for name in value.__struct_fields__:
            old = getattr(value, name)
            new = _shown(old)
            if new is not old:
                changed[name] = new
        return msgspec.structs.replace(value, **changed) if changed else value
    return value


def _line(text: str) -> str:
    """A line as it may stand in a file; wide blanks and tabs are set on purpose."""
    return "".join(c if c in "\u3000\t\xa0" else visible(c) for c in text)
