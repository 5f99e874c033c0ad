"""What changes while nobody moves to it is said aloud by a screen reader."""

from PySide6 import QtGui
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget


def tell(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have `words` said; `at_once` breaks off what is being said. Without a screen reader nothing is done."""
    if not words or not QAccessible.isActive():
        return
    # Announcements came with Qt 6.8; before that a changed name or description is all that can be told.
    announcement = getattr(QtGui, "QAccessibleAnnouncementEvent", None)
    if announcement is None:
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
        return
    event = announcement(widget, words)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
