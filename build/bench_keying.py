"""The real window at the counting table, with the board of the hall beside it, and a key that is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import bench_village as village
from bench_start import SEATED
from buxuan_desktop.domain.ballot import Ballot, PostMarks
from buxuan_desktop.ui.count.draft import Draft
from buxuan_desktop.ui.count.page import CountPage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.program import STYLED, add_board, make_window, prepare

HALL = (1920, 1080)


class CountingTable:
    """A case on the desk, teller and scrutineer seated, the board on the hall's screen, a ballot keyed."""

    def __init__(self, path: Path, home: Path, coming: Sequence[Ballot]) -> None:
        application = QApplication.instance()
        if application is None:
            application = QApplication(["buxuan", *STYLED])
            prepare(application)
        self._application = application
        self._window = make_window(Desk(village.CLOCK, village.KEEPER, home))
        add_board(self._window)
        self._window.show()
        open_case(self._window.desk, path)
        page, board = self._window.page, self._window.board
        if not isinstance(page, CountPage) or board is None:
            raise RuntimeError("the case did not open at the count page")
        page.seat(*SEATED)
        self.page, self.view = page, board.view
        # Drawn at once: a stroke otherwise grows for a while after it is first painted.
        self.view.stroke_ms = 0
        board.resize(*HALL)
        board.show()
        self._coming = iter(coming)
        self.close()

    def press_enter(self) -> CountingTable:
        """Enter goes down on a ballot keyed in full; back when table and board are painted."""
        before = self._counted()
        QTest.keyPress(self.page, Qt.Key.Key_Return)
        QApplication.processEvents()
        if self._counted() != before + 1:
            raise RuntimeError("the ballot is not on the board")
        return self

    def close(self) -> None:
        """Release the key and mark the next ballot, after the clock has stopped."""
        QTest.keyRelease(self.page, Qt.Key.Key_Return)
        ballot = next(self._coming)
        posts = self.page.draft.posts
        self.page.take(Draft(posts, tuple(ballot.marks.get(post.title, PostMarks()) for post in posts)))
        QApplication.processEvents()

    def leave(self) -> None:
        """Close window, board and case; the ballot still keyed is taken away, which closing would ask about."""
        self.page.take(Draft.of(self.page.draft.posts))
        self._window.close()
        self._window.deleteLater()
        QApplication.processEvents()

    def _counted(self) -> int:
        state = self.view.state
        return state.counted if state is not None else 0
