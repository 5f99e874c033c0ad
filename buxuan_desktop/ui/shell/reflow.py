"""Columns that do not fit beside each other go below each other, and come back when there is room."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QStackedLayout,
    QWidget,
)
from shiboken6 import isValid

from buxuan_desktop.ui.look.now import px, scale

_PANE = 180
"""What a list or a scrolling part keeps at least, at 100 %, once it has no column of its own."""

_READABLE = 240
"""The least width of such a part with larger type, at 100 %."""

_WORTH = 16
"""A turn that makes the row narrower by less is not worth it."""


class _Turned(NamedTuple):
    """A row that was turned, and the panes in it that were given a least height, with what they had."""

    row: QBoxLayout
    direction: QBoxLayout.Direction
    held: list[tuple[QWidget, int]]


class Reflow:
    """The rows of one page that were turned into columns."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._turned: list[_Turned] = []
        self._held: list[tuple[QWidget, int]] = []
        self._widened: dict[QWidget, tuple[int, int]] = {}
        self._inside: list[Reflow] = []

    def undo(self) -> None:
        """As the page was made."""
        while self._held:
            pane, least = self._held.pop()
            if isValid(pane):
                pane.setMinimumHeight(least)
        while self._widened:
            pane, (least, most) = self._widened.popitem()
            if isValid(pane):
                pane.setMinimumWidth(least)
                pane.setMaximumWidth(most)
        while self._inside:
            self._inside.pop().undo()
        while self._turned:
            self._turn_back()

    def widen(self, width: int) -> None:
        """What scrolls only up and down is as wide as what it holds; with larger type lists need their width too.

        What such a part holds is made to fit `width` first.
        """
        layout = self._page.layout()
        for pane in _panes(layout) if layout is not None else ():
            if (held := _held(pane)) is not None:
                edges = layout.contentsMargins() if layout is not None else QMargins()
                inner = Reflow(held)
                inner.into(width - edges.left() - edges.right() - 2 * _bar(pane))
                self._inside.append(inner)
            wanted = _readable(pane)
            if pane.minimumWidth() < wanted and not pane.isHidden():
                self._widened.setdefault(pane, (pane.minimumWidth(), pane.maximumWidth()))
                pane.setMaximumWidth(max(pane.maximumWidth(), wanted))
                pane.setMinimumWidth(wanted)

    def hold(self) -> None:
        """Lists and scrolling parts of a page that scrolls keep a height in which they can be used."""
        layout = self._page.layout()
        for pane in _panes(layout) if layout is not None else ():
            if pane.minimumHeight() < px(_PANE) and pane.maximumHeight() > px(_PANE) and not pane.isHidden():
                self._held.append((pane, pane.minimumHeight()))
                pane.setMinimumHeight(px(_PANE))

    def into(self, width: int) -> None:
        """Turn rows, the outermost first, until the page fits; a row whose turn wins nothing stays as it was."""
        tried: set[QBoxLayout] = set()
        while self._page.minimumSizeHint().width() > width:
            row = next((one for one in _too_wide(self._page.layout(), width) if one not in tried), None)
            if row is None:
                return
            tried.add(row)
            # Of the row: while another one is as wide the page becomes no narrower yet.
            wide = row.minimumSize().width()
            self._turn(row)
            if wide - row.minimumSize().width() < _WORTH:
                self._turn_back()

    def _turn(self, row: QBoxLayout) -> None:
        held = [(pane, pane.minimumHeight()) for pane in _panes(row)]
        self._turned.append(_Turned(row, row.direction(), held))
        for pane, least in held:
            pane.setMinimumHeight(max(least, px(_PANE)))
        row.setDirection(QBoxLayout.Direction.TopToBottom)
        _tell(row, True)
        self._measure_anew(row)

    def _turn_back(self) -> None:
        row, direction, held = self._turned.pop()
        for pane, least in held:
            if isValid(pane):
                pane.setMinimumHeight(least)
        # A part of a page that was made anew has taken its rows along.
        if isValid(row):
            row.setDirection(direction)
            _tell(row, False)
            self._measure_anew(row)

    def _measure_anew(self, layout: QLayout) -> None:
        """Layouts remember what they need; those of the widgets around would be told only by the next events."""
        layout.invalidate()
        around = layout.parentWidget()
        while around is not None:
            inner = around.layout()
            if inner is not None:
                inner.invalidate()
            around.updateGeometry()
            around = None if around is self._page else around.parentWidget()


def _readable(pane: QWidget) -> int:
    """The width in which what a list or a scrolling part holds can be read; some scroll only up and down."""
    least = px(_READABLE) if scale() > 1 else 0
    held = _held(pane)
    return least if held is None else max(least, held.minimumSizeHint().width() + _bar(pane))


def _held(pane: QWidget) -> QWidget | None:
    """What a part holds that scrolls only up and down; None for any other."""
    if not isinstance(pane, QScrollArea):
        return None
    never_aside = pane.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return pane.widget() if never_aside else None


def _bar(pane: QWidget) -> int:
    return pane.verticalScrollBar().sizeHint().width() if isinstance(pane, QScrollArea) else 0


def _tell(row: QBoxLayout, turned: bool) -> None:
    """A widget that wants to know how its parts lie has `show_turned`."""
    of = row.parentWidget()
    told = getattr(of, "show_turned", None) if of is not None and of.layout() is row else None
    if told is not None:
        told(turned)


def _too_wide(layout: QLayout | None, width: int) -> Iterator[QBoxLayout]:
    """Rows that need more than `width`, the outermost first."""
    if layout is None:
        return
    across = (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
    if isinstance(layout, QBoxLayout) and layout.direction() in across and layout.minimumSize().width() > width:
        yield layout
    edges = layout.contentsMargins()
    for inner in _inside(layout):
        yield from _too_wide(inner, width - edges.left() - edges.right())


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
    """The layouts one step below. What is hidden takes no room, unless it is a page of a stack that is turned over."""
    for item in _items(layout):
        widget = item.widget()
        away = widget is not None and widget.isHidden() and not isinstance(layout, QStackedLayout)
        inner = item.layout() if widget is None else None if away else widget.layout()
        if inner is not None:
            yield inner
