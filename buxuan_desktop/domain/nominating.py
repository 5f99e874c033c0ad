"""Nominations added up: who stands for which post, with how many votes, and who is inside the cut (C07, C10)."""

from collections.abc import Iterator, Sequence

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


def posts_of(records: Records, name: str) -> tuple[str, ...]:
    """The posts that a person was nominated for and still stands for, each once."""
    return tuple(
        post
        for post in posts_nominated(records)
        if any(one.name == name and one.stands for one in tally(records, post))
    )


def tally(records: Records, post: str) -> list[Standing]:
    """Everybody nominated for a post, most votes first, equal votes in order of nomination.

    Where no votes were written down for the post the number of nominators stands for them (joint nomination).
    """
    nominations = [one for one in records.all(Nomination) if one.post == post]
    voted = [one for one in records.all(NominationVotes) if one.post == post]
    names = dict.fromkeys([one.name for one in nominations] + [one.name for one in voted])
    made = [_standing(records, post, name, nominations, voted) for name in names]
    return sorted(made, key=lambda one: -one.votes)


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


def _standing(
    records: Records, post: str, name: str, nominations: Sequence[Nomination], voted: Sequence[NominationVotes]
) -> Standing:
    mine = [one for one in nominations if one.name == name]
    by = sum(one.nominators or 0 for one in mine)
    votes = sum(one.votes for one in voted if one.name == name) if voted else by
    ways = tuple(dict.fromkeys(one.way for one in mine))
    return Standing(name, votes, ways, by, next(_reasons_out(records, post, name), STANDS))


def _reasons_out(records: Records, post: str, name: str) -> Iterator[str]:
    if any(one.name == name and one.post in ("", post) for one in records.all(Withdrawal)):
        yield WITHDRAWN
    chosen = [one.post for one in records.all(PostChoice) if one.name == name]
    if chosen and chosen[-1] != post:
        yield ELSEWHERE
    reviewed = [one.result for one in records.all(Conclusion) if one.name == name]
    if reviewed and reviewed[-1] == "unqualified":
        yield UNQUALIFIED
