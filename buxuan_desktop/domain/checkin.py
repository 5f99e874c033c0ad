"""Who has drawn a ballot, however they came: one ballot one person (T21, T43), folded from the check-in's events."""

from collections.abc import Container

import msgspec

from buxuan_desktop.domain import checkin_events as ce
from buxuan_desktop.domain.refusal import IllegalEvent

KINDS = ("hall", "station", "mobile")


class Heads(msgspec.Struct, frozen=True):
    """People for whom a ballot was drawn: in the hall, at stations, at mobile boxes, and by proxies anywhere."""

    hall: int = 0
    station: int = 0
    mobile: int = 0
    proxy: int = 0

    @property
    def total(self) -> int:
        """Each of them once; as many ballots were handed out and not exchanged."""
        return self.hall + self.station + self.mobile + self.proxy


class PlaceState:
    """One place as folded."""

    def __init__(self, opened: ce.PlaceOpened) -> None:
        self.opened = opened
        self.own = 0
        self.proxy = 0
        self.spoiled = 0
        self.listed: set[int] = set()
        self.totals: tuple[int, ce.DeskTotalled] | None = None
        self.closed: ce.PlaceClosed | None = None
        self.carried: ce.BoxCarried | None = None

    @property
    def issued(self) -> int:
        """Ballots handed out here and not exchanged."""
        return self.own + self.proxy

    @property
    def arrived(self) -> bool:
        """Whether its box is where it is opened."""
        return self.closed is not None and (self.opened.kind == "hall" or self.carried is not None)


class RoundCheckIn:
    """The check-in of one round."""

    def __init__(self) -> None:
        self.places: dict[str, PlaceState] = {}
        self.drawn: dict[int, int] = {}
        """The seq of the event by which the ballot of an elector was drawn, by the elector's number."""
        self.standing: dict[int, ce.VoterCheckedIn] = {}
        self.at_desk: dict[int, tuple[int, ...]] = {}
        """The seqs of a person's own check-ins, by number."""
        self.locked: dict[int, str] = {}
        self.back: set[int] = set()
        self.heads_before: ce.HeadsCounted | None = None
        self.sealed: ce.RollsSealed | None = None

    @property
    def heads(self) -> Heads:
        """People per way."""
        own = dict.fromkeys(KINDS, 0)
        for place in self.places.values():
            own[place.opened.kind] += place.own
        return Heads(own["hall"], own["station"], own["mobile"], sum(place.proxy for place in self.places.values()))

    @property
    def on_paper(self) -> int:
        """People of whom only desk totals are known."""
        return sum(place.issued for place in self.places.values() if place.opened.paper)

    @property
    def spoiled(self) -> int:
        """Ballots exchanged everywhere."""
        return sum(place.spoiled for place in self.places.values())

    def open(self, event: ce.PlaceOpened) -> None:
        """A place begins."""
        if event.place in self.places or not event.place or event.kind not in KINDS:
            raise IllegalEvent("place-opened-twice", place=event.place)
        self.places[event.place] = PlaceState(event)

    def at_work(self, name: str) -> PlaceState:
        """The place of that name; IllegalEvent unless it is open."""
        place = self.places.get(name)
        if place is None:
            raise IllegalEvent("place-not-opened", place=name)
        if place.closed is not None:
            raise IllegalEvent("place-closed-already", place=name)
        return place

    def lock(self, voters: Container[int], event: ce.PlaceLocked) -> None:
        """These draw at this place alone; nobody who has drawn, or is on another list."""
        place = self.at_work(event.place)
        for number in event.electors:
            if number not in voters:
                raise IllegalEvent("not-on-the-list", number=number)
            if number in self.drawn:
                raise IllegalEvent("drawn-already", number=number)
            if self.locked.get(number, event.place) != event.place:
                raise IllegalEvent("locked-elsewhere", number=number, place=self.locked[number])
        place.listed.update(event.electors)
        self.locked.update(dict.fromkeys(event.electors, event.place))

    def unlock(self, event: ce.PlaceUnlocked) -> None:
        """The rest of a list may draw elsewhere: only where each of them is known by name."""
        place = self.places.get(event.place)
        if place is None:
            raise IllegalEvent("place-not-opened", place=event.place)
        if place.opened.paper or not event.reason:
            raise IllegalEvent("list-stays-locked", place=event.place)
        for number in [one for one in place.listed if one not in self.drawn]:
            place.listed.discard(number)
            del self.locked[number]

    def check_in(self, voters: Container[int], seq: int, event: ce.VoterCheckedIn) -> None:
        """Ballots are drawn; IllegalEvent, and nothing changed, when one of them may not be."""
        place = self.at_work(event.place)
        if place.opened.paper:
            raise IllegalEvent("place-on-paper", place=event.place)
        takers = (event.number, *event.principals) if event.own else event.principals
        if event.number not in voters:
            raise IllegalEvent("not-on-the-list", number=event.number)
        if not takers or len({event.number, *event.principals}) <= len(event.principals):
            raise IllegalEvent("checkin-unusable", number=event.number)
        for number in takers:
            self._may_draw(voters, number, place)
        for number in event.principals:
            if number in self.back:
                raise IllegalEvent("proxy-was-taken-back", number=number)
        for number in takers:
            self.drawn[number] = seq
        self.standing[seq] = event
        self.at_desk[event.number] = (*self.at_desk.get(event.number, ()), seq)
        place.own += event.own
        place.proxy += len(event.principals)

    def _may_draw(self, voters: Container[int], number: int, place: PlaceState) -> None:
        if number not in voters:
            raise IllegalEvent("not-on-the-list", number=number)
        if number in self.drawn:
            raise IllegalEvent("drawn-already", number=number)
        listed = self.locked.get(number)
        if listed is not None and listed != place.opened.place:
            raise IllegalEvent("locked-elsewhere", number=number, place=listed)
        if listed is None and place.opened.kind == "mobile":
            raise IllegalEvent("not-on-mobile-list", number=number, place=place.opened.place)

    def undo(self, event: ce.CheckInUndone) -> None:
        """The ballots of a check-in came back."""
        wrong = self.standing.get(event.checkin)
        if wrong is None or not event.reason:
            raise IllegalEvent("checkin-not-there", checkin=event.checkin)
        place = self.at_work(wrong.place)
        for number in (wrong.number, *wrong.principals) if wrong.own else wrong.principals:
            del self.drawn[number]
        del self.standing[event.checkin]
        left = tuple(seq for seq in self.at_desk.pop(wrong.number) if seq != event.checkin)
        if left:
            self.at_desk[wrong.number] = left
        place.own -= wrong.own
        place.proxy -= len(wrong.principals)

    def take_back(self, event: ce.ProxyTakenBack) -> None:
        """A proxy ends before its ballot is drawn."""
        if event.principal in self.drawn:
            raise IllegalEvent("drawn-already", number=event.principal)
        if event.principal in self.back:
            raise IllegalEvent("proxy-was-taken-back", number=event.principal)
        self.back.add(event.principal)

    def spoil(self, event: ce.BallotSpoiled) -> None:
        """Ballots exchanged at a place."""
        place = self.at_work(event.place)
        if event.count < 1:
            raise IllegalEvent("checkin-unusable", number=event.count)
        place.spoiled += event.count

    def total(self, seq: int, event: ce.DeskTotalled) -> None:
        """The totals of a place on paper, or others in their stead."""
        place = self.at_work(event.place)
        before = place.totals[0] if place.totals else 0
        if not place.opened.paper or event.own < 0 or event.proxy < 0:
            raise IllegalEvent("place-not-on-paper", place=event.place)
        if event.replaces != before or (before and not event.reason):
            raise IllegalEvent("totals-out-of-order", place=event.place)
        place.totals = seq, event
        place.own, place.proxy = event.own, event.proxy

    def count_heads(self, event: ce.HeadsCounted) -> None:
        """The first gate; counted again, the last numbers stand."""
        self.heads_before = event

    def close(self, event: ce.PlaceClosed) -> None:
        """A place is over and its box sealed."""
        place = self.at_work(event.place)
        if not event.seals or not event.by or not event.when:
            raise IllegalEvent("closing-incomplete", place=event.place)
        place.closed = event

    def reopen(self, event: ce.PlaceReopened) -> None:
        """A place goes on; its box was not carried away yet."""
        place = self.places.get(event.place)
        if place is None or place.closed is None or place.carried is not None or not event.reason:
            raise IllegalEvent("place-not-closed", place=event.place)
        place.closed = None

    def carry(self, event: ce.BoxCarried) -> None:
        """A closed box of a station or a mobile box arrives; once."""
        place = self.places.get(event.place)
        if place is None or place.closed is None or place.carried is not None or place.opened.kind == "hall":
            raise IllegalEvent("place-not-closed", place=event.place)
        if not event.by or not event.left or not event.arrived:
            raise IllegalEvent("closing-incomplete", place=event.place)
        place.carried = event

    def finish(self) -> None:
        """IllegalEvent while a place hands out ballots, or a box is on its way (T41: none is opened elsewhere)."""
        for name, place in self.places.items():
            if place.closed is None:
                raise IllegalEvent("place-still-open", place=name)
            if not place.arrived:
                raise IllegalEvent("box-not-arrived", place=name)

    def seal(self, event: ce.RollsSealed) -> None:
        """The rolls are sealed, once."""
        if self.sealed is not None or not event.by or not event.kept_at:
            raise IllegalEvent("rolls-sealed-already", round=event.round)
        self.sealed = event


class CheckIn:
    """The check-in of every round of a case."""

    def __init__(self) -> None:
        self.rounds: dict[int, RoundCheckIn] = {}

    def of(self, number: int) -> RoundCheckIn:
        """The check-in of a round; an empty one where it was not used."""
        return self.rounds.get(number) or RoundCheckIn()

    def begun(self, number: int) -> RoundCheckIn:
        """The same, to be folded into."""
        return self.rounds.setdefault(number, RoundCheckIn())

    def used(self, number: int) -> bool:
        """Whether ballots of a round were handed out with this program."""
        return bool(self.of(number).places)
