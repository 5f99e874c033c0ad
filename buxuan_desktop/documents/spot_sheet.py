"""The sheet of a spot check: what was drawn and how, so that anybody can draw it again; boxes for what paper says."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.marks import tick_box
from buxuan_desktop.documents.paper import Paper
from buxuan_desktop.documents.pen import GREY, INK, MM, RED, panel, text
from buxuan_desktop.documents.report_parts import own_layout, signatures, title_block
from buxuan_desktop.documents.spot_record import SpotLine, SpotSheet
from buxuan_desktop.documents.table import Column, Row, facts, table

TITLE = "抽查单"
_OWN_RULE = "抽查是本项目的做法，法律没有规定；什么情况重新计票，也是本项目的规则。"
_SEALED = "本单记有单张选票的内容，用完和选票一起封存，不张贴。"
_SHOWN = 16
_BOX_ROW = 11 * MM
_AGREES = {True: "一致", False: "不一致", None: ""}


def render_spot_sheet(sheet: SpotSheet) -> bytes:
    """The sheet as a PDF. Raises `Uncovered` for texts that the fonts cannot draw."""
    require(sheet, "song")
    paper = Paper(TITLE, sheet.stamp)
    title_block(paper, TITLE, f"{sheet.round_name}　第{sheet.check}次抽查" if sheet.round_name else "")
    _dice(paper, sheet)
    paper.heading("一、抽中的票", keep=40 * MM)
    paper.paragraph(
        "张号照录票时的先后，最先录的是第1张；已经另外封存的票也占一个位置。读票的人只看纸票，不看录入的内容，"
        "照纸票写下赞成、反对、另选了谁，或者空白、废票；没有这一张的，写“没有”。",
        "song",
        10,
    )
    paper.gap(1.5 * MM)
    _drawn(paper, sheet)
    paper.heading("二、比对以后怎么办")
    _follows(paper, sheet)
    _method(paper, sheet)
    signatures(paper, sheet.signs, 4)
    own_layout(paper)
    return paper.finish()


def _dice(paper: Paper, sheet: SpotSheet) -> None:
    """The seed in large figures, then who threw and how much was drawn from."""
    height, top = 19 * MM, paper.y

    def ink(canvas: Any) -> None:
        panel(canvas, paper.left, top - height, paper.room, height)
        canvas.setFillColor(RED)
        canvas.rect(paper.left, top - height, 1.4 * MM, height, stroke=0, fill=1)
        text(canvas, paper.left + 7 * MM, top - 6.5 * MM, "骰子数（先后掷出的点数）", "hei", 8.5, GREY)
        text(canvas, paper.left + 7 * MM, top - 15 * MM, sheet.seed, "hei-bold", 22, INK, spread=5)

    paper.draw(ink)
    paper.gap(height + 2 * MM)
    facts(
        paper,
        [
            ("掷骰子的人", "、".join(sheet.thrown_by)),
            ("可以抽的票", f"{len(sheet.frame)}捆　{sum(ballots for _, ballots in sheet.frame)}张"),
            ("抽出", f"{len(sheet.lines)}张"),
        ],
        3,
    )


def _drawn(paper: Paper, sheet: SpotSheet) -> None:
    told = any(line.agrees is not None or line.paper for line in sheet.lines)
    columns = [
        Column("捆", 9, "centre"),
        Column("第几张", 11, "centre"),
        Column("纸票上写的", 60 if not told else 48),
        *([Column("录入的", 40)] if told else []),
        Column("比对", 20 if not told else 14, "centre"),
        Column("次序", 8, "centre"),
        Column(f"校验值前{_SHOWN}位", 26, "right"),
    ]
    rows = [Row(_cells(line, told), strong=line.agrees is False) for line in sheet.lines]
    if told:
        table(paper, columns, rows)
    else:
        _with_boxes(paper, columns, rows)


def _cells(line: SpotLine, told: bool) -> tuple[str, ...]:
    middle = (line.paper, line.record, _AGREES[line.agrees]) if told else ("", "")
    return (str(line.bundle), str(line.place), *middle, str(line.order), line.digest[:_SHOWN])


def _with_boxes(paper: Paper, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Rows high enough to write into, each with two boxes to tick."""
    total = sum(column.share for column in columns)
    left = paper.left + paper.room * sum(column.share for column in columns[:3]) / total

    def boxes(canvas: Any, middle: float) -> None:
        for word, x in (("一致", left + 2 * MM), ("不一致", left + 15 * MM)):
            tick_box(canvas, x, middle - 1.6 * MM, 3.2 * MM, None)
            text(canvas, x + 4.2 * MM, middle - 1.1 * MM, word, "hei", 8, GREY)

    table(paper, columns, rows, least=_BOX_ROW, over=boxes)


def _follows(paper: Paper, sheet: SpotSheet) -> None:
    if sheet.outcome:
        for sentence in sheet.outcome:
            paper.paragraph(sentence, "song-bold", 11)
        paper.gap(1 * MM)
    for sentence in (
        "全部一致：记下来，照常结束计票。",
        "只有一捆里有不一致的：这一捆重新计票，由两组人再各录一遍；不重新计票的，结束计票时写明原因。",
        "两捆以上有不一致的：建议全部重新计票；不全部重新计票的，结束计票时写明原因。",
    ):
        paper.paragraph(sentence, "song", 10)
    paper.paragraph(f"{_OWN_RULE}{_SEALED}", "song", 10, colour=GREY)


def _method(paper: Paper, sheet: SpotSheet) -> None:
    """How the places were drawn, in words, with a draw small enough to follow by eye."""
    paper.heading("三、抽票的办法：任何人都能重新抽一遍")
    for sentence in (
        "1. 先定抽几张，再掷骰子10次，把点数按先后连起来，就是骰子数。",
        "2. 给可以抽的每一张票写一行字：骰子数,捆号,张号。逗号是半角的，中间没有空格。",
        "3. 用任何能算 SHA-256 的工具，算出每一行字的校验值（64位，由0到9和a到f组成）。",
        "4. 把校验值从左往右逐位比较，0最小，f最大，从小到大排队。排在最前面的几张就是抽中的票。",
    ):
        paper.paragraph(sentence, "song", 10)
    paper.paragraph(f"可以抽的票：{frame_words(sheet.frame)}。", "song", 10)
    if not sheet.example:
        return
    paper.gap(1.5 * MM)
    paper.need(34 * MM)
    paper.paragraph("小例子：骰子数相同，只有两捆，第1捆2张，第2捆1张，抽1张。", "song-bold", 10)
    smallest = min(sheet.example, key=lambda one: one[1])
    rows = [Row((words, digest), strong=(words, digest) == smallest) for words, digest in sheet.example]
    table(paper, [Column("这一行字", 22), Column("SHA-256 校验值", 78)], rows, 9)
    _, bundle, place = smallest[0].split(",")
    paper.paragraph(f"{smallest[1][:4]}…最小，所以抽中的是第{bundle}捆第{place}张。", "song", 10)


def frame_words(frame: Sequence[tuple[int, int]]) -> str:
    """Bundles in a row, those of one size together: 第1至9捆各50张，第10捆17张."""
    parts = []
    for _, run in groupby(enumerate(frame), key=lambda one: (one[1][0] - one[0], one[1][1])):
        found = [one for _, one in run]
        first, last, ballots = found[0][0], found[-1][0], found[0][1]
        parts.append(f"第{first}至{last}捆各{ballots}张" if first != last else f"第{first}捆{ballots}张")
    return "，".join(parts)
