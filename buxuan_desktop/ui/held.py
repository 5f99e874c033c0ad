"""Held keys say that they are held, also under X11, where Qt often tells a repeat as a press of its own.

The X server repeats a held key as a release and a press of one and the same moment. Qt flags the pair only when both
lie in its queue already; else the repeat looks like another press. No finger lets go and presses again so soon.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

SHORTEST_RELEASE = 10
"""Milliseconds that a key must have been up for its next press to count; people need 40 and more."""


class HeldKeys(QObject):
    """Watches the window that has the keyboard; a repeat that is not flagged is sent again, flagged."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._released: tuple[int, int] | None = None
        application.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Look at the keys of this window from now on."""
        if window is not None:
            # Once, however often a window comes back: a filter installed again only moves to the front.
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note releases; give a press that follows one at once the flag that it lacks."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._released = (_key(event), event.timestamp())
        elif event.type() == QEvent.Type.KeyPress:
            held, self._released = self._is_held(event), None
            if held:
                repeat = _flagged(event)
                QCoreApplication.sendEvent(watched, repeat)
                event.setAccepted(repeat.isAccepted())
                return True
        return False

    def _is_held(self, event: QKeyEvent) -> bool:
        """Whether this press follows the release of its own key at once, with no other key between."""
        if event.isAutoRepeat() or self._released is None:
            return False
        key, moment = self._released
        return key == _key(event) and 0 <= event.timestamp() - moment < SHORTEST_RELEASE


def _key(event: QKeyEvent) -> int:
    """The key on the keyboard, whatever it means with Shift; its meaning where no key is known."""
    return event.nativeScanCode() or -event.key()


def _flagged(event: QKeyEvent) -> QKeyEvent:
    repeat = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        True,
        event.count(),
    )
    repeat.setTimestamp(event.timestamp())
    return repeat
