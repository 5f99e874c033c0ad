"""A working paper that grows downwards page by page and knows at the end how many pages it has."""

import io
from collections.abc import Callable
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from buxuan_desktop.documents.fonts import CHAINS, face
from buxuan_desktop.documents.pen import INK, MM, RED, text
from buxuan_desktop.documents.stamp import BOTTOM, MARGIN, TOP, Stamp, draw_stamp
from buxuan_desktop.documents.typeset import break_lines

Ink = Callable[[Any], None]

# Pages as plain binary: ReportLab's text armour makes files a quarter larger and slower to write.
rl_config.useA85 = 0


def new_canvas(buffer: io.BytesIO, title: str, chain: str, size: tuple[float, float] = A4) -> Any:
    """A ReportLab canvas that writes the same bytes for the same strokes and starts in a bundled font."""
    first = CHAINS[chain][0]
    face(first)
    canvas = Canvas(buffer, pagesize=size, initialFontName=first, invariant=1, pageCompression=1, lang="zh-CN")
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setCreator("补选桌面")
    canvas.setSubject(title)
    return canvas


class Paper:
    """A page flow on A4, or on `size` points.

    `y` is where the next thing begins, counted from the foot of the page. Drawing is put off until
    `finish`, because each page says how many there are.
    """

    left = MARGIN

    def __init__(self, document: str, stamp: Stamp, size: tuple[float, float] = A4) -> None:
        self._document = document
        self._stamp = stamp
        self._size = size
        self._pages: list[list[Ink]] = [[]]
        self.right = size[0] - MARGIN
        self.room = size[0] - 2 * MARGIN
        self.top = TOP + size[1] - A4[1]
        self.y = self.top

    def draw(self, ink: Ink) -> None:
        """Put `ink` on the current page."""
        self._pages[-1].append(ink)

    def line(self, x: float, y: float, words: str, chain: str, size: float, colour: Color) -> None:
        """One line of text on the current page, its baseline at `y`."""
        self.draw(lambda canvas: text(canvas, x, y, words, chain, size, colour))

    def need(self, height: float) -> bool:
        """Turn the page unless `height` is left on it; true when it was turned."""
        if self.y - height >= BOTTOM or self.y == self.top:
            return False
        self.turn()
        return True

    def turn(self) -> None:
        """Go on with a fresh page."""
        self._pages.append([])
        self.y = self.top

    def gap(self, height: float) -> None:
        """Leave `height` empty."""
        self.y -= height

    def paragraph(self, words: str, chain: str = "song", size: float = 10.5, **style: Any) -> None:
        """`words` broken into lines; `style`: colour, lead (times the size), inset (points on the left)."""
        lead = style.get("lead", 1.65) * size
        inset = style.get("inset", 0.0)
        colour = style.get("colour", INK)
        for line in break_lines(words, chain, size, self.room - inset):
            self.need(lead)
            self.line(self.left + inset, self.y - lead * 0.5 - size * 0.36, line, chain, size, colour)
            self.y -= lead

    def heading(self, words: str, keep: float = 38 * MM) -> None:
        """A section heading with `keep` points of what follows on the same page."""
        self.need(9 * MM + keep)
        self.gap(4.2 * MM)
        y = self.y - 3.6 * MM

        def ink(canvas: Any) -> None:
            canvas.setFillColor(RED)
            canvas.rect(self.left, y - 0.5 * MM, 1.1 * MM, 4 * MM, stroke=0, fill=1)
            text(canvas, self.left + 3 * MM, y, words, "hei-bold", 11.5, INK)

        self.draw(ink)
        self.gap(6.2 * MM)

    def finish(self) -> bytes:
        """The PDF."""
        buffer = io.BytesIO()
        canvas = new_canvas(buffer, self._document, "song", self._size)
        for number, inks in enumerate(self._pages, start=1):
            draw_stamp(canvas, self._stamp, self._document, number, len(self._pages), self._size)
            for ink in inks:
                ink(canvas)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()
