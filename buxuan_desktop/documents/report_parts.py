"""The drawn parts of a result report: head, conclusion, conditions of validity, signatures, filing."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from buxuan_desktop.documents.marks import tick_box
from buxuan_desktop.documents.paper import Paper
from buxuan_desktop.documents.pen import GREY, INK, LINE, MM, RED, WASH, panel, rule, text
from buxuan_desktop.documents.report_facts import amount, day, head
from buxuan_desktop.documents.report_record import Gate, ResultReport, Sign
from buxuan_desktop.documents.stamp import BOTTOM, TOP
from buxuan_desktop.documents.table import facts
from buxuan_desktop.documents.typeset import break_lines, fit

OWN_LAYOUT = "本表式样由本程序拟定，不是官方统一表式。"
_SEAL = 42 * MM


def masthead(paper: Paper, report: ResultReport) -> None:
    """The title, the round under it, then where and when."""
    title_block(paper, report.title, report.round_name)
    facts(paper, head(report), 3)
    paper.gap(3.5 * MM)


def title_block(paper: Paper, title: str, below: str) -> None:
    """A centred title with a short red rule, and a line in small type under it."""
    middle = paper.left + paper.room / 2
    top = paper.y
    size, lines = fit(below, "song", 11, paper.room, 8)

    def ink(canvas: Any) -> None:
        text(canvas, middle, top - 11 * MM, title, "song-bold", 23, INK, "centre", spread=3)
        rule(canvas, middle - 11 * MM, top - 15 * MM, middle + 11 * MM, top - 15 * MM, RED, 1.6)
        for row, line in enumerate(lines):
            text(canvas, middle, top - 20.5 * MM - row * size * 1.4, line, "song", size, GREY, "centre")

    paper.draw(ink)
    paper.gap((25.5 if below else 20) * MM + (len(lines) - 1) * size * 1.4)


def verdict_lines(report: ResultReport) -> list[str]:
    """Why a round is void, or who is elected in each post."""
    if report.valid is None:
        return []
    if not report.valid:
        reasons = [f"原因：{'；'.join(report.void_reasons)}。"] if report.void_reasons else []
        return [*reasons, "本次选举不产生当选人。"]
    lines = []
    for post in report.posts:
        names = "、".join(f"{line.name}（{amount(line.counted, '票')}）" for line in post.tally if line.elected)
        lines.append(f"{post.title}：{'当选　' + names if names else '本轮无人当选'}")
    return lines


def conclusion(paper: Paper, report: ResultReport) -> None:
    """The verdict first, in large type: valid and who is elected, or void and why."""
    verdict = {True: "本次选举有效", False: "本次选举无效", None: "本次选举"}[report.valid]
    inset = 7 * MM
    lines = [line for words in verdict_lines(report) for line in break_lines(words, "song", 12, paper.room - 2 * inset)]
    height = 15 * MM + len(lines) * 12 * 1.6
    paper.need(height)
    top = paper.y

    def ink(canvas: Any) -> None:
        panel(canvas, paper.left, top - height, paper.room, height, WASH)
        canvas.setFillColor(RED)
        canvas.rect(paper.left, top - height, 1.4 * MM, height, stroke=0, fill=1)
        x = paper.left + inset
        text(canvas, x, top - 10 * MM, verdict, "hei-bold", 18, RED if report.valid is not None else INK)
        if report.valid is None:
            _choices(canvas, x + 32 * MM, top - 10 * MM, ("有效", "无效"))
        for number, line in enumerate(lines):
            text(canvas, x, top - 17.2 * MM - number * 12 * 1.6, line, "song", 12, INK)

    paper.draw(ink)
    paper.gap(height + 1.5 * MM)


def _choices(canvas: Any, x: float, y: float, words: tuple[str, ...]) -> None:
    for number, word in enumerate(words):
        tick_box(canvas, x + number * 26 * MM, y - 0.6 * MM, 5 * MM, None)
        text(canvas, x + number * 26 * MM + 7 * MM, y, word, "hei", 14, INK)


def gates(paper: Paper, conditions: Sequence[Gate]) -> None:
    """Each condition with a box that is ticked, crossed or empty for the pen, its article below."""
    for gate in conditions:
        paper.need(14 * MM)
        paper.draw(partial(tick_box, x=paper.left, y=paper.y - 4.9 * MM, side=3.9 * MM, state=gate.met))
        paper.paragraph(gate.text, "song", 10.5, inset=6.5 * MM)
        if gate.cite:
            paper.paragraph(f"依据：{gate.cite}", "song", 9, inset=6.5 * MM, colour=GREY, lead=1.5)
        paper.gap(1.2 * MM)


def signatures(paper: Paper, signs: tuple[Sign, ...], per_row: int = 3) -> None:
    """Lines to sign, `per_row` abreast, on one page."""
    gutter, height = 6 * MM, 14.5 * MM
    room = (paper.room - gutter * (per_row - 1)) / per_row
    rows = -(-len(signs) // per_row)
    if rows * height < TOP - BOTTOM:
        paper.need(rows * height + 6 * MM)
    paper.gap(6 * MM)
    for start in range(0, len(signs), per_row):
        paper.need(height)
        top = paper.y
        for number, sign in enumerate(signs[start : start + per_row]):
            _sign(paper, paper.left + number * (room + gutter), top, room, sign)
        paper.gap(height)


def _sign(paper: Paper, x: float, top: float, room: float, sign: Sign) -> None:
    label = f"{sign.role}（签名）" + (f"　{sign.name}" if sign.name else "")
    size, lines = fit(label, "hei", 8, room, 5.5)
    for row, line in enumerate(lines):
        paper.line(x, top - 3 * MM - row * size * 1.2, line, "hei", size, GREY)
    foot = top - 11.5 * MM
    paper.draw(lambda canvas: rule(canvas, x, foot, x + room, foot, GREY))


def filing(paper: Paper, report: ResultReport) -> None:
    """Where the seal goes, and when the report went to township and county."""
    height = _SEAL + 6 * MM
    paper.need(height)
    top = paper.y
    centre = paper.right - _SEAL / 2 - 4 * MM

    def ink(canvas: Any) -> None:
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.setDash(3, 3)
        canvas.circle(centre, top - height / 2, _SEAL / 2, stroke=1, fill=0)
        canvas.setDash()
        text(canvas, centre, top - height / 2 + 1 * MM, "选举委员会", "hei", 9, GREY, "centre")
        text(canvas, centre, top - height / 2 - 4 * MM, "（盖章）", "hei", 9, GREY, "centre")
        pairs = (("报乡镇（街道）备案", report.filed_township), ("报县（市、区、旗）备案", report.filed_county))
        for number, (label, date) in enumerate(pairs):
            y = top - 12 * MM - number * 14 * MM
            text(canvas, paper.left, y, label, "hei", 8.5, GREY)
            words = day(date) or "　　　　　年　　　月　　　日"
            text(canvas, paper.left + 38 * MM, y, words, "song", 11, INK)
            rule(canvas, paper.left + 37 * MM, y - 2 * MM, paper.left + 92 * MM, y - 2 * MM, LINE)

    paper.draw(ink)
    paper.gap(height + 2 * MM)


def own_layout(paper: Paper) -> None:
    """Say that the layout is the project's own."""
    paper.paragraph(OWN_LAYOUT, "hei", 7.5, colour=GREY)
