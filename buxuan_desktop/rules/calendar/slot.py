"""One row of the timetable, and what several of its makers need."""

from datetime import date

import msgspec

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.calendar import Holiday
from buxuan_desktop.rules.days import DaysOff, days_off
from buxuan_desktop.rules.profile import Parameter

BASIS = {"verified": "law", "plan": "plan", "custom": "custom"}
"""What a row stands on, by the status of its parameter."""


class Slot(msgspec.Struct, frozen=True):
    """One row of the timetable.

    `limit` is the last day that rule or suggestion leaves; `basis` says what it stands on: law, plan, custom,
    suggested, or fact (a day that is simply so). Articles stand only with law and plan. `set` tells that people planned
    it, `done` the day on which it was done.
    """

    code: str
    stage: int
    begins: date
    ends: date
    basis: str
    limit: date | None = None
    cite: tuple[str, ...] = ()
    days: int | None = None
    set: bool = False
    done: date | None = None
    note: str = ""

    @property
    def binding(self) -> bool:
        """Whether a law or a plan sets the limit."""
        return self.limit is not None and self.basis in ("law", "plan")


def table_of(election: Election) -> DaysOff:
    """The days off that the case keeps."""
    kept = election.records.all(Holiday)
    return days_off((one.day for one in kept if one.kind == "off"), (one.day for one in kept if one.kind == "work"))


def cite_of(parameter: Parameter) -> tuple[str, ...]:
    """The article of a parameter, if it has one."""
    return (parameter.cite,) if parameter.cite else ()
