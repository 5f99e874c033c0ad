"""The tables of a result report: votes in each post, and who is elected."""

from buxuan_desktop.documents.paper import Paper
from buxuan_desktop.documents.pen import GREY, INK, MM, RED
from buxuan_desktop.documents.report_facts import amount, yes_no
from buxuan_desktop.documents.report_record import PostResult, ResultReport, TallyLine
from buxuan_desktop.documents.table import Column, Row, table

_TALLY = (
    Column("序", 9, "centre"),
    Column("姓名", 78),
    Column("赞成", 19, "right"),
    Column("反对", 19, "right"),
    Column("计票", 19, "right"),
    Column("说明", 32, "centre"),
)
_ELECTED = (
    Column("姓名", 26),
    Column("性别", 10, "centre"),
    Column("年龄", 10, "centre"),
    Column("民族", 13.5, "centre"),
    Column("政治面貌", 19, "centre"),
    Column("文化程度", 16.5, "centre"),
    Column("当选职务", 18, "centre"),
    Column("当选票数", 16.5, "centre"),
    Column("总票数", 13.5, "centre"),
    Column("初次当选", 16.5, "centre"),
    Column("连选连任", 16.5, "centre"),
)
_EMPTY_LINES = 4
VOID_ELECTS_NOBODY = "本次选举无效，不产生当选人，以上票数只作记录。"


def remark(line: TallyLine) -> str:
    """另选人, 当选."""
    return "　".join(word for word, said in (("另选人", line.write_in), ("当选", line.elected)) if said)


def line_needed(post: PostResult) -> str:
    """The votes that elect, why, and the article; "" when unknown."""
    if post.needed is None:
        return ""
    why = f"：{post.needed_why}" if post.needed_why else ""
    cite = f"（依据：{post.cite}）" if post.cite else ""
    return f"当选须得{post.needed}票以上（含）{why}{cite}。"


def outcome_of(post: PostResult, void: bool) -> str:
    """Who is elected in a post, or that a void round elects nobody."""
    if void:
        return VOID_ELECTS_NOBODY
    names = "、".join(f"{line.name}（{amount(line.counted, '票')}）" for line in post.tally if line.elected)
    return "　".join(part for part in (f"当选：{names}。" if names else "", post.outcome) if part)


def _post(paper: Paper, post: PostResult, void: bool) -> None:
    seats = "" if post.seats is None else f"　应选{post.seats}名"
    paper.need(38 * MM)
    paper.paragraph(f"{post.title}{seats}", "song-bold", 12, colour=INK)
    if needed := line_needed(post):
        paper.paragraph(needed, "song", 9.5, colour=GREY)
    paper.gap(1.5 * MM)
    rows = [
        Row(
            (str(number), line.name, amount(line.approve), amount(line.against), amount(line.counted), remark(line)),
            strong=line.elected,
        )
        for number, line in enumerate(post.tally, start=1)
    ]
    table(paper, _TALLY, rows or [Row(("",) * len(_TALLY))] * _EMPTY_LINES)
    paper.gap(1 * MM)
    here = [("本职位部分无效", post.void_here), ("本职位未划写", post.blank_here)]
    if known := [f"{label}{number}张" for label, number in here if number is not None]:
        paper.paragraph("，".join(known) + "。", "song", 9.5, colour=GREY)
    if outcome := outcome_of(post, void):
        paper.paragraph(outcome, "song-bold", 10.5, colour=RED if void or any(t.elected for t in post.tally) else INK)
    paper.gap(3.5 * MM)


def posts(paper: Paper, report: ResultReport) -> None:
    """Each post with its line, its table, its outcome."""
    for post in report.posts or (PostResult(title="职位："),):
        _post(paper, post, report.valid is False)


def elected(paper: Paper, report: ResultReport) -> None:
    """The elected grid; age stands under 年龄 and the total under 总票数."""
    rows = [
        Row(
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
        )
        for person in report.elected
    ]
    if rows:
        table(paper, _ELECTED, rows, size=9.5)
        paper.gap(2 * MM)
    elif report.valid is None:
        table(paper, _ELECTED, [Row(("",) * len(_ELECTED))] * _EMPTY_LINES)
    else:
        paper.paragraph("本轮无人当选。", "song-bold", 11)
