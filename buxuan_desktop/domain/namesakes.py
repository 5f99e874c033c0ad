"""Electors of one name told apart by group, or by number where the group does not (domain.md §11 row 14)."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from buxuan_desktop.domain.events import VoterRegistered


class Namesakes(msgspec.Struct, frozen=True):
    """`numbers` by the name that tells an elector apart, and those names by the name that several bear."""

    numbers: Mapping[str, int]
    shared: Mapping[str, tuple[str, ...]]


NOBODY = Namesakes({}, {})


def namesakes_among(voters: Iterable[VoterRegistered]) -> Namesakes:
    """Everybody on the register who shares a name with somebody else."""
    known = list(voters)
    often = Counter(voter.name for voter in known)
    by_name: dict[str, list[VoterRegistered]] = {}
    for voter in known:
        if often[voter.name] > 1:
            by_name.setdefault(voter.name, []).append(voter)
    numbers: dict[str, int] = {}
    shared: dict[str, tuple[str, ...]] = {}
    for name, same in by_name.items():
        groups = Counter(voter.group for voter in same)
        told = [_told(voter, groups) for voter in same]
        numbers |= dict(zip(told, (voter.number for voter in same), strict=True))
        shared[name] = tuple(told)
    return Namesakes(numbers, shared)


def _told(voter: VoterRegistered, groups: Counter[str]) -> str:
    if voter.group and groups[voter.group] == 1:
        group = f"{voter.group}组" if voter.group.isdecimal() else voter.group
        return f"{voter.name}（{group}）"
    return f"{voter.name}（{voter.number}号）"
