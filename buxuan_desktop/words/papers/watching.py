"""Forms 17 and 18, study of discipline, expenses, and the five links as the ledger tells them (C12, C22, C25, C36)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.amounts import yuan
from buxuan_desktop.words.forms import words_of
from buxuan_desktop.words.papers.base import LIST, SAMPLE_HOUSE, PaperKind, Posted, listed, numbered, source
from buxuan_desktop.words.sheets import Heading, Para, Part, Sheet, Sign, Signs


class Standard(NamedTuple):
    """One standard: what the case knows of it, what village and township say, what was repaired."""

    text: str
    known: str = ""
    own: str = ""
    township: str = ""
    score: int | None = None
    found: str = ""
    repair: str = ""
    repaired_on: date | None = None


class Acceptance(Posted, frozen=True, kw_only=True):
    """Form 17. Each `total` counts scored rows alone."""

    rows: tuple[Standard, ...] = ()
    total: int | None = None


class Check(NamedTuple):
    """One visit of the inspection team."""

    on: date | None
    by: str
    about: str
    found: str = ""
    mend: str = ""
    until: date | None = None
    mended_on: date | None = None
    checked_by: str = ""


class Checks(Posted, frozen=True, kw_only=True):
    """Form 18."""

    checks: tuple[Check, ...] = ()


class Counts(Posted, frozen=True, kw_only=True):
    """How many matters came in: (kind, numbers by state in the order of `states`)."""

    states: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[int, ...]], ...] = ()


class Session(NamedTuple):
    """One session on discipline."""

    on: date | None
    what: str
    whom: str = ""
    due: int | None = None
    present: int | None = None
    led_by: str = ""
    note: str = ""


class Sessions(Posted, frozen=True, kw_only=True):
    """The sessions held."""

    sessions: tuple[Session, ...] = ()


class Spent(NamedTuple):
    """One expense, its amount in fen."""

    on: date | None
    what: str
    kind: str
    fen: int
    paid_by: str = ""
    approved_by: str = ""
    receipt: str = ""


class Expenses(Posted, frozen=True, kw_only=True):
    """What the election cost."""

    spent: tuple[Spent, ...] = ()


class Step(NamedTuple):
    """One row of the ledger: its number, when and by whom it was written, what it says, what was corrected."""

    row: int
    at: str
    who: str
    what: str
    change: str = ""


class Trail(Posted, frozen=True, kw_only=True):
    """The five links, each with its steps in the order of the ledger."""

    links: tuple[tuple[str, tuple[Step, ...]], ...] = ()


LINKS = ("提名", "审查", "考察", "竞职", "投票")


def acceptance(record: Acceptance) -> Sheet:
    """Form 17; the share of voters is a standard here, never a condition of validity."""
    standards = tuple(words_of("acceptance").choices["standard"].values())
    rows = record.rows or tuple(Standard(text) for text in standards)
    foot = (("", "合计", "", "", "", str(record.total), "", "", ""),) if record.total is not None else ()
    return Sheet(
        title="补选工作检查验收表",
        kind="form",
        subtitle=f"{record.house.committee}补选",
        landscape=True,
        parts=(
            listed(
                "序号:0.5 验收标准:2.5> 案卷里的情况:2.6> 自查:1.7> 镇（街道）检查:1.8> 得分:0.6 发现的问题:1.6>"
                " 整改:1.4> 整改完成:1.4",
                numbered(rows),
                foot=foot,
                roomy=True,
            ),
            Signs((Sign("自查人"), Sign("镇（街道）检查人"), Sign(f"{record.house.people}委员会主任"))),
        ),
        note="参选率是验收标准，不是选举有效的条件。“案卷里的情况”由案卷统计，达到不达到由人判断。"
        + source(record.cite),
    )


def checks(record: Checks) -> Sheet:
    """Form 18."""
    return Sheet(
        title="督导检查记录",
        kind="list",
        subtitle=f"{record.house.committee}补选",
        landscape=True,
        parts=(
            listed(
                "序号:0.5 日期:1.5 检查人:1.2 检查内容:1.7 发现的问题:2.2> 整改要求:1.9> 限期:1.4 改好日期:1.4"
                " 复查人:1.1",
                numbered(record.checks),
                8,
                roomy=True,
            ),
            Signs((Sign("督导组负责人"), Sign("选举委员会主任")), 2),
        ),
        note="群众反映的事项另行登记，本表不写反映人。" + source(record.cite),
    )


def counts(record: Counts) -> Sheet:
    """What the township is told of the matters that came in: numbers, nothing else."""
    words = words_of("matter").choices
    states = record.states or tuple(words["state"].values())
    known = tuple((kind, *numbers, sum(numbers)) for kind, numbers in record.rows)
    empty = tuple((kind, *("",) * (len(states) + 1)) for kind in words["about"].values())
    sums = [sum(column) for column in zip(*(numbers for _, numbers in record.rows), strict=True)]
    totals = ("合计", *(map(str, (*sums, sum(sums))) if sums else ("",) * (len(states) + 1)))
    return Sheet(
        title="群众反映事项件数统计表",
        kind="list",
        subtitle=f"{record.house.committee}补选",
        parts=(
            listed(f"类别:3> {' '.join(states)} 合计", known or empty, foot=(totals,), roomy=True),
            Signs((Sign("填表人"), Sign("负责人")), 2),
        ),
        note="只报件数，不报内容、反映人和涉及的人。" + source(record.cite),
    )


def sessions(record: Sessions) -> Sheet:
    """The sessions on discipline."""
    return Sheet(
        title="纪律学习记录",
        kind="list",
        subtitle=f"{record.house.committee}补选",
        parts=(
            listed(
                "序号:0.6 日期:1.7 学习内容:2 参加人员:1.7 应到:0.7 实到:0.7 主持人:1.2 备注:1.6>",
                numbered(record.sessions),
                8,
                roomy=True,
            ),
            Signs((Sign("记录人"), Sign("负责人")), 2),
        ),
        note=source(record.cite),
    )


def expenses(record: Expenses) -> Sheet:
    """The expenses and their sum."""
    total = sum(one.fen for one in record.spent)
    rows = tuple((*one[:3], yuan(one.fen), *one[4:]) for one in record.spent)
    foot = (("", "", "合计", "", yuan(total), "", "", ""),) if rows else ()
    return Sheet(
        title="选举开支表",
        kind="list",
        subtitle=f"{record.house.committee}补选　节俭办会",
        parts=(
            listed(
                "序号:0.6 日期:1.7 用途:2.2> 类别:1 金额:1.5 经手人:1.1 批准人:1.1 票据号码:1.4",
                numbered(rows),
                12,
                foot=foot,
                roomy=True,
            ),
            Signs((Sign("经手人"), Sign("审核人"), Sign(f"{record.house.watch}"))),
        ),
        note="每笔开支有票据、有人批准，没有票据的不列支。" + source(record.cite),
    )


def _link(number: int, title: str, steps: tuple[Step, ...]) -> tuple[Part, ...]:
    words = "行号:0.7 登记时间:2.1 登记人:1.1 登记的事项:5.4> 更正:1.3"
    if not steps:
        return Heading(f"{'一二三四五'[number]}、{title}"), listed(words, (), 2)
    return Heading(f"{'一二三四五'[number]}、{title}"), listed(words, tuple(steps))


def trail(record: Trail) -> Sheet:
    """全程纪实表: what was written down in each link, when, by whom."""
    steps = dict(record.links)
    parts = tuple(part for number, title in enumerate(LINKS) for part in _link(number, title, steps.get(title, ())))
    return Sheet(
        title="补选工作全程纪实表",
        kind="list",
        subtitle=f"{record.house.committee}补选",
        parts=(
            Para(
                f"本表记录{record.house.committee}补选的提名、审查、考察、竞职、投票五个环节："
                "登记了什么，什么时候登记，谁登记。"
            ),
            *parts,
            Signs((Sign("选举委员会主任"), Sign("督导组")), 2),
        ),
        note="行号是案卷里那一行的编号，可以逐行核对；登记以后更正、撤销的也列出，原来的登记保留。"
        + source(record.cite),
    )


KINDS = (
    PaperKind(
        code="F17",
        title="检查验收表",
        stage=9,
        compose=acceptance,
        sample=Acceptance(
            house=SAMPLE_HOUSE,
            rows=(
                Standard("选举程序规范、合法", "程序检查没有要处理的事项", "达到　周敏", "达到　镇检查组", 10),
                Standard(
                    "参选率达百分之八十以上",
                    "登记1000名，收回517张，51.70%，不到80%；不影响选举是否有效",
                    "没有达到　周敏",
                    "没有达到　镇检查组",
                    5,
                    "外出务工的多",
                    "完善委托投票的宣传",
                    date(2020, 5, 8),
                ),
            ),
            total=15,
        ),
        empty=Acceptance(),
        demands=("C22",),
        formats=LIST,
    ),
    PaperKind(
        code="F18",
        title="督导检查记录",
        stage=9,
        compose=checks,
        sample=Checks(
            house=SAMPLE_HOUSE,
            checks=(
                Check(
                    date(2020, 4, 15),
                    "临河镇督导组",
                    "程序",
                    "秘密写票处只有一个",
                    "再设一个",
                    date(2020, 4, 18),
                    date(2020, 4, 17),
                    "仇明",
                ),
                Check(date(2020, 4, 20), "临河镇督导组", "严防拉票贿选"),
            ),
        ),
        empty=Checks(),
        demands=("C12", "C25"),
        formats=LIST,
    ),
    PaperKind(
        code="F18-1",
        title="群众反映事项件数统计表",
        stage=9,
        compose=counts,
        sample=Counts(
            house=SAMPLE_HOUSE,
            states=("待办", "正在调查", "已移交", "已答复"),
            rows=(("严防拉票贿选", (0, 1, 1, 0)), ("程序", (0, 0, 0, 3))),
        ),
        empty=Counts(),
        demands=("C12",),
        formats=LIST,
    ),
    PaperKind(
        code="STUDY",
        title="纪律学习记录",
        stage=9,
        compose=sessions,
        sample=Sessions(
            house=SAMPLE_HOUSE,
            sessions=(Session(date(2020, 4, 1), "换届“九严禁”", "两委成员、居民代表", 45, 40, "周敏"),),
        ),
        empty=Sessions(),
        demands=("C12", "C36"),
        formats=LIST,
    ),
    PaperKind(
        code="COST",
        title="选举开支表",
        stage=9,
        compose=expenses,
        sample=Expenses(
            house=SAMPLE_HOUSE,
            spent=(
                Spent(date(2020, 4, 17), "印制选票", "印刷", 123000, "周敏", "单志强", "No.0031"),
                Spent(date(2020, 4, 20), "会场音响", "会场", 40050, "周敏", "单志强", "No.0032"),
            ),
        ),
        empty=Expenses(),
        demands=("C12",),
        formats=LIST,
    ),
    PaperKind(
        code="TRAIL",
        title="全程纪实表",
        stage=9,
        compose=trail,
        sample=Trail(
            house=SAMPLE_HOUSE,
            links=(
                ("提名", (Step(14, "2020年4月2日 10:20", "周敏", "一次提名：主任，王建国，选民联名，10"),)),
                ("投票", (Step(61, "2020年4月20日 9:30", "周敏", "开始第一次投票：主任1名"),)),
            ),
        ),
        empty=Trail(),
        demands=("C25", "C35"),
        formats=LIST,
    ),
)
