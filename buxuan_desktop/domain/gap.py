"""One gap found in a survey of the township's villages, before there is a case (B06, B17)."""

from datetime import date
from typing import Literal

from buxuan_desktop.domain.records.base import Record


class Gap(Record, frozen=True, tag="gap"):
    """A seat that is vacant in one village or community; the survey lies with the computer, in no case."""

    village: str
    body: Literal["villagers", "residents"]
    post: str
    day: date
    seats: int = 1
    cause: Literal["resigned", "recalled", "ended", "died", "moved_up", "voided", "other"] = "other"
    former: str = ""
    township: str = ""
    members_left: int | None = None
    note: str = ""
