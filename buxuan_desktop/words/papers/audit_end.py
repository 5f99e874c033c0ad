"""The result on both boards, and objections to it (A14, A15, A25, A28, A31)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.audit_base import AUDIT, OWN, SAMPLE, OfAudit, written
from buxuan_desktop.words.papers.base import FORM, NOTICE, PaperKind, cell, day, listed, pen
from buxuan_desktop.words.sheets import Choice, Fact, Facts, Heading, Para, Part, Sheet, Sign, Signs


class Conclusion(NamedTuple):
    """One concluded matter as it hangs on the wall, with what the person says to it."""

    item: str
    words: str
    answer: str = ""


class Person(NamedTuple):
    """One audited person on the posting: name, post, judgement, what is decided."""

    name: str
    post: str = ""
    evaluation: str = ""
    achievements: str = ""
    faults: str = ""
    decision: str = ""


class Result(OfAudit, frozen=True, kw_only=True):
    """What hangs on both boards: conclusions alone."""

    persons: tuple[Person, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    until: date | None = None
    days: int | None = None


class Objection(OfAudit, frozen=True, kw_only=True):
    """One objection and the audit made anew; who objects and why is confidential. `outcome` is a place."""

    received_on: date | None = None
    taken_by: str = ""
    objector: str = ""
    words: str = ""
    reported_on: date | None = None
    reported_to: str = ""
    again_by: str = ""
    again_from: date | None = None
    again_done: date | None = None
    outcome: int | None = None
    answered_on: date | None = None


def posting(record: Result) -> Sheet:
    """What is posted on the township's and the village's board."""
    house = record.house
    each = tuple(part for one in record.persons or (Person(""),) for part in _person(one))
    said = tuple((one.item, one.words, one.answer) for one in record.conclusions)
    return Sheet(
        title="离任审计结果公示",
        kind="notice",
        number=record.number,
        subtitle=house.committee,
        parts=(
            Para(
                f"{pen(record.organiser, 6)}组织审计小组，对{house.committee}有关人员{record.period}的经济责任"
                f"进行了离任审计，现将结果向全体{house.people}公示。"
            ),
            *each,
            *((listed("事项:1.4 结论:3> 本人的说明:2.4>", said),) if said else ()),
            Para(
                f"公示期：{day(record.posted_on)}至{day(record.until)}，共{pen(record.days, 2)}天。"
                "有异议的，请在公示期内向审计小组提出，由审计小组报县里重新审计；没有异议的，维持结论。"
            ),
            Para(f"联系电话：{pen(house.phone, 10)}。"),
            Para("特此公示。"),
        ),
        issuer=record.group,
        date=day(record.posted_on),
        note=f"在乡镇（街道）政务公开栏和{house.affairs}公开栏同时张贴。{OWN}",
    )


def _person(one: Person) -> tuple[Part, ...]:
    texts = (
        ("总的评价", one.evaluation),
        ("肯定的成绩", one.achievements),
        ("认定的问题", one.faults),
        ("处理", one.decision),
    )
    head = Heading(f"{pen(one.name)}（{pen(one.post, 3)}）")
    return (head, *(Para(f"{title}：{pen(text, 20)}") for title, text in texts))


def objection(record: Objection) -> Sheet:
    """One objection from its receipt to the answer."""
    chosen = () if record.outcome is None else (record.outcome,)
    return Sheet(
        title="审计结果异议登记表",
        kind="form",
        subtitle=record.house.committee,
        parts=(
            Facts(
                (
                    Fact("收到日期", cell(record.received_on)),
                    Fact("接收人", record.taken_by),
                    Fact("提出人", record.objector, wide=True),
                )
            ),
            Heading("异议的内容"),
            *written(record.words, 6),
            Facts(
                (
                    Fact("报县里日期", cell(record.reported_on)),
                    Fact("报给", record.reported_to),
                    Fact("重新审计单位", record.again_by, wide=True),
                    Fact("开始日期", cell(record.again_from)),
                    Fact("完成日期", cell(record.again_done)),
                )
            ),
            Choice("重新审计的结果", ("维持原来的结论", "改变原来的结论"), chosen),
            Facts((Fact("答复日期", cell(record.answered_on)), Fact("提出人签收", ""))),
            Signs((Sign("接收人", record.taken_by), Sign("审计小组组长")), 2),
        ),
        note="提出人的姓名和异议内容单独保管，不公布。",
    )


_RESULT = Result(
    **SAMPLE,  # type: ignore[arg-type]
    posted_on=date(2020, 2, 24),
    until=date(2020, 2, 29),
    days=5,
    persons=(
        Person(
            "赵德明",
            "主任",
            "任期内财务收支总体真实，手续基本完备。",
            "集体资产逐项登记，账实相符；修通两条村道。",
            "道路工程未招标，多付工程款12800.50元。",
            "多付的工程款由经手人在30日内退还。",
        ),
    ),
    conclusions=(
        Conclusion("建设项目发包管理", "未招标，多付工程款12800.50元，由经手人退还。", "当时急着通路，愿意退还。"),
    ),
)
KINDS = (
    PaperKind(
        code="AUD-15",
        title="离任审计结果公示",
        stage=AUDIT,
        compose=posting,
        sample=_RESULT,
        empty=Result(),
        demands=("A14", "A15", "A25", "A28", "A31"),
        formats=NOTICE,
    ),
    PaperKind(
        code="AUD-16",
        title="审计结果异议登记表",
        stage=AUDIT,
        compose=objection,
        sample=Objection(
            **SAMPLE,  # type: ignore[arg-type]
            received_on=date(2020, 2, 26),
            taken_by="吕芳",
            objector="村民吴某等三人",
            words="认为多付的工程款不止这个数，要求重新核对结算书。",
            reported_on=date(2020, 2, 27),
            reported_to="县审计工作组",
            again_by="县审计工作组",
            again_from=date(2020, 3, 2),
            again_done=date(2020, 3, 6),
            outcome=0,
            answered_on=date(2020, 3, 6),
        ),
        empty=Objection(),
        demands=("A15",),
        formats=FORM,
    ),
)
