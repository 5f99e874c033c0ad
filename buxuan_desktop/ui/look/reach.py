"""How little room something can do with, and how it comes into sight where there is less."""

from PySide6.QtWidgets import QScrollArea, QWidget


def least_height(widget: QWidget, width: int) -> int:
    """The least height at which nothing of a widget is cut when it is `width` wide."""
    layout = widget.layout()
    least = max(widget.minimumSizeHint().height(), widget.minimumHeight())
    if layout is None or not layout.hasHeightForWidth():
        return least
    return max(least, layout.minimumHeightForWidth(width))


def show_in_all(widget: QWidget, outermost: QScrollArea, around: int) -> None:
    """Bring a widget into sight in every scrolling part that it lies in, the innermost first."""
    above: QWidget | None = widget
    while above is not None:
        above = above.parentWidget()
        held = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and held is not None and held.isAncestorOf(widget):
            above.ensureWidgetVisible(widget, around, around)
        if above is outermost:
            return
