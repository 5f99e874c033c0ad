"""Texts from elsewhere: what stands in them unseen, and how they are shown without it."""

import re
import unicodedata

# Planes 2 and 3 hold Han only; their newest blocks are younger than the interpreter's tables, which call them
# unassigned, and were added for names.
HAN_PLANES = range(0x20000, 0x40000)
_TURNING = "\u202a-\u202e\u2066-\u2069"
_UNWRITTEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_TURNING}]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_MOST = 200


def visible(text: str) -> str:
    """`text` with every character that does not print replaced by its code point, fit for one line anywhere.

    So a control sequence does nothing on a terminal, and a bidirectional override turns no line around.
    """
    return (
        text
        if text.isprintable()
        else "".join(c if c.isprintable() or ord(c) in HAN_PLANES else f"〔U+{ord(c):04X}〕" for c in text)
    )


def one_line(text: str) -> str:
    """The text `visible` in one line, every run of blanks one blank."""
    return visible(" ".join(text.split()))


def shortened(text: str, most: int = _MOST) -> str:
    """The text `visible`, cut where it is longer than anything that people write."""
    return visible(text) if len(text) <= most else f"{visible(text[:most])}……"


def unwritten(text: str) -> str:
    """The first character that no record may hold; "" where there is none.

    These are control characters other than tab and line ends, and those that turn the order of characters around
    (Unicode TR9: embeddings, overrides, isolates): a name with one reads otherwise than it is counted.
    """
    found = _UNWRITTEN.search(text)
    return found[0] if found else ""


def without_unseen(text: str) -> str:
    """The text without control, format and half characters, tab and line ends excepted."""
    return (
        text
        if text.isprintable()
        else "".join(c for c in text if c in "\t\n\r" or unicodedata.category(c) not in _UNSEEN)
    )
