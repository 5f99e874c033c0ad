"""The handbook over whatever asked for it: contents on the left, text on the right; Escape goes back to that."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.handbook.contents import Contents
from buxuan_desktop.ui.handbook.printing import PrintDialog
from buxuan_desktop.ui.handbook.reader import Reader
from buxuan_desktop.ui.look.question import Question
from buxuan_desktop.ui.page import button, label, row
from buxuan_desktop.words.handbook import TITLE, handbook, places


class HandbookWindow(Question):
    """A window of its own over its parent, which waits as it is: nothing keyed there is lost, no page is left.

    `wants_tour` is true once the tour was asked for; whoever opened the handbook begins it.
    """

    def __init__(self, parent: QWidget, desk: Desk, anchor: str) -> None:
        super().__init__(parent)
        self.desk = desk
        self.anchor = ""
        self.wants_tour = False
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.contents, self.reader = Contents(), Reader()
        self.back, self.on = button("‹ 上一页"), button("下一页 ›")
        self.print, self.tour = button("打印…"), button("先看一分钟")
        self.leave = button("返回（Esc）", "primary")
        # The sample would take the place of a case that people work on.
        self.tour.setVisible(desk.case is None or desk.election.case.rehearsal)
        for made in (self.back, self.on, self.print, self.tour, self.leave):
            made.setAutoDefault(False)
        self._connect()
        self._lay_out()
        self.show_at(anchor)
        self.contents.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Contents and text share the width."""
        super().resizeEvent(event)
        self.contents.share(self.width())

    def show_at(self, anchor: str) -> None:
        """Turn to a section."""
        self.anchor = anchor if anchor in places() else handbook().leaves[0].sections[0].anchor
        leaf, _ = places()[self.anchor]
        self.contents.show_at(self.anchor)
        self.reader.show_at(leaf, self.anchor, self.contents.search.text().strip())
        at = handbook().leaves.index(leaf)
        self.back.setEnabled(at > 0)
        self.on.setEnabled(at + 1 < len(handbook().leaves))

    def room(self) -> QSize:
        """It lies over a window and is as large."""
        return super().room().expandedTo(self.size())

    def step(self, by: int) -> None:
        """The page after this one, or before it."""
        leaves = handbook().leaves
        at = leaves.index(places()[self.anchor][0]) + by
        if 0 <= at < len(leaves):
            self.contents.search.clear()
            self.show_at(leaves[at].sections[0].anchor)

    def ask_printing(self) -> None:
        """Ask what to print."""
        PrintDialog(self, self.desk).open()

    def _begin_tour(self) -> None:
        self.wants_tour = True
        self.accept()

    def _connect(self) -> None:
        self.contents.chosen.connect(self.show_at)
        self.contents.turned.connect(self.reader.turn)
        self.contents.stepped.connect(self.step)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.print.clicked.connect(self.ask_printing)
        self.tour.clicked.connect(self._begin_tour)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(row(label(TITLE, "title"), 1))
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addWidget(self.contents)
        sides.addWidget(self.reader, 1)
        column.addLayout(sides, 1)
        column.addLayout(row(self.back, self.on, 1, self.print, self.tour, self.leave))
