"""The pages of a book: a flow that turns pages, remembers where anchors stand, and prints once all is set."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.pagesizes import A4

from buxuan_desktop.documents.pen import GREY, MM, WASH, panel, text
from buxuan_desktop.documents.typeset import break_lines

BODY = 12.5
LEAD = BODY * 1.7
"""Points: people of sixty read it under a lamp."""
_MARGIN, _TOP, _BOTTOM = 22 * MM, A4[1] - 22 * MM, 24 * MM


class Book:
    """`y` is where the next thing begins, counted from the foot; `pages_of` has the page number of each anchor."""

    left, right = _MARGIN, A4[0] - _MARGIN
    room = right - left

    def __init__(self, title: str) -> None:
        self._title = title
        self._pages: list[list[Callable[[Any], None]]] = [[]]
        self.pages_of: dict[str, int] = {}
        self.y: float = _TOP

    def draw(self, ink: Callable[[Any], None]) -> None:
        """Put `ink` on the current page."""
        self._pages[-1].append(ink)

    def need(self, height: float) -> None:
        """Turn the page unless `height` is left on it."""
        if self.y - height < _BOTTOM and self.y != _TOP:
            self.turn()

    def turn(self) -> None:
        """Begin a new page."""
        self._pages.append([])
        self.y = _TOP

    def gap(self, height: float) -> None:
        """Leave `height` empty; nothing at the head of a page."""
        self.y -= height

    def mark(self, anchor: str, title: str, level: int) -> None:
        """Something begins here: for the contents, for bookmarks and for links."""
        self.pages_of.setdefault(anchor, len(self._pages))
        key = anchor if level else f"page-{anchor}"

        def ink(canvas: Any) -> None:
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(title, key, level, closed=True)

        self.draw(ink)

    def title(self, words: str) -> None:
        """The title of a page."""
        y = self.y - 20
        self.draw(lambda canvas: text(canvas, self.left, y, words, "hei-bold", 22))
        self.gap(38)

    def paragraph(self, words: str, inset: float = 0, before: str = "") -> None:
        """`words` broken into lines, moved in by `inset` points, with a number or a dot before the first."""
        for number, line in enumerate(break_lines(words, "hei", BODY, self.room - inset)):
            self.need(LEAD)
            self._line(line, self.left + inset)
            if before and not number:
                self._line(before, self.left)
            self.gap(LEAD)
        self.gap(2)

    def boxed(self, words: str, head: str = "") -> None:
        """`words` on a ground of their own, under a head in bold."""
        inside = self.room - 20
        heads = break_lines(head, "hei-bold", BODY, inside) if head else ()
        lines = break_lines(words, "hei", BODY, inside)
        tall = (len(heads) + len(lines)) * LEAD + 10
        self.need(tall + 6)
        top = self.y
        self.draw(lambda canvas: panel(canvas, self.left, top - tall, self.room, tall, WASH))
        self.gap(5)
        for chain, some in (("hei-bold", heads), ("hei", lines)):
            for line in some:
                self._line(line, self.left + 10, chain)
                self.gap(LEAD)
        self.gap(11)

    def print_on(self, canvas: Any) -> None:
        """All pages, each with the title and its number."""
        for number, inks in enumerate(self._pages, start=1):
            text(canvas, self.left, 13 * MM, self._title, "hei", 9, GREY)
            text(canvas, self.right, 13 * MM, f"第{number}页　共{len(self._pages)}页", "hei", 9, GREY, "right")
            for ink in inks:
                ink(canvas)
            canvas.showPage()

    def _line(self, words: str, x: float, chain: str = "hei") -> None:
        y = self.y - LEAD / 2 - BODY * 0.36
        self.draw(lambda canvas: text(canvas, x, y, words, chain, BODY))
