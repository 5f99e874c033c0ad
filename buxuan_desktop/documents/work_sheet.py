"""The work sheet of a count in bundles: who keyed and watched each entry, when, how fast, what was settled."""

import msgspec

from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.paper import Paper
from buxuan_desktop.documents.pen import GREY
from buxuan_desktop.documents.report_parts import own_layout, signatures, title_block
from buxuan_desktop.documents.report_record import Sign
from buxuan_desktop.documents.stamp import Stamp
from buxuan_desktop.documents.table import Column, Row, facts, table

TITLE = "分捆计票工作单"
_COLUMNS = (
    Column("捆", 1, "centre"),
    Column("张数", 1.2, "centre"),
    Column("方法", 1.6),
    Column("遍", 1.6),
    Column("计票人", 2.4),
    Column("监票人", 2.4),
    Column("起止时间", 3.4),
    Column("每小时", 1.6, "right"),
    Column("情况", 2.8),
)
WORK_SIGNS = (Sign("总监票人"), Sign("总计票人"))


class WorkLine(msgspec.Struct, frozen=True):
    """One entry of one bundle, every cell in words; the number of the bundle stands on its first line alone."""

    bundle: str
    sheets: str
    way: str
    entry: str
    teller: str
    scrutineer: str
    times: str
    per_hour: str
    state: str


class WorkSheet(msgspec.Struct, frozen=True, kw_only=True):
    """All entries of a round's bundles, and a few facts above them."""

    stamp: Stamp = Stamp()
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[WorkLine, ...] = ()
    signs: tuple[Sign, ...] = WORK_SIGNS


def render_work_sheet(sheet: WorkSheet) -> bytes:
    """The sheet as a PDF. Raises `Uncovered` for texts that the fonts cannot draw."""
    require(sheet, "song")
    paper = Paper(TITLE, sheet.stamp)
    title_block(paper, TITLE, "")
    facts(paper, list(sheet.facts))
    paper.paragraph("速度按整分钟计算，供安排人手参考，不作考核。", "song", 9.5, colour=GREY)
    table(paper, _COLUMNS, [Row(msgspec.structs.astuple(line)) for line in sheet.lines])
    signatures(paper, sheet.signs, 2)
    own_layout(paper)
    return paper.finish()
