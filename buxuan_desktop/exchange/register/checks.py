"""The faults of a register, each named by the cell to mend (design §7.1); one cell has one fault.

In an ID cell the first of these counts: `id-is-number`, `id-checksum` (wrong length, characters or check digit; old
numbers of 15 digits too, as they are no longer valid), `id-birth` for an impossible date, `duplicate-id`, `id-birth`
for a date that the birth column contradicts, `underage`. A number with a fault of the first three identifies nobody.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

import msgspec

from buxuan_desktop.domain.identity import ADULT, age_on, birth_of, checksum_ok, latest_birth, sex_of
from buxuan_desktop.domain.plain_text import shortened
from buxuan_desktop.exchange.register.births import Birth, read_birth, unreadable_birth
from buxuan_desktop.exchange.register.folding import SEXES, fold_id, fold_sex, fold_text, never_in_names, text_of
from buxuan_desktop.exchange.register.heads import BIRTH, ID_NUMBER, NAME, Block
from buxuan_desktop.exchange.register.people import Person, people_under, plain_columns
from buxuan_desktop.exchange.register.records import Cell, Fault, Row, Sheet, Voter, address

# What a spreadsheet makes of a long number when it writes a text file: 3.20281E+17.
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+")

_SHORT = 20
"""Characters of a name up to which its characters alone are looked at."""

_Place = tuple[str, int, int]
"""Sheet, row from 1, column from 0."""

_Found = tuple[int, str, str, str]
"""Column, code, value, the other cell."""


class Checker:
    """Judges people one after another, in the file's order, and remembers whom it saw.

    `covered` says whether the bundled fonts can draw a name, and judges each character by itself; without it only
    impossible characters are found.
    """

    def __init__(self, file: str, election_day: date, covered: Callable[[str], bool] | None = None) -> None:
        self._file = file
        self._day = election_day
        self._youngest = latest_birth(election_day, ADULT)
        self._covered = covered
        self._fine: set[str] = set()
        self._numbers: dict[str, _Place] = {}
        self._unnumbered: dict[tuple[str, Birth | None, str], _Place] = {}

    def judge(self, sheet: Sheet, start: int, blocks: Sequence[Block]) -> Iterator[tuple[Voter, Sequence[Fault]]]:
        """The voters that the rows from `start` on make, read by `blocks`, with the faults from left to right."""
        columns = plain_columns(blocks)
        rows = sheet.rows[start:]
        narrowest = min((len(cells) for _, cells in rows), default=0)
        if columns and max(columns) < narrowest:
            yield from self._plainly(sheet, rows, blocks, itemgetter(*columns))
        else:
            for person in people_under(sheet, start, blocks):
                yield self._closely(sheet.name, person)

    def _plainly(
        self, sheet: Sheet, rows: Sequence[Row], blocks: Sequence[Block], pick: Callable[[Sequence[Cell]], Any]
    ) -> Iterator[tuple[Voter, Sequence[Fault]]]:
        """In order at one look, as nearly every row is; what is not is looked at closely."""
        fine, numbers, youngest, known_sexes = self._fine, self._numbers, self._youngest, SEXES
        title, of_id = sheet.name, blocks[0][ID_NUMBER]
        for row in rows:
            name, sex, number, group = pick(row[1])
            if (
                isinstance(number, str)
                and isinstance(name, str)
                and name.isalpha()
                and group != ""
                and fine.issuperset(name)
                and checksum_ok(number)
                and (known := birth_of(number)) is not None
                and known <= youngest
                and numbers.setdefault(number, place := (title, row[0], of_id)) is place
            ):
                told = known_sexes.get(sex) or fold_sex(sex) or sex_of(number)
                yield Voter(name, told, number, known, fold_text(group), title, row[0]), ()
            else:
                alone = msgspec.structs.replace(sheet, rows=(row,))
                for person in people_under(alone, 0, blocks):
                    yield self._closely(title, person)

    def _closely(self, sheet: str, person: Person) -> tuple[Voter, Sequence[Fault]]:
        number = person.id_number
        # A sound number is its own plain spelling, and nearly every one is sound.
        if not isinstance(number, str) or not (sound := checksum_ok(number)):
            number = fold_id(number)
            sound = checksum_ok(number)
        known = birth_of(number) if sound else None
        by_column = read_birth(person.birth) if person.birth != "" else None
        if known is not None and self._in_order(sheet, person, number, known, by_column):
            sex = fold_sex(person.sex) or sex_of(number)
            return Voter(person.name, sex, number, known, person.group, sheet, person.row), ()
        found = [*self._of_birth_and_id(sheet, person, number, sound, known, by_column)]
        found += self._of_name(sheet, person, number, by_column)
        faults = [
            Fault(self._file, sheet, address(person.row, column), code, shortened(value), other)
            for column, code, value, other in sorted(found)
        ]
        birth = known if sound else by_column.whole if by_column else None
        sex = fold_sex(person.sex) or (sex_of(number) if sound else "")
        return Voter(person.name, sex, number, birth, person.group, sheet, person.row), faults

    def _in_order(self, sheet: str, person: Person, number: str, known: date, by_column: Birth | None) -> bool:
        """Whether nothing is wrong with somebody who has a whole ID number; asked first, for so it nearly always is."""
        birth, name = person.birth, person.name
        if birth != "" and not (by_column.agrees(known) if by_column else not unreadable_birth(birth)):
            return False
        if known > self._youngest or not name or not isinstance(person.id_number, str):
            return False
        if len(name) > _SHORT or not self._fine.issuperset(name):
            if never_in_names(name) or (self._covered is not None and not self._covered(name)):
                return False
            self._fine.update(name)
        place = (sheet, person.row, person.columns[ID_NUMBER])
        return self._numbers.setdefault(number, place) is place

    def _of_name(self, sheet: str, person: Person, number: str, birth: Birth | None) -> Iterator[_Found]:
        column = person.columns[NAME]
        if not person.name:
            yield column, "name-empty", "", ""
        elif never_in_names(person.name) or (self._covered is not None and not self._covered(person.name)):
            yield column, "name-uncovered", person.name, ""
        elif not number:
            who = (person.name, birth, person.group)
            place = (sheet, person.row, column)
            first = self._unnumbered.setdefault(who, place)
            if first != place:
                yield column, "duplicate-person", person.name, _seen_from(sheet, first)

    def _of_birth_and_id(
        self, sheet: str, person: Person, number: str, sound: bool, birth: date | None, by_column: Birth | None
    ) -> Iterator[_Found]:
        if by_column is None and unreadable_birth(person.birth):
            yield person.columns[BIRTH], "id-birth", text_of(person.birth), ""
        if not number:
            if by_column and age_on(by_column.earliest, self._day) < ADULT:
                yield person.columns[BIRTH], "underage", text_of(person.birth), ""
            return
        column = person.columns[ID_NUMBER]
        shown = text_of(person.id_number).strip()
        place = (sheet, person.row, column)
        if isinstance(person.id_number, int | float) or _SCIENTIFIC.fullmatch(number):
            yield column, "id-is-number", shown, ""
        elif not sound:
            yield column, "id-checksum", shown, ""
        elif birth is None:
            yield column, "id-birth", shown, ""
        elif (first := self._numbers.setdefault(number, place)) != place:
            yield column, "duplicate-id", shown, _seen_from(sheet, first)
        elif by_column and not by_column.agrees(birth):
            yield column, "id-birth", shown, address(person.row, person.columns[BIRTH])
        elif age_on(birth, self._day) < ADULT:
            yield column, "underage", shown, ""


def _seen_from(sheet: str, place: _Place) -> str:
    name, row, column = place
    cell = address(row, column)
    return cell if name == sheet else f"{name}!{cell}"
