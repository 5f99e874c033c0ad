"""Nominations added up: who stands for which post, with how many votes, and who is inside the cut (C07, C16)."""

from collections.abc import Sequence

import msgspec

from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.records.nominations import Nomination, NominationVotes, PostChoice, Withdrawal
from buxuan_desktop.domain.records.reviews import Conclusion

STANDS, WITHDRAWN, ELSEWHERE, UNQUALIFIED = "stands", "withdrawn", "elsewhere", "unqualified"


class Standing(msgspec.Struct, frozen=True):
    """One person nominated for a post: votes, in how many ways and by how many, and whether the person stands.

    `state` is one of STANDS, WITHDRAWN, ELSEWHERE (chose another post), UNQUALIFIED.
    """

    name: str
    votes: int = 0
    ways: tuple[str, ...] = ()
    nominators: int = 0
    state: str = STANDS

    @property
    def stands(self) -> bool:
        """Whether the person can become an official candidate of the post."""
        return self.state == STANDS


class Cut(msgspec.Struct, frozen=True):
    """Who becomes an official candidate by votes: those `inside`, and those `tied` for the `places` that are left.

    `roomy`: all the tied may be taken, since the rules allow as many. Without a tie `tied` is empty.
    """

    inside: tuple[str, ...]
    tied: tuple[str, ...] = ()
    places: int = 0
    roomy: bool = False


def posts_nominated(records: Records) -> tuple[str, ...]:
    """Posts that somebody was nominated for, in the order of the first nomination."""
    return tuple(dict.fromkeys(one.post for one in records.all(Nomination)))


def standing_posts(records: Records) -> dict[str, tuple[str, ...]]:
    """Everybody who still stands for some post, each with those posts."""
    found: dict[str, tuple[str, ...]] = {}
    for post in posts_nominated(records):
        for one in tally(records, post):
            if one.stands:
                found[one.name] = (*found.get(one.name, ()), post)
    return found


def posts_of(records: Records, name: str) -> tuple[str, ...]:
    """The posts that a person was nominated for and still stands for, each once."""
    return standing_posts(records).get(name, ())


def tally(records: Records, post: str) -> list[Standing]:
    """Everybody nominated for a post, most votes first, equal votes in order of nomination.

    Where no votes were written down for the post the number of nominators stands for them (joint nomination).
    """
    ways: dict[str, dict[str, None]] = {}
    signed: dict[str, int] = {}
    votes: dict[str, int] = {}
    for one in records.all(Nomination):
        if one.post == post:
            ways.setdefault(one.name, {})[one.way] = None
            signed[one.name] = signed.get(one.name, 0) + (one.nominators or 0)
    for each in records.all(NominationVotes):
        if each.post == post:
            votes[each.name] = votes.get(each.name, 0) + each.votes
    out = _out(records, post)
    order = votes or signed
    made = [
        Standing(name, order.get(name, 0), tuple(ways.get(name, ())), signed.get(name, 0), out.get(name, STANDS))
        for name in dict.fromkeys((*ways, *votes))
    ]
    return sorted(made, key=lambda person: -person.votes)


def counted_by_votes(records: Records, post: str) -> bool:
    """Whether votes were written down for the post, rather than only who nominated."""
    return any(one.post == post for one in records.all(NominationVotes))


def cut(standing: Sequence[Standing], least: int, most: int | None = None) -> Cut:
    """The official candidates among those who stand, in order of votes: `least` of them, never more than `most`.

    Equal votes at the cut are shown, not decided: no text says how they are told apart.
    """
    ranked = sorted((one for one in standing if one.stands), key=lambda one: -one.votes)
    if len(ranked) <= least:
        return Cut(tuple(one.name for one in ranked))
    last = ranked[least - 1].votes
    if ranked[least].votes != last:
        return Cut(tuple(one.name for one in ranked[:least]))
    above = tuple(one.name for one in ranked if one.votes > last)
    tied = tuple(one.name for one in ranked if one.votes == last)
    return Cut(above, tied, least - len(above), most is None or len(above) + len(tied) <= most)


def moves_up(standing: Sequence[Standing], listed: Sequence[str]) -> tuple[str, ...]:
    """Who comes next by votes when somebody on the list does not stand any more; all those tied for that place."""
    ranked = [one for one in sorted(standing, key=lambda one: -one.votes) if one.stands and one.name not in listed]
    return tuple(one.name for one in ranked if one.votes == ranked[0].votes)


def out_of_list(standing: Sequence[Standing], listed: Sequence[str]) -> tuple[Standing, ...]:
    """Those on the list who do not stand any more."""
    return tuple(one for one in standing if one.name in listed and not one.stands)


def _out(records: Records, post: str) -> dict[str, str]:
    """Why people do not stand for the post, by name; a withdrawal counts before all else."""
    judged = {one.name: one.result for one in records.all(Conclusion)}
    chosen = {one.name: one.post for one in records.all(PostChoice)}
    found = {name: UNQUALIFIED for name, result in judged.items() if result == "unqualified"}
    found |= {name: ELSEWHERE for name, other in chosen.items() if other != post}
    return found | {one.name: WITHDRAWN for one in records.all(Withdrawal) if one.post in ("", post)}
