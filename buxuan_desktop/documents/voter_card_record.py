"""What a voter's card (选民证, F3) says; the layout is the project's own."""

from datetime import date

import msgspec


class VoterCard(msgspec.Struct, frozen=True, gc=False):
    """One elector: `age` in full years on election day, None when the birth date is not known; `code` is the QR's."""

    number: int
    name: str
    code: str
    sex: str = ""
    age: int | None = None
    group: str = ""


class VoterCards(msgspec.Struct, frozen=True, kw_only=True):
    """Cards of one election; `title` is 选民证 or what the local plan calls it.

    `when` and `where` stay a line for the pen while they are not fixed. `rounds` are the names of the draw marks, one
    for each time that a ballot may be drawn.
    """

    title: str
    place: str
    committee: str
    election_day: date
    cards: tuple[VoterCard, ...]
    when: str = ""
    where: str = ""
    rounds: tuple[str, ...] = ("第一次", "第二次", "第三次")
    rehearsal: bool = False
