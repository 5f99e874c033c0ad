"""Form 2: one person's registration, the register as a book, its statistics (C06, C14, C15, C39).

The printed samples could not be seen; the fields follow from the duties of the law (domain F2). An ID number stands
on the form that a person fills in and in the book kept by the committee, never on a list that is posted.
"""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import (
    FORM,
    LIST,
    SAMPLE_HOUSE,
    PaperKind,
    Posted,
    cell,
    day,
    listed,
)
from buxuan_desktop.words.sheets import Choice, Fact, Facts, Para, Sheet, Sign, Signs

CLASSES = ("户籍在本地并且居住", "户籍在本地、外出，本人表示参加", "户籍不在本地，经申请和同意")


class Registered(Posted, frozen=True, kw_only=True):
    """One person as registered. `sort` is the place in `classes`, the words of the registration classes."""

    name: str = ""
    sex: str = ""
    born: date | None = None
    id_number: str = ""
    nation: str = ""
    household: str = ""
    householder: str = ""
    group: str = ""
    address: str = ""
    phone: str = ""
    classes: tuple[str, ...] = CLASSES
    sort: int | None = None
    drawing: str = ""
    on: date | None = None


class BookLine(NamedTuple):
    """One line of the register."""

    number: str
    name: str
    sex: str = ""
    born: str = ""
    nation: str = ""
    group: str = ""
    sort: str = ""
    remark: str = ""


class Book(Posted, frozen=True, kw_only=True):
    """The register of a village or community."""

    lines: tuple[BookLine, ...] = ()


class GroupCount(NamedTuple):
    """Heads of one group: all, women, ethnic minority, party members; None is left to the pen."""

    group: str
    all: int
    women: int
    minority: int | None = None
    party: int | None = None


class Statistics(Posted, frozen=True, kw_only=True):
    """The numbers of the register: by group, and what came and went since the last one."""

    groups: tuple[GroupCount, ...] = ()
    gained: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None)
    lost: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None)
    on: date | None = None


def registration_form(record: Registered) -> Sheet:
    """One person's form."""
    house = record.house
    return Sheet(
        title="选民登记表",
        kind="form",
        subtitle=f"{house.committee}补选",
        parts=(
            Facts(
                (
                    Fact("姓名", record.name),
                    Fact("性别", record.sex),
                    Fact("出生日期", cell(record.born)),
                    Fact("民族", record.nation),
                    Fact("公民身份号码", record.id_number, wide=True),
                    Fact("户编号", record.household),
                    Fact("户主", record.householder),
                    Fact("组别", record.group),
                    Fact("联系电话", record.phone),
                    Fact("住址", record.address, wide=True),
                    Fact("领取补贴", record.drawing, wide=True),
                )
            ),
            Choice("登记类别", record.classes, () if record.sort is None else (record.sort,)),
            Choice("是否表示参加本次选举", ("参加", "不参加")),
            Choice("是否已在别处登记", ("没有", "已经登记（在何处：＿＿＿＿＿＿＿＿）")),
            Choice("投票方式", ("本人到场", "委托投票", "申请流动票箱上门")),
            Signs((Sign("本人"), Sign("登记员"), Sign("审核人"))),
            Para(f"登记日期：{day(record.on)}", indent=False),
        ),
        note="“领取补贴”填写固定补贴或者误工补贴，没有的填“无”。登记只用于本次选举，公布名单时不公布证件号码、电话和住址。",
    )


def register_book(record: Book) -> Sheet:
    """The register."""
    women = sum(line.sex == "女" for line in record.lines)
    foot = (("合计", f"{len(record.lines)}人", f"女{women}人", "", "", "", "", ""),) if record.lines else ()
    return Sheet(
        title="选民登记册",
        kind="list",
        subtitle=f"{record.house.committee}补选",
        landscape=True,
        parts=(
            listed(
                "序号:0.7 姓名:1.8 性别:0.6 出生日期:1.5 民族:0.9 组别:1.4 登记类别:2 备注:2>",
                record.lines,
                13,
                foot=foot,
            ),
            Signs((Sign("登记员"), Sign("审核人"), Sign("选举委员会主任"))),
        ),
    )


def _sum(column: tuple[int | None, ...]) -> str:
    return "" if None in column else str(sum(number or 0 for number in column))


def statistics(record: Statistics) -> Sheet:
    """The statistics of the register."""
    counts = [(group.all, group.women, group.minority, group.party) for group in record.groups]
    total = tuple(_sum(column) for column in zip(*counts, strict=True)) or ("",) * 4
    return Sheet(
        title="选民登记统计表",
        kind="list",
        subtitle=f"{record.house.committee}补选　截至{day(record.on)}",
        parts=(
            listed(
                "组别:2 登记选民 女 少数民族 党员",
                record.groups,
                10,
                foot=(("合计", *total),),
                caption="一、各组人数",
            ),
            listed(
                "增加:2 人数 减少:2 人数",
                tuple(
                    zip(
                        ("年满十八周岁", "迁入", "婚姻、收养迁入", "恢复政治权利"),
                        record.gained,
                        ("迁出", "婚出", "死亡", "被剥夺政治权利"),
                        record.lost,
                        strict=True,
                    )
                ),
                caption="二、与上次登记相比（四增四减）",
            ),
            Signs((Sign("填表人"), Sign("审核人"), Sign("选举委员会主任"))),
        ),
    )


KINDS = (
    PaperKind(
        code="F2-1",
        title="选民登记表",
        stage=3,
        compose=registration_form,
        sample=Registered(
            house=SAMPLE_HOUSE,
            name="王建国",
            sex="男",
            born=date(1974, 5, 6),
            nation="汉族",
            household="012",
            householder="王建国",
            group="第一居民小组",
            address="柳湾路7号",
            sort=0,
            drawing="无",
            on=date(2020, 3, 20),
        ),
        empty=Registered(),
        demands=("C06", "C14", "C39"),
        formats=FORM,
    ),
    PaperKind(
        code="F2-2",
        title="选民登记册",
        stage=3,
        compose=register_book,
        sample=Book(
            house=SAMPLE_HOUSE,
            lines=(
                BookLine("1", "丁一", "男", "1951年2月3日", "汉族", "第一居民小组", "户籍居住"),
                BookLine(
                    "2",
                    "阿卜杜热合曼·买买提吐尔逊·艾合买提江",
                    "男",
                    "1988年10月1日",
                    "维吾尔族",
                    "第二居民小组",
                    "非户籍",
                ),
            ),
        ),
        empty=Book(),
        demands=("C06", "C15"),
        formats=LIST,
    ),
    PaperKind(
        code="F2-3",
        title="选民登记统计表",
        stage=3,
        compose=statistics,
        sample=Statistics(
            house=SAMPLE_HOUSE,
            groups=(GroupCount("第一居民小组", 520, 251, 4, 61), GroupCount("第二居民小组", 480, 236, 8, 47)),
            gained=(12, 7, 5, 0),
            lost=(9, 4, 6, 0),
            on=date(2020, 3, 30),
        ),
        empty=Statistics(),
        demands=("C06",),
        formats=LIST,
    ),
)
