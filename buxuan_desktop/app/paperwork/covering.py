"""Papers show no whole ID number, wherever somebody typed one: in a reason, an address, an answer."""

from typing import Any

import msgspec

from buxuan_desktop.domain.identity import without_numbers
from buxuan_desktop.words.papers.base import PaperKind
from buxuan_desktop.words.sheets import Sheet

_NUMBER = 18
_ASKED_FOR = frozenset({"F11"})
"""Papers that an office needs the number on: the form of the unified social credit code (B15, F11), where its own
filler decides. The register's form (F2) is written by hand, and no notice may carry one."""


def covered(kind: PaperKind, sheet: Sheet) -> Sheet:
    """The sheet with the ID numbers in its texts masked."""
    made: Sheet = sheet if kind.code in _ASKED_FOR else _covered(sheet)
    return made


def _covered(value: Any) -> Any:
    if isinstance(value, str):
        return without_numbers(value) if len(value) >= _NUMBER else value
    if isinstance(value, tuple):
        made = tuple(map(_covered, value))
        return value if all(one is other for one, other in zip(made, value, strict=True)) else _as(value, made)
    if isinstance(value, msgspec.Struct):
        parts = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: one for name, old in parts.items() if (one := _covered(old)) is not old}
        return msgspec.structs.replace(value, **changed) if changed else value
    return value


def _as(old: Any, made: tuple[Any, ...]) -> Any:
    return type(old)(*made) if hasattr(old, "_fields") else made
