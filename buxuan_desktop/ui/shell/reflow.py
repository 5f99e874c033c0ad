"""Columns that do not fit beside each other go below each other, and come back when there is room."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractScrollArea, QBoxLayout, QLayout, QLayoutItem, QWidget

from buxuan_desktop.ui.look.now import px

_PANE = 220
"""What a list or a scrolling part keeps at least, at 100 %, once it has no column of its own."""


class Reflow:
    """The rows of one page that were turned into columns."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._turned: list[tuple[QBoxLayout, QBoxLayout.Direction]] = []
        self._held: list[tuple[QWidget, int]] = []

    def undo(self) -> None:
        """As the page was made."""
        for layout, direction in self._turned:
            layout.setDirection(direction)
        for pane, least in self._held:
            pane.setMinimumHeight(least)
        self._turned, self._held = [], []

    def into(self, width: int) -> None:
        """Turn the widest row until the page fits, or nothing is left to turn."""
        while self._page.minimumSizeHint().width() > width:
            row = next(_too_wide(self._page.layout(), width), None)
            if row is None:
                return
            self._turn(row)

    def _turn(self, row: QBoxLayout) -> None:
        self._turned.append((row, row.direction()))
        for pane in _panes(row):
            self._held.append((pane, pane.minimumHeight()))
            pane.setMinimumHeight(max(pane.minimumHeight(), px(_PANE)))
        row.setDirection(QBoxLayout.Direction.TopToBottom)
        row.invalidate()


def _too_wide(layout: QLayout | None, width: int) -> Iterator[QBoxLayout]:
    """Rows that need more than `width`, the outermost first."""
    across = (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
    if isinstance(layout, QBoxLayout) and layout.direction() in across and layout.minimumSize().width() > width:
        yield layout
    for inner in _inside(layout):
        yield from _too_wide(inner, width)


def _panes(layout: QLayout) -> Iterator[QWidget]:
    """Lists and scrolling parts anywhere in a layout."""
    for item in _items(layout):
        widget = item.widget()
        if isinstance(widget, QAbstractScrollArea):
            yield widget
    for inner in _inside(layout):
        yield from _panes(inner)


def _items(layout: QLayout | None) -> Iterator[QLayoutItem]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is not None:
            yield item


def _inside(layout: QLayout | None) -> Iterator[QLayout]:
    """The layouts one step below, also those of widgets that are seen."""
    for item in _items(layout):
        widget = item.widget()
        inner = item.layout() if widget is None else None if widget.isHidden() else widget.layout()
        if inner is not None:
            yield inner
