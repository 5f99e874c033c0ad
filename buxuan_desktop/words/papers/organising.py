"""After the election: handing over, duties, sub-committees, training, talks with those not elected (B13, C20–C26)."""

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
    numbered,
    source,
)
from buxuan_desktop.words.sheets import Fact, Facts, Lines, Para, Sheet, Sign, Signs


class Item(NamedTuple):
    """One thing handed over."""

    what: str
    detail: str
    quantity: str = ""
    given_by: str = ""
    taken_by: str = ""
    watched_by: str = ""
    on: date | None = None


class Handover(Posted, frozen=True, kw_only=True):
    """Form 15: everything handed over, item by item."""

    items: tuple[Item, ...] = ()


class Share(NamedTuple):
    """What one member looks after."""

    name: str
    post: str
    duty: str


class Duties(Posted, frozen=True, kw_only=True):
    """The duties as both committees divided them."""

    decided_on: date | None = None
    shares: tuple[Share, ...] = ()


class Sub(NamedTuple):
    """One sub-committee; its head is a member of the committee."""

    kind: str
    head: str = ""
    members: str = ""
    on: date | None = None
    meeting: str = ""


class Subs(Posted, frozen=True, kw_only=True):
    """The sub-committees."""

    subs: tuple[Sub, ...] = ()


class Trained(Posted, frozen=True, kw_only=True):
    """One training; `people` are (name, post) of those who sign."""

    whom: str = ""
    on: date | None = None
    place: str = ""
    trainer: str = ""
    topics: str = ""
    due: int | None = None
    present: int | None = None
    people: tuple[tuple[str, str], ...] = ()


class Talk(NamedTuple):
    """That a talk was held, by whom, and what help was offered; never what the person thinks (C26)."""

    name: str
    on: date | None = None
    by: str = ""
    help: str = ""


class Talks(Posted, frozen=True, kw_only=True):
    """The talks held."""

    talks: tuple[Talk, ...] = ()


SIX = ("人民调解", "治安保卫", "科教文卫", "共青团", "妇代会（妇联）", "社会救助")


def handover(record: Handover) -> Sheet:
    """Form 15 with its three signatures."""
    house = record.house
    return Sheet(
        title=f"{house.people}委员会工作移交清单",
        kind="form",
        subtitle=f"{house.committee}补选",
        landscape=True,
        parts=(
            listed(
                "序号:0.6 类别:1.6 内容:3.4> 数量:1 移交人:1.2 接收人:1.2 监交人:1.2 日期:1.6",
                numbered(record.items),
                10,
                roomy=True,
            ),
            Signs((Sign("移交人（原任）"), Sign("接收人（新任）"), Sign("监交人（选举委员会或者监督委员会）"))),
        ),
        note="法律规定的十日，是对整届新的委员会说的；补选个别成员的，按职务需要交接，期限由本地安排。"
        + source(record.cite),
    )


def duties(record: Duties) -> Sheet:
    """The members and their duties."""
    house = record.house
    return Sheet(
        title=f"{house.people}委员会成员分工表",
        kind="list",
        subtitle=f"{house.committee}　会议日期{day(record.decided_on)}",
        parts=(
            Para("经两委会议讨论，成员分工如下："),
            listed("序号:0.6 姓名:1.4 职务:1.2 分管工作:5>", numbered(record.shares), 7, roomy=True),
            Signs((Sign("会议主持人"), Sign("记录人")), 2),
        ),
        note="会议讨论的过程记在会议记录里。" + source(record.cite),
    )


def subs(record: Subs) -> Sheet:
    """The sub-committees with their heads."""
    house = record.house
    rows = record.subs or tuple(Sub(f"{kind}委员会" if "（" not in kind else kind) for kind in SIX)
    return Sheet(
        title=f"{house.people}委员会下属委员会名单",
        kind="list",
        subtitle=house.committee,
        parts=(
            listed("委员会:1.7 负责人:1.1 成员:3> 成立（调整）日期:1.7 哪次会议决定:1.8", rows, roomy=True),
            Signs((Sign(f"{house.people}委员会主任"), Sign("记录人")), 2),
        ),
        note="各委员会的负责人由本届成员兼任。" + source(record.cite),
    )


def trained(record: Trained) -> Sheet:
    """The sheet to sign at a training, and what was taught."""
    people = numbered(tuple((*one, "") for one in record.people))
    topics = tuple(Para(line.strip()) for line in record.topics.splitlines() if line.strip())
    return Sheet(
        title="新任成员培训签到和记录",
        kind="form",
        subtitle=f"{record.house.committee}补选",
        parts=(
            Facts(
                (
                    Fact("参加人员", record.whom),
                    Fact("日期", cell(record.on)),
                    Fact("地点", record.place),
                    Fact("授课人", record.trainer),
                    Fact("应到", cell(record.due)),
                    Fact("实到", cell(record.present)),
                )
            ),
            Para("培训内容：", indent=False),
            *(topics or (Lines(4),)),
            listed("序号:0.6 姓名:1.6 职务:1.8 签名:2", people, 10, roomy=True),
            Signs((Sign("授课人"), Sign("记录人")), 2),
        ),
        note=source(record.cite),
    )


def talks(record: Talks) -> Sheet:
    """The talks, without a column for what anybody thinks."""
    return Sheet(
        title="落选人员谈心登记",
        kind="list",
        subtitle=f"{record.house.committee}补选",
        parts=(
            listed(
                "序号:0.6 姓名:1.3 谈心日期:1.7 谈心人:1.3 提供的帮助:4>",
                numbered(record.talks),
                8,
                roomy=True,
            ),
            Signs((Sign("登记人"), Sign("负责人")), 2),
        ),
        note="只记谈过、谁谈的、提供了什么帮助，不记本人的想法和态度。本表不张贴。" + source(record.cite),
    )


KINDS = (
    PaperKind(
        code="F15",
        title="工作移交清单",
        stage=9,
        compose=handover,
        sample=Handover(
            house=SAMPLE_HOUSE,
            items=(
                Item("印章", "居民委员会公章", "1枚", "单志强", "王建国", "仇明", date(2020, 4, 24)),
                Item("财务账目", "2018年至今账簿和凭证", "6册", "单志强", "王建国", "仇明", date(2020, 4, 24)),
                Item("债权债务", "应付工程款，明细见附表", "1笔", "单志强", "王建国", "仇明", date(2020, 4, 24)),
            ),
        ),
        empty=Handover(),
        demands=("C20",),
        formats=LIST,
    ),
    PaperKind(
        code="DUTY",
        title="成员分工表",
        stage=9,
        compose=duties,
        sample=Duties(
            house=SAMPLE_HOUSE,
            decided_on=date(2020, 4, 27),
            shares=(Share("王建国", "主任", "主持全面工作，分管财务"), Share("周敏", "委员", "妇联、社会救助")),
        ),
        empty=Duties(),
        demands=("C21",),
        formats=LIST,
    ),
    PaperKind(
        code="SUBS",
        title="下属委员会名单",
        stage=9,
        compose=subs,
        sample=Subs(
            house=SAMPLE_HOUSE,
            subs=(
                Sub("人民调解", "王建国", "韩立、曾丽", date(2020, 4, 27), "两委联席会议"),
                Sub("妇代会（妇联）", "周敏", "查小芳", date(2020, 4, 27), "两委联席会议"),
            ),
        ),
        empty=Subs(),
        demands=("C21",),
        formats=LIST,
    ),
    PaperKind(
        code="TRAINED",
        title="新任成员培训签到和记录",
        stage=9,
        compose=trained,
        sample=Trained(
            house=SAMPLE_HOUSE,
            whom="新任成员",
            on=date(2020, 5, 6),
            place="临河镇政府会议室",
            trainer="临河镇民政办",
            topics="居民委员会组织法；财务公开；民主议事。",
            due=2,
            present=2,
            people=(("王建国", "主任"), ("仇明", "监督委员会主任")),
        ),
        empty=Trained(),
        demands=("B13", "B20"),
        formats=FORM,
    ),
    PaperKind(
        code="TALKS",
        title="落选人员谈心登记",
        stage=9,
        compose=talks,
        sample=Talks(house=SAMPLE_HOUSE, talks=(Talk("李秀英", date(2020, 4, 22), "周敏", "推荐参加技能培训"),)),
        empty=Talks(),
        demands=("C26",),
        formats=LIST,
    ),
)
