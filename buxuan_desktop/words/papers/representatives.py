"""Notices 5, 6 and 6-1: representatives and group leaders are chosen, and who they are."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import (
    NOTICE,
    NOTICE_LIST,
    SAMPLE_HOUSE,
    PaperKind,
    Posted,
    by,
    day,
    listed,
    notice,
    numbered,
    pen,
)
from buxuan_desktop.words.sheets import Para, Sheet


class Quota(NamedTuple):
    """How many representatives a group chooses."""

    group: str
    number: int | None = None
    on: str = ""


class Choosing(Posted, frozen=True, kw_only=True):
    """The call to choose representatives and group leaders."""

    quotas: tuple[Quota, ...] = ()
    women: str = ""
    begins: date | None = None
    ends: date | None = None


class Person(NamedTuple):
    """Somebody chosen by a group."""

    group: str
    name: str
    sex: str = ""


class Chosen(Posted, frozen=True, kw_only=True):
    """Who was chosen."""

    people: tuple[Person, ...] = ()
    on: date | None = None


def choosing(record: Choosing) -> Sheet:
    """Notice 5."""
    house = record.house
    return notice(
        record,
        f"推选{house.people}代表和{house.group}长公告",
        (
            Para(
                f"{by(record.basis)}自{day(record.begins)}起至{day(record.ends)}止，"
                f"以{house.group}为单位推选{house.people}代表和{house.group}长。名额和时间如下："
            ),
            listed(f"{house.group}:2 代表名额 推选时间和地点:3", record.quotas, 6),
            Para(f"{house.people}代表中应当有妇女{pen(record.women, 4)}。"),
            Para(house.ask),
        ),
    )


def representatives(record: Chosen) -> Sheet:
    """Notice 6."""
    house = record.house
    return notice(
        record,
        f"{house.people}代表名单公告",
        (
            Para(f"{by(record.basis)}{house.name}{house.people}代表已经于{day(record.on)}推选产生，名单公布如下："),
            listed(f"序号 {house.group}:2 姓名:2 性别", numbered(record.people), 12),
        ),
    )


def group_leaders(record: Chosen) -> Sheet:
    """Notice 6-1."""
    house = record.house
    return notice(
        record,
        f"{house.group}长名单公告",
        (
            Para(f"{by(record.basis)}{house.name}各{house.group}长已经于{day(record.on)}推选产生，名单公布如下："),
            listed(f"{house.group}:2 姓名:2 性别", record.people, 8),
        ),
    )


_PEOPLE = (Person("第一居民小组", "韩立", "男"), Person("第二居民小组", "陈静", "女"))

KINDS = (
    PaperKind(
        code="F8-5",
        title="推选代表和小组长公告",
        stage=2,
        compose=choosing,
        sample=Choosing(
            house=SAMPLE_HOUSE,
            number="5",
            posted_on=date(2020, 3, 19),
            quotas=(
                Quota("第一居民小组", 6, "3月21日上午，社区会议室"),
                Quota("第二居民小组", 5, "3月21日下午，社区会议室"),
            ),
            women="三分之一以上",
            begins=date(2020, 3, 21),
            ends=date(2020, 3, 22),
        ),
        empty=Choosing(),
        formats=NOTICE,
        demands=("C27",),
        official=True,
    ),
    PaperKind(
        code="F8-6",
        title="代表名单公告",
        stage=2,
        compose=representatives,
        sample=Chosen(
            house=SAMPLE_HOUSE, number="6", posted_on=date(2020, 3, 23), people=_PEOPLE, on=date(2020, 3, 22)
        ),
        empty=Chosen(),
        formats=NOTICE_LIST,
        demands=("C27",),
        official=True,
    ),
    PaperKind(
        code="F8-6-1",
        title="小组长名单公告",
        stage=2,
        compose=group_leaders,
        sample=Chosen(
            house=SAMPLE_HOUSE, number="6-1", posted_on=date(2020, 3, 23), people=_PEOPLE, on=date(2020, 3, 22)
        ),
        empty=Chosen(),
        formats=NOTICE_LIST,
        demands=("C27",),
        official=True,
    ),
)
