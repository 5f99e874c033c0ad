"""Matters that came in by hotline, letter box or otherwise: a register of matters, never a list of persons (C12)."""

from datetime import date
from typing import ClassVar, Literal

from buxuan_desktop.domain.records.base import Record


class Matter(Record, frozen=True, tag="matter"):
    """One matter: when and how it came in, of which kind, who handles it until when, and how it ended (F18).

    What was said, by whom, whom it concerns, and what was answered lie beside the chain, encrypted (`ENCRYPTED`). For
    bribery `standard` is the written standard that it was judged by, `circulated_on` the day of its 通报.
    """

    PRIVATE: ClassVar = ("said", "from_whom", "concerns", "answer")
    ENCRYPTED: ClassVar = True
    received_on: date
    way: Literal["hotline", "letter_box", "visit", "email", "inspection", "other"]
    about: Literal["hostile", "crime", "clan", "bribery", "fraud", "procedure", "other"]
    handler: str
    received_at: str = ""
    anonymous: bool = True
    until: date | None = None
    state: Literal["open", "checking", "transferred", "answered"] = "open"
    answered_on: date | None = None
    sent_to: str = ""
    standard: str = ""
    found: Literal["", "confirmed", "unfounded"] = ""
    circulated_on: date | None = None
    circular: str = ""

    @property
    def done(self) -> bool:
        """Whether it was answered or handed on."""
        return self.state in ("answered", "transferred")
