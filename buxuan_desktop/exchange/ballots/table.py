"""The table of a round's ballots as CSV: UTF-8 with a BOM, so that Excel and WPS open it, a line a ballot."""

import csv
import io
from collections.abc import Iterator, Sequence
from functools import cache

from buxuan_desktop.domain.ballot import VERDICTS
from buxuan_desktop.exchange.ballots.sheets import Cell, Contest, Entry, Part, Record, Standing
from buxuan_desktop.words import of_export, term

PUBLIC_LEAD = ("verdict", "why")
SEALED_LEAD = ("seq", "at", "who", "bundle", "place", "struck", "verdict", "why")

_RISKY = frozenset("=+-@'\t\r\n＝＋－＠")
"""What makes a table program take a cell for a formula, and the sign that is put in front of such a cell."""


def header(record: Record, lead: Sequence[str]) -> tuple[str, ...]:
    """The header: the leading columns, then for each post its standing and its people."""
    names = [of_export("lead", name) for name in lead]
    for contest in record.contests:
        names.append(contest.title)
        names.extend(
            of_export("column", column.kind, post=contest.title, place=column.place, name=column.name)
            for column in contest.columns
        )
    return tuple(guarded(name) for name in names)


def guarded(cell: str) -> str:
    """A cell that no table program runs as a formula: one `'` in front of a first sign that could make it one.

    A cell that begins with `'` gets one more, so that taking one away always gives the text back.
    """
    return f"'{cell}" if cell[:1] in _RISKY else cell


def table(record: Record, lead: Sequence[str]) -> bytes:
    """The bytes of the CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header(record, lead))
    known: dict[int, tuple[str, ...]] = {}
    for entry in record.entries:
        marks = known.get(id(entry.sheet))
        if marks is None:
            marks = known[id(entry.sheet)] = tuple(_marks(entry.sheet.parts, record.contests))
        writer.writerow((*(guarded(_leading(entry, name)) for name in lead), *marks))
    return text.getvalue().encode("utf-8-sig")


def _leading(entry: Entry, name: str) -> str:
    sheet = entry.sheet
    if name == "verdict":
        return _said(_words("verdict", VERDICTS), sheet.verdicts)
    if name == "why":
        return _why(sheet.why)
    if name == "struck":
        return of_export("struck", "text", reason=entry.struck[0], scrutineer=entry.struck[1]) if entry.struck else ""
    return str(getattr(entry, name) or "")


def _marks(parts: Sequence[Part], contests: Sequence[Contest]) -> Iterator[str]:
    for part, contest in zip(parts, contests, strict=True):
        yield _said(_words("standing", Standing._fields), part.standing)
        for cell, _ in zip(part.cells, contest.columns, strict=True):
            yield _said(_words("mark", Cell._fields), cell)


@cache
def _words(group: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(term(group, code) if group == "verdict" else of_export(group, code) for code in codes)


def _said(words: Sequence[str], numbers: Sequence[int]) -> str:
    """Words with their numbers: 赞成, 赞成2, 反对、加计; a 1 is not written."""
    return "、".join(
        f"{word}{number if number > 1 else ''}" for word, number in zip(words, numbers, strict=True) if number
    )


def _why(code: str) -> str:
    try:
        return of_export("why", code) if code else ""
    except KeyError:
        return of_export("why", "other")
