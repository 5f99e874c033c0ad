"""Certificates (F9): one page each, landscape or upright, without page number or time."""

import io
from collections.abc import Iterable
from typing import Any

import msgspec

from buxuan_desktop.documents.certificate_frame import draw_frame, draw_photo, frame_form
from buxuan_desktop.documents.certificate_plan import Plan, plan_for
from buxuan_desktop.documents.certificate_record import Certificate
from buxuan_desktop.documents.certificate_room import require_room
from buxuan_desktop.documents.certificate_setting import TITLE, Line, set_certificate
from buxuan_desktop.documents.certificate_words import BLANK, CHAIN, name_words
from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.paper import new_canvas
from buxuan_desktop.documents.pen import GREY, MM, extent, rule, text
from buxuan_desktop.documents.rehearsed import draw_filed, draw_rehearsed
from buxuan_desktop.domain.booklet import paper_of


def render_certificate(certificate: Certificate) -> bytes:
    """One certificate as a PDF. Raises `Uncovered` for texts that the fonts cannot draw, `NoRoom` for small paper."""
    return render_certificates([certificate])


def render_certificates(certificates: Iterable[Certificate]) -> bytes:
    """One PDF with a page for each certificate; all are checked before the first is drawn.

    Raises `Uncovered` for texts that the fonts cannot draw, `NoRoom` for what the paper cannot take, ValueError for an
    empty list. Refusal `paper-too-small`, `paper-too-large`.
    """
    ready = [_ready(certificate) for certificate in certificates]
    if not ready:
        raise ValueError("no certificate to print")
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, TITLE, CHAIN)
    for plan in dict.fromkeys(_plan(certificate) for certificate in ready):
        frame_form(canvas, plan.page, plan.scale)
    for certificate in ready:
        plan = _plan(certificate)
        canvas.setPageSize(plan.page)
        _draw(canvas, certificate, plan)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _plan(certificate: Certificate) -> Plan:
    return plan_for(certificate.paper, lying=certificate.landscape)


def _ready(certificate: Certificate) -> Certificate:
    """The certificate with the name as it will print, checked."""
    ready = msgspec.structs.replace(certificate, name=name_words(certificate))
    require(ready, CHAIN)
    paper_of(*ready.paper)
    require_room(ready)
    return ready


def _draw(canvas: Any, certificate: Certificate, plan: Plan) -> None:
    if certificate.rehearsal:
        draw_rehearsed(canvas, plan.page)
    elif certificate.filed:
        draw_filed(canvas, plan.page)
    if certificate.overprint:
        canvas.translate(certificate.right * MM, -certificate.down * MM)
    else:
        draw_frame(canvas, plan.page)
    for line in set_certificate(certificate, plan).lines:
        _line(canvas, line)
    if certificate.photo and not certificate.overprint:
        draw_photo(canvas, plan.photo)


def _line(canvas: Any, line: Line) -> None:
    """One line; runs of `BLANK` become a thin rule to write on."""
    x, y, words, size, colour, spread, bold = line
    weight = size * 0.022 if bold else 0.0
    if BLANK not in words:
        text(canvas, x, y, words, CHAIN, size, colour, spread=spread, weight=weight)
        return
    for piece in _pieces(words):
        advance = extent(piece, CHAIN, size) + spread * len(piece)
        if piece[0] == BLANK:
            rule(canvas, x + 1, y - size * 0.16, x + advance - 1, y - size * 0.16, GREY, 0.6)
        else:
            text(canvas, x, y, piece, CHAIN, size, colour, spread=spread, weight=weight)
        x += advance


def _pieces(words: str) -> list[str]:
    pieces: list[str] = []
    for character in words:
        if pieces and (pieces[-1][-1] == BLANK) == (character == BLANK):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
