"""ID numbers are shown masked; to see a whole one is an event with a reason, written before it is shown."""

from collections.abc import Mapping
from typing import Any

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.records import private_of as private_of_record
from buxuan_desktop.app.register.lines import ID_NUMBER, private_of
from buxuan_desktop.app.setup import voter_ref
from buxuan_desktop.domain.identity import masked
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.register_events import IdUncovered

NUMBERS = frozenset({"representative_id"})
"""Fields of records that hold an ID number."""

SECONDS = 60
"""How long a number stays on screen at most."""


def masked_of(case: Case, number: int) -> str:
    """An elector's ID number as it is shown; "" where none is known."""
    known = private_of(case, number).get(ID_NUMBER, "")
    return masked(known) if known else ""


def uncover(case: Case, number: int, reason: str) -> str:
    """An elector's whole ID number; that it was asked for stands in the case first.

    Refusal `uncover-reason-needed`, `uncover-nothing`, and those of a write: then nothing is shown.
    """
    return _uncovered(case, voter_ref(number), private_of(case, number).get(ID_NUMBER, ""), reason)


def number_in(case: Case, held: Kept[Any] | None) -> str:
    """The ID number that a record keeps, as it is shown; "" where it keeps none."""
    return masked(known) if (known := _number_of(case, held)) else ""


def uncover_record(case: Case, held: Kept[Any], reason: str) -> str:
    """The same as `uncover` of the number in a record."""
    return _uncovered(case, held.ref, _number_of(case, held), reason)


def is_uncovered(case: Case, held: Kept[Any]) -> bool:
    """Whether somebody had the number of this wording of a record shown, so that its form may be printed with it."""
    return bool(case.election.register.uncovered[held.ref])


def put_back(given: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """Private values as typed; a number that stands there masked is the one that is kept."""
    return {
        name: kept[name] if name in NUMBERS and name in kept and value == masked(kept[name]) else value
        for name, value in given.items()
    }


def covered(values: Mapping[str, object]) -> dict[str, object]:
    """The values of a record as they are shown."""
    return {name: masked(str(value)) if name in NUMBERS and value else value for name, value in values.items()}


def _number_of(case: Case, held: Kept[Any] | None) -> str:
    if held is None:
        return ""
    return next((value for name, value in private_of_record(case, held).items() if name in NUMBERS), "")


def _uncovered(case: Case, ref: str, known: str, reason: str) -> str:
    if not reason.strip():
        raise Refusal("uncover-reason-needed")
    if not known:
        raise Refusal("uncover-nothing")
    case.record(IdUncovered(ref, reason.strip()))
    return known
