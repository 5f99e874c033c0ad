"""Which screen is the hall's: one that shows something else than the teller's."""

from collections.abc import Sequence

from PySide6.QtGui import QScreen


def other_screen(screens: Sequence[QScreen], own: QScreen | None) -> QScreen | None:
    """The first screen whose picture is not the teller's; None with one screen or a mirrored projector."""
    if own is None:
        return None
    return next((screen for screen in screens if not screen.geometry().intersects(own.geometry())), None)
