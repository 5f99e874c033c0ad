"""How little room something can do with."""

from PySide6.QtWidgets import QWidget


def least_height(widget: QWidget, width: int) -> int:
    """The least height at which nothing of a widget is cut when it is `width` wide."""
    layout = widget.layout()
    least = max(widget.minimumSizeHint().height(), widget.minimumHeight())
    if layout is None or not layout.hasHeightForWidth():
        return least
    return max(least, layout.minimumHeightForWidth(width))
