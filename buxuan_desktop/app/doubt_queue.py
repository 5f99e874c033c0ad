"""The queue of the chief scrutineer and the committee: what waits, what can be decided about it, what was decided."""

from collections.abc import Iterator, Sequence

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.doubts import OpenDoubt, open_doubts
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.domain.bundles import ruled
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.doubts import CHOICES, Rule, choices_for, kind_of, rule_for
from buxuan_desktop.words import of_doubt

BALLOT, PART, NAME = "ballot", "part", "name"
"""What a choice still asks for: the paper read again, what can be read of it, who is meant."""


class Option(msgspec.Struct, frozen=True):
    """Something that can be decided: the choice, its ruling, the ballot that counts then, what is asked first or ""."""

    choice: str
    ruling: str
    ballot: Ballot | None = None
    asks: str = ""


class Decided(msgspec.Struct, frozen=True):
    """A decided doubt: bundle (0: none) and place, its kind, the ruling, what counts, the reason and the names."""

    bundle: int
    place: int
    kind: str
    ruling: str
    ballot: Ballot | None
    reason: str
    by: tuple[str, ...]


def waiting(case: Case) -> tuple[OpenDoubt, ...]:
    """Everything that waits, in the order of the bundles; nothing once the count is closed."""
    rounds = case.election.rounds
    return open_doubts(case) if rounds and rounds[-1].closed is None else ()


def rule_of(case: Case, kind: str) -> Rule:
    """The rule for a kind of doubt in this case."""
    return rule_for(kind, case.book, case.election.rounds[-1].posts)


def rule_words(rule: Rule, kind: str) -> str:
    """What the rule says, in sentences: the text, or that there is none and what is usual."""
    if rule.code != "silent":
        return of_doubt("rules", rule.code)
    return f"{of_doubt('silent', '')}{of_doubt('practice', '')}{of_doubt('kinds', kind, 'practice')}"


def options(case: Case, doubt: OpenDoubt, kind: str) -> tuple[Option, ...]:
    """What can be decided about this paper, taken as a doubt of that kind."""
    found: list[Option] = []
    for choice in choices_for(kind, case.election.rounds[-1].posts):
        found.extend(_options(choice, doubt.seen))
    return tuple(found)


def renamed(election: Election, ballot: Ballot, name: str) -> Ballot:
    """The paper with `name` in the place of the name written on it; a candidate's name becomes the candidate's mark."""
    current = election.rounds[-1]
    marks = dict(ballot.marks)
    for post in current.posts:
        one = marks.get(post.title)
        if one is None or not one.write_in:
            continue
        if name in post.candidates:
            marks[post.title] = PostMarks((*one.approve, name), tuple(x for x in one.against if x != name))
        else:
            marks[post.title] = PostMarks(one.approve, one.against, (name,))
    return Ballot(marks)


def decided(current: Round) -> tuple[Decided, ...]:
    """Every doubt of a round that was decided, in the order of the bundles."""
    loose = [
        _decided(one.decided, one.raised.doubt) for one in current.table.doubts.values() if one.decided is not None
    ]
    return (*loose, *_in_bundles(current))


def precedents(current: Round, kind: str) -> tuple[Decided, ...]:
    """How papers with the same kind of doubt were decided before; equal papers are to be treated alike."""
    return tuple(one for one in decided(current) if one.kind == kind)


def _options(choice: str, seen: Sequence[Ballot]) -> Iterator[Option]:
    ruling, void = CHOICES[choice]
    papers = _distinct([paper for paper in seen if not paper.void and any(one.marked for one in paper.marks.values())])
    if choice == "count":
        yield from (Option(choice, ruling, paper) for paper in papers)
        yield Option(choice, ruling, asks=BALLOT)
    elif choice == "count-part":
        yield Option(choice, ruling, asks=PART)
    elif choice in ("without-name", "name"):
        named = [paper for paper in papers if any(one.write_in for one in paper.marks.values())]
        if named and choice == "name":
            yield Option(choice, ruling, named[0], NAME)
        elif named:
            yield _without_name(named[0])
    else:
        yield Option(choice, ruling, Ballot({}, void) if void else None)


def _without_name(paper: Ballot) -> Option:
    marks = {title: PostMarks(one.approve, one.against) for title, one in paper.marks.items()}
    if any(one.marked for one in marks.values()):
        return Option("without-name", "count", Ballot(marks))
    return Option("without-name", "blank")


def _distinct(papers: Sequence[Ballot]) -> list[Ballot]:
    found: list[Ballot] = []
    for paper in papers:
        if paper not in found:
            found.append(paper)
    return found


def _in_bundles(current: Round) -> Iterator[Decided]:
    for bundle in current.table.bundles.values():
        for count in bundle.counts:
            doubts = {slot.place: slot.doubt for slot in count.slots}
            for place, event in sorted(count.decided.items()):
                yield _decided(event, doubts.get(place, ""))


def _decided(event: be.DoubtDecided, raised: str) -> Decided:
    kind = kind_of(event.doubt or raised)[0]
    return Decided(event.bundle, event.place, kind, event.ruling, ruled(event), event.reason, event.by)
