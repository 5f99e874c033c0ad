"""Watching over the election: inspections, study, expenses, and its acceptance (C12, C22, C25, C36, C37)."""

from datetime import date
from typing import Literal

from buxuan_desktop.domain.records.base import Record


class Study(Record, frozen=True, tag="study"):
    """A session on discipline: party constitution, rules of integrity, disciplinary rules, 九严禁 (C12, C36)."""

    day: date
    what: Literal["constitution", "integrity", "discipline", "nine_bans", "law", "other"]
    whom: str = ""
    due: int | None = None
    present: int | None = None
    led_by: str = ""
    note: str = ""


class Inspection(Record, frozen=True, tag="inspection"):
    """A visit of the inspection team: what it looked at, what it found, and how that was mended (C12, C25)."""

    day: date
    by: str
    about: Literal["hostile", "crime", "clan", "bribery", "fraud", "procedure", "expenses", "other"]
    found: str = ""
    mend: str = ""
    until: date | None = None
    mended_on: date | None = None
    checked_by: str = ""


class Expense(Record, frozen=True, tag="expense"):
    """One expense of the election with its receipt; amounts in fen (C12)."""

    day: date
    what: str
    fen: int
    kind: Literal["printing", "venue", "boxes", "allowance", "publicity", "transport", "other"] = "other"
    paid_by: str = ""
    approved_by: str = ""
    receipt: str = ""


class AcceptanceRow(Record, frozen=True, tag="acceptance"):
    """One standard of the acceptance: what the village says of itself, what the township found, repair (C22, F17)."""

    standard: Literal[
        "lawful",
        "elected",
        "turnout",
        "organised",
        "booth",
        "announced",
        "certificate",
        "archive",
        "supervised",
        "letters",
        "punished",
        "systems",
        "development",
    ]
    own: Literal["", "met", "partly", "not_met"] = ""
    own_by: str = ""
    own_on: date | None = None
    township: Literal["", "met", "partly", "not_met"] = ""
    township_by: str = ""
    township_on: date | None = None
    score: int | None = None
    found: str = ""
    repair: str = ""
    repaired_on: date | None = None
