"""Pages of one sheet: its styles, and a flow that turns pages and draws when the number of pages is known."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4

from buxuan_desktop.documents.pen import GREY, INK, MM, text
from buxuan_desktop.documents.rehearsed import draw_rehearsed
from buxuan_desktop.documents.stamp import Stamp, draw_stamp
from buxuan_desktop.words.sheets import Sheet

Ink = Callable[[Any], None]
SHEET_SIZES = {"A5": 0.5**0.5, "A4": 1.0, "A3": 2**0.5}
"""Every sheet is set on A4; its type grows and shrinks with the paper."""


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """Measures of a kind of sheet, in points."""

    top: float
    bottom: float
    left: float
    right: float
    title: float
    body: float
    lead: float
    cell: float
    row: float
    roomy: float
    least: float = 7.0


OFFICIAL = Style(
    top=37 * MM,
    bottom=35 * MM,
    left=28 * MM,
    right=26 * MM,
    title=22,
    body=16,
    lead=28.95,
    cell=13,
    row=9.5 * MM,
    roomy=13 * MM,
    least=8.5,
)
"""GB/T 9704: margins 37, 35, 28 and 26 mm, title in 22 points, body in 16 on a lead of 28.95."""
WORKING = Style(
    top=22 * MM,
    bottom=26 * MM,
    left=17 * MM,
    right=17 * MM,
    title=20,
    body=11,
    lead=18.5,
    cell=10.5,
    row=7.4 * MM,
    roomy=11.5 * MM,
)


class Flow:
    """The pages of one sheet; `y` is where the next thing begins, counted from the foot of the page."""

    def __init__(self, sheet: Sheet, lead: float = 1.0) -> None:
        self.sheet = sheet
        style = OFFICIAL if sheet.official else WORKING
        self.style = (
            replace(style, lead=style.lead * lead, row=style.row * lead, roomy=style.roomy * lead)
            if lead != 1
            else style
        )
        width, height = A4
        self.size = (height, width) if sheet.landscape else A4
        style = self.style
        self.left: float = style.left
        self.right: float = self.size[0] - style.right
        self.room = self.right - self.left
        self.top: float = self.size[1] - style.top
        self.bottom: float = style.bottom
        self.pages: list[list[Ink]] = [[]]
        self.y: float = self.top

    def draw(self, ink: Ink) -> None:
        """Put `ink` on the current page."""
        self.pages[-1].append(ink)

    def line(self, x: float, y: float, words: str, chain: str, size: float, **style: Any) -> None:
        """One line of text, its baseline at `y`; `style`: colour, align, spread."""
        self.draw(lambda canvas: text(canvas, x, y, words, chain, size, **style))

    @property
    def height(self) -> float:
        """The height that a page has for what is set."""
        return self.top - self.bottom

    def full(self, height: float) -> bool:
        """Whether `height` is not left on a page that has something on it."""
        return self.y - height < self.bottom - 0.01 and self.y != self.top

    def need(self, height: float) -> None:
        """Turn the page unless `height` is left on it."""
        if self.full(height):
            self.turn()

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.y = self.top

    def widen(self, margin: float) -> None:
        """The same margin on all sides, for a paper that carries nothing around its text."""
        self.left, self.right = margin, self.size[0] - margin
        self.room = self.right - self.left
        self.y = self.top = self.size[1] - margin
        self.bottom = margin

    def gap(self, height: float) -> None:
        """Leave `height` empty."""
        self.y -= height


def draw_pages(canvas: Any, flow: Flow, stamp: Stamp | None, size: str) -> None:
    """All pages of a flow on paper of `size`."""
    scale = SHEET_SIZES[size]
    width, height = flow.size
    for number, inks in enumerate(flow.pages, start=1):
        canvas.setPageSize((width * scale, height * scale))
        canvas.scale(scale, scale)
        _furniture(canvas, flow, stamp, (number, len(flow.pages)))
        for ink in inks:
            ink(canvas)
        canvas.showPage()


def _furniture(canvas: Any, flow: Flow, stamp: Stamp | None, page: tuple[int, int]) -> None:
    """What stands around the text: the stamp of a working paper, the page number of an official one, on a ballot
    nothing.
    """
    if stamp is not None and not flow.sheet.official and flow.sheet.kind != "ballot":
        draw_stamp(canvas, stamp, flow.sheet.title, *page, size=flow.size)
        return
    if stamp is not None and stamp.rehearsal:
        draw_rehearsed(canvas, flow.size)
    if page[1] > 1 and flow.sheet.kind != "ballot":
        middle = flow.left + flow.room / 2
        words = f"第{page[0]}页　共{page[1]}页"
        text(canvas, middle, flow.style.bottom - 10 * MM, words, "song", 10.5, GREY, "centre")


def cells(canvas: Any, pieces: Sequence[tuple[float, float, str, float, str]], colour: Color = INK) -> None:
    """Many short texts in one text object: (x, baseline, face, size, words), which is much quicker than one each."""
    line = canvas.beginText(0, 0)
    line.setFillColor(colour)
    for x, y, face, size, words in pieces:
        line.setTextOrigin(x, y)
        line.setFont(face, size)
        line.textOut(words)
    canvas.drawText(line)
