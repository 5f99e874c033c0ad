import io
from collections.abc import Callable

import pytest
from docx import Document

from buxuan_desktop.documents import ResultReport, render_sheet, sheet_of
from buxuan_desktop.documents.samples import FURTHER_REPORT, REPORT, STAMP, VOID_REPORT
from buxuan_desktop.exchange.office import docx_of

Pages = Callable[[bytes], list[str]]


@pytest.mark.proves("F1", "B14")
def test_the_report_is_a_document_that_offices_edit() -> None:
    document = Document(io.BytesIO(docx_of(sheet_of(REPORT))))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for words in (
        "补选结果报告单",
        "本次选举有效",
        "主任：当选　王建国（301票）",
        "当选须得259票以上（含）",
        "当选：王建国",
    ):
        assert words in said
    for words in ("临河县", "1000名", "51.70%", "517张", "301", "另选人", "中共党员"):
        assert words in cells
    assert "本项目自拟格式，不是官方统一表式。" in said


@pytest.mark.proves("F1")
def test_a_void_round_elects_nobody_and_a_further_one_shows_the_changes(pages: Pages) -> None:
    void = "".join(pages(render_sheet(sheet_of(VOID_REPORT), STAMP)))
    assert "本次选举无效" in void
    assert "本次选举不产生当选人。" in void
    assert "当选人" not in void.replace("不产生当选人", "")
    assert "减：被剥夺政治权利" in "".join(pages(render_sheet(sheet_of(FURTHER_REPORT), STAMP)))


def test_an_empty_report_leaves_the_verdict_to_the_pen(pages: Pages) -> None:
    said = "".join(pages(render_sheet(sheet_of(ResultReport()))))
    assert "本次选举有效本次选举无效" in said
    assert "None" not in said
