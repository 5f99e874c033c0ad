"""The look of this moment: the scheme and how large the type is; what pages are made of is translated into it.

Pages are written in the colours of the light scheme and in the pixels of type at 100 %. `dress` gives a widget its
style sheet, `tint` a colour, `px` a measure as they are now; when the look changes, `wearing` does the same again for
all that is on screen.
"""

import re
from functools import lru_cache

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.palette import LIGHT, Palette

WORN = "worn"
"""The property that keeps the style sheet of a widget as its page wrote it."""
_TOKENS = dict(zip(LIGHT, LIGHT._fields, strict=True))
_PIXELS = re.compile(r"(\d+)px")
_COLOUR = re.compile(r"#[0-9A-F]{6}")


class Now:
    """The palette, and the size of type in hundredths of the usual."""

    palette: Palette = LIGHT
    percent: int = 100


def tint(colour: str) -> QColor:
    """The colour that stands for `colour` of the light scheme now; one that is none of its parts stays."""
    return _coloured(colour, Now.palette)


def named(colour: str) -> str:
    """The same, as it is written in a text or a style sheet."""
    token = _TOKENS.get(colour)
    return colour if token is None else str(getattr(Now.palette, token))


def px(pixels: int) -> int:
    """A measure that grows with the type."""
    return round(pixels * Now.percent / 100)


def scale() -> float:
    """How many pixels a pixel of type at 100 % takes; for painters that draw all they have in that measure."""
    return Now.percent / 100


def lettering(pixels: int, *, bold: bool = False) -> QFont:
    """The screen's type in a size that was meant for 100 %; `hei` gives exact pixels."""
    return hei(px(pixels), bold=bold)


def dress(widget: QWidget, sheet: str) -> None:
    """Give a widget a style sheet of its own, also after the look has changed."""
    if widget.property(WORN) != sheet:
        widget.setProperty(WORN, sheet)
        widget.setStyleSheet(translated(sheet))


def translated(sheet: str) -> str:
    """A style sheet in the colours and sizes of this moment."""
    return _translated(sheet, Now.palette, Now.percent)


@lru_cache(maxsize=512)
def _translated(sheet: str, palette: Palette, percent: int) -> str:
    if palette is not LIGHT:
        sheet = _COLOUR.sub(lambda found: _as_token(found[0], palette), sheet)
    if percent != 100:
        sheet = _PIXELS.sub(lambda found: f"{round(int(found[1]) * percent / 100)}px", sheet)
    return sheet


def _as_token(colour: str, palette: Palette) -> str:
    token = _TOKENS.get(colour)
    return colour if token is None else str(getattr(palette, token))


@lru_cache(maxsize=256)
def _coloured(colour: str, palette: Palette) -> QColor:
    return QColor(_as_token(colour, palette))
