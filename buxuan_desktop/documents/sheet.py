"""A sheet of words as PDF: one, or all of a stage in one file (design §8)."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from buxuan_desktop.documents.coverage import require
from buxuan_desktop.documents.paper import new_canvas
from buxuan_desktop.documents.pen import MM
from buxuan_desktop.documents.sheet_ballot import ballot_face
from buxuan_desktop.documents.sheet_flow import SHEET_SIZES, Flow, draw_pages
from buxuan_desktop.documents.sheet_grid import facts, grid
from buxuan_desktop.documents.sheet_keys import key_rows
from buxuan_desktop.documents.sheet_text import (
    addressee,
    choice,
    closing,
    heading,
    paragraph,
    ruled,
    signatures,
    title,
)
from buxuan_desktop.documents.stamp import Stamp
from buxuan_desktop.words import sheets
from buxuan_desktop.words.sheets import Sheet

_SETTERS: dict[type, Callable[[Flow, Any], None]] = {
    sheets.Para: paragraph,
    sheets.Heading: heading,
    sheets.Facts: facts,
    sheets.Grid: grid,
    sheets.Choice: choice,
    sheets.Lines: ruled,
    sheets.Signs: signatures,
    sheets.Turn: lambda flow, _: flow.turn(),
    sheets.KeyRows: key_rows,
    sheets.BallotFace: ballot_face,
}


_FEW, _LITTLE = 3, 0.35
_TIGHTER = (0.94, 0.88, 0.82)


def render_sheet(sheet: Sheet, stamp: Stamp | None = None, size: str = "A4") -> bytes:
    """One sheet as a PDF on A4, A3 or A5; the type grows and shrinks with the paper.

    `stamp` is shown on working papers alone; of an official paper or a ballot it marks a rehearsal and nothing else.
    Raises `Uncovered` for texts that the fonts cannot draw.
    """
    return render_sheets([sheet], stamp, size)


def render_sheets(sheets: Sequence[Sheet], stamp: Stamp | None = None, size: str = "A4") -> bytes:
    """Several sheets in one PDF, each counting its own pages and with a bookmark. Raises `Uncovered`, ValueError."""
    if not sheets or size not in SHEET_SIZES:
        raise ValueError(f"nothing to print on {size}")
    for sheet in sheets:
        require(sheet, "song")
    if stamp is not None:
        require(stamp, "hei")
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, sheets[0].title, "song")
    for number, sheet in enumerate(sheets):
        if len(sheets) > 1:
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(sheet.title, str(number))
        draw_pages(canvas, _set(sheet), stamp, size)
    canvas.save()
    return buffer.getvalue()


def _set(sheet: Sheet) -> Flow:
    """The pages of a sheet; a last page that would hold little more than the closing is saved by a tighter lead."""
    loose = _laid(sheet, 1.0)
    if sheet.kind == "list" or not 1 < len(loose.pages) <= _FEW or loose.y < loose.top - loose.height * _LITTLE:
        return loose
    tight = (_laid(sheet, lead) for lead in _TIGHTER)
    return next((flow for flow in tight if len(flow.pages) < len(loose.pages)), loose)


def _laid(sheet: Sheet, lead: float) -> Flow:
    flow = Flow(sheet, lead)
    if sheet.kind == "ballot":
        flow.widen(12 * MM)
    title(flow)
    if sheet.addressee:
        addressee(flow)
    for part in sheet.parts:
        _SETTERS[type(part)](flow, part)
    closing(flow)
    return flow
