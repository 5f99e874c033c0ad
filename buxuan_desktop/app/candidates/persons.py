"""The sheet of a person who was nominated; the age is checked on election day, the birth date lies beside the chain."""

from collections.abc import Mapping
from datetime import date

import msgspec

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.days import day_of
from buxuan_desktop.app.setup import voter_ref
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.records.persons import Nominee
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.candidates import age_band

_FAR = 120


def sheet_of(case: Case, name: str) -> Kept[Nominee] | None:
    """The sheet of that person, the last one written."""
    return next((one for one in reversed(list(case.election.records.kept(Nominee))) if one.record.name == name), None)


def keep_sheet(case: Case, sheet: Nominee, private: Mapping[str, str]) -> bool:
    """Write the sheet with the age as its birth date gives it on election day; False when nothing is different.

    Refusal `birth-unreadable` for a birth date that is none. A birth date that is left out stays unchecked.
    """
    day = case.election.election_day
    born = _born(private.get("birth", ""), day)
    band = age_band(born, day, case.book) if born else ""
    sheet = msgspec.structs.replace(sheet, age=band, age_on=day if band else None)
    given = {**private, "birth": born.isoformat() if born else ""}
    held = sheet_of(case, sheet.name)
    if held is None:
        records.add(case, sheet, records.Writing(private=given))
        return True
    return records.correct(case, held.number, sheet, records.Writing(private=_filled(given), kept_files=held.files))


def known_birth(case: Case, name: str) -> str:
    """The birth date in the person's sheet, or that of the only elector of this name; "" when neither is known."""
    held = sheet_of(case, name)
    if held is not None and (given := records.private_of(case, held).get("birth")):
        return given
    numbers = [voter.number for voter in case.election.voters.values() if voter.name == name]
    return case.file.private(voter_ref(numbers[0])).get("birth", "") if len(numbers) == 1 else ""


def known_sex(case: Case, name: str) -> str:
    """The sex that the register gives for the only elector of this name."""
    found = {voter.sex for voter in case.election.voters.values() if voter.name == name}
    return found.pop() if len(found) == 1 else ""


def _born(text: str, day: date) -> date | None:
    if not text.strip():
        return None
    born = day_of(text, day)
    if born is None or not day.year - _FAR < born.year < day.year:
        raise Refusal("birth-unreadable", text=text)
    return born


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
