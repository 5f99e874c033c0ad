"""The timetable as a bar chart: a scale of weeks, a bar a row, a line for election day."""

from datetime import date, timedelta
from typing import Any

from reportlab.lib.colors import Color

from buxuan_desktop.documents.paper import Paper
from buxuan_desktop.documents.pen import GREEN, GREY, INK, LINE, MM, RED, WASH, WHITE, rule, text
from buxuan_desktop.documents.stamp import BOTTOM
from buxuan_desktop.documents.timetable_record import TimetableLine, TimetableSheet
from buxuan_desktop.documents.typeset import fit

_NAMES = 52 * MM
_HEAD = 11 * MM
_ROW, _LEAST = 6.6 * MM, 3.6 * MM
_LEGEND = 9 * MM
_CLOSE = 16 * MM


def chart(paper: Paper, sheet: TimetableSheet) -> None:
    """Draw the rows of the days shown on pages of their own; they shrink a little to fit on one, or share two alike."""
    scale = _Scale(paper, sheet)
    rows = [line for line in sheet.lines if line.begins <= sheet.last and line.ends >= sheet.first]
    if not rows:
        return
    room = paper.top - BOTTOM - _HEAD - _LEGEND
    pages = -(-len(rows) // int(room / _LEAST))
    on_a_page = -(-len(rows) // pages)
    height = min(_ROW, room / on_a_page)
    for start in range(0, len(rows), on_a_page):
        paper.turn()
        _page(paper, sheet, scale, rows[start : start + on_a_page], height)


class _Scale:
    """Days to points."""

    def __init__(self, paper: Paper, sheet: TimetableSheet) -> None:
        self.first, self.last = sheet.first, sheet.last
        self.left = paper.left + _NAMES
        self.width = paper.right - self.left
        self.step = self.width / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """The left edge of a day; days outside lie at the edge."""
        day = min(max(day, self.first), self.last)
        return self.left + (day - self.first).days * self.step

    def ticks(self) -> list[date]:
        """Mondays, no closer together than their words need."""
        first = self.first + timedelta(-self.first.weekday() % 7)
        weeks = max(1, -(-int(_CLOSE) // max(1, int(7 * self.step))))
        return [
            day
            for number in range(((self.last - first).days // 7) // weeks + 1)
            if (day := first + timedelta(7 * weeks * number)) <= self.last
        ]


def _page(paper: Paper, sheet: TimetableSheet, scale: _Scale, rows: list[TimetableLine], height: float) -> None:
    top = paper.y
    foot = top - _HEAD - len(rows) * height

    def ink(canvas: Any) -> None:
        canvas.setFillColor(WASH)
        for number in range(0, len(rows), 2):
            canvas.rect(paper.left, top - _HEAD - (number + 1) * height, paper.room, height, stroke=0, fill=1)
        for day in scale.ticks():
            rule(canvas, scale.x(day), top - _HEAD, scale.x(day), foot, LINE)
            text(canvas, scale.x(day), top - _HEAD + 2 * MM, f"{day.month}月{day.day}日", "hei", 7.5, GREY, "centre")
        for number, line in enumerate(rows):
            _row(canvas, paper, scale, line, top - _HEAD - (number + 1) * height, height)
        if sheet.today is not None and scale.first <= sheet.today <= scale.last and sheet.today != sheet.election_day:
            _mark(canvas, scale, sheet.today, "今天", GREY, (top, foot))
        _mark(canvas, scale, sheet.election_day, "选举日", RED, (top, foot))
        _legend(canvas, paper, foot - 6 * MM)

    paper.draw(ink)
    paper.gap(_HEAD + len(rows) * height + _LEGEND)


def _row(canvas: Any, paper: Paper, scale: _Scale, line: TimetableLine, y: float, height: float) -> None:
    size, lines = fit(line.title, "song", min(9.5, height * 0.72), _NAMES - 4 * MM, 4)
    colour = RED if line.late else INK
    text(canvas, paper.left + 1.5 * MM, y + height / 2 - size * 0.36, lines[0], "song", size, colour)
    left, right = scale.x(line.begins), scale.x(line.ends) + scale.step
    right = max(right, left + 1.2 * MM)
    bar = min(height * 0.5, 3.2 * MM)
    under = y + (height - bar) / 2
    fill = {"suggested": WHITE}.get(line.kind, RED)
    canvas.setStrokeColor(GREY if line.kind == "suggested" else RED)
    canvas.setLineWidth(0.7)
    canvas.setFillColor(GREEN if line.done else fill)
    canvas.rect(left, under, right - left, bar, stroke=1, fill=1)
    if line.limit is not None and line.limit != line.ends and line.kind != "suggested":
        x = scale.x(line.limit) + scale.step
        rule(canvas, x, y + 0.4 * MM, x, y + height - 0.4 * MM, INK, 1.6)
    _days(canvas, paper, line, (left, right), y + height / 2)


def _days(canvas: Any, paper: Paper, line: TimetableLine, bar: tuple[float, float], middle: float) -> None:
    """The days beside the bar, on the side that has room."""
    words = f"{line.begins.month}.{line.begins.day}"
    if line.ends != line.begins:
        words += f"—{line.ends.month}.{line.ends.day}"
    if bar[1] + _CLOSE < paper.right:
        text(canvas, bar[1] + 1.2 * MM, middle - 2.4, words, "hei", 7, GREY)
    else:
        text(canvas, bar[0] - 1.2 * MM, middle - 2.4, words, "hei", 7, GREY, "right")


def _mark(canvas: Any, scale: _Scale, day: date, words: str, colour: Color, ends: tuple[float, float]) -> None:
    x = scale.x(day) + scale.step / 2
    rule(canvas, x, ends[0] - 4.6 * MM, x, ends[1], colour, 0.8)
    text(canvas, x, ends[0] - 3.6 * MM, f"{words} {day.month}.{day.day}", "hei-bold", 8.5, colour, "centre")


def _legend(canvas: Any, paper: Paper, y: float) -> None:
    x = paper.left
    for words, fill, edge in (
        ("已办", GREEN, RED),
        ("法律、方案规定或者本地定的", RED, RED),
        ("本程序建议", WHITE, GREY),
    ):
        canvas.setFillColor(fill)
        canvas.setStrokeColor(edge)
        canvas.setLineWidth(0.7)
        canvas.rect(x, y, 6 * MM, 2.6 * MM, stroke=1, fill=1)
        text(canvas, x + 8 * MM, y + 0.3 * MM, words, "hei", 8, GREY)
        x += 14 * MM + len(words) * 8
    rule(canvas, x, y - 0.6 * MM, x, y + 3.2 * MM, INK, 1.6)
    text(canvas, x + 2 * MM, y + 0.3 * MM, "最迟的一天", "hei", 8, GREY)
