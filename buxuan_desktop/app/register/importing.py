"""A list from a file, shown whole before a line of it is written (C06): columns, faults, what is left out."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register.people import everybody
from buxuan_desktop.app.registers import covered_by_fonts
from buxuan_desktop.app.sealing import kept
from buxuan_desktop.app.setup import Elector, listed
from buxuan_desktop.domain.doubles import Someone, compare
from buxuan_desktop.domain.events import Event
from buxuan_desktop.domain.identity import ADULT, age_on
from buxuan_desktop.domain.plain_text import shortened, visible
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.register_events import RegisterImported
from buxuan_desktop.exchange.garbage import no_garbage
from buxuan_desktop.exchange.register import (
    FIELDS,
    GROUND,
    Column,
    Fault,
    Look,
    Voter,
    look,
    look_as,
    read_sheets,
    sheets_of,
)
from buxuan_desktop.rules.profile import RegistrationClass
from buxuan_desktop.words import of_register_fault, spoken

UNDERAGE = "underage"

Columns = tuple[Column, ...]
"""The columns of a sheet, with their heads, samples, and what they are taken for."""


class FaultLine(msgspec.Struct, frozen=True):
    """A cell to mend: where it is, its code (design §7.1), and in words what is wrong and what to do."""

    sheet: str
    cell: str
    code: str
    words: str


class Dropped(msgspec.Struct, frozen=True):
    """A column that is not taken over; `holds` is phone, bank, address or ""."""

    sheet: str
    head: str
    holds: str


class Preview(msgspec.Struct, frozen=True):
    """All that a file would bring.

    `electors` and `rows` (sheet, row) go together; `known` are places in `electors` of people who are on the list
    already; `underage` is the number of faults that leaving out the under-age mends.
    """

    file: str
    looks: tuple[Look, ...]
    electors: tuple[Elector, ...]
    rows: tuple[tuple[str, int], ...]
    faults: tuple[FaultLine, ...]
    dropped: tuple[Dropped, ...]
    known: tuple[int, ...]
    underage: int
    without_class: int

    @property
    def fresh(self) -> int:
        """Electors that are not on the list yet."""
        return len(self.electors) - len(self.known)


class Import:
    """A file read once; `preview` may be asked again with other columns, `take` writes what the last one showed."""

    def __init__(self, case: Case, path: Path) -> None:
        """Refusal where the file cannot be read at all."""
        self._case = case
        self._file = visible(path.name)
        with no_garbage():
            self._sheets = sheets_of(path)
        self._fields: dict[str, Mapping[int, str]] = {}
        self.leave_underage = False
        self.shown: Preview | None = None

    def assign(self, sheet: str, fields: Mapping[int, str]) -> None:
        """Read a sheet's columns as people say: field by column from 0."""
        self._fields[sheet] = dict(fields)

    def preview(self) -> Preview:
        """What the file would bring, read as said so far."""
        looks = [
            look_as(sheet, self._fields[sheet.name]) if sheet.name in self._fields else look(sheet)
            for sheet in self._sheets
        ]
        layouts = {one.name: one.layout for one in looks}
        day = self._case.election.election_day
        with no_garbage():
            register = read_sheets(self._sheets, self._file, day, covered_by_fonts(), layouts)
        faults = register.faults
        voters: Sequence[Voter] = register.voters
        if self.leave_underage:
            young = _rows_of(faults, UNDERAGE)
            faults = tuple(fault for fault in faults if fault.code != UNDERAGE)
            voters = [voter for voter in voters if (voter.sheet, voter.row) not in young or not _young(voter, day)]
        classes = self._case.book.classes if self._case.election.opened else ()
        electors = tuple(_elector(voter, classes) for voter in voters)
        self.shown = Preview(
            self._file,
            tuple(looks),
            electors,
            tuple((voter.sheet, voter.row) for voter in voters),
            tuple(self._line(fault) for fault in faults),
            tuple(_dropped(looks)),
            tuple(self._known(voters)),
            sum(fault.code == UNDERAGE for fault in register.faults),
            sum(not one.ground for one in electors),
        )
        return self.shown

    def take(self, gain: str = "") -> int:
        """Write what the last preview showed, all or nothing; returns how many electors came on the list.

        People who are on it already are left out. Refusal `register-faulty` while a cell is to be mended.
        """
        shown = self.shown or self.preview()
        if shown.faults:
            raise Refusal("register-faulty", path=shown.file, count=len(shown.faults))
        register = self._case.election.register
        if register.editions and not gain:
            raise Refusal("register-gain-needed")
        known = set(shown.known)
        new = [one for place, one in enumerate(shown.electors) if place not in known]
        if not new:
            raise Refusal("register-nobody-new", file=shown.file)
        if register.editions:
            new = [msgspec.structs.replace(one, gain=gain) for one in new]
        first = register.highest + 1
        lines, private = listed(new, register.highest)
        heads = tuple(dict.fromkeys(one.head for one in shown.dropped if one.head))
        events: list[Event] = [*lines, RegisterImported(shown.file, first, len(new), heads)]
        self._case.record(*events, before_commit=kept(self._case, private))
        return len(new)

    def _known(self, voters: Sequence[Voter]) -> list[int]:
        """Places of those who are on the list already: the same ID number, or the same name with birth or group."""
        if not self._case.election.voters:
            return []
        others = [_someone(place, voter) for place, voter in enumerate(voters)]
        return sorted(other.number for _, other in compare(everybody(self._case), others).pairs)

    def _line(self, fault: Fault) -> FaultLine:
        day = spoken(self._case.election.election_day)
        words = of_register_fault(fault.code, value=fault.value, other=fault.other, day=day)
        return FaultLine(fault.sheet, fault.cell, fault.code, words)


def fields_for(case: Case) -> tuple[str, ...]:
    """What a column can be taken for in this case: without classes in its rules there is no column for them."""
    return tuple(field for field in FIELDS if field != GROUND or case.book.classes)


def people_in(case: Case, path: Path) -> list[Someone]:
    """The people of another list to compare with: a household list, the last register; Refusal if there is none.

    Faults do not matter here, apart from there being no list at all.
    """
    register = read_sheets(sheets_of(path), path.name, case.election.election_day)
    if not register.voters:
        raise Refusal("register-no-list", path=str(path))
    named = (msgspec.structs.replace(voter, name=shortened(voter.name)) for voter in register.voters)
    return [_someone(place, voter) for place, voter in enumerate(named, start=1)]


def class_of(text: str, classes: Sequence[RegistrationClass]) -> str:
    """The code of the class that a sheet names: by its words, its code, or its place (1, 一, 第一类); "" if none."""
    plain = text.strip("第类（）()、. ")
    for place, one in enumerate(classes):
        if text and (text in (one.words, one.code) or plain in (str(place + 1), "一二三四五"[place])):
            return one.code
    return ""


def _rows_of(faults: Sequence[Fault], code: str) -> set[tuple[str, int]]:
    found = [(fault.sheet, fault.cell) for fault in faults if fault.code == code]
    return {(sheet, int("".join(c for c in cell if c.isdigit()))) for sheet, cell in found}


def _young(voter: Voter, day: date) -> bool:
    """Whether this one of several people in a row is the one under age."""
    return voter.birth is None or age_on(voter.birth, day) < ADULT


def _elector(voter: Voter, classes: Sequence[RegistrationClass]) -> Elector:
    private = {"id_number": voter.id_number, "birth": voter.birth.isoformat() if voter.birth else ""}
    private = {name: value for name, value in private.items() if value}
    return Elector(voter.name, voter.sex, voter.group, private, class_of(voter.ground, classes), voter.household)


def _someone(number: int, voter: Voter) -> Someone:
    birth = voter.birth.isoformat() if voter.birth else ""
    return Someone(number, voter.name, voter.sex, voter.id_number, birth, voter.group)


def _dropped(looks: Sequence[Look]) -> list[Dropped]:
    columns: list[tuple[str, Column]] = [(one.name, column) for one in looks if one.layout for column in one.dropped]
    return [Dropped(name, column.head, column.holds) for name, column in columns]
