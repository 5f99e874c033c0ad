"""What an import gives back: voters, faults by cell, and the reasons why a file cannot be read at all."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from pathlib import Path

import msgspec

from buxuan_desktop.domain.refusal import Refusal

Cell = str | int | float | bool | date | time | timedelta
"""One cell as a spreadsheet holds it; "" is an empty one (`datetime` is a `date`)."""

Row = tuple[int, Sequence[Cell]]
"""Row number counted from 1, as people see it, and the cells from column A on; blank rows are left out."""


class Voter(msgspec.Struct, frozen=True, gc=False):
    """One person on the list (F2).

    `sex` is "男", "女" or ""; `id_number` "" if none; `birth` from the number, else from the sheet's column when that
    names a whole date; `sheet` and `row` (from 1) say where the person stands. `household` and `ground` are what the
    sheet's columns for them say.
    """

    name: str
    sex: str
    id_number: str
    birth: date | None
    group: str
    sheet: str
    row: int
    household: str = ""
    ground: str = ""


class Fault(msgspec.Struct, frozen=True):
    """One cell to mend, by code (design §7.1).

    `file` is the file's name, `cell` like "C12", `value` what stands there with nothing unprintable left in it. `other`
    is the cell that it disagrees with, "SHEET!CELL" if on another sheet: of a duplicate the first occurrence, of
    `id-birth` the birth column's; else "".
    """

    file: str
    sheet: str
    cell: str
    code: str
    value: str
    other: str = ""


class Register(msgspec.Struct, frozen=True):
    """All that a file holds. Only without `faults` may `voters` be taken over; nothing is imported by half.

    `sheets_read` names the sheets that look like a register, `sheets_passed` the others that hold anything.
    """

    voters: tuple[Voter, ...]
    faults: tuple[Fault, ...]
    sheets_read: tuple[str, ...]
    sheets_passed: tuple[str, ...] = ()


class Sheet(msgspec.Struct, frozen=True):
    """One sheet before it is understood.

    `filled`: by (row from 1, column from 0), what a cell merged downwards shows in the rows below its first.
    """

    name: str
    rows: Sequence[Row]
    filled: Mapping[tuple[int, int], Cell] = {}


class UnreadableRegister(Refusal):
    """The file as a whole cannot be read.

    `code`: `register-missing`, `register-kind` (unknown suffix), `register-encrypted`, `register-too-large` or
    `register-unreadable`.
    """

    def __init__(self, code: str, path: Path) -> None:
        super().__init__(code, path=str(path))
        self.path = path


def address(row: int, column: int) -> str:
    """The name of a cell, row from 1 and column from 0: (12, 2) is "C12"."""
    letters = ""
    rest = column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row}"


def fault_line(fault: Fault) -> tuple[str, str, str]:
    """The parts before the words of a fault's line: the file, SHEET!CELL, the code."""
    return fault.file, f"{fault.sheet}!{fault.cell}", fault.code
