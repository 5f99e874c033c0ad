"""What follows an audit: matters handed on, and the summary that goes to the county (A20, A24, A28, A29)."""

from datetime import date

from buxuan_desktop.words.amounts import yuan
from buxuan_desktop.words.papers.audit_base import AUDIT, OWN, SAMPLE, OfAudit, written
from buxuan_desktop.words.papers.base import FORM, PaperKind, cell, day
from buxuan_desktop.words.sheets import Choice, Fact, Facts, Heading, Para, Sheet, Sign, Signs


class Transfer(OfAudit, frozen=True, kw_only=True):
    """One matter handed on to the body that may decide. `kind` is a place; `whom` and `matter` are confidential."""

    kind: int | None = None
    receiver: str = ""
    office: int | None = None
    whom_about: str = ""
    matter: str = ""
    fen: int | None = None
    sent_on: date | None = None
    received_by: str = ""
    state: str = ""
    done_on: date | None = None


class Summary(OfAudit, frozen=True, kw_only=True):
    """The township's summary; each text a paragraph a line."""

    work: str = ""
    evaluation: str = ""
    achievements: str = ""
    problems: str = ""
    handled: str = ""
    advice: str = ""
    receiver: str = ""


def transfer(record: Transfer) -> Sheet:
    """A matter handed on, with its receipt."""
    kinds = ("退还", "赔偿", "党纪处分", "政纪（政务）处分", "移送司法机关", "限期整改")
    return Sheet(
        title="审计事项移送处理表",
        kind="form",
        number=record.number,
        subtitle=f"{record.house.committee}离任审计",
        parts=(
            Facts((Fact("接收机关", record.receiver, wide=True), Fact("涉及的人", record.whom_about, wide=True))),
            Choice("涉及", ("村干部", "党政机关干部"), () if record.office is None else (record.office,)),
            Choice("处理", kinds, () if record.kind is None else (record.kind,)),
            Facts((Fact("涉及金额", yuan(record.fen) if record.fen is not None else "", wide=True),)),
            Heading("事由"),
            *written(record.matter, 7),
            Para("所附证据见审计证据清单。性质由接收机关依法认定，没有认定以前不得公开。"),
            Facts(
                (
                    Fact("送出日期", cell(record.sent_on)),
                    Fact("签收人", record.received_by),
                    Fact("办理情况", record.state),
                    Fact("办完日期", cell(record.done_on)),
                )
            ),
            Signs((Sign("审计小组组长"), Sign("接收机关签收")), 2),
        ),
        note="内部资料，性质认定以前保密，不得外传。",
    )


def summary(record: Summary) -> Sheet:
    """The summary that goes to the county."""
    parts = (
        ("一、工作情况", record.work),
        ("二、总体评价", record.evaluation),
        ("三、主要成绩", record.achievements),
        ("四、存在的问题", record.problems),
        ("五、处理情况", record.handled),
        ("六、建议", record.advice),
    )
    return Sheet(
        head=record.group,
        title="离任审计工作总结",
        kind="document",
        number=record.number,
        addressee=record.receiver,
        parts=(
            Para(f"{record.house.committee}离任审计已经结束，现总结如下。"),
            *(part for title, text in parts for part in (Heading(title), *written(text, 2))),
        ),
        issuer=record.group,
        date=day(record.posted_on),
        note=OWN,
    )


KINDS = (
    PaperKind(
        code="AUD-17",
        title="审计事项移送处理表",
        stage=AUDIT,
        compose=transfer,
        sample=Transfer(
            **SAMPLE,  # type: ignore[arg-type]
            number="临审〔2020〕移1号",
            kind=0,
            receiver="临河乡人民政府",
            office=0,
            whom_about="经手人",
            matter="道路工程多付工程款12800.50元，责令退还。",
            fen=1_280_050,
            sent_on=date(2020, 2, 21),
            received_by="程会计",
            state="已经退还",
            done_on=date(2020, 3, 10),
        ),
        empty=Transfer(),
        demands=("A24", "A29"),
        formats=FORM,
    ),
    PaperKind(
        code="AUD-18",
        title="离任审计工作总结",
        stage=AUDIT,
        compose=summary,
        sample=Summary(
            **SAMPLE,  # type: ignore[arg-type]
            posted_on=date(2020, 3, 9),
            receiver="县审计工作领导小组办公室（县农业局农经站）",
            work="2020年2月3日至21日完成十项内容的审计，出报告1份。",
            evaluation="财务收支总体真实，手续基本完备。",
            achievements="集体资产账实相符，没有新增债务。",
            problems="查出问题1个，金额12800.50元。",
            handled="已经退还12800.50元。异议1件，重新审计维持结论。",
            advice="工程项目一律公开招标。",
        ),
        empty=Summary(),
        demands=("A20", "A28"),
        formats=FORM,
    ),
)
