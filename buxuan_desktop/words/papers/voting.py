"""Notices 10 and 11: when and where people vote, and who works there (C15, C17, C18, C34)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import (
    NOTICE,
    NOTICE_LIST,
    PLAN,
    SAMPLE_HOUSE,
    PaperKind,
    Posted,
    by,
    day,
    listed,
    notice,
    pen,
)
from buxuan_desktop.words.sheets import Heading, Para, Part, Sheet


class Station(NamedTuple):
    """A station with the ground that it needs (居住分散、交通不便)."""

    name: str
    place: str
    hours: str
    ground: str


class Route(NamedTuple):
    """A mobile box and its way."""

    box: str
    hours: str
    way: str


class PlaceTime(Posted, frozen=True, kw_only=True):
    """The hall, the stations, the mobile boxes, and where the boxes are opened."""

    hall: str = ""
    hours: str = ""
    stations: tuple[Station, ...] = ()
    routes: tuple[Route, ...] = ()
    count_place: str = ""
    count_time: str = ""


class Worker(NamedTuple):
    """Somebody with a task on the day."""

    role: str
    name: str
    sex: str = ""


class WorkerList(Posted, frozen=True, kw_only=True):
    """The staff of the day, chosen by whom."""

    chosen_by: str = ""
    people: tuple[Worker, ...] = ()


def place_time(record: PlaceTime) -> Sheet:
    """Notice 10."""
    house = record.house
    empty = record == PlaceTime()
    stations: tuple[Part, ...] = ()
    if record.stations or empty:
        stations = (
            Heading("二、投票点"),
            listed("投票点:1.5 地点:2 时间:2.2 设立的理由:2>", record.stations, 2),
            Para("投票点只接受投票，不开箱、不计票。"),
        )
    routes: tuple[Part, ...] = ()
    if record.routes or empty:
        routes = (
            Heading(f"{'三' if stations else '二'}、流动票箱"),
            listed("票箱:1.5 时间:2.2 路线:3.5>", record.routes, 2),
            Para("流动票箱只接受名单上已经公布的选民投票。"),
        )
    last = "二三四"[bool(stations) + bool(routes)]
    return notice(
        record,
        "投票时间和地点公告",
        (
            Para(f"{by(record.basis)}{house.committee}补选于{day(house.election_day)}投票。"),
            Heading("一、选举大会（中心会场）"),
            Para(f"时间：{pen(record.hours, 8)}；地点：{pen(record.hall, 10)}。会场设秘密写票处。"),
            *stations,
            *routes,
            Heading(f"{last}、开箱计票"),
            Para(
                f"投票结束以后，所有票箱当日集中到{pen(record.count_place, 8)}，"
                f"于{pen(record.count_time, 6)}当众开箱，公开唱票、计票，当场公布结果。"
            ),
        ),
    )


def workers(record: WorkerList) -> Sheet:
    """Notice 11."""
    house = record.house
    return notice(
        record,
        "选举工作人员名单公告",
        (
            Para(
                f"{by(record.basis)}{house.committee}补选的工作人员由{pen(record.chosen_by, 8)}推选产生，"
                f"都是有选举权的{house.people}，不是候选人。名单公布如下："
            ),
            listed("职责:1.5 姓名:2 性别:0.7", record.people, 18, abreast=2),
        ),
    )


_STAFF = (
    Worker("总监票人", "单志强", "男"),
    Worker("监票人", "韩立", "男"),
    Worker("监票人", "曾丽", "女"),
    Worker("总计票人", "周敏", "女"),
    Worker("计票人", "陈静", "女"),
    Worker("唱票人", "林𬧷昌", "男"),
    Worker("验证发票", "解放", "男"),
    Worker("流动票箱", "查小芳", "女"),
)

KINDS = (
    PaperKind(
        code="F8-10",
        title="投票时间和地点公告",
        stage=5,
        compose=place_time,
        sample=PlaceTime(
            house=SAMPLE_HOUSE,
            number="10",
            posted_on=date(2020, 3, 31),
            basis=PLAN,
            hall="柳湾社区文化活动中心",
            hours="上午9时至11时30分",
            stations=(Station("三组投票点", "三组活动室", "上午7时至8时30分", "居住分散、交通不便"),),
            routes=(Route("流动票箱一", "上午7时至8时30分", "一组、二组，由东向西"),),
            count_place="柳湾社区文化活动中心",
            count_time="上午11时30分",
        ),
        empty=PlaceTime(),
        demands=("C15", "C17", "C18", "C34"),
        formats=NOTICE,
        official=True,
    ),
    PaperKind(
        code="F8-11",
        title="选举工作人员名单公告",
        stage=5,
        compose=workers,
        sample=WorkerList(
            house=SAMPLE_HOUSE,
            number="11",
            posted_on=date(2020, 4, 15),
            basis=PLAN,
            chosen_by="居民代表会议",
            people=_STAFF,
        ),
        empty=WorkerList(),
        demands=("C17", "C27"),
        formats=NOTICE_LIST,
        official=True,
    ),
)
