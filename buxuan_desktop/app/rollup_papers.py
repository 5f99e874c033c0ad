"""The monthly table as PDF."""

from collections.abc import Iterator
from pathlib import Path

from buxuan_desktop.app.rollup import Summary, Wanted
from buxuan_desktop.documents import Uncovered, render_sheet, uncovered
from buxuan_desktop.domain.monthly import Line
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.rollup.duck import Total
from buxuan_desktop.words import spoken
from buxuan_desktop.words.rollup_papers import NUMBERS, Table, UnitRow, table_sheet


def paper_of(found: Summary, wanted: Wanted, undone: Iterator[Line]) -> bytes:
    """The bytes of the PDF; Refusal `paper-uncovered` for a name of a place that no font draws."""
    units = tuple(map(_unit, found.totals))
    # Names of files may hold anything; on paper a blank stands for what cannot be drawn.
    unused = tuple((_drawable(Path(path).name), _drawable(why)) for path, why in found.unused)
    record = Table(title=found.title, level=wanted.level, day=spoken(wanted.today), units=units, unused=unused)
    count = found.all.undone if found.all else 0
    try:
        return render_sheet(table_sheet(record, undone, count))
    except Uncovered as error:
        raise Refusal("paper-uncovered", items=str(error)) from error


def _unit(total: Total) -> UnitRow:
    numbers = tuple("" if (value := getattr(total, name)) is None else str(value) for name in NUMBERS)
    numbers = tuple(f"{one}%" if name == "turnout" and one else one for name, one in zip(NUMBERS, numbers, strict=True))
    return UnitRow(total.unit or "", numbers, total.reason, all=total.unit is None)


def _drawable(text: str) -> str:
    missing = set(uncovered(text, "song"))
    return "".join("＿" if one in missing else one for one in text)
