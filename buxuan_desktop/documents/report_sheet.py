"""The result report (F1) as a sheet of words, so that an office can edit it: the same facts as the printed one."""

from collections.abc import Iterator

from buxuan_desktop.documents import report_facts
from buxuan_desktop.documents.report_facts import Pairs, amount, day, yes_no
from buxuan_desktop.documents.report_parts import verdict_lines
from buxuan_desktop.documents.report_posts import line_needed, outcome_of, remark
from buxuan_desktop.documents.report_record import PostResult, ResultReport
from buxuan_desktop.words.sheets import (
    Choice,
    Fact,
    Facts,
    Grid,
    Heading,
    Para,
    Part,
    Sheet,
    Sign,
    Signs,
    columns,
)

_NUMBERS = "一二三四五六七八九十"
_VERDICT = ("本次选举有效", "本次选举无效")
_TALLY = columns("序号 姓名:3 赞成 反对 计票 说明:2")
_ELECTED = columns(
    "姓名:2.6 性别 年龄 民族:1.3 政治面貌:1.8 文化程度:1.6 当选职务:1.8 "
    "当选票数:1.6 总票数:1.3 初次当选:1.6 连选连任:1.6"
)


def sheet_of(report: ResultReport) -> Sheet:
    """The report as a sheet; unknown facts are places for the pen."""
    parts: list[Part] = [_facts(report_facts.head(report)), *_conclusion(report)]
    for number, (title, body) in zip(_NUMBERS, _sections(report), strict=False):
        parts += [Heading(f"{number}、{title}"), *body]
    parts.append(Signs(tuple(Sign(sign.role, sign.name) for sign in report.signs)))
    filed = (("报乡镇（街道）备案", day(report.filed_township)), ("报县（市、区、旗）备案", day(report.filed_county)))
    parts.append(_facts(list(filed)))
    return Sheet(title=report.title, kind="form", subtitle=report.round_name, parts=tuple(parts))


def _facts(pairs: Pairs) -> Facts:
    return Facts(tuple(Fact(label, value) for label, value in pairs))


def _conclusion(report: ResultReport) -> Iterator[Part]:
    if report.valid is None:
        yield Choice("", _VERDICT)
        return
    yield Para(_VERDICT[not report.valid], strong=True)
    for line in verdict_lines(report):
        yield Para(line)


def _sections(report: ResultReport) -> Iterator[tuple[str, tuple[Part, ...]]]:
    if report.by_election:
        yield "缺额与职数", (_facts(report_facts.vacancy(report)),)
    yield "选民与参加投票", (_facts(report_facts.turnout(report)),)
    yield "会场", (_facts(report_facts.venue(report)),)
    yield "选票", (_facts(report_facts.ballots(report)),)
    yield "选举效力", tuple(_gates(report))
    yield (
        "各职位得票",
        tuple(part for post in report.posts or (PostResult(title="职位："),) for part in _post(report, post)),
    )
    if report.valid is not False:
        yield "当选人", (_elected(report),)
    if report.proceedings:
        yield "计票经过", tuple(Para(line) for line in report.proceedings)
    if report.further is not None:
        yield "登记变动", (_facts(report_facts.further(report)),)
    if report.next_steps:
        yield "下一步", tuple(Para(step) for step in report.next_steps)


def _gates(report: ResultReport) -> Iterator[Part]:
    for gate in report.gates:
        yield Choice("", (gate.text,), (0,) if gate.met else ())
        if gate.cite:
            yield Para(f"依据：{gate.cite}")


def _post(report: ResultReport, post: PostResult) -> Iterator[Part]:
    seats = "" if post.seats is None else f"　应选{post.seats}名"
    yield Para(f"{post.title}{seats}", strong=True, indent=False)
    if needed := line_needed(post):
        yield Para(needed)
    rows = tuple(
        (str(place), line.name, amount(line.approve), amount(line.against), amount(line.counted), remark(line))
        for place, line in enumerate(post.tally, start=1)
    )
    yield Grid(_TALLY, rows, spare=0 if rows else 4)
    here = (("本职位部分无效", post.void_here), ("本职位未划写", post.blank_here))
    if known := [f"{label}{number}张" for label, number in here if number is not None]:
        yield Para("，".join(known) + "。")
    if outcome := outcome_of(post, report.valid is False):
        yield Para(outcome, strong=True)


def _elected(report: ResultReport) -> Part:
    rows = tuple(
        (
            person.name,
            person.sex,
            amount(person.age),
            person.ethnic,
            person.party,
            person.education,
            person.post,
            amount(person.votes),
            amount(person.total),
            yes_no(person.first_time),
            yes_no(person.again),
        )
        for person in report.elected
    )
    if not rows and report.valid:
        return Para("本轮无人当选。", strong=True)
    return Grid(_ELECTED, rows, spare=0 if rows else 4)
