"""Papers of the bodies beside the committee: minutes of a sub-committee, seats of the supervisory one (C21, B16)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import FORM, LIST, SAMPLE_HOUSE, PaperKind, Posted, cell, listed, numbered, source
from buxuan_desktop.words.papers.minutes import Minutes, Motion, minutes
from buxuan_desktop.words.sheets import Fact, Facts, Heading, Sheet, Sign, Signs


class SubMinutes(Minutes, frozen=True, kw_only=True):
    """The minutes of a sub-committee; `sub` is which one."""

    sub: str = ""


class Seated(NamedTuple):
    """A member of the supervisory committee, how and when chosen, by which meeting, in whose place."""

    office: str
    name: str
    sex: str = ""
    how: str = ""
    chosen_on: date | None = None
    chosen_by: str = ""
    follows: str = ""


class Gap(NamedTuple):
    """A seat that stands empty: who left it and when, or nobody since the beginning."""

    why: str
    since: date | None = None


class WatchTable(Posted, frozen=True, kw_only=True):
    """The supervisory committee: how many are to sit in it, who does, which seats stand empty."""

    seats: int | None = None
    decided_by: str = ""
    decided_on: date | None = None
    sitting: int | None = None
    members: tuple[Seated, ...] = ()
    gaps: tuple[Gap, ...] = ()


def sub_minutes(record: SubMinutes) -> Sheet:
    """The minutes, laid out as those of any meeting."""
    return minutes(record, title="下属委员会会议记录", name=record.sub or f"{record.house.committee}下属委员会")


def watch_table(record: WatchTable) -> Sheet:
    """Seats, members and gaps."""
    house = record.house
    return Sheet(
        title=f"{house.watch}组成情况表",
        kind="list",
        subtitle=house.name,
        landscape=True,
        parts=(
            Facts(
                (
                    Fact("应有人数", cell(record.seats)),
                    Fact("在任人数", cell(record.sitting)),
                    Fact("由谁确定", record.decided_by),
                    Fact("确定日期", cell(record.decided_on)),
                )
            ),
            Heading("一、在任成员"),
            listed(
                "序号:0.6 职务:1 姓名:1.6 性别:0.7 怎样产生:1.4 推选日期:1.8 哪次会议推选:2.4> 接替谁:1.4",
                numbered(record.members),
                5,
            ),
            Heading("二、缺额"),
            listed(
                "序号:0.6 缺额情况:5> 从什么时候起:2 补选打算:4>", numbered(tuple((*one, "") for one in record.gaps)), 2
            ),
            Signs((Sign("填表人"), Sign(f"{house.watch}主任")), 2),
        ),
        note=f"{house.people}委员会成员和他们的近亲属不担任{house.watch}成员。应有人数以本地文件为准。"
        + source(record.cite),
    )


KINDS = (
    PaperKind(
        code="SUB-MIN",
        title="下属委员会会议记录",
        stage=9,
        compose=sub_minutes,
        sample=SubMinutes(
            house=SAMPLE_HOUSE,
            sub="人民调解",
            name="人民调解委员会第一次会议",
            on=date(2020, 5, 8),
            time="15时00分至16时00分",
            place="柳湾社区会议室",
            chair="王建国",
            recorder="曾丽",
            due=5,
            present=4,
            quorum="应到5人，按本委员会的规定至少到会3人",
            agenda=("明确三名调解员的分片", "定期接待的时间"),
            discussion="韩立建议每周三上午接待。\n曾丽提出三组的纠纷先上门了解。",
            motions=(Motion("调解员分片和接待时间", 4, 0, 0),),
            resolution="每周三上午在社区服务大厅接待，三名调解员按居民小组分片。",
            passed=True,
        ),
        empty=SubMinutes(),
        demands=("C21",),
        formats=FORM,
    ),
    PaperKind(
        code="WATCH",
        title="监督委员会组成情况表",
        stage=9,
        compose=watch_table,
        sample=WatchTable(
            house=SAMPLE_HOUSE,
            seats=3,
            decided_by="居民代表会议",
            decided_on=date(2018, 12, 20),
            sitting=2,
            members=(
                Seated("主任", "仇明", "男", "换届时推选", date(2018, 12, 20), "居民代表会议"),
                Seated("委员", "朴英", "女", "补选", date(2020, 4, 27), "居民代表会议", "查小芳"),
            ),
            gaps=(Gap("一直没有配齐，缺1人", date(2018, 12, 20)),),
        ),
        empty=WatchTable(),
        demands=("B16", "B20"),
        formats=LIST,
    ),
)
