r"""What must not stand in a case: characters that nobody sees and everybody is misled by, days that no calendar has.

They are refused when somebody writes, and a file that holds them all the same is not opened in the window, where a
bidirectional override would turn a line around. Rehearsals write what their script says, to the letter. Rows are
looked at as bytes, and closely only where such a thing can be: a large case is waited for.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from buxuan_desktop.app.clock import is_moment
from buxuan_desktop.domain.chain import Entry, Stored
from buxuan_desktop.domain.plain_text import unwritten
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile

_TURNS = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])|(?<!\\)(?:\\\\)*\\u20(?:2[a-eA-E]|6[6-9])")
"""U+202A to U+202E and U+2066 to U+2069 in UTF-8, or written as JSON may write them."""
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\(?:u00(?!09|0a|0d)|[bf])")
"""Control characters as JSON writes them in a body."""
_ODD_DAY = re.compile(rb'"((?:0\d|1[0-7]|2[3-9]|[3-9]\d)\d\d-\d\d-\d\d)"')
"""A day before 1800 or after 2299: nobody's, and a slip of whoever types."""
_LAST_DAY = re.compile(rb'"((?:000\d|001[01]|998[89]|999\d)-\d\d-\d\d)"')
"""A day at either end of the calendar: counting a period from it leaves the calendar."""
_MANY = frozenset({b"ballot-cast", b"voter-registered", b"sheet-keyed", b"ballot-drawn"})
"""Kinds of which a case has thousands, and which name no day."""


def fit_rows(file: CaseFile) -> Iterator[Stored]:
    """The rows of a case that is to be shown; Refusal `text-turns`, `day-out-of-range` at the first that is not fit."""
    for row in file.stored():
        _, _, who, kind, body, *_ = row
        if b"\xe2" in body or b"\\u" in body or b"\xe2" in who:
            _check_text(file.path, row[0], b" ".join((who, body)))
        if kind not in _MANY and (found := _LAST_DAY.search(body)):
            raise Refusal("day-out-of-range", path=str(file.path), row=row[0], text=found[1].decode())
        yield row


def _check_text(path: Path, row: int, text: bytes) -> None:
    if found := _TURNS.search(text):
        raise Refusal("text-turns", path=str(path), row=row, text=found[0].decode())


def check_moment(path: Path, row: int, at: bytes) -> None:
    """Refusal `day-out-of-range` for a row, chained or not, whose time is none: papers and exports reckon with it."""
    if not is_moment(at):
        raise Refusal("day-out-of-range", path=str(path), row=row, text=at.decode(errors="replace")[:40])


def check_written(entry: Entry) -> None:
    """Refusal `text-unusable`, `day-unusable` for what no record may hold, so that what is written can be opened."""
    body = entry.body
    found = unwritten(entry.who) or ("" if body.isprintable() else unwritten(body))
    if not found and "\\" in body and (escaped := _ESCAPED.search(body)):
        found = escaped[0]
    if found:
        raise Refusal("text-unusable", text=found)
    kind = entry.kind.encode()
    if kind not in _MANY and (odd := _ODD_DAY.search(body.encode())):
        raise Refusal("day-unusable", text=odd[1].decode())
