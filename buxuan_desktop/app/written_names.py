"""Names written in by voters: who has how many, and which may mean one person; nothing is joined by itself."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.words.pinyin import syllables

SAME_SOUND, ONE_APART, GIVEN_NAME, NAMESAKE, BEFORE = "sound", "apart", "given", "namesake", "before"
"""Why two names may be one person: same sound, one character apart, the surname left out, namesakes, decided before."""

_ORDER = (BEFORE, NAMESAKE, SAME_SOUND, GIVEN_NAME, ONE_APART)
_MOST = 3
"""Suggestions for one written name: a register has many who are nearly called so."""


class WrittenName(msgspec.Struct, frozen=True):
    """A name written in for a post: ballots that bear it, whether it is known (a candidate or on the register)."""

    post: str
    name: str
    ballots: int
    known: bool


class Suggestion(msgspec.Struct, frozen=True):
    """Two names in one post that may mean one person: the one to keep is proposed, the other was written."""

    post: str
    name: str
    into: str
    why: str
    ballots: int


def written_names(case: Case) -> tuple[WrittenName, ...]:
    """Every written-in name of standing ballots, by post, most ballots first."""
    current = case.election.rounds[-1]
    found = []
    for post in current.posts:
        known = _known(case, current, post.title)
        counted = _counted(current, post.title)
        found += [
            WrittenName(post.title, name, votes, name in known)
            for name, votes in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        ]
    return tuple(found)


def suggestions(case: Case) -> tuple[Suggestion, ...]:
    """Pairs that may mean one person, among the written names and against candidates and register."""
    current = case.election.rounds[-1]
    found: list[Suggestion] = []
    for post in current.posts:
        names = _counted(current, post.title)
        known = _known(case, current, post.title)
        seen: set[frozenset[str]] = set()
        often: Counter[str] = Counter()
        for name, into, why in sorted(_pairs(list(names), known, current, post.title), key=_likeliest):
            pair = frozenset((name, into))
            if pair not in seen and names[name] and often[name] < _MOST:
                seen.add(pair)
                often[name] += 1
                found.append(Suggestion(post.title, name, into, why, names[name]))
    return tuple(found)


def _likeliest(pair: tuple[str, str, str]) -> tuple[int, str, str]:
    return _ORDER.index(pair[2]), pair[0], pair[1]


def alike(one: str, other: str) -> str:
    """Why two names may be the same person's, or ""; names without a character in common are not looked at."""
    if one == other or {*one}.isdisjoint(other):
        return ""
    first, second = syllables(one), syllables(other)
    if len(first) == len(second) and all({*a} & {*b} for a, b in zip(first, second, strict=True)):
        return SAME_SOUND
    short, long = sorted((one, other), key=len)
    if len(long) > len(short) > 1 and long.endswith(short):
        return GIVEN_NAME
    # Of two characters one is the surname: half a village would be one apart.
    if len(one) == len(other) > 2 and sum(a != b for a, b in zip(one, other, strict=True)) == 1:
        return ONE_APART
    if len(long) - len(short) == 1 and len(short) > 1 and _left_out(short, long):
        return ONE_APART
    return ""


def _left_out(short: str, long: str) -> bool:
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _pairs(names: Sequence[str], known: set[str], current: Round, post: str) -> Iterator[tuple[str, str, str]]:
    """Name, the name it may mean, and why; a name that is known is never proposed to become one that is not."""
    for joined in current.table.joined:
        for name in joined.names:
            if joined.post == post and name in names and name != joined.into:
                yield name, joined.into, BEFORE
    for one, other in combinations(names, 2):
        why = _namesakes(one, other) or alike(one, other)
        if why and not (one in known and other in known and why != NAMESAKE):
            yield (other, one, why) if one in known or other not in known else (one, other, why)
    for name in names:
        if name not in known:
            for other in known:
                why = "" if other in names else alike(name, other)
                if why:
                    yield name, other, why


def _namesakes(one: str, other: str) -> str:
    """A candidate's plain name and a namesake told apart may be one person after all."""
    return NAMESAKE if one.partition("（")[0] == other.partition("（")[0] else ""


def _counted(current: Round, post: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for seq, ballot in current.ballots.items():
        if seq not in current.struck and ballot.verdict in ("valid", "void"):
            marks = ballot.marks.get(post)
            if marks is not None:
                found.update(set(marks.write_in))
    return found


def _known(case: Case, current: Round, post: str) -> set[str]:
    election = case.election
    candidates = {name for one in current.posts if one.title == post for name in one.candidates}
    same = election.namesakes
    return candidates | (election.voter_names - same.shared.keys()) | same.numbers.keys()
