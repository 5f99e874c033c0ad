"""Who may be on a list twice, and how two lists differ; pure, and quick enough for fifty thousand (C06)."""

from collections.abc import Callable, Hashable, Iterable, Sequence

import msgspec


class Someone(msgspec.Struct, frozen=True, gc=False):
    """A person on some list, under a number that the list gives; birth as an ISO date; "" for what is not known."""

    number: int
    name: str
    sex: str = ""
    id_number: str = ""
    birth: str = ""
    group: str = ""


class Doubles(msgspec.Struct, frozen=True):
    """Numbers that may be one person: `same_id` surely, `same_person` (name, birth, group) nearly, `alike` perhaps.

    `alike` share name and birth date in different groups, without two different ID numbers to tell them apart.
    """

    same_id: tuple[tuple[int, ...], ...] = ()
    same_person: tuple[tuple[int, ...], ...] = ()
    alike: tuple[tuple[int, ...], ...] = ()


def doubles_among(people: Sequence[Someone]) -> Doubles:
    """Everybody who may stand on the list twice; a pair is named once, under the surest of the three."""
    same_id = _shared((one.id_number, one) for one in people if one.id_number)
    known = [one for one in people if one.birth]
    same_person = [
        group for group in _shared(((one.name, one.birth, one.group), one) for one in known) if not _told_apart(group)
    ]
    named = {frozenset(one.number for one in group) for group in (*same_id, *same_person)}
    alike = [
        group
        for group in _shared(((one.name, one.birth), one) for one in known)
        if not _told_apart(group) and frozenset(one.number for one in group) not in named
    ]
    surely = {frozenset(one.number for one in group) for group in same_id}
    near = [group for group in same_person if frozenset(one.number for one in group) not in surely]
    return Doubles(_numbers(same_id), _numbers(near), _numbers(alike))


class Difference(msgspec.Struct, frozen=True):
    """How another list differs from ours.

    `missing`: on the other list alone (left out here, or gained since); `extra`: on ours alone (lost since, or wrongly
    here); `pairs`: on both, ours first. `unsure`: on the other list, fits several of ours, so nobody is paired.
    """

    missing: tuple[Someone, ...] = ()
    extra: tuple[Someone, ...] = ()
    pairs: tuple[tuple[Someone, Someone], ...] = ()
    unsure: tuple[Someone, ...] = ()

    @property
    def changed(self) -> list[tuple[Someone, Someone]]:
        """Pairs with another name or group."""
        return [(one, other) for one, other in self.pairs if _differs(one, other)]


def compare(ours: Sequence[Someone], others: Sequence[Someone]) -> Difference:
    """The same person is the same ID number; without one, the same name and birth date, or name and group."""
    left: dict[int, Someone] = {one.number: one for one in ours}
    pairs: list[tuple[Someone, Someone]] = []
    waiting = list(others)
    unsure: list[Someone] = []
    for key in (_by_id, _by_birth, _by_group):
        waiting, doubtful = _pair_off(left, waiting, pairs, key)
        unsure += doubtful
    return Difference(tuple(waiting), tuple(left.values()), tuple(pairs), tuple(unsure))


def _pair_off(
    left: dict[int, Someone], others: Iterable[Someone], pairs: list[tuple[Someone, Someone]], key: "_Key"
) -> tuple[list[Someone], list[Someone]]:
    """Pair whom `key` tells beyond doubt; who is left over, and who fits several."""
    known: dict[Hashable, list[Someone]] = {}
    for one in left.values():
        if (mark := key(one)) is not None:
            known.setdefault(mark, []).append(one)
    rest: list[Someone] = []
    doubtful: list[Someone] = []
    for other in others:
        mark = key(other)
        fits = [one for one in known.get(mark, ()) if one.number in left and not _told_apart((one, other))]
        if mark is None or not fits:
            rest.append(other)
        elif len(fits) > 1:
            doubtful.append(other)
        else:
            pairs.append((fits[0], other))
            del left[fits[0].number]
    return rest, doubtful


def _by_id(one: Someone) -> Hashable:
    return one.id_number or None


def _by_birth(one: Someone) -> Hashable:
    return (one.name, one.birth) if one.birth else None


def _by_group(one: Someone) -> Hashable:
    return (one.name, one.group) if one.group else None


_Key = Callable[[Someone], Hashable]


def _differs(one: Someone, other: Someone) -> bool:
    return one.name != other.name or bool(one.group and other.group and one.group != other.group)


def _told_apart(people: Sequence[Someone]) -> bool:
    """Whether different ID numbers, or different birth dates, show that these are different people."""
    numbers = {one.id_number for one in people if one.id_number}
    births = {one.birth for one in people if one.birth}
    return len(numbers) > 1 or len(births) > 1


def _shared(marked: Iterable[tuple[Hashable, Someone]]) -> list[list[Someone]]:
    groups: dict[Hashable, list[Someone]] = {}
    for mark, one in marked:
        groups.setdefault(mark, []).append(one)
    return [group for group in groups.values() if len(group) > 1]


def _numbers(groups: Iterable[Sequence[Someone]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(one.number for one in group) for group in groups)
