"""Text that must fit its place: the largest type that does."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from buxuan_desktop.ui.look.fonts import hei


def fit(shown: QLabel, width: int, height: int, sizes: Sequence[int], look: str = "", *, bold: bool = False) -> None:
    """Set the label's type to the first of `sizes` (pixels, falling) whose lines fit width × height; else the last."""
    room = QRect(0, 0, max(1, width), 10_000)
    for size in sizes:
        lines = QFontMetrics(hei(size, bold=bold)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), shown.text())
        if lines.height() <= height and lines.width() <= width:
            break
    weight = "font-weight:700;" if bold else ""
    wanted = f"font-size:{size}px; {weight} {look}"
    if shown.styleSheet() != wanted:
        shown.setStyleSheet(wanted)
