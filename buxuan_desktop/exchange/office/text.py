"""A sheet as .docx in the style of official documents (GB/T 9704): A4, 22 points title, 16 points body, lead 28.95."""

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from buxuan_desktop.exchange.office.fonts import BODY, HEADING, PLAIN, SECOND, TITLE, Type, font_table, set_type
from buxuan_desktop.exchange.office.showing import shown
from buxuan_desktop.exchange.office.stable import MOMENT, stable
from buxuan_desktop.exchange.office.tables import facts, grid
from buxuan_desktop.words import sheets
from buxuan_desktop.words.sheets import OWN_LAYOUT, Sheet

LEAD = 28.95
_BODY, _SMALL = Type(BODY, 16), Type(PLAIN, 10.5)
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def docx_of(sheet: Sheet) -> bytes:
    """The sheet as .docx, the same bytes each time. Raises ValueError for a ballot, which nobody edits."""
    if sheet.kind == "ballot":
        raise ValueError("a ballot is printed, not edited")
    sheet = shown(sheet)
    document = Document()
    _page(document, sheet)
    _heads(document, sheet)
    for part in sheet.parts:
        _WRITERS[type(part)](document, part)
    _closing(document, sheet)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = sheet.title, "", ""
    properties.created = properties.modified = MOMENT
    target = io.BytesIO()
    document.save(target)
    return stable(target.getvalue(), {"word/fontTable.xml": font_table()})


def _page(document: Any, sheet: Sheet) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    if sheet.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(26)
    _page_number(section.footer.paragraphs[0])


def _page_number(paragraph: Any) -> None:
    """— 1 — in the middle of the foot."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kind = Type(PLAIN, 14)
    set_type(paragraph.add_run("— "), kind)
    run = paragraph.add_run()
    set_type(run, kind)
    for name, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), name)
        run.element.append(element)
    set_type(paragraph.add_run(" —"), kind)


def line(
    document: Any,
    text: str,
    kind: Type,
    align: str = "left",
    indent: float = 0.0,
    lead: float = LEAD,
    right: float = 0.0,
) -> Any:
    """One paragraph; `indent` of its first line and `right` from the edge in points."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.alignment = _ALIGN[align]
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(lead)
    form.space_before = form.space_after = Pt(0)
    form.first_line_indent = Pt(indent)
    form.right_indent = Pt(right)
    set_type(paragraph.add_run(text), kind)
    return paragraph


def _heads(document: Any, sheet: Sheet) -> None:
    for words in (sheet.head, sheet.title):
        if words:
            line(document, words, Type(TITLE, 22), "centre", lead=34)
    for words in (sheet.subtitle, sheet.number):
        if words:
            line(document, words, _BODY, "centre")
    line(document, "", _BODY)
    if sheet.addressee:
        line(document, f"{sheet.addressee}：", _BODY)


def _paragraph(document: Any, part: sheets.Para) -> None:
    indent = 2 * _BODY.size if part.indent and part.align == "left" else 0.0
    line(document, part.text, Type(BODY, 16, part.strong), part.align, indent)


def _heading(document: Any, part: sheets.Heading) -> None:
    kind = Type(HEADING if part.level == 1 else SECOND, 16)
    line(document, part.text, kind, indent=2 * kind.size).paragraph_format.keep_with_next = True


def _choice(document: Any, part: sheets.Choice) -> None:
    # Both signs are in GB 2312, so that every Chinese font has them; ☐ and ☑ are not.
    boxes = "　".join(f"{'■' if place in part.chosen else '□'}{option}" for place, option in enumerate(part.options))
    line(document, f"{part.question}　{boxes}" if part.question else boxes, _BODY)


def _lines(document: Any, part: sheets.Lines) -> None:
    for _ in range(part.number):
        line(document, "＿" * 27, _BODY)


def _signs(document: Any, part: sheets.Signs) -> None:
    for sign in part.signs:
        line(document, f"{sign.label}：{sign.name}＿＿＿＿＿＿", _BODY)


def _turn(document: Any, _part: sheets.Turn) -> None:
    document.add_page_break()


def _grid(document: Any, part: sheets.Grid) -> None:
    if part.caption:
        _heading(document, sheets.Heading(part.caption, 2))
    grid(document, part)


def _closing(document: Any, sheet: Sheet) -> None:
    if sheet.issuer or sheet.date:
        line(document, "", _BODY)
        half = (len(sheet.issuer) - len(sheet.date) * 0.6) * _BODY.size / 2
        for words, right in ((sheet.issuer, max(-half, 0)), (sheet.date, max(half, 0))):
            if words:
                line(
                    document, words, _BODY, "right", right=2 * _BODY.size + right
                ).paragraph_format.keep_with_next = True
    for words in (sheet.note, OWN_LAYOUT if sheet.own_layout and not sheet.official else ""):
        if words:
            line(document, words, _SMALL, lead=18)


_WRITERS: dict[type, Callable[[Any, Any], None]] = {
    sheets.Para: _paragraph,
    sheets.Heading: _heading,
    sheets.Choice: _choice,
    sheets.Lines: _lines,
    sheets.Signs: _signs,
    sheets.Turn: _turn,
    sheets.Grid: _grid,
    sheets.Facts: facts,
}
