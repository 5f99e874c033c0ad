"""The picture of a board, kept between ballots: only parts that changed are painted anew, a new stroke is added."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from buxuan_desktop.ui.board.parts import Part, Strokes
from buxuan_desktop.ui.look.palette import BoardColours


class Canvas:
    """All parts painted once; strokes of the last ballot wait in `growing` until they are drawn to their end."""

    def __init__(self, size: QSize, scale: float, colours: BoardColours, parts: Sequence[Part]) -> None:
        self._colours = colours
        self._ground = QColor(colours.ground)
        self._picture = QPixmap(size * scale)
        self._picture.setDevicePixelRatio(scale)
        self._picture.fill(self._ground)
        self._parts = tuple(parts)
        self._growing: list[Strokes] = []
        painter = self._painter()
        for part in self._parts:
            part.paint(painter, colours)
        painter.end()

    @property
    def growing(self) -> tuple[Strokes, ...]:
        """Parts whose last stroke is not on the picture yet."""
        return tuple(self._growing)

    def fits(self, parts: Sequence[Part]) -> bool:
        """Whether `parts` stand in the same boxes, so that `change` is enough."""
        return [part.box for part in self._parts] == [part.box for part in parts]

    def change(self, parts: Sequence[Part]) -> list[QRect]:
        """Paint what is different in `parts`; gives the boxes to show again."""
        self.settle()
        changed = [(old, new) for old, new in zip(self._parts, parts, strict=True) if old != new]
        self._parts = tuple(parts)
        painter = self._painter()
        for before, part in changed:
            self._replace(painter, before, part)
        painter.end()
        return [part.box.toAlignedRect() for _, part in changed]

    def settle(self) -> list[QRect]:
        """Draw the growing strokes to their end; gives the boxes to show again."""
        done, self._growing = self._growing, []
        if done:
            painter = self._painter()
            for part in done:
                part.paint_last(painter, self._colours, 1.0)
            painter.end()
        return [part.box.toAlignedRect() for part in done]

    def show(self, painter: QPainter, where: QRect, share: float) -> None:
        """Put the picture on the screen, with `share` (0 to 1) of each growing stroke."""
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in self._growing:
            if where.intersects(part.box.toAlignedRect()):
                part.paint_last(painter, self._colours, share)

    def _replace(self, painter: QPainter, before: Part, part: Part) -> None:
        if isinstance(part, Strokes) and isinstance(before, Strokes) and part.grown_from(before):
            self._growing.append(part)
            if not part.continues(before):
                painter.fillRect(part.box, self._ground)
                part.paint_but_last(painter, self._colours)
            return
        painter.fillRect(part.box, self._ground)
        part.paint(painter, self._colours)

    def _painter(self) -> QPainter:
        painter = QPainter(self._picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        return painter
