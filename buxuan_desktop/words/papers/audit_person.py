"""Papers between the group and who is audited: request for comment, answer, report, decision (A19, A20, A23 to A30)."""

from datetime import date

from buxuan_desktop.words.papers.audit_base import AUDIT, INTERNAL, OWN, SAMPLE, OfAudit, written
from buxuan_desktop.words.papers.base import FORM, PaperKind, cell, day, pen
from buxuan_desktop.words.sheets import Choice, Fact, Facts, Heading, Para, Sheet, Sign, Signs


class Asked(OfAudit, frozen=True, kw_only=True):
    """The person asked. `answer` and `outcome` are places among the words; `opinion`, `recheck` are confidential."""

    draft: str = ""
    met_on: date | None = None
    met_by: str = ""
    answer_by: date | None = None
    answered_on: date | None = None
    answer: int | None = None
    opinion: str = ""
    rechecked_on: date | None = None
    rechecked_by: str = ""
    recheck: str = ""
    outcome: int | None = None
    told_on: date | None = None


class Report(OfAudit, frozen=True, kw_only=True):
    """The report and its decision or opinion: concluded matters alone."""

    decides: bool = False
    notice_on: date | None = None
    evaluation: str = ""
    achievements: str = ""
    faults: str = ""
    answer: str = ""
    decision: str = ""
    heard: str = ""


def request(record: Asked) -> Sheet:
    """The draft report handed to the person with the request for an opinion."""
    return Sheet(
        title="审计报告征求意见书",
        kind="letter",
        number=record.number,
        addressee=pen(record.person),
        parts=(
            Para(
                f"对你担任{record.house.committee}{pen(record.post, 3)}期间（{record.period}）的离任审计，"
                "审计小组已经全体讨论，写出报告初稿。现征求你的意见。"
            ),
            Heading("报告初稿要点"),
            *written(record.draft, 8),
            Para(
                f"请在{day(record.answer_by)}前书面答复。有不同意见的，请写明事实和证据，审计小组将复核："
                "属实的予以纠正，复核无误的向你作出解释。到期不答复的，记为没有答复。"
            ),
        ),
        issuer=record.group,
        date=day(record.met_on),
        note=f"{INTERNAL}{OWN}",
    )


def answered(record: Asked) -> Sheet:
    """The person's answer, the recheck, and what came of it."""
    chosen = () if record.answer is None else (record.answer,)
    outcome = () if record.outcome is None else (record.outcome,)
    return Sheet(
        title="审计对象答复和复核记录",
        kind="form",
        subtitle=f"{record.house.committee}离任审计",
        parts=(
            Facts(
                (
                    Fact("审计对象", record.person),
                    Fact("职务", record.post),
                    Fact("见面日期", cell(record.met_on)),
                    Fact("见面人", record.met_by),
                    Fact("答复日期", cell(record.answered_on), wide=True),
                )
            ),
            Choice("本人答复", ("没有意见", "有不同意见", "到期没有答复"), chosen),
            Heading("本人的意见"),
            *written(record.opinion, 7),
            Signs((Sign("本人"), Sign("日期", how="")), 2),
            Heading("复核的经过"),
            *written(record.recheck, 6),
            Facts((Fact("复核日期", cell(record.rechecked_on)), Fact("复核人", record.rechecked_by))),
            Choice("复核结果", ("属实，已经改正", "部分属实", "复核无误，作出解释"), outcome),
            Facts((Fact("告知、解释日期", cell(record.told_on)), Fact("本人签收", ""))),
        ),
        note=INTERNAL,
    )


def report(record: Report) -> Sheet:
    """The report: overall judgement, achievements, faults, the person's answer."""
    return Sheet(
        head=record.group,
        title="离任审计报告",
        kind="document",
        number=record.number,
        parts=(
            Para(
                f"根据审计方案，审计小组于{day(record.notice_on)}送达通知书，对{record.whom}"
                f"{record.period}的经济责任进行了离任审计。报告经审计小组全体成员讨论，征求了本人意见。"
            ),
            Heading("一、总的评价"),
            *written(record.evaluation, 3),
            Heading("二、肯定的成绩"),
            *written(record.achievements, 4),
            Heading("三、认定的问题"),
            *written(record.faults, 5),
            Heading("四、本人的说明"),
            *written(record.answer, 3),
            Heading("五、听取群众意见的情况"),
            *written(record.heard, 2),
            Heading("六、处理的意见"),
            *written(record.decision, 4),
        ),
        issuer=record.group,
        date=day(record.posted_on),
        note=OWN,
    )


def decision(record: Report) -> Sheet:
    """The decision, or the opinion, sent to the committee and the person."""
    word = "决定" if record.decides else "意见"
    return Sheet(
        title=f"审计{word}书",
        kind="letter",
        number=record.number,
        addressee=f"{record.house.committee}、{pen(record.person)}",
        parts=(
            Para(f"对{record.whom}{record.period}的离任审计已经结束。根据审计报告，作出如下审计{word}："),
            Heading("一、认定的事实"),
            *written(record.faults, 5),
            Heading(f"二、审计{word}"),
            *written(record.decision, 5),
            Para("本书送达后执行。结果在公开栏公示，公示期内有异议的，由审计小组报县里重新审计。"),
        ),
        issuer=pen(record.organiser, 6),
        date=day(record.posted_on),
        note=OWN,
    )


_ASKED = Asked(
    **SAMPLE,  # type: ignore[arg-type]
    number="临审〔2020〕征1号",
    draft="财务收支总体真实。\n道路工程未招标，多付工程款12800.50元。",
    met_on=date(2020, 2, 14),
    met_by="韩立、许梅",
    answer_by=date(2020, 2, 18),
    answered_on=date(2020, 2, 16),
    answer=1,
    opinion="当时急着通路，没有招标。多付的款愿意退还。",
    rechecked_on=date(2020, 2, 18),
    rechecked_by="何平",
    recheck="核对结算书和付款凭证，金额无误；急修通路的说明写入报告。",
    outcome=1,
    told_on=date(2020, 2, 19),
)
_REPORT = Report(
    **SAMPLE,  # type: ignore[arg-type]
    number="临审〔2020〕1号",
    posted_on=date(2020, 2, 21),
    decides=True,
    notice_on=date(2020, 2, 3),
    evaluation="任期内财务收支总体真实，手续基本完备。",
    achievements="集体资产逐项登记，账实相符。\n任期内修通两条村道，没有新增债务。",
    faults="2019年道路工程未招标，多付工程款12800.50元。属于现任、个人责任，性质为铺张浪费。",
    answer="当时急着通路，没有招标，愿意退还。",
    heard="2020年2月17日召开座谈会，听取23人的意见，采纳两条。",
    decision="多付的工程款12800.50元由经手人在30日内退还。",
)

KINDS = (
    PaperKind(
        code="AUD-11",
        title="审计报告征求意见书",
        stage=AUDIT,
        compose=request,
        sample=_ASKED,
        empty=Asked(),
        demands=("A19",),
        formats=FORM,
    ),
    PaperKind(
        code="AUD-12",
        title="审计对象答复和复核记录",
        stage=AUDIT,
        compose=answered,
        sample=_ASKED,
        empty=Asked(),
        demands=("A19",),
        formats=FORM,
    ),
    PaperKind(
        code="AUD-13",
        title="离任审计报告",
        stage=AUDIT,
        compose=report,
        sample=_REPORT,
        empty=Report(),
        demands=("A19", "A20", "A23", "A28", "A30"),
        formats=FORM,
    ),
    PaperKind(
        code="AUD-14",
        title="审计决定书（意见书）",
        stage=AUDIT,
        compose=decision,
        sample=_REPORT,
        empty=Report(),
        demands=("A20", "A24", "A28"),
        formats=FORM,
    ),
)
