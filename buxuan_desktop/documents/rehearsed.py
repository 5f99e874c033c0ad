"""The mark of a rehearsal under everything on a page: nobody can take a practice paper for a real one."""

from typing import Any

from reportlab.lib.colors import HexColor

from buxuan_desktop.documents.pen import text

WORDS = "演练"
_BELOW = "不算数"
_COLOUR = HexColor("#F1E4DF")
_SLANT = 32
_TIMES = 3


def draw_rehearsed(canvas: Any, size: tuple[float, float]) -> None:
    """Mark one page of `size` points; call it before anything else is drawn."""
    width, height = size
    large = min(width, height) / 6
    for number in range(_TIMES):
        along = (number + 0.5) / _TIMES
        canvas.saveState()
        canvas.translate(*((width * along, height / 2) if width > height else (width / 2, height * along)))
        canvas.rotate(_SLANT)
        text(canvas, 0, -large * 0.2, WORDS, "hei-bold", large, _COLOUR, "centre", spread=large * 0.3)
        text(canvas, 0, -large * 0.62, _BELOW, "hei", large * 0.24, _COLOUR, "centre", spread=large * 0.1)
        canvas.restoreState()
