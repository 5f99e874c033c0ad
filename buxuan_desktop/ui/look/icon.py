"""The seal with 正 that stands for the program in taskbars and menus."""

from PySide6.QtGui import QIcon

from buxuan_desktop.paths import resource

_SIZES = (32, 48, 128, 256)


def icon() -> QIcon:
    """All sizes, each read when a window manager first asks for it."""
    made = QIcon()
    for size in _SIZES:
        made.addFile(str(resource("icons", f"buxuan-{size}.png")))
    return made
