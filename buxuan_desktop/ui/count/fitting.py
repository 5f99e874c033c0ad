"""Text that must fit its place: the largest type that does."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.now import dress, px

_TALLEST = 10_000


def fit(shown: QLabel, width: int, height: int, sizes: Sequence[int], look: str = "", *, bold: bool = False) -> None:
    """Set the label's type to the first of `sizes` (pixels, falling) whose lines fit width × height; else the last."""
    weight = "font-weight:700;" if bold else ""
    dress(shown, f"font-size:{fitting(shown.text(), width, height, tuple(sizes), bold)}px; {weight} {look}")


def fitting(text: str, width: int, height: int, sizes: tuple[int, ...], bold: bool) -> int:
    """The first of `sizes` (pixels at 100 %, falling) in which the lines of `text` fit; else the last."""
    for size in sizes:
        lines = room_for(text, size, bold, width)
        if lines.height() <= height and lines.width() <= width:
            break
    return size


def room_for(text: str, pixels: int, bold: bool, width: int = _TALLEST) -> QSize:
    """What `text` takes in lines of at most `width` pixels, in type of `pixels` at 100 %."""
    return _room(text, px(pixels), bold, width)


@lru_cache(maxsize=512)
def _room(text: str, pixels: int, bold: bool, width: int) -> QSize:
    room = QRect(0, 0, max(1, width), _TALLEST)
    return QFontMetrics(hei(pixels, bold=bold)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).size()
