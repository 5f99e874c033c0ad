"""From a file to its register: every sheet that looks like one, read as one list."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from buxuan_desktop.exchange.register.checks import Checker
from buxuan_desktop.exchange.register.files import sheets_of
from buxuan_desktop.exchange.register.people import people
from buxuan_desktop.exchange.register.records import Fault, Register, Sheet, Voter


def read_register(path: Path, election_day: date, covered: Callable[[str], bool] | None = None) -> Register:
    """The register in the file at `path`, ages counted on `election_day`; raises `UnreadableRegister`.

    `covered` says of a name whether the bundled fonts can draw it. The sheet of a CSV is its file name. Hidden sheets
    are read too: leaving out electors unseen would be worse than naming the sheet.
    """
    return read_sheets(sheets_of(path), path.name, election_day, covered)


def read_sheets(
    sheets: Iterable[Sheet], file: str, election_day: date, covered: Callable[[str], bool] | None = None
) -> Register:
    """The register in sheets already read, `file` being the name that faults carry.

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
        persons = people(sheet)
        if persons is None:
            if sheet.rows:
                passed.append(sheet.name)
            continue
        read.append(sheet.name)
        for person in persons:
            voter, found = checker.judge(sheet.name, person)
            voters.append(voter)
            faults.extend(found)
    if not voters:
        faults.append(Fault(file, seen[0] if seen else file, "A1", "no-register", ""))
    return Register(tuple(voters), tuple(faults), tuple(read), tuple(passed))
