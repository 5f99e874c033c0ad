"""One spelling for what typists spell in many ways: spaces, full-width digits, cells that hold numbers."""

import re
import unicodedata
from datetime import date, datetime

from buxuan_desktop.exchange.register.records import Cell

_HAN_OR_SPACE = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003347f ]+")
_PADDED_LENGTH = 4
_TEXT_FORMULA = re.compile(r'="(.*)"')
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


def fold_text(cell: Cell) -> str:
    """Text with full-width forms made plain and without any white space: for groups and heads."""
    return "".join(unicodedata.normalize("NFKC", text_of(cell)).split())


def fold_name(cell: Cell) -> str:
    """A name trimmed, each run of white space (full-width too) one space.

    In Han names of up to four characters such spaces only pad (张　三) and go; middle dots and the single spaces of
    longer or Latin names stay. Every other character is kept as it is.
    """
    name = " ".join(text_of(cell).split())
    bare = name.replace(" ", "")
    return bare if len(bare) <= _PADDED_LENGTH and _HAN_OR_SPACE.fullmatch(name) else name


def fold_id(cell: Cell) -> str:
    """An ID number in plain digits and a capital X.

    Also gone: spaces, invisible format characters that web pages leave, and what programs write so that a spreadsheet
    keeps the digits (a leading apostrophe, ="…"). The check digit guards all that.
    """
    plain = unicodedata.normalize("NFKC", text_of(cell))
    kept = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")
    wrapped = _TEXT_FORMULA.fullmatch(kept)
    return (wrapped[1] if wrapped else kept).lstrip("'`’‘").upper()


def fold_sex(cell: Cell) -> str:
    """One of "男" and "女"; "" for anything else."""
    first = fold_text(cell)[:1].upper()
    return {"男": "男", "M": "男", "女": "女", "F": "女"}.get(first, "")


def never_in_names(name: str) -> bool:
    """Whether a character stands in `name` that no name has.

    These are private-use, unassigned, control, bidi and other format characters, U+FFFD.
    """
    return any(
        c == "\ufffd" or (unicodedata.category(c) in _NEVER_IN_NAMES and ord(c) not in _HAN_PLANES) for c in name
    )


def visible(text: str) -> str:
    """`text` with every character that does not print replaced by its code point, fit for one line on a terminal."""
    return "".join(c if c.isprintable() or ord(c) in _HAN_PLANES else f"〔U+{ord(c):04X}〕" for c in text)
