"""The base of all questions over a page: with large type on a small screen their words scroll, and none are cut.

What scrolls are the words; the buttons at the foot stay in sight. Rows too wide for the screen become columns.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from buxuan_desktop.ui.look.reach import least_height, show_in_all
from buxuan_desktop.ui.shell.reflow import Reflow

_EDGE, _AROUND = 16, 24


class Question(QDialog):
    """A dialog that never grows beyond the screen. `OF_ONE`: it is asked of one person; for another it begins anew."""

    OF_ONE = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll: Scroll | None = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look whether there is room."""
        super().showEvent(event)
        self.keep_in_sight()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The words are turned over by the keys for that; the rest is Qt's."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key())) if self._scroll is not None else None
        if step is None or self._scroll is None:
            super().keyPressEvent(event)
            return
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())

    def keep_in_sight(self) -> None:
        """Let what is asked scroll where the screen is too small for it."""
        room = self.room()
        layout = self.layout()
        if layout is None:
            return
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        self.setMaximumSize(self.maximumSize().boundedTo(room))
        if self._scroll is None:
            wide = min(max(self.width(), layout.totalMinimumSize().width()), room.width())
            needed = least_height(self, wide)
            if needed <= room.height() and layout.totalMinimumSize().width() <= room.width():
                self.resize(self.size().expandedTo(QSize(wide, needed)))
                return
            self._let_scroll(layout)
        self._fill(room)

    def _let_scroll(self, layout: QLayout) -> None:
        """Put the words into a part that scrolls, and the row of buttons under it."""
        at = self.focusWidget()
        # Of this window from the first: what comes into another window comes last in the order of the Tab key.
        self._scroll = Scroll(self)
        foot = _foot_of(layout)
        self._scroll.inside.setLayout(layout)
        self._scroll.setWidget(self._scroll.inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self._scroll, 1)
        if foot is not None:
            below = QWidget(self)
            edges = layout.contentsMargins()
            column = QVBoxLayout(below)
            column.setContentsMargins(edges.left(), layout.spacing(), edges.right(), edges.bottom())
            column.addLayout(foot)
            edges.setBottom(0)
            layout.setContentsMargins(edges)
            around.addWidget(below)
            self._scroll.foot = below
        if at is not None:
            at.setFocus()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._scroll is not None and now is not None and self._scroll.isAncestorOf(now):
            show_in_all(now, self._scroll, _AROUND)

    def _fill(self, room: QSize) -> None:
        """As wide as the words want and the screen allows, as high as both."""
        scroll = self._scroll
        if scroll is None:
            return
        bar = scroll.verticalScrollBar().sizeHint().width()
        inside, foot = scroll.inside, scroll.foot
        Reflow(inside).into(room.width() - bar)
        if foot is not None and foot.minimumSizeHint().width() > room.width():
            _main_above(foot)
            Reflow(foot).into(room.width())
        parts = [one for one in (inside, foot) if one is not None]
        wide = max(self.width(), *(one.minimumSizeHint().width() + bar for one in parts))
        wide = min(wide, room.width())
        tall = sum(least_height(one, wide - bar) for one in parts)
        self.resize(wide, min(tall, room.height()))

    def room(self) -> QSize:
        """What the screen has for a window without its frame."""
        room = self.screen().availableGeometry().size()
        below = self.parentWidget()
        shown = below.window().size() if below is not None else QSize()
        if shown.width() > room.width() or shown.height() > room.height():
            # Such a screen is none that people look at.
            room = shown
        title = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight, None, self)
        return room - QSize(_EDGE, _EDGE + title)


class Scroll(QScrollArea):
    """The words of a question; `foot` is what stays under them. Never a stop of the Tab key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.inside = QWidget(parent)
        self.foot: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)


def _main_above(foot: QWidget) -> None:
    """The first button of a foot comes to stand over the others."""
    column = foot.layout()
    row = next((one for one in foot.findChildren(QHBoxLayout) if one.count() > 1), None)
    item = row.itemAt(0) if row is not None else None
    first = item.widget() if item is not None else None
    if isinstance(column, QBoxLayout) and column.count() == 1 and row is not None and first is not None:
        row.removeWidget(first)
        column.insertWidget(0, first)


def _foot_of(layout: QLayout) -> QBoxLayout | None:
    """The row of buttons at the end of a layout, taken out of it; None where it ends otherwise."""
    last = layout.itemAt(layout.count() - 1)
    row = last.layout() if last is not None else None
    if not isinstance(row, QHBoxLayout):
        return None
    held = [item.widget() for place in range(row.count()) if (item := row.itemAt(place)) is not None]
    if not all(one is None or isinstance(one, QAbstractButton) for one in held):
        return None
    layout.removeItem(row)
    row.setParent(None)
    return row
