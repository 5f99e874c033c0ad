r"""What must not stand in a case: characters that nobody sees and everybody is misled by, days that no calendar has.

They are refused when somebody writes, and a file that holds them all the same is not opened in the window, where a
bidirectional override would turn a line around. Rehearsals write what their script says, to the letter. Rows are
looked at as bytes, and closely only where such a thing can be: a large case is waited for.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from buxuan_desktop.domain.chain import Entry, Stored
from buxuan_desktop.domain.plain_text import unwritten
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile

_TURNS = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])|(?<!\\)(?:\\\\)*\\u20(?:2[a-eA-E]|6[6-9])")
"""U+202A to U+202E and U+2066 to U+2069 in UTF-8, or written as JSON may write them."""
_UNWRITTEN = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]|(?<!\\\\)(?:\\\\\\\\)*\\\\(?:u00(?!09|0a|0d)|[bf])")
"""The same in the text of a body, and control characters as JSON writes them."""
_ODD_DAY = re.compile(rb'"((?:0\d|1[0-7]|2[3-9]|[3-9]\d)\d\d-\d\d-\d\d)"')
"""A day before 1800 or after 2299: nobody's, and counting from it leaves the calendar."""
_MANY = frozenset({b"ballot-cast", b"voter-registered", b"sheet-keyed", b"ballot-drawn"})
"""Kinds of which a case has thousands, and which name no day."""


def fit_rows(file: CaseFile) -> Iterator[Stored]:
    """The rows of a case that is to be shown; Refusal `text-turns`, `day-out-of-range` at the first that is not fit."""
    for row in file.stored():
        _, at, who, kind, body, *_ = row
        if b"\xe2" in body or b"\\u" in body or b"\xe2" in who or b"\xe2" in at:
            _check_text(file.path, row[0], b" ".join((at, who, body)))
        if kind not in _MANY and (found := _ODD_DAY.search(body)):
            raise Refusal("day-out-of-range", path=str(file.path), row=row[0], text=found[1].decode())
        yield row


def _check_text(path: Path, row: int, text: bytes) -> None:
    if found := _TURNS.search(text):
        raise Refusal("text-turns", path=str(path), row=row, text=found[0].decode())


def check_written(entry: Entry) -> None:
    """Refusal `text-unusable`, `day-unusable` for what no record may hold, so that what is written can be opened."""
    escaped = _UNWRITTEN.search(entry.body)
    found = unwritten(entry.who) or (escaped[0] if escaped else "")
    if found:
        raise Refusal("text-unusable", text=found)
    odd = _ODD_DAY.search(entry.body.encode()) if entry.kind.encode() not in _MANY else None
    if odd:
        raise Refusal("day-unusable", text=odd[1].decode())
