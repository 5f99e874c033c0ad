"""Voters' cards, eight to an A4 page, with marks to cut along; what is alike on all of them is stored once."""

import io
from typing import Any

from reportlab.lib.pagesizes import A4

from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.numerals import chinese_date
from buxuan_desktop.documents.paper import new_canvas
from buxuan_desktop.documents.pen import GREY, INK, LINE, MM, RED, rule, text
from buxuan_desktop.documents.rehearsed import draw_rehearsed
from buxuan_desktop.documents.small_qr import SIDE, drawing
from buxuan_desktop.documents.typeset import fit
from buxuan_desktop.documents.voter_card_record import VoterCard, VoterCards

ACROSS, DOWN = 2, 4
WIDE, HIGH = 98 * MM, 70 * MM
_LEFT, _FOOT = (A4[0] - ACROSS * WIDE) / 2, (A4[1] - DOWN * HIGH) / 2
_INSET = 6 * MM
_CUT, _GAP = 4 * MM, 2 * MM
CODE = 19 * MM
_NAME, _SMALLEST = 19.0, 9.0
_FORM, _CUTS = "voter-card", "cut-marks"
OWN_LAYOUT = "本项目自拟格式"


def render_voter_cards(cards: VoterCards) -> bytes:
    """All cards in one PDF, in their order, eight a page.

    Raises `Uncovered` for texts that the fonts cannot draw, ValueError where there is no card.
    """
    if not cards.cards:
        raise ValueError("no card to print")
    require(cards, "kai")
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, cards.title, "kai")
    _store(canvas, cards)
    canvas.beginForm(_CUTS, 0, 0, *A4)
    _cut_marks(canvas)
    canvas.endForm()
    for first in range(0, len(cards.cards), ACROSS * DOWN):
        if cards.rehearsal:
            draw_rehearsed(canvas, A4)
        canvas.doForm(_CUTS)
        for place, card in enumerate(cards.cards[first : first + ACROSS * DOWN]):
            down, across = divmod(place, ACROSS)
            draw_card(canvas, card, _LEFT + across * WIDE, _FOOT + (DOWN - 1 - down) * HIGH)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def draw_card(canvas: Any, card: VoterCard, x: float, y: float) -> None:
    """One card with its lower left corner at (x, y)."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.doForm(_FORM)
    right = WIDE - _INSET
    text(canvas, right, HIGH - 10.5 * MM, f"编号 {card.number:05d}", "hei", 9, GREY, "right")
    size, lines = fit(card.name, "kai", _NAME, WIDE - 2 * _INSET - CODE - 14 * MM, _SMALLEST)
    for row, line in enumerate(lines[:2]):
        text(canvas, _INSET + 11 * MM, HIGH - 27.5 * MM - row * size * 1.2, line, "kai", size, INK)
    text(canvas, _INSET + 11 * MM, HIGH - 36.5 * MM, _person(card), "kai", 11, INK)
    scale = CODE / SIDE
    place = f"{scale:.4f} 0 0 {scale:.4f} {right - CODE:.3f} {HIGH - 40 * MM:.3f} cm"
    canvas.addLiteral(f"0 g {place} {drawing(card.code)}")
    canvas.restoreState()


def _person(card: VoterCard) -> str:
    age = f"{card.age}岁" if card.age is not None else ""
    return "　".join(part for part in (card.sex, age, card.group) if part)


def _store(canvas: Any, cards: VoterCards) -> None:
    """What all cards have in common, once in the file."""
    canvas.beginForm(_FORM, 0, 0, WIDE, HIGH)
    text(canvas, _INSET, HIGH - 11 * MM, cards.title, "kai", 20, RED, spread=7, weight=0.4)
    place = f"{cards.place}{cards.committee}补选"
    size, lines = fit(place, "kai", 10.5, WIDE - 2 * _INSET, 7)
    text(canvas, _INSET, HIGH - 17.5 * MM, lines[0], "kai", size, INK)
    rule(canvas, _INSET, HIGH - 19.6 * MM, WIDE - _INSET, HIGH - 19.6 * MM, RED, 0.8)
    text(canvas, _INSET, HIGH - 27 * MM, "姓名", "hei", 8.5, GREY)
    text(canvas, _INSET, HIGH - 36.5 * MM, "登记", "hei", 8.5, GREY)
    _when(canvas, "选举日", chinese_date(cards.election_day), HIGH - 43.5 * MM)
    _when(canvas, "时间", cards.when, HIGH - 48.5 * MM)
    _when(canvas, "地点", cards.where, HIGH - 53.5 * MM)
    text(canvas, WIDE - _INSET, HIGH - 48.5 * MM, "选举委员会（盖章）", "hei", 7.5, GREY, "right")
    _draw_marks(canvas, cards.rounds)
    text(canvas, _INSET, 2.6 * MM, "本人凭证领票，不得转让、涂改。", "hei", 6.5, GREY)
    text(canvas, WIDE - _INSET, 2.6 * MM, OWN_LAYOUT, "hei", 6, GREY, "right")
    canvas.endForm()


def _when(canvas: Any, name: str, words: str, y: float) -> None:
    text(canvas, _INSET, y, name, "hei", 8.5, GREY)
    room = WIDE - 2 * _INSET - 11 * MM - 30 * MM
    if words:
        size, lines = fit(words, "kai", 10, room + 28 * MM if name == "选举日" else room, 6.5)
        text(canvas, _INSET + 11 * MM, y, lines[0], "kai", size, INK)
    else:
        rule(canvas, _INSET + 11 * MM, y - 1, _INSET + 11 * MM + room, y - 1, GREY, 0.4)


def _draw_marks(canvas: Any, rounds: tuple[str, ...]) -> None:
    """A box for each time that a ballot is drawn, to be stamped or signed at the table."""
    wide = (WIDE - 2 * _INSET - (len(rounds) - 1) * _GAP) / len(rounds)
    for place, name in enumerate(rounds):
        x = _INSET + place * (wide + _GAP)
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.6)
        canvas.rect(x, 6 * MM, wide, 8.5 * MM, stroke=1, fill=0)
        text(canvas, x + 1.5 * MM, 9.2 * MM, f"{name}领票", "hei", 7, GREY)


def _cut_marks(canvas: Any) -> None:
    """Short lines outside the cards at every edge, and hair lines between them."""
    edges_x = [_LEFT + column * WIDE for column in range(ACROSS + 1)]
    edges_y = [_FOOT + row * HIGH for row in range(DOWN + 1)]
    for x in edges_x:
        rule(canvas, x, edges_y[-1] + 1 * MM, x, edges_y[-1] + 1 * MM + _CUT, INK, 0.4)
        rule(canvas, x, edges_y[0] - 1 * MM, x, edges_y[0] - 1 * MM - _CUT, INK, 0.4)
    for y in edges_y:
        rule(canvas, edges_x[0] - 1 * MM, y, edges_x[0] - 1 * MM - _CUT, y, INK, 0.4)
        rule(canvas, edges_x[-1] + 1 * MM, y, edges_x[-1] + 1 * MM + _CUT, y, INK, 0.4)
    canvas.setDash(1.5, 2.5)
    for x in edges_x:
        rule(canvas, x, edges_y[0], x, edges_y[-1], LINE, 0.4)
    for y in edges_y:
        rule(canvas, edges_x[0], y, edges_x[-1], y, LINE, 0.4)
    canvas.setDash()
