"""A pasted table becomes records: columns by their heads or in order, each cell that does not fit named."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.days import day_of
from buxuan_desktop.app.forms import Field, Form, read
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.paste import rows_of
from buxuan_desktop.words import of_refusal
from buxuan_desktop.words.amounts import fen_of

_YES, _NO = ("是", "有", "√", "对", "1"), ("否", "无", "没有", "×", "0")
_BETWEEN = "、，,;； "


class Pasted(msgspec.Struct, frozen=True):
    """One row: its number in the table from 1, its cells, and the record it makes or why it makes none."""

    row: int
    cells: tuple[str, ...]
    record: Record | None = None
    private: Mapping[str, str] = {}
    fault: str = ""


class Table(msgspec.Struct, frozen=True):
    """A pasted table: the field of each column (None: left out), and its rows."""

    columns: tuple[Field | None, ...]
    rows: tuple[Pasted, ...]

    @property
    def faults(self) -> list[Pasted]:
        """The rows that make no record."""
        return [one for one in self.rows if one.fault]


def read_table(form: Form, text: str, near: date) -> Table:
    """What a pasted text means for a kind of record; `near` completes days. Refusal `paste-empty`."""
    rows = rows_of(text)
    if not rows:
        raise Refusal("paste-empty")
    by_head = _by_head(form, rows[0])
    columns = by_head or tuple(form.fields[: len(rows[0])])
    columns = (*columns, *(None,) * (len(rows[0]) - len(columns)))
    first = 1 if by_head else 0
    return Table(
        columns, tuple(_row(form, columns, number, row, near) for number, row in enumerate(rows[first:], first + 1))
    )


def take(case: Case, table: Table) -> int:
    """Write all rows down at once; Refusal `paste-faulty` while one makes no record, so that none is left out."""
    if table.faults:
        raise Refusal("paste-faulty", count=len(table.faults), row=table.faults[0].row)
    return records.add_all(case, [one.record for one in table.rows if one.record], [one.private for one in table.rows])


def _by_head(form: Form, cells: Sequence[str]) -> tuple[Field | None, ...]:
    """The fields that a row of heads names; nothing where fewer than half of its cells name one."""
    known = {_folded(one.label): one for one in form.fields}
    found = tuple(known.get(_folded(cell)) for cell in cells)
    named = sum(one is not None for one in found)
    return found if named and 2 * named >= len(cells) else ()


def _folded(text: str) -> str:
    return "".join(text.split()).replace("（必填）", "").replace("*", "")


def _row(form: Form, columns: Sequence[Field | None], number: int, cells: tuple[str, ...], near: date) -> Pasted:
    values: dict[str, object] = {}
    private: dict[str, str] = {}
    try:
        for field, cell in zip(columns, cells, strict=True):
            if field is None or not cell:
                continue
            if field.private:
                private[field.name] = cell
            else:
                values[field.name] = _value(field, cell, near)
        return Pasted(number, cells, read(form, values), private)
    except Refusal as refusal:
        return Pasted(number, cells, fault=of_refusal(refusal))


def _value(field: Field, cell: str, near: date) -> object:
    value = _READERS[field.kind](field, cell, near)
    if value is None:
        known = "、".join(words for _, words in field.choices)
        raise Refusal("paste-choice" if known else "paste-cell", label=field.label, value=cell, known=known)
    return value


def _number(_field: Field, cell: str, _near: date) -> object:
    digits = cell.removesuffix("人").removesuffix("票").replace(",", "")
    return int(digits) if digits.isdecimal() and len(digits) <= 6 else None


def _choice(field: Field, cell: str, _near: date) -> object:
    for fits in (str.__eq__, str.startswith, str.__contains__):
        fitting = [code for code, words in field.choices if fits(words, cell)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _yesno(_field: Field, cell: str, _near: date) -> object:
    return True if cell in _YES else False if cell in _NO else None


def _names(_field: Field, cell: str, _near: date) -> object:
    for mark in _BETWEEN:
        cell = cell.replace(mark, "\n")
    return tuple(filter(None, cell.split("\n")))


_READERS: dict[str, Callable[[Field, str, date], object]] = {
    "line": lambda _field, cell, _near: cell,
    "text": lambda _field, cell, _near: cell,
    "date": lambda _field, cell, near: day_of(cell, near),
    "number": _number,
    "money": lambda _field, cell, _near: fen_of(cell),
    "choice": _choice,
    "yesno": _yesno,
    "names": _names,
}
