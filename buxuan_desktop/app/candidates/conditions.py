"""The conditions of a case: offered by its law and plans, taken into the case, and what could not be verified (C33)."""

import tomllib
from collections.abc import Sequence
from functools import cache

import msgspec

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.records.persons import Condition
from buxuan_desktop.paths import resource

EXAMPLES = "examples"


def offered(case: Case) -> list[Condition]:
    """What law and plans of the case say and the case does not hold yet: bars by law first, then what is looked for."""
    bars = case.book.parameter("negative_list")
    law = bars.value if isinstance(bars.value, tuple) else ()
    found = [Condition(text=one, list="law", cite=bars.cite, status="verified") for one in law]
    for source in (case.book.profile, *case.book.overlays):
        found += read(source.id)
    return _missing(case, found)


def examples(case: Case) -> list[Condition]:
    """What other places looked at, never official here; taken one by one if at all."""
    return _missing(case, read(EXAMPLES))


def take(case: Case, conditions: Sequence[Condition]) -> int:
    """Write these conditions into the case, all in one transaction; returns how many."""
    return records.add_all(case, conditions) if conditions else 0


@cache
def read(name: str) -> list[Condition]:
    """The conditions of a file in `resources/conditions`; none where there is no file."""
    path = resource("conditions", f"{name}.toml")
    if not path.is_file():
        return []
    with path.open("rb") as source:
        given = tomllib.load(source)["conditions"]
    return [msgspec.convert({"is": "condition", "status": "plan", **one}, Condition) for one in given]


def _missing(case: Case, found: Sequence[Condition]) -> list[Condition]:
    held = {one.text for one in case.election.records.all(Condition)}
    return [one for one in found if one.text not in held]
