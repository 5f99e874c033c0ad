"""Small parts of the result pages: a fold for articles, a drawn mark, a check in a green or amber frame."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from buxuan_desktop.ui.look.fonts import KAI
from buxuan_desktop.ui.look.now import dress, tint
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import button, label

_KEPT_WHOLE = 8
WAITING, GOOD, BAD = "waiting", "good", "bad"


def whole(name: str) -> str:
    """A short name whose characters stay on one line (word joiners between them); a long one may be broken."""
    return "\u2060".join(name) if len(name) <= _KEPT_WHOLE else name


def kai_label(text: str, pixels: int) -> QLabel:
    """A name in the hand of the certificates; the style sheet would overrule a font."""
    families = ", ".join(f'"{name}"' for name in KAI)
    made = label(text, wrap=True)
    dress(made, f"font-family: {families}; font-size: {pixels}px;")
    return made


def sized(text: str, pixels: int, colour: str = LIGHT.ink, *, bold: bool = False) -> QLabel:
    """A wrapping label of a size and colour of its own."""
    made = label(text, wrap=True)
    paint(made, pixels, colour, bold=bold)
    return made


def paint(made: QLabel, pixels: int, colour: str, *, bold: bool) -> None:
    """Give a label its size, colour and weight, also while it is shown."""
    dress(made, f"font-size: {pixels}px; color: {colour}; font-weight: {700 if bold else 400};")


class Fold(QWidget):
    """A link that opens and closes a text below it."""

    def __init__(self, text: str, name: str = "依据与条文") -> None:
        super().__init__()
        self._name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.link = button(f"{name}　▷", "link")
        dress(self.link, "padding: 0 4px; text-align: left; font-size: 15px; min-height: 28px;")
        self.link.setAccessibleName(name)
        self.link.setAccessibleDescription(text)
        self.link.clicked.connect(self.turn)
        self.text = label(text, "quiet", wrap=True)
        self.text.hide()
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text)

    def turn(self) -> None:
        """Open it, or close it again."""
        shown = self.text.isHidden()
        self.text.setVisible(shown)
        self.link.setText(f"{self._name}　{'▽' if shown else '▷'}")


class Mark(QWidget):
    """A tick, a cross or three dots, drawn: the fonts' √ is a root sign."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self.state = state
        self.setFixedSize(QSize(24, 24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the mark of the state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.state == GOOD:
            painter.setPen(QPen(tint(LIGHT.green), 3.2))
            painter.drawPolyline([QPointF(3, 13), QPointF(9, 19), QPointF(21, 5)])
        elif self.state == BAD:
            painter.setPen(QPen(tint(LIGHT.red), 3.2))
            painter.drawLine(QPointF(5, 5), QPointF(19, 19))
            painter.drawLine(QPointF(19, 5), QPointF(5, 19))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(LIGHT.quiet))
            for x in (4, 12, 20):
                painter.drawEllipse(QPointF(x, 12), 2, 2)
        painter.end()


class Check(QFrame):
    """One check with its mark, its title and one line; green when it holds, amber when somebody must look."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._mark = Mark(WAITING)
        self._title = sized(title, 16, bold=True)
        self._text = label("", "quiet", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._text)
        self.show_state(WAITING, "")

    @property
    def state(self) -> str:
        """waiting, good or bad."""
        return self._mark.state

    @property
    def text(self) -> str:
        """The line below the title."""
        return self._text.text()

    def show_state(self, state: str, text: str, title: str = "") -> None:
        """Show a state with its line, and another title when it does not hold."""
        if title:
            self._title.setText(title)
        self._mark.state = state
        self._mark.update()
        colour = LIGHT.red if state == BAD else LIGHT.green if state == GOOD else LIGHT.quiet
        paint(self._title, 16, colour, bold=True)
        self._text.setText(text)
        role(self, "good" if state == GOOD else "warn" if state == BAD else "card")
        self.setAccessibleName(f"{self._title.text()}：{text}")
