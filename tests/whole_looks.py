"""Whether every word of a window can be read at any size of window and type: nothing is cut, nothing lies outside.

What does not fit may be scrolled to; it may not be elided, clipped, or stand where nobody can get.
"""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)

_SLACK = 2
_BESIDE_TEXT = 12
_WRAP = int(Qt.TextFlag.TextWordWrap)


def unread(root: QWidget) -> list[str]:
    """What cannot be read, a line each."""
    found = []
    for one in root.findChildren(QWidget):
        if one.isVisible() and not isinstance(one, QHeaderView):
            found += [f"{type(one).__name__} {said}" for said in (*_of(one), *_outside(one))]
    return found


def _of(one: QWidget) -> Iterator[str]:
    if isinstance(one, QLabel):
        yield from _label(one)
    elif isinstance(one, QAbstractButton):
        yield from _button(one)
    elif isinstance(one, QComboBox):
        room = one.width() - 2 * _BESIDE_TEXT - 16
        if one.currentText() and _width(one, one.currentText()) > room:
            yield f"“{one.currentText()}” has {room}"
    elif isinstance(one, QLineEdit):
        yield from _edit(one)
    elif isinstance(one, QTableView):
        yield from _table(one)
    elif isinstance(one, QListWidget):
        yield from _list(one)
    elif isinstance(one, QScrollArea):
        yield from _beside(one)
    elif not isinstance(one, QAbstractScrollArea):
        yield from _painted(one)


def _label(one: QLabel) -> Iterator[str]:
    if not one.text() or one.textFormat() == Qt.TextFormat.RichText:
        return
    if one.wordWrap():
        if one.heightForWidth(one.width()) > one.height() + _SLACK:
            yield f"“{one.text()}” needs {one.heightForWidth(one.width())} in height, has {one.height()}"
    else:
        yield from _smaller(one, one.text())


def _button(one: QAbstractButton) -> Iterator[str]:
    if one.text():
        yield from _smaller(one, one.text())


def _smaller(one: QWidget, text: str) -> Iterator[str]:
    needed = one.sizeHint()
    if isinstance(one, QPushButton):
        needed.setHeight(QFontMetrics(one.font()).height())
    if needed.width() > one.width() + _SLACK or needed.height() > one.height() + _SLACK:
        yield f"“{text}” needs {needed.toTuple()}, has {one.size().toTuple()}"


def _edit(one: QLineEdit) -> Iterator[str]:
    words = one.placeholderText()
    if words and not one.text() and _width(one, words) > one.width() - 2 * _BESIDE_TEXT:
        yield f"placeholder “{words}” needs {_width(one, words)}, has {one.width() - 2 * _BESIDE_TEXT}"
    if QFontMetrics(one.font()).height() > one.height():
        yield f"“{one.accessibleName()}” is lower than its type"


def _table(view: QTableView) -> Iterator[str]:
    model, head = view.model(), view.horizontalHeader()
    columns = [column for column in range(model.columnCount()) if not view.isColumnHidden(column)]
    if head.isVisible():
        for column in columns:
            words = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            if _width(head, words) > view.columnWidth(column) - 8:
                yield f"{view.accessibleName()}: head “{words}” has {view.columnWidth(column)}"
    rows = [row for row in range(model.rowCount()) if -1 < view.rowViewportPosition(row) < view.viewport().height()]
    for row in rows:
        for column in columns:
            words = str(model.index(row, column).data() or "")
            wide, tall = view.columnWidth(column), view.rowHeight(row)
            box = QFontMetrics(view.font()).boundingRect(QRect(0, 0, max(wide - 12, 1), 9999), _WRAP, words)
            told = str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
            if (box.height() > tall + _SLACK or box.width() > wide) and words not in told:
                yield f"{view.accessibleName()}: “{words}” has {wide} x {tall}"
    yield from _sideways(view)


def _list(view: QListWidget) -> Iterator[str]:
    for row in range(view.count()):
        box = view.visualItemRect(view.item(row))
        room = view.viewport().width() - 32
        needed = QFontMetrics(view.font()).boundingRect(QRect(0, 0, room, 9999), _WRAP, view.item(row).text())
        if box.isValid() and (needed.height() > box.height() + _SLACK or needed.width() > room + 32):
            yield f"{view.accessibleName()}: “{view.item(row).text()}” has {box.width()} x {box.height()}"
    yield from _sideways(view)


def _sideways(view: QAbstractItemView) -> Iterator[str]:
    """What goes on at the side without a bar to get there."""
    bar = view.horizontalScrollBar()
    if bar.maximum() > 0 and view.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        yield f"{view.accessibleName()} goes on at the side by {bar.maximum()}"


def _beside(one: QScrollArea) -> Iterator[str]:
    """A part that scrolls only up and down and holds more than its width."""
    if one.widget() is not None and one.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        more = one.widget().width() - one.viewport().width()
        if more > _SLACK:
            yield f"{one.accessibleName()} in {type(one.parentWidget()).__name__} goes on at the side by {more}"


def _painted(one: QWidget) -> Iterator[str]:
    """Widgets that paint themselves, and whatever holds others: never smaller than they say they must be."""
    least = one.minimumSizeHint()
    if isinstance(one, QAbstractSpinBox):
        least.setHeight(QFontMetrics(one.font()).height())
    if one.layout() is None and (least.width() > one.width() + _SLACK or least.height() > one.height() + _SLACK):
        yield f"{one.accessibleName()} needs {least.toTuple()}, has {one.size().toTuple()}"


def _outside(one: QWidget) -> Iterator[str]:
    """What lies outside of what holds it, where nobody can scroll to it."""
    holder = one.parentWidget()
    if (
        holder is None
        or isinstance(holder, QAbstractScrollArea)
        or isinstance(holder.parentWidget(), QAbstractScrollArea)
    ):
        return
    if isinstance(holder, QComboBox | QHeaderView):
        return
    reach = holder.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if one.isWindow() or reach.contains(one.geometry()):
        return
    words = getattr(one, "text", lambda: "")() or one.accessibleName()
    where = (*one.pos().toTuple(), *one.size().toTuple())
    yield f"“{words}” lies at {where} in {type(holder).__name__} {holder.size().toTuple()}"


def _width(one: QWidget, words: str) -> int:
    return QFontMetrics(one.font()).horizontalAdvance(words)
