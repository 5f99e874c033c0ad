"""The list as it is posted: name, sex, group, no digit of an ID number; a birth year only between namesakes (C15)."""

import re
from collections import Counter

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register.lines import births
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.words.strokes import by_strokes

_NUMBER = re.compile(r"(\d+)")
_CHINESE = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


class PostedLine(msgspec.Struct, frozen=True):
    """One elector on the wall; `told` tells namesakes of one group and sex apart by birth year, else it is ""."""

    number: int
    name: str
    sex: str
    group: str
    told: str = ""


def lines_posted(case: Case, order: str) -> list[PostedLine]:
    """Everybody on the list, by `groups` or by `strokes`."""
    voters = list(case.election.voters.values())
    often = Counter((voter.name, voter.sex, voter.group) for voter in voters)
    known = births(case) if any(count > 1 for count in often.values()) else {}
    made = [
        PostedLine(voter.number, voter.name, voter.sex, voter.group, _told(voter, often, known)) for voter in voters
    ]
    if order == "strokes":
        return sorted(made, key=lambda one: (by_strokes(one.name), one.number))
    return sorted(made, key=lambda one: (group_key(one.group), one.number))


def group_key(group: str) -> tuple[tuple[int, str], ...]:
    """Groups as people count them: 2组 before 10组, 二组 before 十组; those without a group come last."""
    if not group:
        return ((9999, ""),)
    return tuple(
        (int(part), "") if part.isdecimal() else (_chinese(part), part) for part in _NUMBER.split(group) if part
    )


def _told(voter: VoterRegistered, often: Counter[tuple[str, str, str]], known: dict[int, str]) -> str:
    shared = often[voter.name, voter.sex, voter.group] > 1
    year = known.get(voter.number, "")[:4]
    return f"{year}年生" if shared and year else ""


def _chinese(part: str) -> int:
    """The number that a group's name begins with in Chinese figures up to 99, else past all numbers."""
    figures = re.match(r"第?([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)", part)
    if figures is None or not any(figures.groups()):
        return 1000
    tens, ten, ones = figures.groups()
    if not ten:
        return _CHINESE[tens or ones]
    return _CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)
