"""The timetable on A4 across: a table with each day's article, then the same as a bar chart."""

from reportlab.lib.pagesizes import A4, landscape

from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.numerals import plain_date
from buxuan_desktop.documents.paper import Paper
from buxuan_desktop.documents.pen import GREY, MM
from buxuan_desktop.documents.report_parts import own_layout, title_block
from buxuan_desktop.documents.table import Column, Row, table
from buxuan_desktop.documents.timetable_chart import chart
from buxuan_desktop.documents.timetable_record import TimetableSheet

TITLE = "补选工作日程表"
ACROSS = landscape(A4)
_COLUMNS = (
    Column("事项", 22),
    Column("日期", 20),
    Column("最迟", 12),
    Column("根据", 10, "centre"),
    Column("条文", 44),
    Column("情况", 12, "centre"),
)
_ADVICE = "“建议”是本程序的建议，没有条文要求；“自定”是本地自己定的日子。期限最后一天遇节假日，顺延到下一个工作日。"


def render_timetable(sheet: TimetableSheet) -> bytes:
    """Table and chart as one PDF. Raises `Uncovered` for texts that the fonts cannot draw."""
    require(sheet, "song")
    paper = Paper(TITLE, sheet.stamp, ACROSS)
    title_block(paper, TITLE, f"{sheet.place}　选举日 {plain_date(sheet.election_day)}")
    rows = [
        Row(
            (
                line.title,
                line.days,
                f"{line.limit.month}月{line.limit.day}日" if line.limit is not None else "",
                line.basis,
                line.cite,
                line.state,
            ),
            strong=line.late,
        )
        for line in sheet.lines
    ]
    table(paper, _COLUMNS, rows, 10, 6.5 * MM)
    paper.gap(6)
    for sentence in (_ADVICE, *sheet.notes):
        paper.paragraph(sentence, "song", 9.5, colour=GREY)
    own_layout(paper)
    if sheet.lines:
        chart(paper, sheet)
    return paper.finish()
