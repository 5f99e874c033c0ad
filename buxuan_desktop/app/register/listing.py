"""The list as it is posted: name, sex, group, no digit of an ID number; a birth year only between namesakes (C15)."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import CHINA
from buxuan_desktop.app.register.lines import births
from buxuan_desktop.app.register.posting import days_now
from buxuan_desktop.documents import Stamp, Uncovered
from buxuan_desktop.documents.coverage import visible
from buxuan_desktop.documents.sheet import render_sheet
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import spoken, term
from buxuan_desktop.words.sheets import Column, Grid, Heading, Para, Sheet
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


def list_sheet(case: Case, order: str, day: date | None = None) -> Sheet:
    """The notice with the list, dated `day` (today unless said); its layout is the project's own."""
    election = case.election
    people = term("people", election.case.body)
    day = day or case.clock().astimezone(CHINA).date()
    until = days_now(case, day).object_until
    lines = lines_posted(case, order)
    opening = (
        f"根据有关法律法规，经登记和选举委员会审核，本次补选登记参加选举的{people}共{election.registered}名，"
        f"现予公布。选举日为{spoken(election.election_day)}。"
    )
    objection = "对名单有不同意见的，" + (
        f"应当自公布之日起至{spoken(until)}向选举委员会提出。" if until else "请向选举委员会提出。"
    )
    return Sheet(
        title=f"登记参加选举的{people}名单",
        kind="notice",
        parts=(Para(opening), Para(objection), *_tables(lines, order)),
        issuer=f"{election.case.place}选举委员会",
        date=spoken(day),
        note="笔画数相同的字按字的编码先后排列。" if order == "strokes" else "",
    )


def list_pdf(case: Case, order: str, day: date | None, stamp: Stamp) -> bytes:
    """The notice as a PDF; Refusal for a name that no bundled font can draw, and where there are no names."""
    if not case.election.voters:
        raise Refusal("register-has-no-names")
    try:
        return render_sheet(list_sheet(case, order, day), stamp)
    except Uncovered as error:
        names = "、".join(visible(name) for name, _ in error.items)
        raise Refusal("cards-uncovered", names=names) from None


def _tables(lines: Sequence[PostedLine], order: str) -> list[Heading | Grid]:
    if order == "strokes":
        columns = (Column("姓名", 3, "left"), Column("性别", 1), Column("小组", 1.6))
        return [Grid(columns, tuple((_name(one), one.sex, one.group) for one in lines), abreast=2)]
    parts: list[Heading | Grid] = []
    for group in dict.fromkeys(one.group for one in lines):
        rows = tuple((_name(one), one.sex) for one in lines if one.group == group)
        parts.append(Heading(f"{group or '没有写小组'}（{len(rows)}名）", 2))
        parts.append(Grid((Column("姓名", 3, "left"), Column("性别", 1)), rows, abreast=3))
    return parts


def _name(one: PostedLine) -> str:
    return f"{one.name}（{one.told}）" if one.told else one.name


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
