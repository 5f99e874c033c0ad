"""What happens where ballots are handed out: places, lists, people who draw a ballot, boxes closed and carried.

Nothing here names a ballot or a box that it went into, and all of it ends when the polls close: nobody can be tied to a
ballot.
"""

from typing import ClassVar

from buxuan_desktop.domain.events import Event


class PlaceOpened(Event, frozen=True):
    """A place begins to hand out ballots: hall, station or mobile box, or one of several desks in the hall.

    `ballots` were handed to it; `paper` says that it works with rolls on paper, of which only totals are keyed.
    """

    KIND: ClassVar[str] = "place-opened"
    round: int
    place: str
    kind: str
    ballots: int | None = None
    staff: tuple[str, ...] = ()
    paper: bool = False


class PlaceLocked(Event, frozen=True):
    """The list of a place: these electors, by number, draw their ballot there and nowhere else."""

    KIND: ClassVar[str] = "place-locked"
    round: int
    place: str
    electors: tuple[int, ...]


class PlaceUnlocked(Event, frozen=True):
    """Whoever is on the list of a place and did not draw there may draw elsewhere again; with the reason."""

    KIND: ClassVar[str] = "place-unlocked"
    round: int
    place: str
    reason: str


class VoterCheckedIn(Event, frozen=True, gc=False):
    """An elector draws a ballot: the own one unless `own` is False, and one for each principal, in one step.

    `salt` keeps the row's hash, which goes out with a sealed export, from being tried out number by number: who came,
    and so who did not, is in no export.
    """

    KIND: ClassVar[str] = "voter-checked-in"
    round: int
    number: int
    place: str
    own: bool = True
    principals: tuple[int, ...] = ()
    salt: str = ""


class CheckInUndone(Event, frozen=True):
    """A check-in was wrong and its ballots came back: `checkin` is the seq of its event; with the reason."""

    KIND: ClassVar[str] = "checkin-undone"
    round: int
    checkin: int
    reason: str


class ProxyTakenBack(Event, frozen=True):
    """A principal turned up before the ballot was drawn: the proxy holds no longer (T21)."""

    KIND: ClassVar[str] = "proxy-taken-back"
    round: int
    principal: int
    salt: str = ""


class BallotSpoiled(Event, frozen=True):
    """Ballots were spoiled at a place and exchanged for new ones before they were cast; how many."""

    KIND: ClassVar[str] = "ballot-spoiled"
    round: int
    place: str
    count: int = 1


class DeskTotalled(Event, frozen=True):
    """The totals of a place that works on paper; `replaces` is the seq of totals that had been keyed wrongly."""

    KIND: ClassVar[str] = "desk-totalled"
    round: int
    place: str
    own: int
    proxy: int
    replaces: int = 0
    reason: str = ""


class HeadsCounted(Event, frozen=True):
    """People counted before voting begins in the hall, four ways (C18): the first gate, told to the meeting."""

    KIND: ClassVar[str] = "heads-counted"
    round: int
    hall: int
    stations: int
    mobile: int
    proxies: int
    chair: str


class PlaceClosed(Event, frozen=True):
    """A place is over: unused ballots given back, the seals of its box by number, who watched, the time (HH:MM)."""

    KIND: ClassVar[str] = "place-closed"
    round: int
    place: str
    returned: int | None
    seals: tuple[str, ...]
    by: tuple[str, ...]
    when: str


class PlaceReopened(Event, frozen=True):
    """A place was closed too early or with wrong numbers, and goes on; with the reason."""

    KIND: ClassVar[str] = "place-reopened"
    round: int
    place: str
    reason: str


class BoxCarried(Event, frozen=True):
    """A closed box came to the centre, carried by these people, left and arrived (HH:MM); `whole`: its seals were."""

    KIND: ClassVar[str] = "box-carried"
    round: int
    place: str
    by: tuple[str, ...]
    left: str
    arrived: str
    whole: bool = True
    note: str = ""


class RollsSealed(Event, frozen=True):
    """The rolls on which people signed are sealed after the day: packets, who watched, where they are kept."""

    KIND: ClassVar[str] = "rolls-sealed"
    round: int
    packets: int
    by: tuple[str, ...]
    kept_at: str
