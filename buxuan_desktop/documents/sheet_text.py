"""The running text of a sheet: title, paragraphs, headings, lines for the pen, signatures, the closing."""

from buxuan_desktop.documents.marks import tick_box
from buxuan_desktop.documents.pen import GREY, MM, extent, rule
from buxuan_desktop.documents.sheet_flow import Flow
from buxuan_desktop.documents.typeset import break_lines, fit
from buxuan_desktop.words.sheets import OWN_LAYOUT, Choice, Heading, Lines, Para, Sheet, Sign, Signs


def _baseline(flow: Flow, lead: float, size: float) -> float:
    return flow.y - lead / 2 - size * 0.36


def title(flow: Flow) -> None:
    """The title, balanced over lines, and under it the subtitle and the number."""
    style, sheet = flow.style, flow.sheet
    lead = style.title * 1.45
    middle = flow.left + flow.room / 2
    above = _balanced(sheet.head, style.title, flow.room) if sheet.head else ()
    for line in (*above, *_balanced(sheet.title, style.title, flow.room)):
        flow.line(middle, _baseline(flow, lead, style.title), line, "song-bold", style.title, align="centre", spread=1)
        flow.gap(lead)
    for words, size in ((sheet.subtitle, style.body), (sheet.number, style.body - 2)):
        if words:
            used, lines = fit(words, "song", size, flow.room, size * 0.7)
            for line in lines:
                flow.line(middle, _baseline(flow, size * 1.6, used), line, "song", used, align="centre")
                flow.gap(size * 1.6)
    flow.gap(style.lead * (0.9 if sheet.official else 0.4))


def _balanced(words: str, size: float, room: float) -> tuple[str, ...]:
    lines = break_lines(words, "song-bold", size, room - 2 * size)
    if len(lines) == 1:
        return lines
    even = extent(words, "song-bold", size) / len(lines) + size
    return break_lines(words, "song-bold", size, min(even, room))


def paragraph(flow: Flow, part: Para) -> None:
    """A paragraph, its first line moved in by two characters."""
    style = flow.style
    chain = "song-bold" if part.strong else "song"
    indent = 2 * style.body if part.indent and part.align == "left" else 0.0
    x = {"left": flow.left, "centre": flow.left + flow.room / 2, "right": flow.right}[part.align]
    for number, line in enumerate(break_lines(part.text, chain, style.body, flow.room, indent)):
        flow.need(style.lead)
        at = x if number else x + indent
        flow.line(at, _baseline(flow, style.lead, style.body), line, chain, style.body, align=part.align)
        flow.gap(style.lead)


def heading(flow: Flow, part: Heading) -> None:
    """A heading with two lines of what follows on the same page."""
    style = flow.style
    flow.need(style.lead * 3)
    if not flow.sheet.official:
        flow.gap(style.lead * 0.3)
    chain = ("hei" if flow.sheet.official else "hei-bold") if part.level == 1 else "kai"
    indent = 2 * style.body if flow.sheet.official else 0.0
    for number, line in enumerate(break_lines(part.text, chain, style.body, flow.room, indent)):
        x = flow.left if number else flow.left + indent
        flow.line(x, _baseline(flow, style.lead, style.body), line, chain, style.body)
        flow.gap(style.lead)


def addressee(flow: Flow) -> None:
    """The line that a letter begins with."""
    paragraph(flow, Para(f"{flow.sheet.addressee}：", indent=False))


def choice(flow: Flow, part: Choice) -> None:
    """The question and its boxes, as many on a line as fit."""
    style = flow.style
    size, side = style.body, style.body * 0.85
    flow.need(style.lead)
    x = flow.left
    if part.question:
        flow.line(x, _baseline(flow, style.lead, size), part.question, "song", size)
        x += extent(part.question, "song", size) + size
    for place, option in enumerate(part.options):
        advance = side + size * 0.35 + extent(option, "song", size) + size * 1.2
        if x + advance - size > flow.right and x > flow.left:
            flow.gap(style.lead)
            flow.need(style.lead)
            x = flow.left + size
        y = _baseline(flow, style.lead, size)
        _box(flow, (x, y - side * 0.12, side), True if place in part.chosen else None)
        flow.line(x + side + size * 0.35, y, option, "song", size)
        x += advance
    flow.gap(style.lead)


def _box(flow: Flow, where: tuple[float, float, float], state: bool | None) -> None:
    flow.draw(lambda canvas: tick_box(canvas, *where, state=state))


def ruled(flow: Flow, part: Lines) -> None:
    """Lines to write on."""
    lead = max(flow.style.lead, 9 * MM)
    for _ in range(part.number):
        flow.need(lead)
        flow.gap(lead)
        _rule(flow, flow.left, flow.right, flow.y + 1.5 * MM)


def _rule(flow: Flow, x1: float, x2: float, y: float) -> None:
    flow.draw(lambda canvas: rule(canvas, x1, y, x2, y, GREY))


def signatures(flow: Flow, part: Signs) -> None:
    """Lines to sign under their roles; a row of them is never cut."""
    gutter, size = 6 * MM, 12.0 if flow.sheet.official else 8.5
    height = size * 1.4 + 11 * MM
    room = (flow.room - gutter * (part.per_row - 1)) / part.per_row
    flow.gap(3 * MM)
    for start in range(0, len(part.signs), part.per_row):
        flow.need(height)
        for number, sign in enumerate(part.signs[start : start + part.per_row]):
            _sign(flow, flow.left + number * (room + gutter), room, sign, size)
        flow.gap(height)


def _sign(flow: Flow, x: float, room: float, sign: Sign, size: float) -> None:
    label = sign.label + (f"　{sign.name}" if sign.name else "")
    used, lines = fit(label, "hei", size, room, size * 0.65)
    for row, line in enumerate(lines):
        flow.line(x, flow.y - size - row * used * 1.2, line, "hei", used, colour=GREY)
    _rule(flow, x, x + room, flow.y - size * 1.4 - 8 * MM)


def closing(flow: Flow) -> None:
    """Issuer over date at the right, then the note and, where it is so, that the layout is our own."""
    style, sheet = flow.style, flow.sheet
    if sheet.issuer or sheet.date:
        _issued(flow, sheet)
    small = 11.0 if sheet.official else 8.5
    words = [sheet.note] if sheet.note else []
    if sheet.own_layout and not sheet.official and sheet.kind != "ballot":
        words.append(OWN_LAYOUT)
    if words:
        flow.gap(style.lead * 0.4)
    for note in words:
        for line in break_lines(note, "song", small, flow.room):
            flow.need(small * 1.6)
            flow.line(flow.left, _baseline(flow, small * 1.6, small), line, "song", small, colour=GREY)
            flow.gap(small * 1.6)


def _issued(flow: Flow, sheet: Sheet) -> None:
    style = flow.style
    size, lines = fit(sheet.issuer, "song", style.body, flow.room, style.body * 0.75)
    widest = max(extent(line, "song", size) for line in (*lines, sheet.date))
    flow.need(style.lead * (len(lines) + 2))
    flow.gap(style.lead if flow.sheet.official else style.lead * 0.6)
    middle = flow.right - min(2 * style.body, max(flow.room - widest, 0)) - widest / 2
    for line in (*lines, sheet.date):
        if line:
            flow.line(middle, _baseline(flow, style.lead, size), line, "song", size, align="centre")
            flow.gap(style.lead)
