"""Papers show no whole ID number, wherever somebody typed one: in a reason, an address, an answer."""

from typing import Any

import msgspec

from buxuan_desktop.domain.identity import without_numbers
from buxuan_desktop.words.sheets import Sheet

_NUMBER = 18


def covered(sheet: Sheet, asked_for: str = "") -> Sheet:
    """The sheet with the ID numbers in its texts masked; a cell that is `asked_for` to the letter stays.

    That is the number on the form of the unified social credit code (B15, F11), which the civil affairs office needs
    and whose filler masks it until somebody had it shown. The register's form (F2) is written by hand, and no notice
    may carry one.
    """
    made: Sheet = _covered(sheet, asked_for)
    return made


def _covered(value: Any, asked_for: str) -> Any:
    if isinstance(value, str):
        return without_numbers(value) if len(value) >= _NUMBER and value != asked_for else value
    if isinstance(value, tuple):
        made = tuple(_covered(one, asked_for) for one in value)
        return value if all(one is other for one, other in zip(made, value, strict=True)) else _as(value, made)
    if isinstance(value, msgspec.Struct):
        parts = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: one for name, old in parts.items() if (one := _covered(old, asked_for)) is not old}
        return msgspec.structs.replace(value, **changed) if changed else value
    return value


def _as(old: Any, made: tuple[Any, ...]) -> Any:
    return type(old)(*made) if hasattr(old, "_fields") else made
