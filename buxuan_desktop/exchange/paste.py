"""What WPS and Excel put on the clipboard, as rows of cells: tabs between them, quotes around line ends."""

import csv
import io

from buxuan_desktop.domain.plain_text import without_unseen
from buxuan_desktop.domain.refusal import Refusal

MOST = 1_000_000


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Rows of stripped cells, all of one width; empty rows and columns that are empty everywhere fall away.

    A line end or tab inside a cell becomes a blank, because a cell here is one line. Characters that nobody sees go:
    telephones copied from a phone are wrapped in them, and a name with one reads otherwise than it is kept. Text
    without any tab is one column, or, where every line holds the same number of commas, as many as those part. Refusal
    `paste-too-large`.
    """
    if len(text) > MOST:
        raise Refusal("paste-too-large", most=MOST)
    plain = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    reader = csv.reader(io.StringIO(without_unseen(plain), newline=""), delimiter=_delimiter(plain))
    try:
        found = [[" ".join(cell.split()) for cell in row] for row in reader]
    except csv.Error as error:
        # One cell larger than csv takes: a quotation mark that was never closed, or no table at all.
        raise Refusal("paste-too-large", most=MOST) from error
    found = [row for row in found if any(row)]
    if not found:
        return ()
    width = max(map(len, found))
    if width * len(found) > MOST:
        raise Refusal("paste-too-large", most=MOST)
    square = [row + [""] * (width - len(row)) for row in found]
    kept = [place for place in range(width) if any(row[place] for row in square)]
    return tuple(tuple(row[place] for place in kept) for row in square)


def _delimiter(text: str) -> str:
    if "\t" in text:
        return "\t"
    for mark in (",", "，"):
        counts = {line.count(mark) for line in text.splitlines() if line.strip()}
        if len(counts) == 1 and counts != {0}:
            return mark
    return "\t"
