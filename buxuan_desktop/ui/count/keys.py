"""From Qt's keys to the names that a draft knows, and buttons that leave the keyboard with the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from buxuan_desktop.ui.count.draft import folded
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import Button

if TYPE_CHECKING:
    from buxuan_desktop.rules.permissions import Action

_NAMES = {
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Backspace: "backspace",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_F4: "f4",
    Qt.Key.Key_F5: "f5",
    Qt.Key.Key_F6: "f6",
    Qt.Key.Key_F7: "f7",
    Qt.Key.Key_F8: "f8",
    Qt.Key.Key_F9: "f9",
    Qt.Key.Key_F10: "f10",
    Qt.Key.Key_F11: "f11",
    Qt.Key.Key_F12: "f12",
    Qt.Key.Key_PageUp: "pageup",
    Qt.Key.Key_PageDown: "pagedown",
}
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def name_of(event: QKeyEvent) -> str:
    """The name of the key as the draft knows it; empty for a held key, a chord, or a key without a meaning."""
    if event.isAutoRepeat() or event.modifiers() & _CHORD:
        return ""
    known = _NAMES.get(Qt.Key(event.key()))
    if known:
        return known
    typed = folded(event.text())
    return typed if typed == "space" or (len(typed) == 1 and typed.isprintable()) else ""


class CalmButton(Button):
    """A button whose click leaves the keyboard with the page."""

    def __init__(self, text: str, kind: str = "plain", *actions: "Action") -> None:
        super().__init__(text, *actions)
        self.setAutoDefault(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        role(self, kind)
