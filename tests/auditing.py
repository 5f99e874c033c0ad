"""A whole audit as its plan wants it: records in the order of the work, for rules, screens and papers."""

from datetime import date

from buxuan_desktop.domain.auditing import ITEMS, STEPS
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.audit import AuditFiling, AuditMember, AuditObject, AuditPlan
from buxuan_desktop.domain.records.audit_findings import AuditFinding, AuditMeasure
from buxuan_desktop.domain.records.audit_result import (
    AuditAnswer,
    AuditDraft,
    AuditObjection,
    AuditPosting,
    AuditReport,
    VillagersHeard,
)
from buxuan_desktop.domain.records.audit_work import AuditEvidence, AuditItem, AuditMinutes, AuditStep, WorkingPaper
from buxuan_desktop.domain.records.base import Record

BEGIN, HANDED = date(2020, 2, 3), date(2020, 1, 20)
PHOTO = "0" * 64
UNITS = (("discipline", "韩立"), ("agriculture", "许梅"), ("finance", "何平"), ("bookkeeping", "吕芳"))
GROUP = tuple(name for _, name in UNITS)
BASES = "村集体经济组织财务制度\n农村集体经济组织审计规定"

PLAN = AuditPlan(
    organiser="临河乡人民政府",
    begins=date(2017, 1, 1),
    ends=HANDED,
    back_to=date(2016, 7, 1),
    back_because="群众反映任职第一年的征地补偿",
    bases=BASES,
    notice_on=BEGIN,
    duties="纪委监督，农推查账，财政核拨款，代管提供账簿",
)
PERSON = AuditObject(
    name="赵德明",
    post="主任",
    power="both",
    since=date(2016, 7, 1),
    until=HANDED,
    left_because="resigned",
    taken_on=date(2016, 7, 1),
    taken_from="孙有福",
    handed_on=HANDED,
    handed_to="李秀英",
)
FAULT = AuditFinding(
    item="projects",
    kind="fault",
    begins=date(2019, 3, 1),
    ends=date(2019, 5, 20),
    whose="incumbent",
    bearer="person",
    nature="waste",
    office="village",
    amount=1_280_050,
    state="concluded",
    decided_by="乡审计小组",
    decided_on=date(2020, 2, 20),
    conclusion="道路工程未招标，多付工程款12800.50元，由经手人退还。",
    answer="当时急着通路，没有招标，愿意退还。",
)
PRAISE = AuditFinding(
    item="assets", kind="achievement", state="concluded", decided_by="乡审计小组",
    decided_on=date(2020, 2, 20), conclusion="集体资产逐项登记，账实相符。",
)  # fmt: skip
ANSWER = AuditAnswer(
    name="赵德明",
    met_on=date(2020, 2, 14),
    met_by=("韩立", "许梅"),
    answered_on=date(2020, 2, 16),
    answer="objects",
    rechecked_on=date(2020, 2, 18),
    rechecked_by=("何平",),
    outcome="partly",
    told_on=date(2020, 2, 19),
)
DRAFT = AuditDraft(day=date(2020, 2, 13), present=GROUP, agreed="all")
HEARD = VillagersHeard(day=date(2020, 2, 17), way="meeting", heard=23, taken_up="两条意见写进了处理建议")
REPORT = AuditReport(
    name="赵德明",
    day=date(2020, 2, 21),
    number="临审〔2020〕1号",
    form="decision",
    evaluation="任期内财务收支总体真实，手续基本完备。",
    achievements="集体资产逐项登记，账实相符；修通两条村道。",
    faults="道路工程未招标，多付工程款12800.50元。",
    decision="多付的工程款由经手人在30日内退还。",
)
BOARDS = tuple(
    AuditPosting(board=board, begins=date(2020, 2, 26), ends=date(2020, 3, 2), by="吕芳", answers=True)
    for board in ("township", "village")
)
OBJECTION = AuditObjection(
    day=date(2020, 2, 28),
    taken_by="吕芳",
    reported_on=date(2020, 3, 2),
    reported_to="县审计工作组",
    again_by="县审计工作组",
    again_from=date(2020, 3, 3),
    again_done=date(2020, 3, 6),
    outcome="upheld",
    answered_on=date(2020, 3, 6),
)
MEASURE = AuditMeasure(
    kind="repay", by="临河乡人民政府", day=date(2020, 2, 21), item="projects", office="village",
    amount=1_280_050, due=date(2020, 3, 22), paid=1_280_050, state="done", done_on=date(2020, 3, 10),
)  # fmt: skip


def group() -> list[AuditMember]:
    """The four offices, the first as head, all signed."""
    offices = ("head", "member", "member", "member")
    return [
        AuditMember(body="group", name=name, office=office, from_unit=unit, since=BEGIN, signed_on=BEGIN)  # type: ignore[arg-type]
        for (unit, name), office in zip(UNITS, offices, strict=True)
    ]


def steps() -> list[AuditStep]:
    """Two days a step, all done."""
    days = [date(2020, 2, 4 + number) for number in range(len(STEPS))]
    return [AuditStep(step=step, begins=day, done_on=day) for step, day in zip(STEPS, days, strict=True)]  # type: ignore[arg-type]


def items() -> list[AuditItem]:
    """All ten examined."""
    return [
        AuditItem(item=item, questions="账实相符吗？", wanted="登记簿", received="登记簿", state="examined")  # type: ignore[arg-type]
        for item in ITEMS
    ]


def filings() -> list[AuditFiling]:
    """All that a plan wants sent up."""
    due = date(2020, 2, 10)
    first = [AuditFiling(what=what, due=due, sent_on=BEGIN) for what in ("plan", "scheme", "contact")]  # type: ignore[arg-type]
    last = [AuditFiling(what=what, sent_on=date(2020, 3, 9)) for what in ("summary", "statistics", "archive")]  # type: ignore[arg-type]
    return [*first, *last]


def whole() -> list[Record]:
    """Every kind of record of the audit, none of them wanting anything."""
    county = [AuditMember(body="county_leading", name="县长"), AuditMember(body="county_team", name="站长")]
    paper = WorkingPaper(number="底稿1", item="projects", day=BEGIN, by="许梅", reviewer="韩立")
    shown = AuditEvidence(number="证1", item="projects", kind="contract", original="copy", day=BEGIN, by=("许梅",))
    said = AuditMinutes(number="笔录1", kind="talk", day=BEGIN, by=("许梅",), recorder="吕芳", signed=True)
    head = [PLAN, PERSON, *group(), *county, *steps(), *items(), paper, shown, said]
    return [*head, FAULT, PRAISE, DRAFT, ANSWER, HEARD, REPORT, *BOARDS, OBJECTION, MEASURE, *filings()]


def kept(number: int, record: Record) -> RecordKept:
    """The event that keeps it: a head's phone beside the chain, a photo at each posting."""
    phone = {"phone": PHOTO} if isinstance(record, AuditMember) and record.office == "head" else {}
    files = (PHOTO,) if isinstance(record, AuditPosting) else ()
    return RecordKept(number, record, sealed=phone, files=files)  # type: ignore[arg-type]
