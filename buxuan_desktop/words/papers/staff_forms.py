"""Form 12: who works on the day and that nobody is barred; form 13: a mobile box from sealing to count (C08, C17)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import LIST, SAMPLE_HOUSE, PaperKind, Posted, cell, day, listed, numbered, source
from buxuan_desktop.words.sheets import Fact, Facts, Para, Sheet, Sign, Signs


class Staff(NamedTuple):
    """One person with a task; `checked` says in words that this is no candidate and no barred relation."""

    role: str
    name: str
    sex: str = ""
    number: str = ""
    chosen_by: str = ""
    checked: str = ""


class StaffForm(Posted, frozen=True, kw_only=True):
    """The staff, and by whom and when they were trained."""

    people: tuple[Staff, ...] = ()
    trained_on: date | None = None
    trained_by: str = ""


class Visit(NamedTuple):
    """A voter to whom the box comes. The reason is said without the illness."""

    name: str
    number: str = ""
    address: str = ""


class MobileBox(Posted, frozen=True, kw_only=True):
    """One box: seal, people, way, times, and its ballots out and back."""

    box: str = ""
    seal: str = ""
    staff: tuple[str, ...] = ()
    way: str = ""
    left_at: str = ""
    back_at: str = ""
    drawn: int | None = None
    issued: int | None = None
    spare: int | None = None
    visits: tuple[Visit, ...] = ()


def staff_form(record: StaffForm) -> Sheet:
    """The list of staff with the check of each."""
    rows = tuple((*one, "") for one in record.people)
    return Sheet(
        title="选举工作人员名单",
        kind="form",
        subtitle=f"{record.house.committee}补选",
        landscape=True,
        parts=(
            listed(
                "序号:0.6 职责:1.4 姓名:1.8 性别:0.6 选民编号:1 推选单位:1.8 不是候选人和应回避的亲属:2.4 签名:1.6",
                numbered(rows),
                9,
                roomy=True,
            ),
            Para(f"培训：{day(record.trained_on)}，讲授人：{record.trained_by or '＿＿＿＿＿'}。", indent=False),
            Signs((Sign("选举委员会主任"), Sign("镇（街道）指导人")), 2),
        ),
        note="工作人员由选民推选，是有选举权的人，不是候选人。" + source(record.cite),
    )


def mobile_box(record: MobileBox) -> Sheet:
    """The sheet that goes with the box."""
    return Sheet(
        title="流动票箱登记表",
        kind="form",
        subtitle=f"{record.house.committee}补选　{day(record.house.election_day)}",
        parts=(
            Facts(
                (
                    Fact("票箱", record.box),
                    Fact("封条号", record.seal),
                    Fact("出发时间", record.left_at),
                    Fact("返回时间", record.back_at),
                    Fact("工作人员", "、".join(record.staff), wide=True),
                    Fact("路线", record.way, wide=True),
                )
            ),
            Facts(
                (
                    Fact("领出选票", cell(record.drawn)),
                    Fact("发出", cell(record.issued)),
                    Fact("退回未发", cell(record.spare)),
                ),
                3,
            ),
            listed(
                "序号:0.6 姓名:1.8 选民编号:1 住址:2.4 领票时间:1.1 签名或者指印:1.8",
                numbered(tuple((*visit, "", "") for visit in record.visits)),
                14,
                roomy=True,
            ),
            Signs((Sign("流动票箱负责人"), Sign("监票人"), Sign("监票人"), Sign("封条检查人"), Sign("接收人"))),
        ),
        note="只接受名单上已经公布的选民投票；不写病情；途中不开箱，领出＝发出＋退回。" + source(record.cite),
    )


KINDS = (
    PaperKind(
        code="F12",
        title="选举工作人员名单",
        stage=5,
        compose=staff_form,
        sample=StaffForm(
            house=SAMPLE_HOUSE,
            people=(
                Staff("总监票人", "单志强", "男", "12", "居民代表会议", "不是"),
                Staff("监票人", "韩立", "男", "5", "居民代表会议", "不是"),
                Staff("总计票人", "周敏", "女", "8", "居民代表会议", "不是"),
                Staff("流动票箱负责人", "查小芳", "女", "77", "居民代表会议", "不是"),
            ),
            trained_on=date(2020, 4, 18),
            trained_by="临河镇指导组",
        ),
        empty=StaffForm(),
        demands=("C17",),
        formats=LIST,
    ),
    PaperKind(
        code="F13",
        title="流动票箱登记表",
        stage=6,
        compose=mobile_box,
        sample=MobileBox(
            house=SAMPLE_HOUSE,
            box="流动票箱一",
            seal="000127",
            staff=("查小芳", "曾丽", "解放"),
            way="一组、二组，由东向西",
            left_at="7时05分",
            drawn=14,
            visits=(Visit("丁一", "1", "柳湾路1号"), Visit("𰻝香", "9", "柳湾路33号")),
        ),
        empty=MobileBox(),
        demands=("C08", "C17", "C18"),
        formats=LIST,
    ),
)
