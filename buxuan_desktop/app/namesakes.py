"""Two electors of one name are told apart before a name counts (domain.md §11 row 14; ZJ20 Art 27).

Rehearsals keep names to the letter: nothing here is asked by `counting.cast_many`.
"""

from collections.abc import Iterable, Iterator, Mapping

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.domain.decision_events import NamesakeTold
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.doubts import written


def doubt_in(election: Election, marks: Mapping[str, PostMarks]) -> str:
    """The doubt of a paper on which a name is written that fits two electors; "" when nobody's does."""
    names = [name for one in marks.values() for name in one.write_in if name in election.namesakes.shared]
    return written("namesakes", "、".join(dict.fromkeys(names))) if names else ""


def refuse_unclear(election: Election, ballot: Ballot) -> None:
    """Refusal `name-fits-two` for a written name that fits two electors; a candidate's own name means the candidate."""
    listed = _candidates(election)
    for one in ballot.marks.values():
        for name in one.write_in:
            refuse_shared(election, name, listed)


def refuse_shared(election: Election, name: str, listed: Iterable[str] = ()) -> None:
    """The same for one name, in the totals of a bundle for instance."""
    same = election.namesakes.shared.get(name)
    if same and name not in listed:
        raise Refusal("name-fits-two", name=name, number=len(same))


def tell(case: Case, names: Iterable[str]) -> None:
    """From now on these electors have the names that tell them apart; names that need no telling are left alone."""
    election = case.election
    numbers = election.namesakes.numbers
    new = {name: numbers[name] for name in names if name in numbers and name not in election.told}
    if new:
        case.record(*(NamesakeTold(number, name) for name, number in new.items()))


def tell_those_on(case: Case, ballot: Ballot) -> None:
    """The same for whoever is written on a paper."""
    tell(case, (name for one in ballot.marks.values() for name in one.supported))


def _candidates(election: Election) -> set[str]:
    return {name for names in _lists(election) for name in names}


def _lists(election: Election) -> Iterator[tuple[str, ...]]:
    for current in election.rounds:
        yield from (post.candidates for post in current.posts)
    yield from (state.post.candidates for state in election.posts.values())
