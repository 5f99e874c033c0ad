"""The base of every page: a title, what it shows when it is entered, and small helpers to build it."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from buxuan_desktop.ui.button import Button, button
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.sheet import role

__all__ = ["Button", "Page", "button", "card", "field", "label", "pill", "row", "tab_through"]


class Page(QWidget):
    """A page in the window; `STAGE` is the stage it belongs to on the rail, None outside a case.

    `OF_CASE`: whether it shows the case on the desk, so that a rehearsal's mark belongs on it. `turned` tells that
    `in_hand` is another.
    """

    STAGE: int | None = None
    OF_CASE = True
    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 24, 32, 24)
        self.column.setSpacing(16)

    def arrive(self) -> None:
        """Fill the page from the desk; called each time it is shown."""

    def seat_changed(self) -> None:
        """Another person sits at this computer; called only where people are named with a PIN."""

    def stage(self) -> int | None:
        """The stage that the rail shows as the one here."""
        return self.STAGE

    def in_hand(self) -> tuple[int, int] | None:
        """The paper that hands hold now, as (bundle, place from 1); None where no single paper matters."""
        return None

    def wants_room(self) -> bool:
        """Whether the page would rather have the rail's place in a narrow window."""
        return False

    def unsaved(self) -> str:
        """What would be lost by leaving now, as a sentence; "" when everything is in the file."""
        return ""

    def lost_on_closing(self) -> str:
        """What would be lost by closing the window now, as a sentence."""
        return self.unsaved()


def label(text: str, kind: str = "", *, wrap: bool = False) -> QLabel:
    """A label with a role of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if kind:
        role(made, kind)
    return made


def card(kind: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A frame on the ground with a column in it."""
    frame = QFrame()
    role(frame, kind)
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(12)
    return frame, column


def pill(text: str, ink: str, ground: str) -> QLabel:
    """Whether the work is safe, at the right end of a heading."""
    made = label(text)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    dress(made, f"color:{ink}; background:{ground}; border-radius:16px; padding:7px 16px; font-weight:700;")
    return made


def row(*widgets: QWidget | int) -> QHBoxLayout:
    """Widgets side by side; a number is a stretch."""
    line = QHBoxLayout()
    line.setSpacing(16)
    for widget in widgets:
        if isinstance(widget, int):
            line.addStretch(widget)
        else:
            line.addWidget(widget)
    return line


def field(name: str, editor: QWidget) -> QVBoxLayout:
    """An editor with its label above; the label's text names it for a screen reader too."""
    column = QVBoxLayout()
    column.setSpacing(4)
    above = label(name, "quiet")
    above.setBuddy(editor)
    editor.setAccessibleName(name)
    column.addWidget(above)
    column.addWidget(editor)
    return column


def tab_through(editors: Sequence[QWidget]) -> None:
    """The Tab key goes through these editors in this order; those made late would else come last of all."""
    for before, after in pairwise(editors):
        QWidget.setTabOrder(before, after)
