"""Papers of the work inside the audit, confidential until it is concluded: minutes, working paper, evidence, draft.

A17, A19, A27, A30.
"""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.audit_base import AUDIT, INTERNAL, SAMPLE, OfAudit, in_a_cell, written
from buxuan_desktop.words.papers.base import FORM, LIST, PaperKind, cell, day, listed, numbered
from buxuan_desktop.words.sheets import Choice, Fact, Facts, Heading, Para, Sheet, Sign, Signs


class Piece(NamedTuple):
    """One piece of evidence."""

    number: str
    item: str
    kind: str = ""
    original: str = ""
    pages: int | None = None
    by: str = ""
    on: date | None = None
    shows: str = ""


class Talk(OfAudit, frozen=True, kw_only=True):
    """Minutes of a talk, a stocktaking, a visit, or of villagers heard. `with_whom` and `content` are confidential."""

    kind: str = ""
    on: date | None = None
    place: str = ""
    by: str = ""
    recorder: str = ""
    with_whom: str = ""
    content: str = ""
    heard: int | None = None
    taken_up: str = ""


class Paper(OfAudit, frozen=True, kw_only=True):
    """A working paper."""

    item: str = ""
    on: date | None = None
    by: str = ""
    reviewer: str = ""
    reviewed_on: date | None = None
    pages: int | None = None
    facts: str = ""
    rules: str = ""
    judgement: str = ""


class EvidenceList(OfAudit, frozen=True, kw_only=True):
    """All pieces of evidence."""

    pieces: tuple[Piece, ...] = ()


class Discussion(OfAudit, frozen=True, kw_only=True):
    """The group's talk about the draft. `agreed` is a place among the answers."""

    on: date | None = None
    members: tuple[tuple[str, str], ...] = ()
    present: tuple[str, ...] = ()
    draft: str = ""
    views: str = ""
    agreed: int | None = None


def talk(record: Talk) -> Sheet:
    """The minutes (审计笔录)."""
    return Sheet(
        title="审计笔录",
        kind="minutes",
        subtitle=f"{record.house.committee}离任审计",
        parts=(
            Facts(
                (
                    Fact("编号", record.number),
                    Fact("方式", record.kind),
                    Fact("日期", cell(record.on)),
                    Fact("地点", record.place),
                    Fact("审计人员", record.by),
                    Fact("记录人", record.recorder),
                    Fact("对象和在场的人", record.with_whom, wide=True),
                )
            ),
            Heading("内容"),
            *written(record.content, 14),
            Para("以上笔录经本人看过（听过），与所说的相符。"),
            Signs((Sign("本人"), Sign("审计人员"), Sign("记录人", record.recorder)), 3),
        ),
        note=INTERNAL,
    )


def heard(record: Talk) -> Sheet:
    """What villagers said before a decision (A30)."""
    house = record.house
    return Sheet(
        title=f"听取{house.people}意见记录",
        kind="minutes",
        subtitle=f"{house.committee}离任审计",
        parts=(
            Facts(
                (
                    Fact("日期", cell(record.on)),
                    Fact("方式", record.kind),
                    Fact("地点", record.place),
                    Fact("听取人数", cell(record.heard)),
                    Fact("听取的人", record.by, wide=True),
                )
            ),
            Heading("意见"),
            *written(record.content, 10),
            Heading("采纳的情况"),
            *written(record.taken_up, 4),
            Signs((Sign("听取的人"), Sign("记录人")), 2),
        ),
        note="提意见的人的姓名和意见单独保管，不公布。",
    )


def working_paper(record: Paper) -> Sheet:
    """One working paper."""
    return Sheet(
        title="审计工作底稿",
        kind="form",
        subtitle=f"{record.house.committee}　审计期间{record.period}",
        parts=(
            Facts(
                (
                    Fact("编号", record.number),
                    Fact("审计内容", record.item),
                    Fact("编制人", record.by),
                    Fact("编制日期", cell(record.on)),
                    Fact("复核人", record.reviewer),
                    Fact("复核日期", cell(record.reviewed_on)),
                    Fact("附件页数", cell(record.pages), wide=True),
                    Fact("查明的事实", in_a_cell(record.facts), wide=True, lines=9),
                    Fact("依据的规定", in_a_cell(record.rules), wide=True, lines=4),
                    Fact("判断和建议", in_a_cell(record.judgement), wide=True, lines=6),
                )
            ),
            Choice("责任", ("前任", "现任", "接任", "个人", "集体")),
            Choice("性质", ("失误", "铺张浪费", "待有权机关认定")),
            Signs((Sign("编制人", record.by), Sign("复核人", record.reviewer)), 2),
        ),
        note=INTERNAL,
    )


def evidence(record: EvidenceList) -> Sheet:
    """The list of evidence."""
    rows = numbered(tuple(tuple(one) for one in record.pieces))
    return Sheet(
        title="审计证据清单",
        kind="list",
        subtitle=f"{record.house.committee}　审计期间{record.period}",
        landscape=True,
        parts=(
            listed(
                "序号:0.6 编号 审计内容:2.2> 种类:1.1 原件或复印件:1.2 页数:0.7 取证人:1.4 日期:1.6 证明什么:3>",
                rows,
                11,
            ),
            Signs((Sign("制表人"), Sign("复核人"), Sign("提供单位")), 3),
        ),
        note=INTERNAL,
    )


def discussion(record: Discussion) -> Sheet:
    """All members discuss the draft and sign (A19)."""
    came = tuple((name, unit, "到" if name in record.present else "缺", "") for name, unit in record.members)
    absent = [name for name, _ in record.members if name not in record.present]
    told = f"缺{len(absent)}人，须补开。" if absent else "全体成员参加。"
    chosen = () if record.agreed is None else (record.agreed,)
    return Sheet(
        title="审计报告讨论记录",
        kind="minutes",
        subtitle=f"{record.house.committee}离任审计",
        parts=(
            Facts((Fact("日期", day(record.on)), Fact("参加情况", told if record.members else ""))),
            listed("姓名 部门:1.4 到会 签名:1.4", came, 6, roomy=True),
            Heading("报告初稿要点"),
            *written(record.draft, 6),
            Heading("各人意见"),
            *written(record.views, 6),
            Choice("讨论结果", ("一致同意", "修改后同意", "没有形成一致意见"), chosen),
        ),
        note=INTERNAL,
    )


KINDS = (
    PaperKind(
        code="AUD-6",
        title="审计笔录",
        stage=AUDIT,
        compose=talk,
        sample=Talk(
            **SAMPLE,  # type: ignore[arg-type]
            number="笔录1",
            kind="谈话",
            on=date(2020, 2, 6),
            place="村委会办公室",
            by="韩立、许梅",
            recorder="吕芳",
            with_whom="施工队负责人魏某，无他人在场",
            content="问：道路工程怎样承包的？\n答：村里直接找的我们，没有招标。\n问：价款多少？\n答：合同价以外又结了12800.50元。",
        ),
        empty=Talk(),
        demands=("A17", "A27"),
        formats=FORM,
    ),
    PaperKind(
        code="AUD-7",
        title="审计工作底稿",
        stage=AUDIT,
        compose=working_paper,
        sample=Paper(
            **SAMPLE,  # type: ignore[arg-type]
            number="底稿1",
            item="建设项目发包管理",
            on=date(2020, 2, 9),
            by="许梅",
            reviewer="韩立",
            reviewed_on=date(2020, 2, 10),
            pages=6,
            facts="2019年3月道路工程没有招标，5月20日多付工程款12800.50元。",
            rules="村级工程项目管理的规定。",
            judgement="个人责任，建议由经手人退还。",
        ),
        empty=Paper(),
        demands=("A17", "A23", "A27"),
        formats=FORM,
    ),
    PaperKind(
        code="AUD-8",
        title="审计证据清单",
        stage=AUDIT,
        compose=evidence,
        sample=EvidenceList(
            **SAMPLE,  # type: ignore[arg-type]
            pieces=(
                Piece("证1", "建设项目发包管理", "合同协议", "复印件", 4, "许梅", date(2020, 2, 6), "没有招标"),
                Piece("证2", "建设项目发包管理", "凭证", "复印件", 2, "许梅", date(2020, 2, 6), "付款12800.50元"),
            ),
        ),
        empty=EvidenceList(),
        demands=("A17", "A27"),
        formats=LIST,
    ),
    PaperKind(
        code="AUD-9",
        title="审计报告讨论记录",
        stage=AUDIT,
        compose=discussion,
        sample=Discussion(
            **SAMPLE,  # type: ignore[arg-type]
            on=date(2020, 2, 13),
            members=(("韩立", "乡纪委"), ("许梅", "农推"), ("何平", "财政所"), ("吕芳", "村财务代管")),
            present=("韩立", "许梅", "何平", "吕芳"),
            draft="财务收支总体真实；道路工程未招标，多付工程款12800.50元。",
            views="韩立：事实清楚。\n何平：成绩也要写足。",
            agreed=1,
        ),
        empty=Discussion(),
        demands=("A19",),
        formats=FORM,
    ),
    PaperKind(
        code="AUD-10",
        title="听取群众意见记录",
        stage=AUDIT,
        compose=heard,
        sample=Talk(
            **SAMPLE,  # type: ignore[arg-type]
            kind="座谈会",
            on=date(2020, 2, 17),
            place="村委会会议室",
            by="韩立、许梅",
            heard=23,
            content="希望尽快退还多付的工程款。\n修路是办了实事。",
            taken_up="两条意见写进了处理建议。",
        ),
        empty=Talk(),
        demands=("A11", "A23", "A30"),
        formats=FORM,
    ),
)
