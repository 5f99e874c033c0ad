"""Whether every word on screen can be read: nothing is cut off, nothing lies outside."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QScrollArea, QTableWidget, QWidget

PATIENCE = 50
LEAST = 4
"""So many words and buttons are on every page; a page that shows fewer was not looked at."""
_SCROLLING = ("QPdfView", "Preview", "QListWidget", "QTableWidget", "Overview", "Listing")


def whole(root: QWidget) -> None:
    """Something is to be read and nothing is cut, a moment after the last word was changed."""
    QApplication.processEvents()
    assert root.isVisible()
    assert sum(_speaks(one) for one in root.findChildren(QWidget)) >= LEAST, "nothing to look at"
    for _ in range(PATIENCE):
        if not list(cut(root)):
            return
        QTest.qWait(20)
    left = list(cut(root))
    assert not left, "\n".join(left)


def cut(root: QWidget) -> Iterator[str]:
    """What is cut off of words and buttons that are on screen."""
    for one in root.findChildren(QWidget):
        if not one.isVisible():
            continue
        yield from _in_words(one)
        if not _scrolls(one, root):
            corner = one.mapTo(root, one.rect().bottomRight())
            if corner.x() > root.width() or corner.y() > root.height():
                yield f"{one} ends at {corner.x()}, {corner.y()}"


def _in_words(one: QWidget) -> Iterator[str]:
    if isinstance(one, QLabel) and one.wordWrap() and one.text():
        if one.heightForWidth(one.width()) > one.height() + 1:
            yield f"{one.text()!r} needs {one.heightForWidth(one.width())}, has {one.height()}"
    elif isinstance(one, QLabel | QAbstractButton) and one.text():
        if one.sizeHint().width() > one.width() + 1:
            yield f"[{one.text()}] needs {one.sizeHint().width()}, has {one.width()}"
    elif isinstance(one, QListWidget | QTableWidget):
        yield from _in_cells(one)


def _in_cells(view: QListWidget | QTableWidget) -> Iterator[str]:
    """Lists and tables go on below, never at the side."""
    bar = view.horizontalScrollBar()
    if bar.isVisible() and bar.maximum() > 0:
        yield f"{view.accessibleName()} goes on at the side"
    if isinstance(view, QTableWidget):
        for column in range(view.columnCount()):
            if view.sizeHintForColumn(column) > view.columnWidth(column) + 1 and not _wrapped(view, column):
                yield f"{view.accessibleName()} column {column} needs {view.sizeHintForColumn(column)}"
        return
    for row in range(view.count()):
        box = view.visualItemRect(view.item(row))
        room = view.viewport().width() - 2 * _PADDING
        needed = view.fontMetrics().boundingRect(0, 0, room, 9999, Qt.TextFlag.TextWordWrap, view.item(row).text())
        if box.width() > view.viewport().width() or needed.height() > box.height() + 1:
            yield f"{view.item(row).text()!r} has {box.width()} x {box.height()}, needs {needed.height()}"


def _wrapped(view: QTableWidget, column: int) -> bool:
    """Whether every cell of the column is high enough for its words to run on below."""
    room = view.columnWidth(column) - _PADDING
    for row in range(view.rowCount()):
        item = view.item(row, column)
        words = item.text() if item is not None else ""
        needed = view.fontMetrics().boundingRect(0, 0, room, 9999, Qt.TextFlag.TextWordWrap, words)
        if needed.height() > view.rowHeight(row):
            return False
    return True


_PADDING = 16


def _speaks(one: QWidget) -> bool:
    return isinstance(one, QLabel | QAbstractButton) and one.isVisible() and bool(one.text())


def _scrolls(one: QWidget, root: QWidget) -> bool:
    above = one.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QScrollArea) or above.metaObject().className() in _SCROLLING:
            return True
        above = above.parentWidget()
    return False
