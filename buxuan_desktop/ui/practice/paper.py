"""A paper ballot as a picture: printed names, marks by hand, and what makes some papers hard."""

import random
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from buxuan_desktop.app.ballot_words import ballot_words
from buxuan_desktop.app.practising.papers import PracticePaper
from buxuan_desktop.domain.ballot import NOT_ISSUED, Post, PostMarks
from buxuan_desktop.ui.look.fonts import hei, kai
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.practice.strokes import INK, circle, cross, scribble, torn

_PRINT, _LINE, _SEAL = QColor("#1C1A17"), QColor("#6B635C"), QColor(178, 34, 34, 150)
_WHITE, _COPY = QColor("#FFFFFF"), QColor("#E9E9E7")
_TALLEST = 46.0
_NOTES = {"identifying_mark": "投票人 周海龙", "other": "总监票人：这张作废"}
_TITLE, _HEAD, _ROW, _GAP, _FOOT = 1.7, 0.95, 1.0, 0.35, 1.9


class PaperView(QWidget):
    """Shows one paper; its look follows from what is on it and from `place`, so that it stays the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._posts: Sequence[Post] = ()
        self._paper: PracticePaper | None = None
        self._place = (0, 0)
        self._title = ""

    @property
    def paper(self) -> PracticePaper | None:
        """What is shown."""
        return self._paper

    def show_paper(
        self, title: str, posts: Sequence[Post], paper: PracticePaper | None, place: tuple[int, int]
    ) -> None:
        """Show this paper, or an empty place."""
        self._title, self._posts, self._paper, self._place = title, posts, paper, place
        told = "" if paper is None else paper.doubt or ballot_words(paper.marks, paper.void, posts)
        self.setAccessibleName("纸票")
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A sheet of A5 upright."""
        return QSize(380, 540)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What is written on it fits itself to the paper."""
        return QSize(240, 280)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the sheet with everything on it."""
        if self._paper is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Sheet(painter, QRectF(self.rect()).adjusted(6, 6, -10, -10), self._posts, self._paper, self._place).draw(
            self._title
        )
        painter.end()


class _Sheet:
    """One drawing of a paper: `unit` is the height of a row in pixels."""

    def __init__(
        self, painter: QPainter, room: QRectF, posts: Sequence[Post], paper: PracticePaper, place: tuple[int, int]
    ) -> None:
        self.painter, self.posts, self.paper = painter, posts, paper
        self.chance = random.Random(place[0] * 10_007 + place[1])
        rows = sum(len(post.candidates) + _blanks(post) for post in posts)
        units = _TITLE + _FOOT + rows * _ROW + len(posts) * (_HEAD + _GAP)
        self.unit = min(_TALLEST, room.height() / units)
        self.box = QRectF(room.left(), room.top(), room.width(), self.unit * units)

    def draw(self, title: str) -> None:
        """Everything, from the ground up."""
        painter, paper = self.painter, self.paper
        outline = QPainterPath()
        outline.addRect(self.box)
        if paper.void == "damaged":
            outline = torn(self.box, self.chance)
        painter.fillPath(outline.translated(3, 4), QColor(0, 0, 0, 40))
        painter.fillPath(outline, _COPY if paper.void == NOT_ISSUED else _WHITE)
        painter.setPen(QPen(QColor(LIGHT.line), 1))
        painter.drawPath(outline)
        painter.save()
        painter.setClipPath(outline)
        self._title(title)
        y = self.box.top() + _TITLE * self.unit
        for number, post in enumerate(self.posts):
            y = self._post(number, post, y) + _GAP * self.unit
        self._foot(y)
        self._special()
        painter.restore()

    def _title(self, title: str) -> None:
        self._words(QRectF(self.box.left(), self.box.top() + self.unit * 0.3, self.box.width(), self.unit), title, 0.56)

    def _post(self, number: int, post: Post, top: float) -> float:
        """The heading of a post and its rows; returns where they end."""
        left, right = self.box.left() + self.unit * 0.6, self.box.right() - self.unit * 0.6
        head = QRectF(left, top, right - left, _HEAD * self.unit)
        self._words(head, f"{post.title}　应选 {post.seats} 人", 0.46, Qt.AlignmentFlag.AlignLeft)
        top += _HEAD * self.unit
        marks = self.paper.marks.get(post.title, PostMarks())
        written = list(marks.write_in)
        for row in range(len(post.candidates) + _blanks(post)):
            box = QRectF(left, top + row * _ROW * self.unit, right - left, _ROW * self.unit)
            listed = row < len(post.candidates)
            name = post.candidates[row] if listed else written.pop(0) if written else ""
            self._row(box, name, marks, listed=listed)
        if number == 0 and self.paper.doubt and len(post.candidates) > 1:
            cell = self._cell(QRectF(left, top, right - left, _ROW * self.unit))
            circle(self.painter, QPointF(cell.center().x(), top + self.unit), self.unit * 0.3, self.chance)
        return top + (len(post.candidates) + _blanks(post)) * _ROW * self.unit

    def _row(self, box: QRectF, name: str, marks: PostMarks, *, listed: bool) -> None:
        painter, cell = self.painter, self._cell(box)
        painter.setPen(QPen(_LINE, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.drawLine(cell.topLeft(), cell.bottomLeft())
        words = QRectF(
            box.left() + self.unit * 0.4, box.top(), cell.left() - box.left() - self.unit * 0.6, box.height()
        )
        if listed:
            self._words(words, name, 0.5, Qt.AlignmentFlag.AlignLeft)
        else:
            self._words(words, "另选：", 0.34, Qt.AlignmentFlag.AlignLeft, _LINE)
            if name:
                self._by_hand(words.adjusted(self.unit * 1.3, 0, 0, 0), name, 0.62)
        if name and (name in marks.approve if listed else True):
            circle(painter, cell.center(), self.unit * 0.3, self.chance)
        elif name in marks.against and listed:
            cross(painter, cell.center(), self.unit * 0.27, self.chance)

    def _cell(self, box: QRectF) -> QRectF:
        """The place for the mark at the end of a row."""
        wide = self.unit * 1.9
        return QRectF(box.right() - wide, box.top(), wide, box.height())

    def _foot(self, top: float) -> None:
        line = QRectF(self.box.left() + self.unit * 0.6, top, self.box.width() - self.unit * 3.2, self.unit * 1.2)
        self._words(line, "赞成画○，反对画×，另选写姓名并画○", 0.3, Qt.AlignmentFlag.AlignLeft, _LINE)
        if self.paper.void == NOT_ISSUED:
            return
        middle = QPointF(self.box.right() - self.unit * 1.5, top + self.unit * 0.75)
        self.painter.setPen(QPen(_SEAL, max(2.0, self.unit * 0.07)))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(middle, self.unit * 0.8, self.unit * 0.8)
        seal = QRectF(middle.x() - self.unit, middle.y() - self.unit * 0.4, self.unit * 2, self.unit * 0.8)
        self._words(seal, "选委会", 0.34, Qt.AlignmentFlag.AlignHCenter, _SEAL)

    def _special(self) -> None:
        """What makes a whole sheet void on sight."""
        void, first = self.paper.void, self._cell(self._first_row())
        if void and void != "other":
            circle(self.painter, first.center(), self.unit * 0.3, self.chance)
        if void == "unreadable":
            top = self.box.top() + self.unit * (_TITLE + _HEAD)
            names = QRectF(self.box.left() + 20, top, self.box.width() - 40, self.unit * 3)
            scribble(self.painter, names, self.chance)
        elif void in _NOTES:
            room = self.box.width() - self.unit * 1.6
            below = QRectF(self.box.left() + self.unit, self.box.top() + self.unit * 1.1, room, self.unit)
            self._by_hand(below, _NOTES[void], 0.55)
        elif void == NOT_ISSUED:
            low = QRectF(self.box.left(), self.box.bottom() - self.unit * 1.2, self.box.width() - 20, self.unit)
            self._words(low, "复印件，没有盖章", 0.42, Qt.AlignmentFlag.AlignRight, _LINE)

    def _first_row(self) -> QRectF:
        left = self.box.left() + self.unit * 0.6
        return QRectF(
            left, self.box.top() + self.unit * (_TITLE + _HEAD), self.box.width() - self.unit * 1.2, self.unit
        )

    def _words(
        self,
        box: QRectF,
        words: str,
        share: float,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
        colour: QColor = _PRINT,
    ) -> None:
        """Printed words, smaller where they would not fit."""
        size = self.unit * share
        self.painter.setFont(hei(int(size), bold=colour is _PRINT))
        wide = self.painter.fontMetrics().horizontalAdvance(words)
        if wide > box.width():
            self.painter.setFont(hei(max(9, int(size * box.width() / wide)), bold=colour is _PRINT))
        self.painter.setPen(colour)
        self.painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | side), words)

    def _by_hand(self, box: QRectF, words: str, share: float) -> None:
        """Words in a hand, a little aslant."""
        self.painter.save()
        self.painter.translate(box.left(), box.center().y())
        self.painter.rotate(self.chance.uniform(-3, 2))
        size = self.unit * share
        self.painter.setFont(kai(int(size)))
        wide = self.painter.fontMetrics().horizontalAdvance(words)
        if wide > box.width():
            self.painter.setFont(kai(max(9, int(size * box.width() / wide))))
        self.painter.setPen(INK)
        area = QRectF(0, -box.height() / 2, box.width(), box.height())
        self.painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        self.painter.restore()


def _blanks(post: Post) -> int:
    """Rows to write somebody in: as many as seats, three at most."""
    return min(3, post.seats)
