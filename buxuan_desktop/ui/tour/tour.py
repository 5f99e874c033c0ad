"""One tour: the sample election comes on the desk, the bubble goes from stop to stop, and nothing is left behind."""

from pathlib import Path

from PySide6.QtCore import QObject

from buxuan_desktop.app.local import keep_toured
from buxuan_desktop.app.practice import sample, throw_away
from buxuan_desktop.app.seating import said
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.tour.bubble import Bubble
from buxuan_desktop.ui.tour.stops import STOPS
from buxuan_desktop.words import of_refusal

_TABLE = said("示范计票人", "示范监票人")


class Tour(QObject):
    """Begun by `begin`; it ends after the last stop, by Escape, or when another case comes on the desk."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._path: Path | None = None
        self._at = 0
        self.bubble: Bubble | None = None
        window.desk.opened.connect(self._look)

    def begin(self) -> None:
        """Show somebody around, unless something would be lost by it."""
        desk, unsaved = self._window.desk, self._window.page.unsaved()
        if self.bubble is not None:
            return
        if unsaved:
            self._window.refuse(unsaved)
            return
        case = desk.attempt(lambda: sample(desk.clock, desk.keeper, _TABLE, counted=False))
        if case is None:
            return
        desk.attempt(lambda: keep_toured(desk.home))
        desk.put(case)
        self._path = case.file.path
        self.bubble = Bubble(self._window.body)
        self.bubble.wanted.connect(self.go_on)
        self.bubble.left.connect(self.end)
        self._at = -1
        self.go_on()

    def go_on(self) -> None:
        """The next stop; after the last the start page."""
        self._at += 1
        if self.bubble is None or self._at >= len(STOPS):
            self.end()
            return
        stop, number = STOPS[self._at], f"{self._at + 1} / {len(STOPS)}"
        try:
            target = stop.come(self._window)
        except Refusal as refusal:
            self.end()
            self._window.refuse(of_refusal(refusal))
            return
        self.bubble.show_at(target, stop.title, stop.words, number, last=self._at + 1 == len(STOPS))

    def end(self) -> None:
        """Close the sample and go back to the start page."""
        if self.bubble is not None:
            self._window.desk.put(None)
            self._window.show_page("start")

    def _look(self) -> None:
        """The sample is no longer on the desk: nothing of it stays."""
        case = self._window.desk.case
        if self.bubble is None or (case is not None and case.file.path == self._path):
            return
        self.bubble.hide()
        self.bubble.deleteLater()
        self.bubble = None
        if self._path is not None:
            throw_away(self._path)
