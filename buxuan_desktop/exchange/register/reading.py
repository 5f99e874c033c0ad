"""From a file to its register: every sheet that looks like one, read as one list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.exchange.garbage import no_garbage
from buxuan_desktop.exchange.register.checks import Checker
from buxuan_desktop.exchange.register.files import sheets_of
from buxuan_desktop.exchange.register.folding import fold_text
from buxuan_desktop.exchange.register.heads import Block, find_heads
from buxuan_desktop.exchange.register.looking import Layout
from buxuan_desktop.exchange.register.records import Fault, Register, Sheet, Voter


def read_register(path: Path, election_day: date, covered: Callable[[str], bool] | None = None) -> Register:
    """The register in the file at `path`, ages counted on `election_day`; raises `UnreadableRegister`.

    `covered` says of a name whether the bundled fonts can draw it. The sheet of a CSV is its file name. Hidden sheets
    are read too: leaving out electors unseen would be worse than naming the sheet.
    """
    with no_garbage():
        return read_sheets(sheets_of(path), visible(path.name), election_day, covered)


def read_sheets(
    sheets: Iterable[Sheet],
    file: str,
    election_day: date,
    covered: Callable[[str], bool] | None = None,
    layouts: Mapping[str, Layout | None] | None = None,
) -> Register:
    """The register in sheets already read, `file` being the name that faults carry.

    `layouts` say how each sheet is read, by its name; without them all is guessed.

    Where no sheet looks like a register, or those that do hold nobody, the one fault is `no-register` at the first
    sheet's A1.
    """
    checker = Checker(file, election_day, covered)
    voters: list[Voter] = []
    faults: list[Fault] = []
    seen: list[str] = []
    read: list[str] = []
    passed: list[str] = []
    for sheet in sheets:
        seen.append(sheet.name)
        layout = layouts.get(sheet.name) if layouts is not None else None
        start, blocks = find_heads(sheet.rows) if layouts is None else _said(layout)
        if not blocks:
            if sheet.rows:
                passed.append(sheet.name)
            continue
        read.append(sheet.name)
        before = len(voters)
        for voter, found in checker.judge(sheet, start, blocks):
            voters.append(voter)
            if found:
                faults.extend(found)
        if layout is not None and layout.more:
            voters[before:] = _with_more(sheet, layout.more, voters[before:])
    if not voters:
        faults.append(Fault(file, seen[0] if seen else file, "A1", "no-register", ""))
    return Register(tuple(voters), tuple(faults), tuple(read), tuple(passed))


def _said(layout: Layout | None) -> tuple[int, Sequence[Block]]:
    return (layout.start, layout.blocks) if layout is not None else (0, ())


def _with_more(sheet: Sheet, more: Mapping[str, int], voters: Sequence[Voter]) -> list[Voter]:
    """The voters of a sheet with what its further columns say of them."""
    rows = dict(sheet.rows)

    def told(row: int) -> dict[str, str]:
        cells = rows[row]
        return {field: fold_text(cells[column]) for field, column in more.items() if column < len(cells)}

    return [msgspec.structs.replace(voter, **told(voter.row)) for voter in voters]
