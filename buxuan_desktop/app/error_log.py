"""What the error log holds of a bug of ours: kinds of errors, places in the code, and what is safe of their words.

A log is sent to technicians by people in a hurry. Names, ID numbers, days of birth and the names of files (a case's
holds the village's) never get there; so words are let through by what they are, not stopped by what they look like.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from traceback import extract_tb

_OF_THE_LANGUAGE = (AttributeError, ImportError, IndexError, NameError, RecursionError, TypeError)
"""Errors whose words are Python's own, with names out of the code in quotes."""

_QUOTED = re.compile(r"(['\"`“‘])(.*?)(['\"`”’])", re.DOTALL)
_PATH = re.compile(r"\S*[/\\]\S*")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z_0-9]{0,40}", re.ASCII)
_WORD = re.compile(r"[a-z_]{1,24}[.,:;!?)]*|\(?[a-z_]{1,24}[.,:;!?)]*|-?[0-9]{1,3}[.,:;)]*", re.ASCII)
_LEFT_OUT = "…"
_LONGEST = 300
_PLACES = ("buxuan_desktop", "site-packages")


def entry_of(error: BaseException) -> str:
    """One error with the errors behind it, as lines of the log."""
    return "\n".join(line for one in _behind(error) for line in _lines(one)) + "\n"


def keep(log: Path, error: BaseException) -> None:
    """Append an error to the log; OSError when that cannot be done."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as book:
        book.write(f"{entry_of(error)}\n")


def safe_words(text: str, *, identifiers: bool = False) -> str:
    """A text without what may be somebody's: quotations, paths, capitals, long numbers, all that is not English.

    With `identifiers` a quotation stays that could be a name in the code.
    """

    def quoted(found: re.Match[str]) -> str:
        inside = found[2]
        return f" «{inside}» " if identifiers and _IDENTIFIER.fullmatch(inside) else f" {_LEFT_OUT} "

    words = _PATH.sub(_LEFT_OUT, _QUOTED.sub(quoted, text))
    kept = [one if _WORD.fullmatch(one) or one.startswith("«") else _LEFT_OUT for one in words.split()]
    return " ".join(one for place, one in enumerate(kept) if one != _LEFT_OUT or kept[place - 1 : place] != [one])


def _behind(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        yield now
        now = now.__cause__ or now.__context__


def _lines(error: BaseException) -> Iterator[str]:
    said = safe_words(str(error)[:_LONGEST], identifiers=isinstance(error, _OF_THE_LANGUAGE))
    yield f"{type(error).__name__}: {said}" if said else type(error).__name__
    for frame in extract_tb(error.__traceback__):
        yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"


def _place(file: str) -> str:
    """Where in the program a line of code stands; where the program lies tells who uses it."""
    parts = PurePath(file.replace("\\", "/")).parts
    for name in _PLACES:
        if name in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(name) - 1 :])
    return parts[-1] if parts and parts[-1].isascii() else _LEFT_OUT
