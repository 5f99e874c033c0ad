"""Who can be written in: found by initials, by number on the register, or by the characters of the name."""

import unicodedata
from collections.abc import Sequence

import msgspec

from buxuan_desktop.domain.election import Election
from buxuan_desktop.words.pinyin import begins, initials, spelled

SHOWN = 8
"""How many people a list offers at once; more letters narrow it down."""


class Person(msgspec.Struct, frozen=True, gc=False):
    """Somebody who can be named: the name, what tells people of one name apart, the number on the register or 0."""

    name: str
    note: str = ""
    number: int = 0


def people(election: Election) -> tuple[Person, ...]:
    """Candidates of all posts first, then the register in order of number, then those known to be no electors.

    Electors who share a name stand there under names that tell them apart, also where a candidate has the name.
    """
    candidates = dict.fromkeys(name for state in election.posts.values() for name in state.post.candidates)
    for current in election.rounds[-1:]:
        candidates |= dict.fromkeys(name for post in current.posts for name in post.candidates)
    told = {number: name for name, number in election.namesakes.numbers.items()}
    numbers = {voter.name: voter.number for voter in election.voters.values() if voter.number not in told}
    known = [Person(name, "候选人", numbers.get(name, 0)) for name in candidates]
    known += [
        Person(name, _note(voter.number, voter.sex, voter.group), voter.number)
        for voter in election.voters.values()
        if (name := told.get(voter.number, voter.name)) not in candidates
    ]
    taken = {person.name for person in known}
    known += [Person(name, "不在选民名单上") for name in sorted(election.outsiders - taken)]
    return tuple(known)


def find(known: Sequence[Person], typed: str, most: int = SHOWN) -> list[Person]:
    """At most `most` people whom `typed` can mean, the likeliest first; nobody for an empty text."""
    wanted = "".join(unicodedata.normalize("NFKC", typed).lower().split())
    if not wanted:
        return []
    ranked = [(rank, place) for place, person in enumerate(known) if (rank := _rank(person, wanted)) is not None]
    return [known[place] for _, place in sorted(ranked)[:most]]


def _rank(person: Person, wanted: str) -> int | None:
    """How well a person fits, 0 best, None not at all."""
    if wanted.isdecimal():
        number = str(person.number) if person.number else ""
        return _first(number == wanted.lstrip("0"), number.startswith(wanted))
    if not wanted.isascii():
        return _first(person.name == wanted, person.name.startswith(wanted), wanted in person.name)
    usual = initials(person.name)
    if usual.startswith(wanted):
        return 0 if usual == wanted else 1
    return _first(False, False, begins(person.name, wanted), spelled(person.name).startswith(wanted))


def _first(*fits: bool) -> int | None:
    return next((rank for rank, fit in enumerate(fits) if fit), None)


def _note(number: int, sex: str, group: str) -> str:
    return "　".join(filter(None, (f"选民{number}号", sex, group)))
