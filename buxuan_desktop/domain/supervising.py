"""The supervisory committee as its records have it: seats, who sits, who left, which seats stand empty (B16)."""

import msgspec

from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.records.organising import WatchMember
from buxuan_desktop.domain.records.standing_bodies import WatchSeats


class Watch(msgspec.Struct, frozen=True):
    """`seats` None where nobody wrote down how many there are; `unfollowed` left and nobody is named as following.

    `filled` are those who sit in a seat that stood empty.
    """

    seats: int | None
    sitting: list[WatchMember]
    left: list[WatchMember]
    unfollowed: list[WatchMember]
    filled: list[WatchMember]

    @property
    def empty(self) -> int | None:
        """How many seats stand empty, from the start or since somebody left; None where the seats are not known."""
        return None if self.seats is None else max(0, self.seats - len(self.sitting))

    @property
    def complete(self) -> bool | None:
        """Whether nobody is missing; None where the case knows nothing of the committee."""
        if self.seats is not None:
            return not self.empty
        return not self.unfollowed if self.sitting or self.left else None


def watch_of(records: Records) -> Watch:
    """What the records say today."""
    members, seats = records.all(WatchMember), records.last(WatchSeats)
    followed = {one.follows for one in members if one.follows}
    left = [one for one in members if one.left_on is not None]
    sitting = [one for one in members if one.left_on is None]
    return Watch(
        seats=seats.seats if seats else None,
        sitting=sitting,
        left=left,
        unfollowed=[one for one in left if one.name not in followed],
        filled=[one for one in sitting if one.follows or one.how == "by_election"],
    )
