"""Buttons: a held key presses once, and what whoever sits here may not do is grey and says why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.sheet import role

if TYPE_CHECKING:
    from buxuan_desktop.rules.permissions import Action

_OTHER = Qt.FocusReason.OtherFocusReason


class Button(QPushButton):
    """A button that a held key presses once at most, so that no page after it is pressed through.

    `acts` are what pressing it writes or leads to, as the matrix of roles calls it; none where nothing is written.
    Such a button can be pressed where its page wants that (`setEnabled`) and the matrix allows it; `barred` are the
    words why not, in a case in which nobody is named always "".
    """

    def __init__(self, text: str = "", *actions: "Action") -> None:
        super().__init__(text)
        self.acts = actions
        self.barred = ""
        self._wanted = True
        self._tip = self._described = ""

    def needs(self, *actions: "Action") -> None:
        """Pressing it does something else from now on."""
        if actions != self.acts:
            self.acts = actions
            self.look_again()

    def look_again(self) -> None:
        """Ask the matrix anew: it is seen for the first time, or somebody else sits here."""
        desk = desk_of(self)
        self._bar(next(filter(None, map(desk.why_not, self.acts)), "") if desk is not None else "")

    def refuses(self) -> bool:
        """Whether the matrix does not allow it; then that is said and written down, as for what a key asks for."""
        desk = desk_of(self)
        return bool(self.barred) and desk is not None and not all(map(desk.allowed, self.acts))

    def setEnabled(self, wanted: bool) -> None:  # noqa: N802 - Qt's name
        """What the page wants; what the matrix does not allow stays grey."""
        self._wanted = bool(wanted)
        super().setEnabled(self._wanted and not self.barred)

    def click(self) -> None:
        """Press it by a key of its page; what is not allowed is refused in words, and no key is dead."""
        if not self._wanted or not self.refuses():
            super().click()

    def setFocus(self, reason: Qt.FocusReason = _OTHER) -> None:  # noqa: N802 - Qt's name
        """Take the keyboard; a grey one leaves it with its page, whose keys go on working."""
        if self.barred:
            _holder(self).setFocus(reason)
        else:
            super().setFocus(reason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody sees it before the matrix was asked."""
        super().showEvent(event)
        desk = desk_of(self) if self.acts else None
        if desk is not None and (self.barred or desk.guarded):
            self.look_again()
            desk.acting.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave a held key unheard."""
        if not event.isAutoRepeat():
            super().keyPressEvent(event)

    def _bar(self, why: str) -> None:
        if why == self.barred:
            return
        if why and self.hasFocus():
            _holder(self).setFocus(_OTHER)
        before, self.barred = self.barred, why
        self._tip = self._tip if before and self.toolTip() == before else self.toolTip()
        told = self.accessibleDescription()
        self._described = self._described if before and told == before else told
        self.setToolTip(why or self._tip)
        self.setAccessibleDescription(why or self._described)
        super().setEnabled(self._wanted and not why)


def button(text: str, kind: str = "plain", *actions: "Action") -> Button:
    """A button with a role of the style sheet; Enter presses it as well as Space."""
    made = Button(text, *actions)
    made.setAutoDefault(True)
    role(made, kind)
    return made


def desk_of(widget: QWidget) -> Desk | None:
    """The desk of the page or window that holds a widget, of a question over it too."""
    at: QWidget | None = widget
    while at is not None:
        desk = getattr(at, "desk", None)
        if isinstance(desk, Desk):
            return desk
        at = at.parentWidget()
    return None


def _holder(made: QWidget) -> QWidget:
    """The page or question that a button stands on."""
    at: QWidget | None = made
    while at is not None and at.objectName() != "page" and not at.isWindow():
        at = at.parentWidget()
    return at or made
