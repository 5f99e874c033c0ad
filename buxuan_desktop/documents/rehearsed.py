"""The mark of a rehearsal, or of a copy on file, under everything on a page: nobody can take it for a real paper."""

from typing import Any

from reportlab.lib.colors import HexColor

from buxuan_desktop.documents.pen import text

WORDS = "演练"
_BELOW = "不算数"
FILED = "存档"
_FILED_BELOW = "不作证书使用"
_COLOUR = HexColor("#F1E4DF")
_SLANT = 32
_TIMES = 3


def draw_rehearsed(canvas: Any, size: tuple[float, float]) -> None:
    """Mark one page of `size` points; call it before anything else is drawn."""
    _draw(canvas, size, WORDS, _BELOW)


def draw_filed(canvas: Any, size: tuple[float, float]) -> None:
    """Mark it as a copy for the archive in the same way."""
    _draw(canvas, size, FILED, _FILED_BELOW)


def _draw(canvas: Any, size: tuple[float, float], words: str, below: str) -> None:
    width, height = size
    large = min(width, height) / 6
    for number in range(_TIMES):
        along = (number + 0.5) / _TIMES
        canvas.saveState()
        canvas.translate(*((width * along, height / 2) if width > height else (width / 2, height * along)))
        canvas.rotate(_SLANT)
        text(canvas, 0, -large * 0.2, words, "hei-bold", large, _COLOUR, "centre", spread=large * 0.3)
        text(canvas, 0, -large * 0.62, below, "hei", large * 0.24, _COLOUR, "centre", spread=large * 0.1)
        canvas.restoreState()
