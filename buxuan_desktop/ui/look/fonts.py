"""The bundled fonts on screen: nothing depends on what the system has."""

from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from buxuan_desktop.paths import resource

_FILES = (
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-Bold.ttf",
    "LXGWWenKai-Regular.ttf",
    "HanaMinB.ttf",
)
HEI = ("Noto Sans SC", "HanaMinB")
KAI = ("LXGW WenKai", "Noto Sans SC", "HanaMinB")


@cache
def load_fonts() -> None:
    """Register the bundled fonts with Qt, once."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def hei(pixels: int, *, bold: bool = False) -> QFont:
    """The screen's sans serif in tabular figures; size in pixels."""
    return _font(HEI, pixels, bold)


def kai(pixels: int) -> QFont:
    """The hand that certificates are written in, for names that won."""
    return _font(KAI, pixels, bold=False)


@lru_cache(maxsize=256)
def _font(families: tuple[str, ...], pixels: int, bold: bool) -> QFont:
    """Made once, for a page asks for its fonts at every stroke; nobody changes one."""
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(max(1, pixels))
    font.setBold(bold)
    return font
