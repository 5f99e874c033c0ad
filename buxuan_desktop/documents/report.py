"""The result report (F1): the project's own layout, which says so; from head to signatures on A4."""

from collections.abc import Callable, Iterator

from buxuan_desktop.documents import report_facts
from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.paper import Paper
from buxuan_desktop.documents.pen import GREY, MM
from buxuan_desktop.documents.report_parts import conclusion, filing, gates, masthead, own_layout, signatures
from buxuan_desktop.documents.report_posts import elected, posts
from buxuan_desktop.documents.report_record import Gate, Note, ResultReport
from buxuan_desktop.documents.table import facts

_NUMBERS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")
_UNDECIDED = (Gate("参加投票达到法定人数。"), Gate("收回选票不多于发出选票。"))


def render_report(report: ResultReport) -> bytes:
    """The report as a PDF. Raises `Uncovered` for texts that the fonts cannot draw."""
    require(report, "song")
    paper = Paper(report.title, report.stamp)
    masthead(paper, report)
    conclusion(paper, report)
    for number, (heading, body) in zip(_NUMBERS, _sections(paper, report), strict=False):
        paper.heading(f"{number}、{heading}")
        body()
    signatures(paper, report.signs)
    filing(paper, report)
    own_layout(paper)
    return paper.finish()


def _sections(paper: Paper, report: ResultReport) -> Iterator[tuple[str, Callable[[], None]]]:
    """Heading and body of each section that this report has."""
    if report.by_election:
        yield "缺额与职数", lambda: facts(paper, report_facts.vacancy(report), 3)
    yield "选民与参加投票", lambda: facts(paper, report_facts.turnout(report))
    yield "会场", lambda: facts(paper, report_facts.venue(report))
    yield "选票", lambda: facts(paper, report_facts.ballots(report), 6)
    yield "选举效力", lambda: gates(paper, report.gates or _UNDECIDED)
    yield "各职位得票", lambda: posts(paper, report)
    if report.valid is not False:
        yield "当选人", lambda: elected(paper, report)
    if report.proceedings:
        yield "计票经过", lambda: _lines(paper, report.proceedings)
    if report.further is not None:
        yield "登记变动", lambda: facts(paper, report_facts.further(report))
    if report.next_steps:
        yield "下一步", lambda: _steps(paper, report.next_steps)
    if report.findings:
        yield "应注意的事项", lambda: _findings(paper, report.findings)


def _lines(paper: Paper, lines: tuple[str, ...]) -> None:
    for line in lines:
        paper.paragraph(line, "song", 10)
        paper.gap(0.8 * MM)


def _steps(paper: Paper, steps: tuple[str, ...]) -> None:
    for step in steps:
        paper.paragraph(step)


def _findings(paper: Paper, findings: tuple[Note, ...]) -> None:
    for note in findings:
        paper.need(14 * MM)
        paper.paragraph(note.title, "song-bold", 10.5)
        if note.text:
            paper.paragraph(note.text, "song", 10)
        if note.cite:
            paper.paragraph(f"依据：{note.cite}", "song", 9, colour=GREY, lead=1.5)
        paper.gap(1.6 * MM)
