"""What a board is made of: parts in boxes that do not overlap, so that only those that changed are painted again."""

import msgspec
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from buxuan_desktop.ui.board.fitting import LEADING, advance, fit
from buxuan_desktop.ui.board.strokes import PEN, Hand, plus_box, split, strokes_of, times_box
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.palette import BoardColours

_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextDontClip)
# As plain numbers, which are put together once and not at every word.
_SIDES = {
    "left": int(Qt.AlignmentFlag.AlignLeft) | _LINE,
    "right": int(Qt.AlignmentFlag.AlignRight) | _LINE,
    "middle": int(Qt.AlignmentFlag.AlignHCenter) | _LINE,
}


class Part(msgspec.Struct, frozen=True):
    """Something painted in its box on the ground."""

    box: QRectF

    def paint(self, painter: QPainter, colours: BoardColours) -> None:
        """Paint it, the ground being there already."""
        raise NotImplementedError


class Words(Part, frozen=True):
    """Words of at most `pixels`, in the colour named by `ink`; they shrink to fit, they are never cut."""

    text: str
    pixels: float
    ink: str = "ink"
    bold: bool = False
    side: str = "left"
    most_lines: int = 1

    def paint(self, painter: QPainter, colours: BoardColours) -> None:
        """Paint the lines, in the middle of the box's height."""
        box = self.box
        fitted = fit(self.text, self.bold, box.width(), box.height(), self.pixels, self.most_lines)
        painter.setFont(hei(fitted.pixels, bold=self.bold))
        painter.setPen(QColor(getattr(colours, self.ink)))
        step = fitted.pixels * LEADING
        top = box.center().y() - step * len(fitted.lines) / 2
        for place, line in enumerate(fitted.lines):
            painter.drawText(QRectF(box.left(), top + place * step, box.width(), step), _SIDES[self.side], line)


class Counter(Part, frozen=True):
    """A panel with a word and a number; the word stands above the number where the panel is narrow."""

    name: str
    number: int

    def paint(self, painter: QPainter, colours: BoardColours) -> None:
        """Paint panel, word and number."""
        box = self.box
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.panel))
        painter.drawRoundedRect(box, box.height() * 0.12, box.height() * 0.12)
        number = str(self.number)
        height = box.height()
        if box.width() > height * 2.2:
            inner = box.adjusted(height * 0.24, 0, -height * 0.24, 0)
            word = Words(QRectF(inner.topLeft(), inner.size()), self.name, height * 0.34, "quiet")
            room = inner.adjusted(advance(self.name, int(height * 0.34), bold=False) + height * 0.15, 0, 0, 0)
            figures = Words(room, number, height * 0.6, bold=True, side="right")
        else:
            inner = box.adjusted(height * 0.08, height * 0.06, -height * 0.08, -height * 0.06)
            split_at = inner.height() * 0.38
            word = Words(inner.adjusted(0, 0, 0, split_at - inner.height()), self.name, height, "quiet", side="middle")
            figures = Words(inner.adjusted(0, split_at, 0, 0), number, height, bold=True, side="middle")
        word.paint(painter, colours)
        figures.paint(painter, colours)


class Dashes(Part, frozen=True):
    """The dashed line that has to be reached."""

    def paint(self, painter: QPainter, colours: BoardColours) -> None:
        """Paint it through the middle of its box."""
        pen = QPen(QColor(colours.line), max(1.5, self.box.height() * 0.3))
        pen.setDashPattern([6, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        middle = self.box.center().y()
        painter.drawLine(QLineF(self.box.left(), middle, self.box.right(), middle))


class Strokes(Part, frozen=True):
    """The votes of one line as 正."""

    votes: int
    hand: Hand
    ink: str = "stroke"

    def paint(self, painter: QPainter, colours: BoardColours) -> None:
        """Paint every stroke."""
        self._draw(painter, colours, self.lines())
        self._say_whole(painter, colours)

    def paint_but_last(self, painter: QPainter, colours: BoardColours) -> None:
        """Paint every stroke but the last vote's."""
        self._draw(painter, colours, self.lines()[:-1])
        self._say_whole(painter, colours)

    def paint_last(self, painter: QPainter, colours: BoardColours, share: float) -> None:
        """Paint the last stroke from its beginning to `share` of its length."""
        last = self.lines()[-1]
        self._draw(painter, colours, [QLineF(last.p1(), last.pointAt(share))])

    def grown_from(self, before: Part) -> bool:
        """Whether this is `before` with one vote more, written by the same hand."""
        return isinstance(before, Strokes) and self == Strokes(before.box, before.votes + 1, before.hand, before.ink)

    def continues(self, before: "Strokes") -> bool:
        """Whether what `before` painted can stay, only the last stroke being added."""
        same_whole = self.hand.lines > 0 or split(self.votes)[0] == split(before.votes)[0]
        return same_whole and self.lines()[:-1] == before.lines()

    def lines(self) -> list[QLineF]:
        """Its strokes in writing order."""
        return strokes_of(self.votes, self.hand, self.box)

    def _draw(self, painter: QPainter, colours: BoardColours, lines: list[QLineF]) -> None:
        pen = QPen(QColor(getattr(colours, self.ink)), max(1.5, self.hand.side * PEN))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        # One by one: a stroke added later must come out like one painted with the others.
        for line in lines:
            painter.drawLine(line)

    def _say_whole(self, painter: QPainter, colours: BoardColours) -> None:
        whole, _ = split(self.votes)
        if self.hand.lines or not whole:
            return
        size = self.hand.side * 0.86
        Words(times_box(self.hand, self.box), f"×{whole}", size, self.ink, bold=True).paint(painter, colours)
        Words(plus_box(self.hand, self.box), "+", size, self.ink, side="middle").paint(painter, colours)
