"""Form 5: nomination, self-nomination, the overview of the nominated, withdrawal, the promise (C07, C14, C16, C31)."""

from datetime import date
from typing import NamedTuple

import msgspec

from buxuan_desktop.words.papers.base import FORM, LIST, SAMPLE_HOUSE, PaperKind, Posted, day, listed, numbered
from buxuan_desktop.words.sheets import Choice, Fact, Facts, Grid, Para, Part, Sheet, Sign, Signs


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Who is nominated, as the form asks."""

    post: str = ""
    name: str = ""
    sex: str = ""
    born: str = ""
    nation: str = ""
    education: str = ""
    party: str = ""
    work: str = ""

    def facts(self) -> tuple[Fact, ...]:
        """The block that every form about a person begins with."""
        return (
            Fact("姓名", self.name),
            Fact("性别", self.sex),
            Fact("出生年月", self.born),
            Fact("民族", self.nation),
            Fact("文化程度", self.education),
            Fact("政治面貌", self.party),
            Fact("拟任职务", self.post),
            Fact("现任职务或者职业", self.work),
        )


class NominationForm(Posted, frozen=True, kw_only=True):
    """A nomination; `least` is how many must sign together, where the rules say so."""

    candidate: Candidate = Candidate()
    manner: int | None = None
    nominators: tuple[tuple[str, str], ...] = ()
    least: int | None = None
    on: date | None = None


class OwnForm(Posted, frozen=True, kw_only=True):
    """A form that somebody fills in about himself: self-nomination, promise, withdrawal."""

    candidate: Candidate = Candidate()
    text: str = ""
    on: date | None = None


class Nominated(NamedTuple):
    """One line of the overview."""

    post: str
    name: str
    sex: str = ""
    born: str = ""
    nation: str = ""
    education: str = ""
    party: str = ""
    how: str = ""
    votes: int | None = None


class Overview(Posted, frozen=True, kw_only=True):
    """Everybody nominated."""

    people: tuple[Nominated, ...] = ()


def _form(record: Posted, title: str, parts: tuple[Part, ...], note: str = "") -> Sheet:
    return Sheet(
        title=title,
        kind="form",
        subtitle=f"{record.house.committee}补选",
        parts=parts,
        note=note,
    )


def nomination_form(record: NominationForm) -> Sheet:
    """The nomination by voters or by the party organisation."""
    signed: Grid = listed(
        "序号:0.6 提名人姓名:2 选民编号:1.4 签名或者指印:2.4",
        numbered(tuple((*one, "") for one in record.nominators)),
        max(record.least or 0, 10),
        roomy=True,
    )
    least = f"联名提名的，不少于{record.least}人签名。" if record.least else ""
    return _form(
        record,
        "候选人提名表",
        (
            Facts(record.candidate.facts()),
            Choice(
                "提名方式",
                ("选民提名", "选民联名提名", f"{record.house.group}提名", "党组织提名"),
                () if record.manner is None else (record.manner,),
            ),
            signed,
            Para(f"提名日期：{day(record.on)}", indent=False),
            Signs((Sign("收表人"), Sign("审核人")), 2),
        ),
        f"{least}一张表只提名一人，每人只能被提名为一项职务的候选人。",
    )


def self_form(record: OwnForm) -> Sheet:
    """The self-nomination."""
    return _form(
        record,
        "候选人自荐表",
        (
            Facts(
                (*record.candidate.facts(), Fact("竞职设想和承诺", record.text, wide=True, lines=14)),
            ),
            Para("本人自愿报名，所填内容属实，愿意接受资格审查。"),
            Signs((Sign("自荐人"), Sign("收表人")), 2),
            Para(f"提交日期：{day(record.on)}", indent=False),
        ),
    )


def promise(record: OwnForm) -> Sheet:
    """The promise, with the bars that it must keep to (C31, C32)."""
    return _form(
        record,
        "竞职承诺书",
        (
            Facts(
                (
                    Fact("姓名", record.candidate.name),
                    Fact("竞选职务", record.candidate.post),
                    Fact("承诺内容", record.text, wide=True, lines=14),
                )
            ),
            Para(
                "本人承诺的内容不与党章党规、国家法律和政策相抵触，不侵犯他人的人身权利、民主权利和合法财产权利，"
                "不对竞争对手进行人身攻击；不以捐助钱物争取选票，承诺捐助的，选后交有关会议民主讨论决定。"
            ),
            Signs((Sign("承诺人"), Sign("党支部审核"), Sign("选举委员会审核"))),
            Para(f"日期：{day(record.on)}", indent=False),
        ),
    )


def withdrawal(record: OwnForm) -> Sheet:
    """The withdrawal of a candidate."""
    return _form(
        record,
        "候选人退出申请",
        (
            Facts(
                (
                    Fact("姓名", record.candidate.name),
                    Fact("被提名的职务", record.candidate.post),
                    Fact("退出理由", record.text, wide=True, lines=6),
                )
            ),
            Para("本人自愿退出本次补选的候选人。"),
            Signs((Sign("申请人"), Sign("收件人")), 2),
            Para(f"申请日期：{day(record.on)}", indent=False),
            Facts((Fact("选举委员会意见", "", wide=True, lines=3), Fact("递补情况", "", wide=True, lines=2))),
        ),
    )


def overview(record: Overview) -> Sheet:
    """Everybody nominated on one list."""
    return Sheet(
        title="被提名人一览表",
        kind="list",
        subtitle=f"{record.house.committee}补选",
        landscape=True,
        parts=(
            listed(
                "序号:0.6 职务 姓名:1.8 性别:0.6 出生年月:1.3 民族 文化程度:1.1 政治面貌:1.2 提名方式:1.5 票数:0.8",
                numbered(record.people),
                13,
            ),
            Signs((Sign("填表人"), Sign("审核人"), Sign("选举委员会主任"))),
        ),
    )


PERSON = Candidate(
    post="主任",
    name="王建国",
    sex="男",
    born="1974年5月",
    nation="汉族",
    education="大专",
    party="中共党员",
    work="社区工作者",
)
_ON = date(2020, 4, 8)

KINDS = (
    PaperKind(
        code="F5-1",
        title="候选人提名表",
        stage=4,
        compose=nomination_form,
        sample=NominationForm(
            house=SAMPLE_HOUSE, candidate=PERSON, manner=0, nominators=(("韩立", "5"), ("周敏", "8")), on=_ON
        ),
        empty=NominationForm(),
        demands=("C07", "C14", "C27"),
        formats=FORM,
    ),
    PaperKind(
        code="F5-2",
        title="候选人自荐表",
        stage=4,
        compose=self_form,
        sample=OwnForm(
            house=SAMPLE_HOUSE, candidate=PERSON, text="修好三组的路灯，每月公开一次账目，每周接待一次居民。", on=_ON
        ),
        empty=OwnForm(),
        demands=("C16", "C27"),
        formats=FORM,
    ),
    PaperKind(
        code="F5-3",
        title="被提名人一览表",
        stage=4,
        compose=overview,
        sample=Overview(
            house=SAMPLE_HOUSE,
            people=(
                Nominated("主任", "王建国", "男", "1974年5月", "汉族", "大专", "中共党员", "选民提名", 214),
                Nominated("主任", "李秀英", "女", "1979年11月", "汉族", "本科", "群众", "自荐", 187),
            ),
        ),
        empty=Overview(),
        demands=("C07", "C16"),
        formats=LIST,
    ),
    PaperKind(
        code="F5-5",
        title="候选人退出申请",
        stage=4,
        compose=withdrawal,
        sample=OwnForm(house=SAMPLE_HOUSE, candidate=PERSON, text="工作调动。", on=_ON),
        empty=OwnForm(),
        demands=("C16",),
        formats=FORM,
    ),
    PaperKind(
        code="F5-6",
        title="竞职承诺书",
        stage=4,
        compose=promise,
        sample=OwnForm(house=SAMPLE_HOUSE, candidate=PERSON, text="每月公开一次账目，每周接待一次居民。", on=_ON),
        empty=OwnForm(),
        demands=("C09", "C31", "C32"),
        formats=FORM,
    ),
)
