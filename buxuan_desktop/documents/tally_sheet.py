"""The tally sheet (F7): 正 strokes by name, running totals, sums that check themselves; also empty, for the hand."""

from typing import Any

from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.paper import Paper
from buxuan_desktop.documents.pen import GREY, INK, LINE, MM, RED, panel, rule, text
from buxuan_desktop.documents.report_facts import amount
from buxuan_desktop.documents.report_parts import gates, own_layout, signatures, title_block
from buxuan_desktop.documents.strokes import LINE_HEIGHT, draw_strokes, line_count, sum_in_words
from buxuan_desktop.documents.table import facts
from buxuan_desktop.documents.tally_record import Count, TallyRow, TallySheet, checks
from buxuan_desktop.documents.typeset import fit

TITLE = "唱票计票单"

_NAME, _KIND, _SUM, _RUNNING = 31 * MM, 13 * MM, 20 * MM, 19 * MM
_EMPTY_LINES = 2
_PAD = 1.1 * MM


def render_tally_sheet(sheet: TallySheet) -> bytes:
    """The sheet as a PDF. Raises `Uncovered` for texts that the fonts cannot draw."""
    require(sheet, "song")
    paper = Paper(TITLE, sheet.stamp)
    title_block(paper, TITLE, "")
    facts(
        paper,
        [
            ("职位", sheet.post),
            ("应选人数", amount(sheet.seats, "名")),
            ("轮次", sheet.round_name),
            ("批次", sheet.batch),
            ("收回", amount(sheet.recovered, "张")),
            ("有效", amount(sheet.valid_ballots, "张")),
            (sheet.void_ballots.label, amount(sheet.void_ballots.number, "张")),
            (sheet.blank_ballots.label, amount(sheet.blank_ballots.number, "张")),
        ],
    )
    paper.gap(3 * MM)
    _header(paper)
    for row in _rows(sheet):
        _row(paper, row)
    paper.heading("核对", keep=30 * MM)
    paper.paragraph("每格：整个的正×5＋余画＝合计。", "song", 9.5, colour=GREY)
    gates(paper, checks(sheet))
    signatures(paper, sheet.signs, 4)
    paper.gap(2 * MM)
    own_layout(paper)
    return paper.finish()


def _rows(sheet: TallySheet) -> list[TallyRow]:
    """The persons, rows for written-in names, then the ballots that are blank or void as a whole."""
    spare = [TallyRow("", write_in=True)] * sheet.spare_rows
    whole = [
        TallyRow(f"整张{count.label}", (Count("票数", count.number, count.running),))
        for count in (sheet.blank_ballots, sheet.void_ballots)
    ]
    return [*sheet.rows, *spare, *whole]


def _header(paper: Paper) -> None:
    height, top = 7 * MM, paper.y
    middle = top - height / 2 - 3

    def ink(canvas: Any) -> None:
        panel(canvas, paper.left, top - height, paper.room, height)
        rule(canvas, paper.left, top, paper.right, top, RED, 1.0)
        text(canvas, paper.left + 1.4 * MM, middle, "姓名", "hei", 8.5, GREY)
        text(canvas, paper.left + _NAME, middle, "票别", "hei", 8.5, GREY)
        text(canvas, paper.left + _NAME + _KIND, middle, "画正（每票一画）", "hei", 8.5, GREY)
        text(canvas, paper.right - _RUNNING - 1.4 * MM, middle, "本批合计", "hei", 8.5, GREY, "right")
        text(canvas, paper.right - 1.4 * MM, middle, "累计", "hei", 8.5, GREY, "right")

    paper.draw(ink)
    paper.gap(height)


def _height(count: Count) -> float:
    lines = line_count(count.number) if count.number is not None else _EMPTY_LINES
    return lines * LINE_HEIGHT + 2 * _PAD


def _row(paper: Paper, row: TallyRow) -> None:
    """One person: the name on the left, a band of strokes for each kind of vote."""
    size, lines = fit(row.name, "song-bold", 12, _NAME - 4 * MM, 8)
    name_height = len(lines) * size * 1.3 + (4 * MM if row.write_in else 0) + 3 * MM
    height = max(sum(_height(count) for count in row.counts), name_height)
    if paper.need(height):
        _header(paper)
    top = paper.y

    def ink(canvas: Any) -> None:
        y = top - _PAD - LINE_HEIGHT / 2 - size * 0.36
        for number, line in enumerate(lines):
            text(canvas, paper.left + 1.4 * MM, y - number * size * 1.3, line, "song-bold", size, INK)
        if row.write_in:
            text(canvas, paper.left + 1.4 * MM, y - len(lines) * size * 1.3 + 2, "另选他人", "hei", 7.5, RED)
        band = top
        for number, count in enumerate(row.counts):
            if number:
                rule(canvas, paper.left + _NAME, band, paper.right, band, LINE, 0.35)
            _band(canvas, paper, band, count)
            band -= _height(count)
        rule(canvas, paper.left, top - height, paper.right, top - height, GREY, 0.5)

    paper.draw(ink)
    paper.gap(height)


def _band(canvas: Any, paper: Paper, top: float, count: Count) -> None:
    """Kind, strokes, sum with its check, running total."""
    middle = top - _PAD - LINE_HEIGHT / 2
    text(canvas, paper.left + _NAME, middle - 3.2, count.label, "hei", 9, GREY)
    total = paper.right - _RUNNING - 1.4 * MM
    if count.number is not None:
        draw_strokes(canvas, paper.left + _NAME + _KIND, top - _PAD, count.number)
        text(canvas, total, middle - 1.6, str(count.number), "song-bold", 12, INK, "right")
        if count.number:
            text(canvas, total, middle - 9.2, sum_in_words(count.number), "hei", 6.5, GREY, "right")
    else:
        foot = top - _height(count) + 2.4 * MM
        rule(canvas, total - 13 * MM, foot, total, foot, LINE)
    if count.running is not None:
        text(canvas, paper.right - 1.4 * MM, middle - 3.2, str(count.running), "song", 11, INK, "right")
