"""Who takes the seats of one post in one round (design §5.5, §5.11): votes, the line, ties, the rule on women."""

from collections.abc import Collection, Sequence

import msgspec

from buxuan_desktop.domain.result import PersonTally


class Filled(msgspec.Struct, frozen=True):
    """Names elected, and the tied names with the seats they vote again for (no names: no tie).

    `put_off` is a second tie that must wait behind the first.
    """

    elected: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    tied_seats: int = 0
    put_off: tuple[str, ...] = ()
    put_off_seats: int = 0


def by_votes(past: Sequence[PersonTally], seats: int) -> Filled:
    """Fill `seats` from those past the line, most votes first; a tie at the cut goes to a re-vote.

    `past` is in order of votes. Those strictly above the cut are elected (T8, SCV25 第三十三条).
    """
    if len(past) <= seats:
        return Filled(tuple(person.name for person in past))
    if seats <= 0:
        return Filled()
    cut = past[seats - 1].counted
    if past[seats].counted != cut:
        return Filled(tuple(person.name for person in past[:seats]))
    above = tuple(person.name for person in past if person.counted > cut)
    tied = tuple(person.name for person in past if person.counted == cut)
    return Filled(above, tied, seats - len(above))


def woman_first(past: Sequence[PersonTally], seats: int, women: Collection[str]) -> Filled:
    """The first seat to the woman with most votes past the line, the others by votes (design §5.11).

    Source: SCV25 第三十四条, HI25 第三十二条.

    Women tied for that seat vote again for one seat, unless all of them win anyway. Without a woman past the line
    the seats go by votes alone.
    """
    plain = by_votes(past, seats)
    hers = [person for person in past if person.name in women]
    if not hers:
        return plain
    best = [person for person in hers if person.counted == hers[0].counted]
    if all(person.name in plain.elected for person in best):
        return plain
    others = by_votes([person for person in past if person is not best[0]], seats - 1)
    if len(best) == 1:
        chosen = {best[0].name, *others.elected}
        return Filled(_in_order(past, chosen), others.tied, others.tied_seats)
    names = tuple(person.name for person in best)
    # Whoever of them loses her re-vote still stands for the other seats with the votes she has.
    waiting = {*others.tied, *names} if set(names) & set(others.tied) else {*others.tied}
    return Filled(others.elected, names, 1, _in_order(past, waiting), others.tied_seats)


def _in_order(past: Sequence[PersonTally], chosen: Collection[str]) -> tuple[str, ...]:
    return tuple(person.name for person in past if person.name in chosen)
