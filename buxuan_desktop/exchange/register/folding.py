"""One spelling for what typists spell in many ways: spaces, full-width digits, cells that hold numbers."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType

from buxuan_desktop.exchange.register.records import Cell

_HAN_OR_SPACE = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003347f ]+")
_PADDED_LENGTH = 4
_TEXT_FORMULA = re.compile(r'="(.*)"')
SEXES: Mapping[Cell, str] = MappingProxyType({"男": "男", "女": "女"})
"""The plain spellings of a sex."""
_COMMON = re.compile(r"[\u4e00-\u9fa5]*")
_NEVER_IN_NAMES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
# Planes 2 and 3 hold Han only; their newest blocks are younger than the interpreter's tables, which call them
# unassigned, and were added for names. Whether a font has them is asked by `covered`.
_HAN_PLANES = range(0x20000, 0x40000)


def text_of(cell: Cell) -> str:
    """A cell as text; a whole number without its ".0", a day as 2020-04-20."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def filled(cell: Cell) -> bool:
    """Whether anything is left of the cell once white space is gone, as `fold_text` sees it."""
    return not isinstance(cell, str) or (cell != "" and not cell.isspace())


def fold_text(cell: Cell) -> str:
    """Text with full-width forms made plain and without any white space: for groups and heads."""
    return _folded(cell if isinstance(cell, str) else text_of(cell))


@lru_cache(1 << 12)
def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def fold_name(cell: Cell) -> str:
    """A name trimmed, each run of white space (full-width too) one space.

    In Han names of up to four characters such spaces only pad (张　三) and go; middle dots and the single spaces of
    longer or Latin names stay. Every other character is kept as it is.
    """
    parts = (cell if isinstance(cell, str) else text_of(cell)).split()
    if len(parts) == 1:
        return parts[0]
    name = " ".join(parts)
    bare = name.replace(" ", "")
    return bare if len(bare) <= _PADDED_LENGTH and _HAN_OR_SPACE.fullmatch(name) else name


def fold_id(cell: Cell) -> str:
    """An ID number in plain digits and a capital X.

    Also gone: spaces, invisible format characters that web pages leave, and what programs write so that a spreadsheet
    keeps the digits (a leading apostrophe, ="…"). The check digit guards all that.
    """
    if isinstance(cell, str) and cell.isascii() and cell.isalnum():
        return cell.upper()
    plain = unicodedata.normalize("NFKC", text_of(cell))
    kept = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")
    wrapped = _TEXT_FORMULA.fullmatch(kept)
    return (wrapped[1] if wrapped else kept).lstrip("'`’‘").upper()


def fold_sex(cell: Cell) -> str:
    """One of "男" and "女"; "" for anything else."""
    if plain := SEXES.get(cell):
        return plain
    first = fold_text(cell)[:1].upper()
    return {"男": "男", "M": "男", "女": "女", "F": "女"}.get(first, "")


def never_in_names(name: str) -> bool:
    """Whether a character stands in `name` that no name has.

    These are private-use, unassigned, control, bidi and other format characters, U+FFFD.
    """
    if _COMMON.fullmatch(name):
        return False
    return any(
        c == "\ufffd" or (unicodedata.category(c) in _NEVER_IN_NAMES and ord(c) not in _HAN_PLANES) for c in name
    )


def visible(text: str) -> str:
    """`text` with every character that does not print replaced by its code point, fit for one line on a terminal."""
    return "".join(c if c.isprintable() or ord(c) in _HAN_PLANES else f"〔U+{ord(c):04X}〕" for c in text)
