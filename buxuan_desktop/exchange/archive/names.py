"""Names of files in a package: which ones are taken from others, which ones are made here."""

import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

_NEVER = frozenset('\\:*?"<>|')
_DEVICES = frozenset(
    (
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        *(f"{port}{one}" for port in ("COM", "LPT") for one in "123456789¹²³"),
    )
)
_LONGEST, _ENDING = 100, 10
_DEEPEST, _LONGEST_PART, _LONGEST_NAME = 20, 255, 1000
"""Folders in one another, and bytes of a name, that every system takes."""


def is_safe(name: str) -> bool:
    """Whether a name from elsewhere stays inside the package on every system: relative, no `..`, no devices."""
    parts = name.split("/")
    if not name or len(parts) > _DEEPEST or len(name) > _LONGEST_NAME:
        return False
    return all(map(_is_safe_part, parts))


def _is_safe_part(part: str) -> bool:
    if part in ("", ".", "..") or part != part.rstrip(" .") or not part.isprintable() or _NEVER & set(part):
        return False
    return len(part.encode()) <= _LONGEST_PART and part.split(".")[0].rstrip().upper() not in _DEVICES


def alike(name: str) -> str:
    """What two names must not have in common: systems that fold case or compose letters take them for one file."""
    return unicodedata.normalize("NFC", name).casefold()


def cleaned(name: str) -> str:
    """A file name that every system takes, from whatever a file was called when it was attached."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join("_" if one in _NEVER or not one.isprintable() else one for one in last).strip(" .")
    path = PurePosixPath(plain)
    if len(plain) > _LONGEST and len(path.suffix) < _ENDING:
        plain = f"{path.stem[: _LONGEST - len(path.suffix)]}{path.suffix}"
    plain = plain[:_LONGEST]
    return plain if _is_safe_part(plain) else f"_{plain.strip(' .') or '附件'}"


def apart(names: Iterable[str]) -> list[str]:
    """The same names, those that are taken already with -2, -3 … before their ending."""
    taken: set[str] = set()
    made = []
    for name in names:
        path, number, one = PurePosixPath(name), 1, name
        while alike(one) in taken:
            number += 1
            one = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
        taken.add(alike(one))
        made.append(one)
    return made
