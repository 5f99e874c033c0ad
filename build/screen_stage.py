"""A window offscreen with hands: it opens cases, presses keys, and keeps a picture of what is on screen."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QCoreApplication, QEvent, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from buxuan_desktop.app.case import Case  # noqa: E402
from buxuan_desktop.app.clock import standing_at  # noqa: E402
from buxuan_desktop.ui.count.page import CountPage  # noqa: E402
from buxuan_desktop.ui.desk import Desk  # noqa: E402
from buxuan_desktop.ui.pages import dialogs  # noqa: E402
from buxuan_desktop.ui.program import add_board, make_window  # noqa: E402

DAY = date(2026, 5, 10)
KEEPER = "pictures"
_SETTLE_MS, _PATIENCE_MS = 120, 20_000


class Stage:
    """One computer with its window; pictures go to `target` and are called by what they show."""

    def __init__(self, folder: Path, target: Path, size: tuple[int, int], day: date = DAY) -> None:
        self.folder, self.target, self.size = folder, target, size
        self.desk = Desk(standing_at(day), KEEPER, folder / "home")
        self.window = make_window(self.desk)
        add_board(self.window)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()

    @property
    def shown(self) -> Any:
        """The page on screen, of whatever kind a scene knows it to be."""
        return self.window.page

    @property
    def count(self) -> CountPage:
        """The count page."""
        page = self.window.pages["count"]
        if not isinstance(page, CountPage):
            raise TypeError("no count page")
        return page

    def put(self, case: Case, page: str = "") -> Case:
        """A case on the desk, and the page that is wanted of it."""
        self.desk.put(case)
        if page:
            self.desk.go(page)
        return case

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """A picture of the window with the question that lies over it, or of another widget."""
        QTest.qWait(_SETTLE_MS)
        shown = widget or self.window
        picture = shown.grab()
        asked = QApplication.activeModalWidget() if widget is None else None
        if asked is not None:
            self._lay_over(picture, asked)
        picture.save(str(self.target / f"{name}.png"))

    def _lay_over(self, picture: object, asked: QWidget) -> None:
        from PySide6.QtGui import QColor, QPainter, QPixmap

        if not isinstance(picture, QPixmap):
            raise TypeError("no picture")
        painter = QPainter(picture)
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
        left, top = (picture.width() - asked.width()) // 2, (picture.height() - asked.height()) // 2
        painter.drawPixmap(left, top, asked.grab())
        painter.end()

    def press(self, *keys: str | Qt.Key) -> None:
        """Keys to the question on screen, else to whoever has the keyboard; a text is so many single keys."""
        for piece in keys:
            each: Sequence[Any] = piece if isinstance(piece, str) else (piece,)
            for key in each:
                asked = QApplication.activeModalWidget()
                QTest.keyClick(
                    (asked and (asked.focusWidget() or asked)) or self.window.focusWidget() or self.window.page, key
                )

    def settle(self, done: Callable[[], bool]) -> None:
        """Wait for what goes on beside the window."""
        waited = 0
        while not done():
            if waited > _PATIENCE_MS:
                raise TimeoutError("what was waited for did not come")
            QTest.qWait(20)
            waited += 20

    def dismiss(self) -> None:
        """Close every question."""
        while (asked := QApplication.activeModalWidget()) is not None:
            asked.close()
            QApplication.processEvents()

    def close(self) -> None:
        """Close window and case."""
        self.dismiss()
        self.desk.put(None)
        self.window.close()
        for one in (self.window.board, self.window):
            if one is not None:
                one.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def stage(
    folder: Path, target: Path, size: tuple[int, int], day: date = DAY, made: type[Stage] = Stage
) -> Iterator[Stage]:
    """A stage that is cleared at the end; questions for a folder of cases are answered with one of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    before = dialogs.case_folder
    dialogs.case_folder = lambda: folder / "补选案卷"
    on = made(folder, target, size, day)
    try:
        yield on
    finally:
        on.close()
        dialogs.case_folder = before
