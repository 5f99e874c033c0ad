"""Certificates (F9): one page each, landscape or upright, without page number or time."""

import io
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec
from reportlab.lib.pagesizes import A4, landscape

from buxuan_desktop.documents.certificate_frame import draw_frame, draw_photo, frame_form
from buxuan_desktop.documents.certificate_record import Certificate
from buxuan_desktop.documents.certificate_words import BLANK, CHAIN, body_words, issue_words, name_words, or_blank
from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.paper import new_canvas
from buxuan_desktop.documents.pen import GREY, INK, MM, RED, extent, rule, text
from buxuan_desktop.documents.rehearsed import draw_rehearsed
from buxuan_desktop.documents.typeset import break_lines, fit

TITLE = "当选证书"


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Where things stand on one page, in points; heights are baselines from the foot."""

    page: tuple[float, float]
    margin: float
    number: float
    title: float
    title_size: float
    title_spread: float
    name: float
    name_size: float
    body: float
    body_size: float
    body_foot: float
    issuer: float
    photo: tuple[float, float, float, float]


LANDSCAPE = Plan(
    page=landscape(A4),
    margin=116,
    number=521,
    title=444,
    title_size=52,
    title_spread=52,
    name=362,
    name_size=28,
    body=309,
    body_size=22,
    body_foot=196,
    issuer=137,
    photo=(116, 84, 71, 99),
)
UPRIGHT = Plan(
    page=A4,
    margin=84,
    number=766,
    title=662,
    title_size=54,
    title_spread=36,
    name=540,
    name_size=27,
    body=484,
    body_size=21,
    body_foot=290,
    issuer=190,
    photo=(84, 116, 99, 139),
)
_LEAD = 2.0
_MOST_SLACK = 5
_LOOSE = 2.0
_SIZES_TRIED = 5
_CLEAR_OF_PHOTO = 12
_SMALLEST_NAME = 16.0
_SMALLEST_BODY = 12


def render_certificate(certificate: Certificate) -> bytes:
    """One certificate as a PDF. Raises `Uncovered` for texts that the fonts cannot draw."""
    return render_certificates([certificate])


def render_certificates(certificates: Iterable[Certificate]) -> bytes:
    """One PDF with a page for each certificate; all are checked before the first is drawn.

    Raises `Uncovered` for texts that the fonts cannot draw, ValueError for an empty list.
    """
    ready = [_ready(certificate) for certificate in certificates]
    if not ready:
        raise ValueError("no certificate to print")
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, TITLE, CHAIN)
    for plan in {id(_plan(certificate)): _plan(certificate) for certificate in ready}.values():
        frame_form(canvas, plan.page)
    for certificate in ready:
        plan = _plan(certificate)
        canvas.setPageSize(plan.page)
        _draw(canvas, certificate, plan)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _plan(certificate: Certificate) -> Plan:
    return LANDSCAPE if certificate.landscape else UPRIGHT


def _ready(certificate: Certificate) -> Certificate:
    """The certificate with the name as it will print, checked."""
    ready = msgspec.structs.replace(certificate, name=name_words(certificate))
    require(ready, CHAIN)
    return ready


def _draw(canvas: Any, certificate: Certificate, plan: Plan) -> None:
    width = plan.page[0]
    right = width - plan.margin
    if certificate.rehearsal:
        draw_rehearsed(canvas, plan.page)
    if certificate.overprint:
        canvas.translate(certificate.right * MM, -certificate.down * MM)
    else:
        draw_frame(canvas, plan.page)
    size, lines = fit(f"编号　{or_blank(certificate.number, 8)}", CHAIN, 13, width - 2 * plan.margin, 8)
    for row, line in enumerate(lines):
        _line(canvas, width - 64 - extent(line, CHAIN, size), plan.number - row * size * 1.3, line, size, GREY)
    if not certificate.overprint:
        text(canvas, width / 2, plan.title, TITLE, CHAIN, plan.title_size, RED, "centre", plan.title_spread)
    _name(canvas, certificate, plan)
    _body(canvas, certificate, plan)
    issuer, day = issue_words(certificate)
    size, lines = fit(issuer, CHAIN, 20, right - plan.margin - 130, 12)
    block = max(extent(lines[0], CHAIN, size), extent(day, CHAIN, 20))
    middle = right - block / 2
    for row, line in enumerate(lines):
        y = plan.issuer + (len(lines) - 1 - row) * size * 1.4
        _line(canvas, middle - extent(line, CHAIN, size) / 2, y, line, size)
    _line(canvas, middle - extent(day, CHAIN, 20) / 2, plan.issuer - 36, day, 20)
    if certificate.photo and not certificate.overprint:
        draw_photo(canvas, plan.photo)


def _name(canvas: Any, certificate: Certificate, plan: Plan) -> None:
    """The name in heavier strokes, shrunk before it wraps, then the form of address."""
    address, address_size = f"　{certificate.honorific}：" if certificate.honorific else "：", 23
    room = plan.page[0] - 2 * plan.margin - extent(address, CHAIN, address_size)
    size, lines = fit(certificate.name, CHAIN, plan.name_size, room, _SMALLEST_NAME)
    if len(lines) > 1:
        address_size = 18
    for row, line in enumerate(lines):
        y = plan.name + (len(lines) - 1 - row) * size * 1.6
        _line(canvas, plan.margin, y, line, size, bold=True)
    _line(canvas, plan.margin + extent(lines[-1], CHAIN, size), plan.name, address, address_size)


@lru_cache(maxsize=256)
def _body_lines(words: str, plan: Plan, foot: float) -> tuple[float, tuple[str, ...]]:
    """The largest size whose lines stay above `foot`; a little smaller where that makes them fuller."""
    room = plan.page[0] - 2 * plan.margin
    sizes = range(int(plan.body_size), _SMALLEST_BODY - 1, -1)
    tried = [(size, break_lines(words, CHAIN, size, room, 2 * size)) for size in sizes]
    fitting = [(size, lines) for size, lines in tried if plan.body - (len(lines) - 1) * size * _LEAD >= foot]
    near = fitting[:_SIZES_TRIED] or tried[-1:]
    full = [(size, lines) for size, lines in near if _loosest(lines, size, room) <= _LOOSE]
    return (full or near)[0]


def _slack(line: str, row: int, size: float, room: float) -> float:
    return room - (0 if row else 2 * size) - extent(line, CHAIN, size)


def _loosest(lines: tuple[str, ...], size: float, room: float) -> float:
    """The widest gap at the end of any line but the last, in characters."""
    return max((_slack(line, row, size, room) / size for row, line in enumerate(lines[:-1])), default=0.0)


def _body(canvas: Any, certificate: Certificate, plan: Plan) -> None:
    """The sentence, even on both sides."""
    foot = plan.body_foot + (_CLEAR_OF_PHOTO if certificate.photo else 0)
    size, lines = _body_lines(body_words(certificate), plan, foot)
    room = plan.page[0] - 2 * plan.margin
    for row, line in enumerate(lines):
        slack = _slack(line, row, size, room) if row < len(lines) - 1 else 0.0
        spread = slack / max(len(line) - 1, 1) if slack < _MOST_SLACK * size else 0.0
        _line(canvas, plan.margin + (0 if row else 2 * size), plan.body - row * size * _LEAD, line, size, spread=spread)


def _line(
    canvas: Any,
    x: float,
    y: float,
    words: str,
    size: float,
    colour: Any = INK,
    spread: float = 0.0,
    bold: bool = False,
) -> None:
    """One line from `x`; runs of `BLANK` become a thin rule to write on."""
    if BLANK not in words:
        text(canvas, x, y, words, CHAIN, size, colour, spread=spread, weight=size * 0.022 if bold else 0.0)
        return
    for piece in _pieces(words):
        advance = extent(piece, CHAIN, size) + spread * len(piece)
        if piece[0] == BLANK:
            rule(canvas, x + 1, y - size * 0.16, x + advance - 1, y - size * 0.16, GREY, 0.6)
        else:
            text(canvas, x, y, piece, CHAIN, size, colour, spread=spread, weight=size * 0.022 if bold else 0.0)
        x += advance


def _pieces(words: str) -> list[str]:
    pieces: list[str] = []
    for character in words:
        if pieces and (pieces[-1][-1] == BLANK) == (character == BLANK):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
