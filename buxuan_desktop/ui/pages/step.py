"""The base of a step of the wizard, and the dots that show how far one is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.now import dress, px, scale, tint
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import label

if TYPE_CHECKING:
    from buxuan_desktop.ui.pages.draft import Draft

_DOT = 13
_BESIDE, _ALONE = 36, 48
"""From the left of a step to its title; the width of a step whose title is not written."""
_BAR = (
    "QScrollBar:vertical { width: 10px; background: transparent; border: none; }"
    f"QScrollBar::handle:vertical {{ background: {LIGHT.faint}; border-radius: 5px; min-height: 48px; }}"
    "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
    "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
)


Missing = tuple[str, Callable[[], object]]
"""What is missing in words, and what puts the cursor there."""


class Step(QWidget):
    """One step: `enter` shows the draft and puts the cursor in place; `keep` takes over what was said."""

    TITLE = ""

    def __init__(self, desk: Desk, draft: "Draft") -> None:
        super().__init__()
        self.desk = desk
        self.draft = draft
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def enter(self) -> None:
        """Show the draft."""

    def missing(self) -> Missing | None:
        """What is missing, or None; looks only."""
        return None

    def begun(self) -> bool:
        """Whether anything was written here that nobody would like to write again."""
        return False

    def keep(self) -> None:
        """Take over what was said."""

    def leave(self) -> str:
        """Take over what was said; or say what is missing and put the cursor there."""
        missing = self.missing()
        if missing is None:
            self.keep()
            return ""
        words, go_there = missing
        go_there()
        return words

    def complaint(self) -> str:
        """What is missing in words, or nothing."""
        missing = self.missing()
        return missing[0] if missing else ""


class Dots(QWidget):
    """The steps in a row: done, here, ahead; by shape as well as by colour."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__()
        self._titles = titles
        self._here = 0
        self.setFixedHeight(px(40))
        self.show_step(0)

    def show_step(self, here: int) -> None:
        """Draw the step one is in."""
        self._here = here
        self.setAccessibleName(f"第{here + 1}步，共{len(self._titles)}步：{self._titles[here]}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for five titles."""
        return QSize(px(720), px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw dots, titles and the lines between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale(), scale())
        left = 0.0
        for number, width in enumerate(self._widths(self.width() / scale())):
            self._draw(painter, number, self._titles[number], left, width)
            left += width
        painter.end()

    def _widths(self, room: float) -> list[float]:
        """All alike; where that cuts a title, numbers alone but for the title of the step one is in."""
        number = len(self._titles)
        width = min(200.0, room / number)
        written = QFontMetricsF(hei(16, bold=True))
        if all(_BESIDE + written.horizontalAdvance(title) <= width for title in self._titles):
            return [width] * number
        rest = room - (number - 1) * _ALONE
        return [rest if place == self._here else _ALONE for place in range(number)]

    def _draw(self, painter: QPainter, number: int, title: str, left: float, width: float) -> None:
        here, done = number == self._here, number < self._here
        centre = QPointF(left + _DOT + 1, 20)
        colour = tint(LIGHT.red if here else LIGHT.green if done else LIGHT.faint)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(tint(LIGHT.red) if here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, _DOT, _DOT)
        if done:
            painter.setPen(QPen(colour, 3))
            x, y = centre.x(), centre.y()
            painter.drawPolyline([QPointF(x - 6, y), QPointF(x - 1.5, y + 5), QPointF(x + 6, y - 5)])
        else:
            painter.setFont(hei(15, bold=True))
            painter.setPen(tint(LIGHT.on_red if here else LIGHT.quiet))
            painter.drawText(QRectF(centre.x() - 12, 8, 24, 24), Qt.AlignmentFlag.AlignCenter, str(number + 1))
        if width <= _ALONE:
            return
        painter.setFont(hei(16, bold=here))
        painter.setPen(tint(LIGHT.ink if here else LIGHT.quiet))
        painter.drawText(QRectF(left + _BESIDE, 0, width - _BESIDE, 40), Qt.AlignmentFlag.AlignVCenter, title)


class Following(QScrollArea):
    """A scroll area without a frame that keeps the editor with the cursor in sight, however the cursor got there."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self, _BAR)
        self.setWidget(inside)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        inside = self.widget()
        if now is not None and inside is not None and inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 8, 24)


class Warnings(QFrame):
    """Findings in words on an amber ground; hidden when there are none."""

    def __init__(self) -> None:
        super().__init__()
        role(self, "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        self._text = label("", wrap=True)
        self._text.setAccessibleName("请注意")
        column.addWidget(self._text)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text.text()

    def show_lines(self, lines: list[str]) -> None:
        """Show these sentences, or nothing."""
        self._text.setText("\n".join(lines))
        self.setVisible(bool(lines))
